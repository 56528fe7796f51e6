"""Tables to hide cells in: small ones by hand, larger ones from a seed."""

from collections.abc import Sequence

import numpy as np

from ineen.analysis.disclosure.linked import Group, Key, LinkedCells, linked, with_totals

ROWS, COLUMNS = Group("alles", ("a", "b", "c")), Group("totaal", ("x", "y", "z"))


def crossed(counts: Sequence[Sequence[int]], *, published: Sequence[Key] = ()) -> LinkedCells:
    """A table with its row, column and grand totals; rows a, b, c and columns x, y, z."""
    groups = [[ROWS], [COLUMNS]]
    names = zip(ROWS.parts, counts, strict=False)
    leaves = {(row, column): n for row, some in names for column, n in zip(COLUMNS.parts, some, strict=False)}
    return linked(with_totals(leaves, groups), groups, published)


def municipal(buurten: int, classes: int, wijken: int, kinds: int, seed: int) -> LinkedCells:
    """A year of a municipality: buurten in wijken, classes in groups, most buurten quiet and some classes rare."""
    random = np.random.default_rng(seed)
    expected = np.outer(random.lognormal(0, 0.6, buurten), random.lognormal(1.2, 1.1, classes))
    counts = random.poisson(expected * random.gamma(3, 1 / 3, expected.shape))
    groups = [_grouped("W", "B", buurten, wijken), _grouped("G", "K", classes, kinds)]
    leaves: dict[Key, int] = {(f"B{row}", f"K{column}"): int(n) for (row, column), n in np.ndenumerate(counts)}
    return linked(with_totals(leaves, groups), groups)


def _grouped(group: str, leaf: str, leaves: int, groups: int) -> list[Group]:
    split = np.array_split(np.arange(leaves), groups)
    within = [Group(f"{group}{at}", tuple(f"{leaf}{one}" for one in some)) for at, some in enumerate(split)]
    return [*within, Group("alles", tuple(one.whole for one in within))]
