"""Does a file break off between two rows? Its rows tell, where they go through the same things again and again.

A typed set of Statistics Netherlands has a row for every class × region × period: what users report of the length of
tables 47013NED and 47021NED is that product. Such a file goes through all regions and periods of one class, then
through the same of the next. Where it ends halfway, after at least two whole rounds, it was cut.

What cannot be seen: a file that ends after a whole round, and one whose rows go through nothing twice.
"""

from array import array
from collections.abc import Sequence
from itertools import combinations

_ENOUGH = 2  # whole rounds that are the same, before a shorter last one says anything


class Frame:
    """Looks at the rows of one file, in their order. `dimensions` are Dutch words for what each of the keys is."""

    def __init__(self, *dimensions: str) -> None:
        self._dimensions = dimensions
        self._numbers: dict[str, int] = {}
        places = range(len(dimensions))
        self._rounds = [_Rounds(some) for size in places[1:] for some in combinations(places, size)]

    def row(self, *keys: str) -> None:
        """One row, by its keys in the order of the dimensions."""
        if not self._rounds:
            return
        numbers = [self._numbers.setdefault(key, len(self._numbers)) for key in keys]
        self._rounds = [one for one in self._rounds if one.goes_on(numbers)]

    def broken_off(self) -> str:
        """After the last row: in Dutch where the file ends halfway; empty where it ends whole, or nobody can see it."""
        return next((self._said(one) for one in self._rounds if one.ends_halfway), "")

    def _said(self, rounds: "_Rounds") -> str:
        names = list(self._numbers)
        where = " en ".join(
            f"{self._dimensions[place]} {names[number].strip()}"
            for place, number in zip(rounds.places, rounds.key, strict=True)
        )
        rows, whole = rounds.rows(rounds.at), rounds.rows(len(rounds.pattern))
        told = "staat 1 rij" if rows == 1 else f"staan {rows} rijen"
        return f"Bij {where} {told}, en bij elke andere {whole}: het bestand is tussen twee rijen afgebroken."


class _Rounds:
    """Dimensions that may go slowest: all that stands under their first keys must return under each of the others."""

    def __init__(self, places: tuple[int, ...]) -> None:
        self.places = places
        self.key: list[int] = []
        self.begun = 0
        self.pattern = array("L")  # what stands under the first keys, row after row
        self.at = 0
        self.width = 1

    @property
    def ends_halfway(self) -> bool:
        return self.begun > _ENOUGH and self.at < len(self.pattern)

    def rows(self, numbers: int) -> int:
        return numbers // self.width

    def goes_on(self, numbers: Sequence[int]) -> bool:
        """Whether this row fits; False where the rows do not go round in these dimensions."""
        key = [numbers[place] for place in self.places]
        if key != self.key and not self._begins(key):
            return False
        rest = [number for place, number in enumerate(numbers) if place not in self.places]
        self.width = len(rest)
        if self.begun == 1:
            self.pattern.extend(rest)
        elif self.pattern[self.at : self.at + self.width].tolist() != rest:
            return False
        self.at += self.width
        return True

    def _begins(self, key: list[int]) -> bool:
        if self.at < len(self.pattern):
            return False
        self.key, self.at, self.begun = key, 0, self.begun + 1
        return True
