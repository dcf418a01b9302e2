"""Which direction of a number is good; declared with its column."""

from enum import Enum, auto


class Good(Enum):
    """What is welcome: a rise, a fall, none at all, yes, no."""

    RISE = auto()
    FALL = auto()
    NONE = auto()
    YES = auto()
    NO = auto()

    def welcomes(self, value: float | None) -> bool | None:
        """Whether the change, count or flag is welcome; None: it is unknown, or neither rose nor fell."""
        if value is None:
            return None
        match self:
            case Good.RISE:
                return value > 0 if value else None
            case Good.FALL:
                return value < 0 if value else None
            case Good.YES:
                return bool(value)
            case Good.NONE | Good.NO:
                return not value
