"""Words of the command line; also those argparse would say in English."""


class Program:
    COMMAS = "[,，]"  # between names
    NAME = "python -m dashboard"
    ABOUT = "机关党建考核分析：命令行。数据写到标准输出，说明写到标准错误。"
    STATUSES = (
        "退出码：0 完成；1 因数据原因拒绝，未作改动（文件有问题、考核期未结束、已导入过、数据已被他人更改）"
        "或没有权限；2 用法不对；3 数据存放处不可用。Ctrl-C 中断为 130，输出管道被关闭为 141。"
    )
    COMMAND = "命令"
    LAKE = "数据存放处：文件夹，或 PostgreSQL 地址；不写则取环境变量 {variable}，再则 {default}"
    LAKE_VALUE = "目录"
    ACTOR = "操作岗位，记入变更历史（默认：{actor}）"
    ACTOR_VALUE = "岗位"
    THIS_MACHINE = "本机"
    PERIOD_VALUE = "考核期"
    FILE_VALUE = "文件"
    TARGET_FULL = "“{file}”所在的磁盘已满，没有写成，也没有留下半个文件。请清理空间或换一个位置后重试。"
    TEMPORARY_FULL = "存放临时文件的磁盘已满，读不了“{file}”，没有改动任何数据。请清理空间后重试。"
    OUTPUT_FULL = "输出所在的磁盘已满，没有写完。已完成的变更可用 history 查看；清理空间或换一个位置后重试。"
    OUTPUT_FAILED = "输出没有写完。请检查输出的位置后重试；已完成的变更可用 history 查看。"
    INTERRUPTED = "已中断，没有改动任何数据。"
    INTERRUPTED_CHANGING = "已中断。变更要么整个完成，要么没有发生，可用 history 查看。"
    JSON = "以 JSON 输出，供程序读取；各键见 docs/OPERATIONS.md"


class Seed:
    SUMMARY = "在空的数据存放处装入示例数据（模拟数据，非真实考核结果）"
    NUMBER = "随机种子，相同的种子得到相同的数据（默认：{seed}）"
    BRANCHES = "支部数，{least}—{most}（默认：{branches}）"
    NO_STRUCTURE = "后进支部不分类型，供对照"
    IF_EMPTY = "已有数据时不作改动，按完成处理"
    NUMBER_VALUE = "整数"
    NOT_A_COUNT = "“{text}”不是 {least}—{most} 之间的整数"
    NOT_A_SEED = "“{text}”不是 0 或正整数"
    LEFT_ALONE = "已有数据（第{revision}次变更），未装入示例数据。"
    NOT_EMPTY = "已有数据（第{revision}次变更），不能装入示例数据；请用 --lake 另指定一个空目录。"
    WORKING = "正在生成示例数据……"
    DONE = "已装入示例数据：{datasets}类数据，{rows}行。"
    ISSUED = "已定稿：{period}（编号{id}）。"
    MARK = "注意：{mark}。"


class Import:
    FILE = "要导入的文件"
    DATASET = "数据类别（默认按文件内容识别），可写名称或标题：{names}"
    DATASET_VALUE = "类别"
    PERIOD = "考核期（文件里没写时用），写法：{forms}"
    UNREADABLE = "打不开文件“{file}”。请检查路径和读取权限。"
    UNKNOWN_DATASET = "没有数据类别“{text}”，可选：{names}"
    NOTE = "提示：{issue}"
    REFUSED = "“{file}”有{count}处问题，未作任何改动。请按上面所列修改后重新导入。"
    REFUSED_LISTED = "“{file}”有{count}处问题（上面列出前{listed}处），未作任何改动。请修改后重新导入。"
    CHANGE = "{dataset}：新增{added}行，变更{changed}行，未变{unchanged}行"
    CHANGE_IN = "{dataset} {period}：新增{added}行，变更{changed}行，未变{unchanged}行"
    SAME = "文件内容与现有数据一致，无需导入。"
    DONE = "已导入“{file}”（第{revision}次变更）。"
    MARK = "注意：该文件标明{mark}。"


