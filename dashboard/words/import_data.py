"""Words of the page 导入."""


class Import:
    TITLE = "导入"
    ABOUT = "选择一个 .xlsx、.xls、.ods 或 .csv 文件，先检查、再看对结果的影响，按“确认导入”前不改动数据。"
    DATASET = "数据种类"
    RECOGNISED = "自动识别"
    PERIOD = "考核期（文件里没写时选）"
    AS_IN_FILE = "以文件为准"
    FILE = "要导入的文件（不超过{size}MB）"
    READING = "正在检查文件：{percent}%"
    STOP = "停止检查"
    NOT_STORED = "服务器写不了临时文件，没有检查，也没有改动任何数据。请联系系统管理员。"

    ORDER = "还没有任何数据。请按下面的次序导入，后面的表要靠前面的表认单位和要素："
    ORDER_LINE = "{number}. {title}{about}"
    RECOMMENDED = "（必需）"
    OPTIONAL = "（有则导入）"

    COMPUTING = "正在计算对评分和名次的影响，约需几秒……"
    EFFECT = "导入后，{effect}"
    END = "。"
    WITHOUT_RESULTS = "可以导入，暂不影响评分和名次"
    DRAFT = "影响按当前数据的草稿与导入后的草稿逐项比较得出；已经定稿的版本不会改变。"
    UNITS = "有变化的单位"
    MARKED = "这份文件带有“{mark}”标记，导入后仍带标记。"
    MIXED = "要改动的数据中原有模拟数据，相关结果仍会带“{mark}”标记。"
    PREVIEW = "导入预览"
    BY_PERIOD = "各期新增和修改的行数"
    PREVIEW_ABOUT = "共新增{added}行、修改{changed}行、未变{unchanged}行。文件没有提到的行保持不变。"
    SAME = "文件内容与现有数据完全一致，无需导入。"
    CONFIRM = "确认导入"
    CANCEL = "取消，不导入"


class Reading:
    """What was understood of the file."""

    MORE = "其余{count}条说明"
    COLUMNS = "列与数据项的对应（{count}列）"
    SKIPPED = "跳过的行（{count}行）"
    NAMES = "按别名或曾用名认出的名称（{count}个）"
    UNKNOWN_NAMES = "名册中没有、按代码对应的名称（{count}个）"
    NOTES = "未导入的内容和提示（{count}处，不影响导入）"


class Faults:
    """What is wrong with the file."""

    HEADLINE = "发现{count}处问题"
    HEADLINE_GROUPED = "发现{count}处问题，归为{kinds}类"
    REFUSED = "文件“{file}”没有导入，数据没有任何改动。请改正后重新选择文件。"
    ALL = "全部{count}处问题"
    ALL_LISTED = "全部{count}处问题，列出前{listed}处"
    WHOLE_HINT = "表里显示不全的，点一行左边的方框，这里显示全文。"
    MARKED = "下载标注后的文件"
    MARKED_HELP = "原文件的副本，有问题的单元格已标色并加批注，可退回填报单位。文件过大时改为问题清单。"
    MARKED_FILE = "{stem}_标注问题.xlsx"
    LIST_BUTTON = "下载问题清单"
    LIST_HELP = "Excel 工作簿，每处问题一行，写明位置、现填内容、应填内容和改法。"
    LIST_FILE = "{stem}_问题清单.xlsx"


class LeftOut:
    """The valid rows alone, and what is left out."""

    SWITCH = "只导入正确的{count}行"
    HELP = "默认整份改正后再导入。打开后，有问题的行不导入，清单随这次导入保存。"
    WARNING = "只导入正确的{count}行，另有{left}行不导入，清单随这次导入保存。"
    TITLE = "不导入的{count}行"
    TITLE_LISTED = "不导入的{count}行，列出前{listed}行"
    LIST_FILE = "{stem}_未导入的行.xlsx"


class Done:
    """After the import."""

    DONE = "已导入文件“{file}”，这是第{revision}次数据变更。各页面已按新数据计算。"
    ROWS = "新增{added}行、修改{changed}行。"
    LEFT_OUT = "有{count}行没有导入，清单已随这次变更保存。"
    CHANGED = "本次变更"
    SOURCE = "导入文件"
    TO_PAGE = "看{title}"
    UNDO = "如果导错了，可以在“{history}”撤销第{revision}次变更。"


class Columns:
    SHEET = "工作表"
    MENDING = "如何改正"
    COLUMN = "列名"
    DATASET = "数据"
    PERIOD = "期间"
