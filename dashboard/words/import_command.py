"""Words of the command `import`: what it can be asked for and what it says of a file."""


class Options:
    SUMMARY = "导入一个工作簿（.xlsx、.xls、.ods 或 .csv）；有任何问题则不作改动"
    CHECK = "只检查：列出读懂了什么、全部问题和改法，不导入"
    PREVIEW = "检查并预览：另列出对结果的影响和逐行的原值、新值，不导入"
    VALID_ROWS = "文件有问题时只导入没有问题的行，列出并保存未导入的行；可与 --check、--preview 同用"
    MARKED = "文件有问题时，把标出问题的副本存到此处（.xlsx，不能已存在）"


class Progress:
    READING = "正在读取文件 {percent}%"
    BUILDING = "正在计算对结果的影响……"
    MARKING = "正在生成标注副本……"


class Told:
    NAMES = "按别名或曾用名对应的名称"
    GROUP = "{number}. {kind}，{count}处{place}。{mending}"


class Outcomes:
    CHECKED = "检查通过，尚未导入；去掉 --check 即可导入。"
    PREVIEWED = "尚未导入；去掉 --preview 即可导入。"
    CHECKED_VALID = "尚未导入；去掉 --check 或 --preview 即可只导入没有问题的行。"
    VALID_OFFERED = "没有问题的有{valid}行，可用 --valid-rows 只导入这些行。"
    NO_VALID_ROWS = "“{file}”没有一行可以单独导入，未作任何改动。请按上面所列修改后重新导入。"
    LEFT_OUT = "{count}行没有导入，已随本次变更保存，可用 history {revision} --left-out 取出。"
    LEFT_OUT_NAME = "{stem}_未导入的行.xlsx"
    MARKED = "已将标出问题的副本存到“{file}”。"
    LISTED = "该文件不能直接标注，已将问题清单存到“{file}”。"
    NOTHING_TO_MARK = "文件没有问题，没有生成标注副本。"
    NOT_XLSX = "标注副本是 .xlsx 文件，请把“{file}”改为以 .xlsx 结尾的文件名。"
