"""Words about the kinds of weak branch."""

from analytics.systems.weak_kinds.weak_grouping import Note, State
from analytics.systems.weak_kinds.weak_recovered import Compared
from dashboard.kit.few_names import of_so_many


class WeakGroups:
    SECTION = "需帮助的支部短在哪里（全省）"
    ABOUT = (
        "始终是全省所有需帮助的支部：类型要在全部支部中才分得出来。"
        "这里把台账未销号的后进支部和一、二星的低星支部放在一起看短板，两者分别标明，只有在台账上的才称后进。"
        "类型只说明短在哪里，不说明原因，也不是评定结论。"
    )
    AND = "、"
    GAP = "；"
    OUTSIDE, AMONG_THEM = "；另有{parts}", "；其中{parts}"

    DRAWN = "：模拟到第{drawn}组就有一组分得不比实际差，{draws}组都不及实际才算有类型（显著性水平1%）"

    NAMED, UNNAMED, LOW = "{name}型", "无共同短板型", "{feature}偏低"
    WRONG = "短在哪里：{weaknesses}"
    WHERE = "在哪里：{branches}个支部，分布在{units}个单位，最多的是{most}"
    DRAWN = "模拟到第{drawn}组就有一组分得不比实际差，{draws}组都不及实际才算有类型（显著性水平1%）"
    TESTED = "轮廓系数{silhouette}，{draws}组模拟数据检验p值{p_value}，最低稳定性{stability}"
    RULE_OF = "类型{number}{rule}"

    RULE_OF_REST = "判别规则（排除法）：{conditions}，也就是排除这几项偏低的支部，其余归入本类（{shares}）"
    RULE_SHARES = "覆盖本类{rule_coverage}，符合者中{rule_precision}属于本类，留出检验吻合度{rule_fidelity}"
    SHAKY = "△ 换一批支部重新归类，这一类重合不多，只作参考"
    UNIT = "{name}（{count}个，需帮助的共{all}个）"
    TYPICAL = "典型支部（点开支部）"

    SHOW = "类型"
    EVERYONE = "全部"
    KIND = "类型{number}"
    MEMBERS_HEADLINE = "列出{count}个支部，最弱的是{names}，总得分率{rate}；点一行可看该支部"
    MEMBERS_NO_RATE = "列出{count}个支部，都没有完整的支部评分，排不出次序；点一行可看该支部"
    MEMBERS_FILE = "类型：{show}"

    MATRIX = "各单位的短板类型（支部数）"
    COLUMN = "类型{number} {name}"
    IN_KINDS = "各类型合计"
    ALL_WEAK = "需帮助的支部"
    GROUP_UNITS_HEADLINE = "{units}个单位有归入类型的支部，{name}最多（{count}个）；点一行可看该单位"
    GROUP_UNITS_TIED = (
        "{units}个单位有归入类型的支部，{name}等{tied}个单位最多（各{count}个）；点一行可看该单位"
    )

    THEN_NONE = "好转的有何不同：半年前没有评分完整又最接近本类的支部，不作对比"
    THEN_FEW = "好转的有何不同：半年前最接近本类的支部，{outcome}；两边都有{fewest}个以上才作对比"
    THEN = (
        "好转的有何不同：半年前最接近本类的支部中，{recovered}个已好转、{still}个仍薄弱；半年来两边差得最多的是{features}"
        "，只说明变化不同，不说明原因"
    )
    FAR = "；另有{count}个与各类都不接近或缺可比数据（{outcome}）"
    POINTS_OF_PERCENT = "个百分点"
    RECOVERED_UNIT = "各行计量单位"


STATES = {
    State.FOUND: "",
    State.TOO_FEW: ("能参与分类的只有{able}个{alike}，不足{fewest}个，不分类型"),
    State.NO_FEATURES: "可用的特征太少（多数特征各支部都一样或没有数据），不分类型",
    State.ONE_UNIT: "其中{largest}个在同一个单位，分不清是短板不同还是评分习惯不同，不分类型",
    State.NO_STRUCTURE: "未发现稳定分类，与没有类型的模拟数据相比看不出差别",
    State.OF_UNITS: "分出的差别只是跟着单位走，不能当作短板类型，不分类型",
    State.UNSTABLE: "换一批支部重新归类就不一样，类型不稳定，不分类型",
}
ALIKE = "（另{count}个与其中的各项数值相同，不重复算）"
STATE_LINE = "{counts}；{why}"
OUTSIDE_WORDS = {
    Note.ALONE: "单列情形{count}个",
    Note.NOT_KNOWN: "缺数据未参与分类{count}个",
    Note.OF_UNITS: "集中在个别单位、不作类型{count}个",
    Note.UNSTABLE: "类型不稳定、不列出{count}个",
}
COMPARED = {
    Compared.TOO_FEW: ("半年前需帮助的支部中，评分完整可比的，{outcome}；两边都有{fewest}个以上才作对比"),
    Compared.FIRST_HALF: "没有更早半年的台账和星级，不能对比已好转与仍薄弱的支部",
    Compared.NOBODY: "半年前没有台账未销号的后进支部，也没有低星支部，没有可对比的",
    Compared.OTHER_RUBRIC: "上一半年用的是另一版考评要素，两版不能相比，不对比已好转与仍薄弱的支部",
}


def outcome(recovered: int, still: int) -> str:
    """How many recovered and how many are still weak; in words where all did or none."""
    if recovered and still:
        return f"已好转{recovered}个、仍薄弱{still}个"
    if not recovered and not still:
        return "一个也没有"
    words = "{count}个都已好转" if recovered else "{count}个都仍薄弱"
    return of_so_many(words, recovered or still).format(count=recovered or still)
