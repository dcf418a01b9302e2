"""星级评定: stars of branches. A rating stands until the next one."""

from analytics.base import record_columns as c
from analytics.base import rules
from analytics.base.dataset import Dataset


class StarRating(c.Record):
    """Branch × half-year: one to five stars, given for the state at the end of that half-year."""

    org_id = c.organisation("支部", *c.BRANCH_NAMES, primary_key=True)
    period = c.period(c.HALF, "评定期", "期间", "半年", "评定期间", primary_key=True)
    stars = c.number("星级", "评定星级", "评定结果", min=1, max=rules.TOP_STAR)


DATASET = Dataset("star_ratings", "星级评定", StarRating, "period", from_everybody=True)
