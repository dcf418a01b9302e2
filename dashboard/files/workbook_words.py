"""Words of the workbook of everything."""


class Everything:
    COVER = "封面"
    ABOUT = (
        "点工作表名称进入该表；各表可筛选，数字按存储的精度保留，显示时才取舍。“—”为没有数据。"
        "蓝底为达到或好转，橙底为未达到、超期或变差；只有方向明确的列才加底色。"
    )
    DEFINITIONS = "指标口径"
    NONE = "{period}没有“{title}”的数据：{sources}里没有本期的有关记录，或者没有符合条件的内容。"
