"""The words of the ledger of visits, which several systems count: why somebody came, who, what of it."""

from enum import StrEnum

from analytics.base.rules import Level
from analytics.kit.round_columns import BAD, GOOD


class VisitKind(StrEnum):
    """Why somebody came, or to whom an organisation gave account."""

    OBSERVATION = "支部观摩"
    LIFE_CHECK = "组织生活检查"
    CONTACT = "联系点到访"
    DEBRIEFED_UPWARD = "述职（向上级）"
    DEBRIEFED_OWN = "述职（向本级）"


class Organiser(StrEnum):
    """Who came, or sent somebody."""

    WORKING_COMMITTEE = "工委"
    UNIT = "本单位"
    COMMITTEE = "机关党委"
    EACH_OTHER = "互观互学"


class Verdict(StrEnum):
    """What was found, in words; never added up (assumption: the scale is ours)."""

    GOOD = "好"
    FAIR = "较好"
    ORDINARY = "一般"
    POOR = "差"


class Exemplar(StrEnum):
    """Held up for others to see."""

    GOOD = GOOD
    BAD = BAD


DEBRIEFED = (VisitKind.DEBRIEFED_UPWARD.value, VisitKind.DEBRIEFED_OWN.value)
_BELOW = (Level.COMMITTEE, Level.GENERAL_BRANCH, Level.BRANCH)
LEVELS = {
    VisitKind.OBSERVATION.value: (Level.BRANCH,),
    VisitKind.LIFE_CHECK.value: _BELOW,
    VisitKind.CONTACT.value: (Level.BRANCH,),
    **dict.fromkeys(DEBRIEFED, (Level.UNIT, *_BELOW)),
}  # whom each kind of visit is to
