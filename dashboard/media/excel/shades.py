"""Colours as a spreadsheet wants them: mixed already, dark or light words on them."""

from dashboard.base import theme

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


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
