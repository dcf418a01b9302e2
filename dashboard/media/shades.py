"""Colours mixed already, dark or light words on them, and those of the bands of a heat map."""

from dashboard.base import theme
from dashboard.kit.chart import HeatMap

_BRIGHT = 0.62  # of the light of white: dark words are read better on what is brighter


def on_white(colour: str, strength: float | None = None) -> str:
    """'#3B76AF33' as it looks on white; or the colour at that strength, from 0 to 1."""
    share = int(colour[7:9], 16) / 255 if strength is None else strength
    mixed = (round(255 - (255 - part) * share) for part in _parts(colour))
    return "#" + "".join(f"{part:02X}" for part in mixed)


def ink_on(colour: str) -> str:
    """The colour of words on a bar of that colour."""
    red, green, blue = _parts(colour)
    is_bright = (0.3 * red + 0.59 * green + 0.11 * blue) / 255 > _BRIGHT
    return theme.LIGHT.text if is_bright else theme.LIGHT.background


def of_bands(grid: HeatMap, colours: theme.Palette) -> list[str]:
    """A colour for every band from the least on: its own, or as far apart as the sequence has room for."""
    if grid.looks:
        return [colours.of(look) for look in grid.looks]
    last = len(colours.sequence) - 1
    return [colours.sequence[round(number * last / len(grid.limits))] for number in range(len(grid.bands))]


def readable_on(colour: str) -> str:
    """Black or white, whichever is read better on it: one of them always keeps a contrast of 4.5."""
    linear = [_linear(part / 255) for part in _parts(colour)]
    light = sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
    return "#000000" if (light + 0.05) ** 2 > 0.05 * 1.05 else "#FFFFFF"


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