class Finalise:
    SUMMARY = "将一个半年或年度的结果定稿，在标准输出给出版本编号"
    PERIOD = "要定稿的半年或年度，如 2023H2、2023"
    ACCEPT = "已核对、可以不齐全的情况，逐项写明，用逗号分开：{names}；不写则有不齐全的就不定稿，并列出来"
    ACCEPT_VALUE = "名称,名称"
    NO_LACK = "不认识“{text}”，可写：{names}"
    DONE = "{period}已定稿：第{number}版（编号{id}）。"


class Results:
    SUMMARY = "输出结果表；不写表名则列出所有结果表"
    NAME = "结果表的名称（如 rankings）或标题（如 单位排名）"
    NAME_VALUE = "表名"
    PERIOD = "考核期，写法：{forms}；不写则取最近有审核评分的半年"
    EDITION = "定稿版本的编号，见 history"
    EDITION_VALUE = "编号"
    DRAFT = "draft"
    CSV = (
        "按存储的列名和数值输出 CSV（UTF-8），供程序读取：分数以百分之一分存储（score 各列为万分之一分），"
        "percent 为万分之一，占比为 0 到 1；末尾三列是期间、版本和是否模拟"
    )
    NEEDS_NAME = "--period、--edition 要与表名一起使用。可用的表：{names}"
    UNKNOWN_TABLE = "没有结果表“{text}”，可选：{names}"
    UNKNOWN_EDITION = "没有编号为“{id}”的定稿版本。已有版本：{ids}"
    NO_EDITIONS = "无"
    OTHER_PERIOD = "版本“{id}”是{own}的，与 --period {period} 不符"
    EMPTY_LAKE = "还没有任何数据。请先用 import 导入，或用 seed 装入示例数据。"
    NO_PERIODS = "还没有任何一期的考核数据。请用 import 导入审核评分、星级评定或自查自评。"
    NO_ROWS = "{period}没有“{title}”的数据。"
    LINE = "{title}　{period} · {version}"
    HEADINGS = ("名称", "标题")


class Export:
    SUMMARY = "把正式文件写入文件夹，供每夜定时运行；与“报告与图表”页同样的文件"
    KIND = "文件种类：{names}；all 为全部（单位简报合为一个压缩包）"
    KIND_VALUE = "种类"
    NAMED = "{name}（{title}）"
    AND = "、"
    FOLDER = "写入的文件夹，没有则新建；同名文件会被替换"
    FOLDER_VALUE = "文件夹"
    UNIT = "单位代码，写单位简报时要填"
    UNIT_VALUE = "单位"
    LEAGUE = "只写这一分组；不写则各分组都写"
    LEAGUE_VALUE = "分组"
    INTERNAL = "在首页标注“内部资料”"
    NO_UNIT = "请用 --unit 填写单位代码"
    TO = "提醒函只发给这些单位，写单位代码，用逗号分开；不写则发给全部有事项的单位"
    TO_VALUE = "单位,单位"
    ADDRESSEES = "只列出收函单位、事项数、以前何时生成过提醒函，不写文件"
    ADDRESSEE_HEADINGS = ("代码", "单位", "事项数", "以前的提醒函")
    ONLY_LETTERS = "--to 和 --addressees 只用于提醒函（letters）"
    NO_ADDRESSEES = "--to 没有写单位代码"
    NOT_ADDRESSED = "{codes}在{period}没有已到期、还没有办理的事项，不发提醒函。可发的单位见 --addressees"
    UNKNOWN_LEAGUE = "没有分组“{league}”，可选：{names}"
    NO_FOLDER = "不能写入文件夹“{file}”，请检查路径和权限"
    FULL_OF_EDITION = (
        "该文件已随定稿版保存在数据存放处，腾出空间后重新执行即得同一份；没有记为已导出，数据没有改动。"
    )
    FULL_OF_DRAFT = "数据存放处没有任何改动。"
    MAKING = "正在生成“{title}”：{percent}%{doing}"
    FAILED = "没有生成“{title}”：{why}"
    LACKING = "“{title}”不完整：{what}"
    NOT_NOTED = "已生成“{title}”，但没有记入操作记录。{why}"
    NO_UNITS = "{period}没有单位名次，不生成分组的“{title}”"


