"""As many words of a list as a sentence has room for."""

from collections.abc import Sequence


def few(words: Sequence[str], room: int) -> list[str]:
    """The first ones that together have at most so many characters; always one, where there is one."""
    taken = list(words[:1])
    for word in words[1:]:
        if sum(map(len, taken)) + len(word) > room:
            break
        taken.append(word)
    return taken
