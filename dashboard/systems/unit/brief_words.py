"""Words of the brief of a unit."""


class Brief:
    NAME = "机关党建考核简报"
    SUBTITLE = "{period}机关党建考核简报"
    PLACE = "名次和变化"
    BESIDE = "与同组对照"
    BESIDE_TABLE = "各维度得分与同组对照（单位：分）"
    LOST = "失分和提分空间"
    LOST_CHART = "失分最多的{count}项考评要素（单位：分）"
    LOST_FORMAT = "0.00"
    BRANCHES = "支部建设"
    CONDUCT = "减负和报送"
    WORK_GAP = "、"
    ITSELF = "本单位"
    UNKNOWN = "组织名册里没有代码为“{code}”的单位，没有简报。"
    INDICATOR = "{label}：{value}"
    POINTS = "{value}分"
    ABOUT = "（{about}）"
    BESIDE_GAP = "，"
    GAP = "；"
    ORIGIN = "{origin}　　{making}"


class Briefs:
    NAME = "机关党建考核简报汇编"
    CONTENTS = "目录.xlsx"
    NUMBER = "序号"
    UNIT = "单位"
    FILE = "文件"
    REFUSED = "没有简报的原因"
