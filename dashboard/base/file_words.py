"""What every picture and workbook says about itself, and the buttons that offer them."""


class Files:
    UNIT = "单位：{unit}"
    SOURCE = "来源：{source}"
    PERIOD = "期间：{period}"
    FILTERS = "范围：{filters}"
    NOTE = "说明：{note}"
    EDITION = "版本：{edition}"
    METHOD = "口径日期：{date}"
    PART = "{title}（第{number}张/共{count}张）"
    GAP = "　　"
    SHORT_MARK = "模拟数据"
    PAGE_NUMBERS = "第 {page} 页，共 {pages} 页"


class Workbooks:
    EXCLAMATION = "！"
    FONT = "微软雅黑"
    DAY_FORMAT = 'yyyy"年"m"月"d"日"'
    SHEET_WITHOUT_NAME = "数据"
    CHART_SHEET = "图"
    CHART_MARKED = "{title}（{mark}）"
    CHART_DATA = "图中数据（改动下表，图随之变化）"
    CATEGORY = "类别"
    GROUP = "分组"
    VALUES = "数值"
    SAME_NAME = "{name}（{number}）"
    RANGE_TO = "{name}：止"
    RANGE_LENGTH = "{name}：间距"
    LABELS = "{name}：标注"
    UPRIGHT = "竖线：{words}"
    NUMBERED = "图中编号"
    GRID = "数据表（颜色深浅表示大小）"


class Downloads:
    PICTURE = "图片 PNG"
    PICTURE_HELP = (
        "300 dpi、不大于 156×220 毫米的图片，一页放不下的分成几张（压缩包），"
        "含结论、标题、单位、来源、期间、版本和口径日期，可直接粘贴到公文。"
    )
    SEVERAL = "{label}（共{count}张）"
    VECTOR = "矢量图 SVG"
    VECTOR_HELP = "放大不失真，文字仍是文字；说明与图片相同。新版 Word、WPS 和排版软件可以插入。"
    CHARTED = "Excel"
    CHARTED_HELP = "Excel 工作簿：可编辑的原生图表、图中数据和完整数据表，与本页数字一致。"
    TABLE = "Excel"
    TABLE_HELP = "Excel 工作簿，与本页数字一致，可继续编辑。"
    PICTURE_UNAVAILABLE = "图片暂不能导出"
    TOO_OFTEN = "导出过于频繁（每个账号每分钟最多{most}个文件），请{seconds}秒后再试。"
    BUSY = "正在为其他用户生成文件，请稍后再试。"
    STALE = "页面已更新，这个按钮已失效。请刷新页面后再下载。"
    FAILED = "文件没有生成，请刷新页面后再试；如仍不成功，请联系系统管理员。"


# Keys are the values of dashboard.media.chromium.Missing.
UNAVAILABLE = {
    "chromium": "服务器没有找到 Chromium 浏览器，不能绘制图片。请系统管理员安装 chromium 后重新启动。",
    "font": "服务器没有找到中文字体，绘制的图片会缺字。请系统管理员安装 fonts-noto-cjk 后重新启动。",
    "session": "服务器上的绘图程序没有响应，请稍后再试；如仍不成功，请联系系统管理员。",
}
