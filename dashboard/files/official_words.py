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
    WAITING = "另一位用户正在生成“{title}”，请稍候"
    STOPPED = "已停止，没有生成文件。"
    LACKING = "这份文件不完整，不会作为定稿的文件保存；补齐后请重新生成。{lacking}"
    UNKEPT = "文件可以下载，但没有作为定稿的文件保存，恢复后请重新生成。{why}"
    GAP = "；"
    DOWNLOAD = "下载"
    FAILED = "没有生成：{why}"
    DRAFT = "当前是草稿，文件首页会写明；要留作依据的，请先在“历史与定稿”页定稿。"
    KEPT = "定稿的文件第一次生成后存入数据存放处，以后再取是同一份。这一份还没有生成过。"
    ISSUED = "这一份已于{day}生成并存入数据存放处，再取是同一份。"
    OWN = "用自己的 Word 模板"
    OWN_HELP = (
        "在模板里写 {{ 字段 }}，例如 {{ stars }}；可用 {% if 字段 %}…{% endif %}。"
        "可先下载样例，在 Word 里改成自己的格式。字段末尾不带句号，请在模板里加上。字段如下。"
    )
    OWN_SAMPLE = "下载模板样例"
    OWN_SAMPLE_NAME = "模板样例.docx"
    OWN_LISTS_HELP = (
        "清单逐行列出：在表格里用一行写 {%tr for unit in units %}，下一行各格写 {{ unit.name }} 等，"
        "再用一行写 {%tr endfor %}；不在表格里时用 {%p for …%} 和 {%p endfor %}，各占一段。循环不能套循环。"
    )
    OWN_LISTED = "{name}（{title}）"
    OWN_LIST, OWN_COLUMN = "清单", "栏目"
    OWN_NEAR, OWN_UNLIKE = "{name}（是否指{near}）", "{name}"
    OWN_FILE = "选择 .docx 模板"
    OWN_FIELD, OWN_VALUE = "字段", "本期内容"
    OWN_EMPTY = "（本期为空）"
    OWN_NAME = "自备模板报告"
    AND = "、"
    SIZE_IN_MB, SIZE_IN_KB = "{size:.1f} MB", "{size} KB"
    ABOUT = "{title} · {size}"


# What a file is for: its name, and the files by the names of dashboard.files.official_files.
USES = {
    "report": ("全省报告", ("report", "report-pdf")),
    "brief": ("单位简报", ("brief", "brief-pdf", "briefs")),
    "ranking": ("排名表", ("ranking", "ranking-table")),
    "reminders": ("提醒督办", ("reminders", "reminders-table", "letters")),
    "data": ("全部数据", ("workbook",)),
    "slides": ("汇报演示", ("slides",)),
}
# Keys are the names of dashboard.files.official_files.
FILES = {
    "report": ("全省报告（Word）", "公文版式，图表自动编号，附全部附表；可直接编辑。"),
    "report-pdf": ("全省报告（PDF）", "由 Word 报告转换。"),
    "brief": ("单位简报（Word）", "每个单位两页：名次和变化、与同组对照、失分、支部、提醒。"),
    "brief-pdf": ("单位简报（PDF）", "由 Word 简报转换。"),
    "briefs": ("全部单位简报（压缩包）", "每个单位一份 Word 简报，附目录。"),
    "ranking": ("会议用排名表（Word）", "横排：名次、得分、同比、五星支部、后进支部、等次。"),
    "ranking-table": ("会议用排名表（Excel）", "横排，按页宽打印，可继续编辑。"),
    "workbook": ("全部结果工作簿（Excel）", "每张结果表一页，含图表、指标口径和来源；约需半分钟。"),
    "reminders": (
        "提醒清单（Word）",
        "缺报迟报、未审核、超期后进支部等，逐条标明是否需要办理；五星支部差额只作参照。",
    ),
    "reminders-table": ("提醒清单（Excel）", "与 Word 清单同样的内容，可筛选。"),
    "letters": ("提醒函（压缩包）", "有已到期、还没有办理的事项的单位，可选发；每家一份 Word，落款留空。"),
    "slides": ("汇报幻灯片（PowerPoint）", "一页一个结论，图表可在 PowerPoint 里编辑。"),
}
# Keys are the values of dashboard.media.pdf.Missing.
PDF_UNAVAILABLE = {
    "libreoffice": (
        "服务器没有安装 LibreOffice，不能转换 PDF。请系统管理员安装 libreoffice-writer；Word 文件不受影响。"
    ),
    "official_font": "服务器缺少公文字体，PDF 会用别的字体代替；缺哪些、怎样安装，见下面的“本机检查”。",
    "failed": "LibreOffice 没有转换成功，请稍后再试；如仍不成功，请联系系统管理员。Word 文件不受影响。",
}
# Keys are the values of dashboard.files.own_template.Fault.
OWN_FAULTS = {
    "old": "这是旧版 .doc 或加了密码的文件。请在 Word 里去掉密码，另存为 .docx 后再选。",
    "no_document": "这个文件不是 Word 文档，或者已经损坏。请在 Word 里打开检查，另存为 .docx 后再选。",
    "macros": "模板里有宏，不能使用。请在 Word 里另存为不带宏的 .docx 后再选。",
    "size": "模板太大：文件不能超过 10 MB，解开后不能超过 100 MB。请删去或压缩其中的图片。",
    "unknown": "模板里有不认识的字段：{names}。请对照下面的字段表改正。",
    "nested": "模板里的循环太复杂：循环不能套循环，清单要在循环里写出它自己的栏目，带循环的模板不宜过长。",
    "words": "模板里的字段写法有误：只能用字段、条件和循环，括号要成对，if 要有 endif，for 要有 endfor。",
}
# Keys are those of dashboard.files.template_fields.LISTS.
OWN_LISTS = {
    "units": "省直单位得分和名次",
    "attention_units": "需重点关注的单位",
    "short_units": "距参照线还差的省直单位",
    "open_branches": "未销号后进支部",
    "reminder_lines": "省直单位提醒",
}
