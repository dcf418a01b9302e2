"""How far two judgements on one scale agree beyond chance, large differences weighing more (Cohen 1968)."""

from collections.abc import Sequence


def weighted_kappa(counts: Sequence[Sequence[int]]) -> float | None:
    """Kappa with quadratic weights of a square table of counts; None where no disagreement is possible."""
    places = range(len(counts))
    rows, columns = [sum(row) for row in counts], [sum(column) for column in zip(*counts, strict=True)]
    observed = sum((i - j) ** 2 * counts[i][j] for i in places for j in places)
    expected = sum((i - j) ** 2 * rows[i] * columns[j] for i in places for j in places)
    return 1 - sum(rows) * observed / expected if expected else None
