"""Words of the check of what the machine has for pictures and PDF."""


class SelfCheck:
    COMPLETE = "本机检查：图片和 PDF 所需的软件、字体都已安装"
    HERE, LACKING = "已安装", "缺少"
    LINE = "{title}（{purpose}）：{state}"
    AND = "、"
    AFTERWARDS = "安装后须重新启动本系统。"
    SUMMARY = "检查本机有没有画图和转换 PDF 所需的软件和字体，并逐个核对数据存放处的全部文件"
    LAKE_WHOLE = "数据存放处“{location}”：共{count}个文件，都与写入时一致"
    LAKE_DAMAGED = "数据存放处“{location}”：共{count}个文件，其中{damaged}个缺失或已损坏"
    DAMAGED = "文件“{file}”缺失或已损坏。请把备份里的同名文件放回原处。"


# Keys are the values of dashboard.files.selfcheck.Part: what it is called, what for, what to do without it.
PARTS = {
    "chromium": (
        "Chromium 浏览器",
        "绘制图片",
        "请系统管理员安装 Debian 软件包 chromium。未装时图片不能导出，"
        "全省报告会写明缺哪几幅图；其余文件不受影响。",
    ),
    "chinese_font": (
        "中文字体",
        "图片上的文字",
        "请系统管理员安装 Debian 软件包 fonts-noto-cjk。未装时不绘制图片，以免缺字。",
    ),
    "libreoffice": (
        "LibreOffice",
        "转换 PDF",
        "请系统管理员安装 Debian 软件包 libreoffice-writer。未装时不能生成 PDF；Word 文件不受影响。",
    ),
    "official_fonts": (
        "公文字体",
        "PDF 的版面",
        "缺{fonts}，PDF 会用别的字体代替；Word 文件不受影响。Debian 软件源没有这些字体，"
        "请从本单位已获授权的 Windows 或方正字库取字体文件，放到 /usr/local/share/fonts 后运行 fc-cache -f。",
    ),
}
