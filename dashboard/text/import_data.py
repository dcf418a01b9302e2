"""Words of the page 导入."""


class Import:
    TITLE = "导入"
    ABOUT = (
        "选择一个 .xlsx、.xls 或 .csv 文件，先检查、再预览，确认以前不改动任何数据；有一处不对，整份不导入。"
    )
    DATASET = "数据种类"
    RECOGNISED = "自动识别"
    PERIOD = "考核期（文件里没写时选）"
    AS_IN_FILE = "以文件为准"
    FILE = "要导入的文件（不超过{size}MB）"
    WORKING = "正在检查文件……"
    NOT_STORED = "服务器写不了临时文件，没有检查，也没有改动任何数据。请联系系统管理员。"

    ORDER = "还没有任何数据。请按下面的次序导入，后面的表要靠前面的表认单位和要素："
    ORDER_LINE = "{number}. {title}{about}"
    RECOMMENDED = "（必需）"
    OPTIONAL = "（有则导入）"

    RECOGNISED_AS = "识别为“{title}”，文件“{file}”。"
    REFUSED = "文件“{file}”有{count}处问题，没有改动任何数据。请按下表修改后重新选择文件。"
    REFUSED_LISTED = "文件“{file}”有{count}处问题，下表列出前{listed}处，没有改动任何数据。请修改后重新选择。"
    ISSUES = "导入问题清单"
    NOTES = "未导入的内容（不影响导入）"
    MARKED = "这份文件带有“{mark}”标记，导入后仍带标记。"
    MIXED = "要改动的数据中原有模拟数据，相关结果仍会带“{mark}”标记。"
    PREVIEW = "导入预览"
    PREVIEW_ABOUT = "共新增{added}行、修改{changed}行、未变{unchanged}行。文件没有提到的行保持不变。"
    SAME = "文件内容与现有数据完全一致，无需导入。"
    CONFIRM = "确认导入"
    DONE = "已导入文件“{file}”，这是第{revision}次数据变更。各页面已按新数据计算。"
    CHANGED = "本次变更"
    SOURCE = "导入文件"
    TO_PAGE = "看{title}"


class Columns:
    SHEET = "工作表"
    CELL = "单元格"
    VALUE = "原值"
    EXPECTED = "应为"
    WORDS = "说明"
    MENDING = "如何改正"
    COLUMN = "列名"
    FILE = "文件"
    DATASET = "数据"
    PERIOD = "期间"
    ADDED = "新增"
    CHANGED = "修改"
    UNCHANGED = "未变"
    WHOLE = "不分期"