class History:
    SUMMARY = "列出数据变更和定稿版本，新的在前"
    COMMITS = "数据变更"
    EDITIONS = "定稿版本"
    COMMIT_HEADINGS = ("次序", "时间", "操作", "操作人", "文件", "内容")
    EDITION_HEADINGS = ("编号", "考核期", "版次", "时间", "操作人", "依据", "口径日期", "模拟数据")
    MOMENT = "%Y-%m-%d %H:%M"
    UNDONE = "{action}（已被第{by}次变更撤销）"
    BUILT_ON = "第{revision}次变更"
    ONE = "{dataset} {done}"
    OF_PERIOD = "{dataset} {period} {done}"
    OF_PERIODS = "{dataset} {count}期 {done}"
    MANY = "{count}类数据 {done}"
    DONE = ("新增{rows}行", "修改{rows}行", "删除{rows}行")
    AND = "、"
    UNCHANGED = "没有改动行"
    SWEPT = "行数已无从比较"
    SEPARATOR = "；"
    NONE = "还没有任何变更。"
    NO_EDITIONS = "还没有定稿版本。"


class HistoryDetails:
    NUMBER = "只看这一次变更的内容（次序，如 12）"
    NUMBER_VALUE = "次序"
    ORIGINAL = "把这次导入的原文件存到此处，不能已存在"
    LEFT_OUT = "把这次导入时未导入的行存到此处，不能已存在"
    NEEDS_NUMBER = "--original、--left-out 要与变更次序一起使用。"
    HEADINGS = ("数据", "期间", "新增", "修改", "删除", "变更后共")
    KEPT = "原文件“{name}”，{size}字节。"
    KEPT_LEFT_OUT = "未导入的行“{name}”，{size}字节。"
    NOT_KEPT = "第{revision}次变更没有保存这样的文件。"
    SAVED = "已存到“{file}”。"


class Undo:
    SUMMARY = "撤销一次变更：恢复它改动、此后未再改动的行，列出其余的行"
    NUMBER = "要撤销的变更次序，见 history"
    PREVIEW = "只列出将恢复、移除和保留的行及对结果的影响，不撤销"
    UNKNOWN = "没有第{revision}次变更。"
    PART = "{partition}：恢复{restored}行，移除{removed}行，保留{kept}行"
    KEPT = "保持不变的行"
    KEPT_MORE = "另有{count}行，未列出。"
    KEPT_HEADINGS = ("数据", "期间", "组织", "记录", "此后变更")
    PREVIEWED = "尚未撤销；去掉 --preview 即可撤销。"
    DONE = "已撤销第{revision}次变更（这是第{by}次变更）。"


class Editions:
    SUMMARY = "列出定稿版本；给出编号则列出该版与上一版不同的数字"
    ID = "版本编号，如 2023H2-2"
    ID_VALUE = "编号"
    HEADINGS = ("结果表", "记录", "项目", "原数字", "现数字")
    ISSUED = "随该版发出的文件"
    ISSUED_HEADINGS = ("文件", "字节", "时间")


