"""Words of the page 报告与图表 and of the official files it offers."""


class Official:
    TITLE = "报告与图表"
    INTRO = "各页的图和表可在原处导出图片和表格；这里是成套的正式文件，数字与各页同出一处。"
    USE = "用途"
    KIND = "文件"
    UNIT = "单位（可输入名称查找）"
    INTERNAL = "在首页标注“内部资料”"
    MAKE = "生成文件"
    STOP = "停止"
    MAKING = "正在生成“{title}”：{percent}%{doing}"
    DOING = "（{doing}）"
    CONVERTING = "正在转换为 PDF"
    WAITING = "另一位用户正在生成“{title}”，请稍候"
    STOPPED = "已停止，没有生成文件。"
    LACKING = "这份文件不完整，不会作为定稿的文件保存；补齐后请重新生成。{lacking}"
    GAP = "；"
    DOWNLOAD = "下载"
    FAILED = "没有生成：{why}"
    DRAFT = "当前是草稿，文件首页会写明；要留作依据的，请先在“历史与定稿”页定稿。"
    KEPT = "定稿的文件第一次生成后存入数据存放处，以后再取是同一份。这一份还没有生成过。"
    ISSUED = "这一份已于{day}生成并存入数据存放处，再取是同一份。"
    OWN = "用自己的 Word 模板"
    OWN_HELP = "在模板里写 {{ 字段 }}，例如 {{ stars }}；可用 {% if 字段 %}…{% endif %}。字段如下。"
    OWN_FILE = "选择 .docx 模板"
    OWN_FIELD, OWN_VALUE = "字段", "本期内容"
    OWN_EMPTY = "（本期为空）"
    OWN_UNKNOWN = "模板里有不认识的字段：{names}。请对照下面的字段表改正。"
    OWN_REFUSED = "这个文件不能用作模板：应是 .docx，且只含字段、条件和循环。"
    OWN_NAME = "自备模板报告"
    AND = "、"
    SIZES = "{size:.1f} MB"
    ABOUT = "{title} · {size}"


# What a file is for: its name, and the files by the names of dashboard.exports.offered.
USES = {
    "report": ("全省报告", ("report", "report-pdf")),
    "brief": ("单位简报", ("brief", "brief-pdf", "briefs")),
    "ranking": ("排名表", ("ranking", "ranking-table")),
    "reminders": ("提醒督办", ("reminders", "reminders-table", "letters")),
    "data": ("全部数据", ("workbook",)),
    "slides": ("汇报演示", ("slides",)),
}
# Keys are the names of dashboard.exports.offered.
FILES = {
    "report": ("全省报告（Word）", "公文版式，图表自动编号，附全部附表；可直接编辑。"),
    "report-pdf": ("全省报告（PDF）", "由 Word 报告转换。"),
    "brief": ("单位简报（Word）", "每个单位两页：名次和变化、与同组对照、失分、支部、提醒。"),
    "brief-pdf": ("单位简报（PDF）", "由 Word 简报转换。"),
    "briefs": ("全部单位简报（压缩包）", "每个单位一份 Word 简报，附目录。"),
    "ranking": ("会议用排名表（Word）", "横排：名次、得分、同比、五星支部、后进支部、等次。"),
    "ranking-table": ("会议用排名表（Excel）", "横排，按页宽打印，可继续编辑。"),
    "workbook": ("全部结果工作簿（Excel）", "每张结果表一页，含图表、指标口径和来源；约需半分钟。"),
    "reminders": ("提醒清单（Word）", "缺报迟报、未审核、超期后进支部、五星支部还差的个数。"),
    "reminders-table": ("提醒清单（Excel）", "与 Word 清单同样的内容，可筛选。"),
    "letters": ("提醒函（压缩包）", "有事项要办的单位每家一份 Word，落款留空。"),
    "slides": ("汇报幻灯片（PowerPoint）", "八页，图表可在 PowerPoint 里编辑。"),
}
# Keys are the values of dashboard.exports.pdf.Missing.
PDF_UNAVAILABLE = {
    "libreoffice": (
        "服务器没有安装 LibreOffice，不能转换 PDF。请系统管理员安装 libreoffice-writer；Word 文件不受影响。"
    ),
    "official_font": "服务器缺少公文字体，PDF 会用别的字体代替；缺哪些、怎样安装，见下面的“本机检查”。",
    "failed": "LibreOffice 没有转换成功，请稍后再试；如仍不成功，请联系系统管理员。Word 文件不受影响。",
}
