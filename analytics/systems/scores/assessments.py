"""年底实地考核 and 年度述职评议: the two yearly marks beside the dynamic score."""

from analytics.base import record_columns as c
from analytics.base import rules
from analytics.base.dataset import Dataset

_FULL = rules.REVIEW_FULL_MARKS * rules.POINT


class Assessment(c.Record):
    """Unit × year: both marks out of 100, in hundredths of a point; null = not held yet."""

    org_id = c.organisation("单位", *c.UNIT_NAMES, primary_key=True)
    period = c.period(c.YEAR, "年度", "期间", primary_key=True)
    on_site = c.points(
        "年底实地考核",
        "实地考核",
        "年底实地考核得分",
        "实地考核得分",
        "年底考核",
        "年底考核得分",
        max=_FULL,
        nullable=True,
    )
    debriefing = c.points(
        "年度述职评议",
        "述职评议",
        "年度述职评议得分",
        "述职评议得分",
        max=_FULL,
        nullable=True,
    )


DATASET = Dataset("assessments", "年度考评", Assessment, "period", from_everybody=True)
