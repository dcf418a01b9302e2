"""A row of the spine in words: how it stands to the levels of its league."""

from analytics.systems.scores.spine import SpinePart, SpineRow
from dashboard.base.display import word
from dashboard.base.labels import safe
from dashboard.systems.unit.words import JUDGED_SIGNS, Spine

LEAST_UNITS = 2  # with fewer there is nobody to stand beside
# Points and the loss rates they stand for: the lowest score is the greatest loss.
RATES = {
    "own": "loss_rate",
    "lowest": "most_rate",
    "lower_quartile": "upper_rate",
    "median": "median_rate",
    "upper_quartile": "lower_rate",
    "highest": "least_rate",
}
_COLUMNS = SpineRow.columns()
_SIGNED = '<span style="color:{colour}">{sign}</span>'


def has_levels(row: dict) -> bool:
    """Whether the row has a league beside it."""
    return row["units"] >= LEAST_UNITS and row["median"] is not None


def _hover_template(row: dict) -> str:
    if not has_levels(row):
        return "{label}<br>本单位{own}分，满分{full}分<br>同组没有可比的单位"
    by_rate = row["loss_rate"] is not None and row["median_rate"] is not None
    whole, middle = (Spine.RATES, Spine.RATES_MIDDLE) if by_rate else (Spine.HOVER, Spine.HOVER_MIDDLE)
    ends = row["least_rate" if by_rate else "lowest"]
    return whole if ends is not None else middle  # a unit is not told the ends


def hover(row: dict) -> str:
    """What a touch says: the unit and the levels of its league."""
    words = {name: word(row[name], _COLUMNS[name]) for name in ("own_max", *RATES, *RATES.values())}
    return _hover_template(row).format(
        label=safe(row["label"]),
        full=words["own_max"],
        units=row["units"],
        lower=words["lower_quartile"],
        upper=words["upper_quartile"],
        **{name: words[name] for name in ("own", "lowest", "median", "highest", *RATES.values())},
    )


def amount(row: dict, colour: str) -> str:
    """What stands at the right of the line, its sign in the colour of the judgement."""
    said = {name: word(row[name], _COLUMNS[name]) for name in ("own", "own_max", "median", *RATES.values())}
    if row["own"] is None:
        return f"未审核 / {said['own_max']}"
    judged = row["judged"] or 0
    sign = _SIGNED.format(colour=colour, sign=JUDGED_SIGNS[judged])
    middle = "median" if row["loss_rate"] is None else "median_rate"
    # Names of items leave no room for it.
    beside = f"中位{said[middle]}" if has_levels(row) and row["part"] != SpinePart.ITEM else ""
    if row["loss_rate"] is None:
        amount = f"{sign} {said['own']} / {said['own_max']}"
        return f"{amount}（{beside}）" if beside else amount
    points = row["own_max"] - row["own"]
    lost = f"−{word(points, _COLUMNS['own'])}" if points else ""  # of nothing lost there is no minus
    return f"{sign} {said['loss_rate']}（{'，'.join(part for part in (lost, beside) if part)}）"
