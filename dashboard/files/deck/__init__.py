"""The presentation: a sentence a slide, and the native chart or table it is taken from."""

from collections.abc import Callable

from dashboard.base.caption import Caption
from dashboard.base.source import Source
from dashboard.files.deck import of_systems, standing
from dashboard.media.slides.presentation import Deck
from dashboard.media.slides.words import Slides

_SLIDES: tuple[Callable[[Deck, Source], None], ...] = (
    standing.opening_slide,
    standing.overall,
    standing.places,
    of_systems.add,
    standing.next_steps,
)


def pptx(source: Source) -> bytes:
    """The presentation as .pptx; the same results give the same bytes."""
    deck = Deck(about(source))
    for add in _SLIDES:
        add(deck, source)
    return deck.pptx()


def about(source: Source) -> Caption:
    """What the presentation says of itself, inside and in its name."""
    return source.whole(Slides.NAME)
