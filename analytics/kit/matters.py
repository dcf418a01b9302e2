"""What a unit is told of: whether it has to see to it now, or why it has not."""

from enum import StrEnum


class MatterState(StrEnum):
    """Only what is owed may be asked for: it binds the unit, its day has come, and it is still open."""

    OWED = "需要办理"
    REVIEW = "待工委审核"
    AHEAD = "未到期"
    COME = "已报送"
    NO_DAY = "没有规定期限"
    YARDSTICK = "参照口径"
