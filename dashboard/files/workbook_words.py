"""Words of the workbook of everything."""


class Everything:
    NAME = "机关党建考核数据汇编"
    COVER = "封面"
    COVER_TITLE = "{period}机关党建考核数据汇编"
    NUMBER = "序号"
    SHEET = "工作表"
    ROWS = "行数"
    SOURCES = "数据来源"
    MARKED = "模拟数据"
    BACK = "返回目录"
    DRAFT = "{version}，尚未定稿，数据可能变动"
    OPEN = "本期数据尚未到期末，以下为阶段性结果"
    ABOUT = (
        "点工作表名称进入该表；各表可筛选，数字按存储的精度保留，显示时才取舍。“—”为没有数据。"
        "蓝底为达到或好转，橙底为未达到、超期或变差；只有方向明确的列才加底色。"
    )
    DEFINITIONS = "指标口径"
    OWN_SOURCE = "口径说明"
    NONE = "{period}没有“{title}”的数据：{sources}里没有本期的有关记录，或者没有符合条件的内容。"
