"""Draws the page icon: rising bars with a star. Run once; the picture is kept in the repository."""

import math
from pathlib import Path

from PIL import Image, ImageDraw

SIZE, FINE = 64, 8
RED, GOLD, WHITE = "#A61B29", "#F2C14E", "#FFFFFF"


def star(x: float, y: float, radius: float) -> list[tuple[float, float]]:
    """The ten corners of a star standing on two feet."""
    corners = [
        (radius if corner % 2 == 0 else radius * 0.4, math.pi * (corner / 5 - 0.5)) for corner in range(10)
    ]
    return [(x + reach * math.cos(angle), y + reach * math.sin(angle)) for reach, angle in corners]


def icon() -> Image.Image:
    """The icon, drawn large and scaled down so that its edges are smooth."""
    picture = Image.new("RGBA", (SIZE * FINE, SIZE * FINE))
    draw = ImageDraw.Draw(picture)
    draw.rounded_rectangle([(0, 0), (SIZE * FINE - 1, SIZE * FINE - 1)], 12 * FINE, fill=RED)
    for left, top in ((12, 40), (27, 31), (42, 34)):
        draw.rectangle([(left * FINE, top * FINE), ((left + 10) * FINE, 54 * FINE)], fill=WHITE)
    draw.polygon(star(47 * FINE, 18 * FINE, 12 * FINE), fill=GOLD)
    return picture.resize((SIZE, SIZE), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    icon().save(Path(__file__).parents[1] / "dashboard" / "static" / "icon.png", optimize=True)
