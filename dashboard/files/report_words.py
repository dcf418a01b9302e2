"""Words of the provincial report. {period} is the period in words."""


class Report:
    TITLE_LINES = ("{period}全省机关党建考核", "情况报告")
    ATTACHED = "附件：分项情况"
    INTERNAL = "内部资料"
    DRAWING = "正在绘制图表、汇集各部分"