class Template:
    SUMMARY = "生成一类数据的空白工作簿：带填写说明、下拉列表，单位或支部名称已填好"
    FORM = "表的样式：matrix 汇总表，card 评分卡（一张表一个单位，一行一项；默认：matrix）"
    FORM_VALUE = "样式"
    PERIOD = "填哪一期，名称只列当时存在的组织；不写则在表里选。写法：{forms}"
    UNIT = "只做一个单位的，写名称或组织代码；支部评分卡必须写"
    UNIT_VALUE = "单位"
    UNKNOWN_FORM = "没有样式“{text}”，可选：{names}"
    DATASET = "数据类别，可写名称或标题：{names}"
    FILE = "要写的 .xlsx 文件，不能已存在"
    EXISTS = "文件“{file}”已存在，未覆盖。"
    NOT_WRITTEN = "写不了文件“{file}”。请检查路径和写入权限。"
    DONE = "已写入“{file}”。"


class Periods:
    FORMS = "2021、2021H2、2021Q4、2021-12"
    UNKNOWN = "“{text}”不是考核期，写法：{forms}"


class Refusals:
    ALREADY_IMPORTED = "这份文件已由{actor}于{moment}导入（第{revision}次变更，文件“{file}”），未作任何改动。"
    HEADS_MOVED = "预览之后这些数据又有变更：{partitions}{by}。未作任何改动，请按最新数据重新核对后再确认。"
    MOVED_SINCE_SEEN = (
        "打开本页之后数据又有变更：{partitions}{by}。没有定稿；本页已换成最新数据，请重新核对后再确认。"
    )
    OVERTAKEN = "处理期间他人多次改动了这些数据：{partitions}{by}。未作任何改动，请再运行一次。"
    ALREADY_UNDONE = "第{revision}次变更已被第{by}次变更撤销，未作任何改动。要恢复它，请撤销第{by}次变更。"
    UNDO_BREAKS = "撤销后“{dataset}”不符合规则“{rule}”，未作任何改动。请先处理依赖这些行的数据。"
    SCORES_BEYOND = (
        "撤销后，“{dataset}”等表有{count}个分数会高于考评要素的分值，没有撤销，未作任何改动。"
        "请先更正这些分数或考评要素。"
    )
    STILL_NAMED = "撤销会移除“{gone}”里仍被{named_in}引用的记录，未作任何改动。请先撤销或更正这些数据。"
    CONFLICT = "文件与已有的“{dataset}”合在一起不符合规则“{rule}”，未作任何改动。请检查后重新导入。"
    DAMAGED = "数据存放处“{location}”里的文件缺失、损坏或读不出。请从备份恢复后重试。"
    AND = "、"


# What argparse says; the keys are its own, for Python 3.11 and 3.12.
ARGPARSE = {
    "usage: ": "用法：",
    "positional arguments": "参数",
    "options": "选项",
    "subcommands": "命令",
    "show this help message and exit": "显示帮助并退出",
    "%(prog)s: error: %(message)s\n": "%(prog)s：错误：%(message)s\n",
    "argument %(argument_name)s: %(message)s": "参数 %(argument_name)s：%(message)s",
    "the following arguments are required: %s": "缺少参数：%s",
    "one of the arguments %s is required": "以下参数须有一个：%s",
    "unrecognized arguments: %s": "不认识的参数：%s",
    "unexpected option string: %s": "不该有的选项：%s",
    "not allowed with argument %s": "不能与参数 %s 一起使用",
    "ignored explicit argument %r": "不接受取值 %r",
    "expected one argument": "要有一个取值",
    "expected at most one argument": "最多一个取值",
    "expected at least one argument": "至少一个取值",
    "expected %s argument": "要有 %s 个取值",
    "expected %s arguments": "要有 %s 个取值",
    "ambiguous option: %(option)s could match %(matches)s": "选项 %(option)s 不明确，可能是 %(matches)s",
    "invalid %(type)s value: %(value)r": "%(value)r 不合要求（%(type)s）",
    "invalid choice: %(value)r (choose from %(choices)s)": "没有 %(value)r，可选：%(choices)s",
    "unknown parser %(parser_name)r (choices: %(choices)s)": "没有命令 %(parser_name)r，可选：%(choices)s",
}
