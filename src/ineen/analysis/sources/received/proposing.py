"""A first guess at what stands in a sheet, for a person to look over. Nothing is taken from it unseen."""

import re
from collections.abc import Callable, Sequence

from ineen.analysis.sources.received.grid import Cell, Sheet, shown
from ineen.analysis.sources.received.mapping import Heads, Mapping, Meaning, Use, key_of, names, plain
from ineen.analysis.sources.received.numbers import decimal_sign, looks_like_number
from ineen.analysis.sources.received.periods import Part, is_period, period

KnowsArea = Callable[[str], bool]
_LOOKED_AT = 200  # rows
_MOST_ABOVE = 40  # rows above the table
_MOSTLY = 0.6
_AREA = re.compile(
    r"regio.*|gemeente.*|gebied.*|wijk.*|buurt.*|gm.?code|codering.*|statnaam|statcode|basisteam.*|plaats"
)
_PERIOD = re.compile(r"perioden?|jaar|jaartal|datum|peilmoment|verslagjaar|tijd|kwartaal en jaar")
_PART = re.compile(r"maand.*|kwartaal|mnd")
_CATEGORY = re.compile(
    r"soort.*|categorie.*|klasse.*|onderwerp.*|indicator.*|thema.*|type.*|delict.*|incident.*|misdrijf.*|omschrijving|"
    r"leeftijd.*|geslacht|meldingsoort|aard.*|groep.*|vraag|stelling"
)
_VALUE = re.compile(
    r"aantal.*|waarde|cijfer|score|percentage|perc.*|%|totaal|meldingen|incidenten|misdrijven|registraties|n"
)
_LOW = re.compile(r".*\b(?:ondergrens|onder|laag|min|minimum|low(?:er)?|marge_?onder)\b.*")
_HIGH = re.compile(r".*\b(?:bovengrens|boven|hoog|max|maximum|upp?er|high|marge_?boven)\b.*")
_UNIT = re.compile(r"eenheid|meeteenheid|unit")
_SYMBOLS = {
    "": Meaning.UNKNOWN,
    ".": Meaning.UNKNOWN,
    "x": Meaning.SUPPRESSED,
    "<5": Meaning.SUPPRESSED,
    "< 5": Meaning.SUPPRESSED,
    "<10": Meaning.SUPPRESSED,
    "-": Meaning.ABSENT,
    "nvt": Meaning.ABSENT,
    "n.v.t.": Meaning.ABSENT,
    "onbekend": Meaning.UNKNOWN,
}


def propose(sheet: Sheet, knows_area: KnowsArea, *, head: int | None = None) -> Mapping:
    """What the columns seem to be.

    knows_area
        whether a text is the name or the code of an area.
    head
        the row in which the columns are named, where a person said which; else the most likely one.
    """
    at = head or likely_head(sheet)
    called = names(sheet, at)
    columns = [_below(sheet, at, place) for place in range(len(called))]
    uses = _Guess(called, columns, knows_area).uses()
    figures = [place for place, name in enumerate(called) if uses[key_of(name)] is Use.VALUE]
    heads = _heads(called, uses, figures)
    texts = [cell for place in figures for cell in columns[place]]
    within = next((name for name in called if uses[key_of(name)] is Use.PART), "")
    return Mapping(
        sheet=sheet.name,
        head=at,
        uses=uses,
        heads=heads,
        decimal=decimal_sign(texts) or ",",
        symbols={text: guess_meaning(text) for text in symbols(texts)},
        part=Part.QUARTER if "kwartaal" in plain(within) else Part.MONTH,
        counts=not any(use in (Use.LOW, Use.HIGH) for use in uses.values()),
    )


def likely_head(sheet: Sheet) -> int:
    """The row in which the columns are named: wide, of different texts or periods, with figures somewhere below it."""
    best, row = -1.0, sheet.rows[0][0] if sheet.rows else 1
    for place, (number, cells) in enumerate(sheet.rows[:_MOST_ABOVE]):
        filled = [cell for cell in cells if cell != ""]
        below = [cell for _, later in sheet.rows[place + 1 : place + 6] for cell in later if cell != ""]
        if len(filled) < 2 or not below:  # noqa: PLR2004  # a title stands alone
            continue
        texts = sum(not looks_like_number(cell) or is_period(cell) for cell in filled)
        score = len({shown(cell) for cell in filled}) * texts / len(filled)
        score += sum(looks_like_number(cell) for cell in below) / len(below) - place / _MOST_ABOVE
        if score > best + 0.5:  # rows further down are data, and must be much more like a head
            best, row = score, number
    return row


def symbols(cells: Sequence[Cell]) -> list[str]:
    """The texts that stand where a number could, each once, the empty one first; long texts are no signs."""
    found = dict.fromkeys(plain(shown(cell)) for cell in cells if not looks_like_number(cell))
    return sorted(text for text in found if len(text) <= 12)  # noqa: PLR2004  # characters


def guess_meaning(text: str) -> Meaning:
    """What a sign often means; whoever made the file knows."""
    return _SYMBOLS.get(text, Meaning.SUPPRESSED if text.startswith("<") else Meaning.UNKNOWN)


class _Guess:
    """By the name of a column, and by what stands in it."""

    def __init__(self, called: Sequence[str], columns: Sequence[Sequence[Cell]], knows_area: KnowsArea) -> None:
        self.called, self.columns, self.knows_area = called, columns, knows_area

    def uses(self) -> dict[str, Use]:
        found = {key_of(name): Use.NOTHING for name in self.called}
        periods = [name for name in self.called if is_period(name)]
        area = self._best(_AREA, self._areas)
        if area is not None:
            found[key_of(self.called[area])] = Use.AREA
        taken = {area}
        when = None if len(periods) > 1 else self._best(_PERIOD, self._periods, taken)
        if when is not None:
            found[key_of(self.called[when])] = Use.PERIOD
        taken.add(when)
        for place, name in enumerate(self.called):
            if place not in taken:
                found[key_of(name)] = self._other(place, name)
        return _one_category(self.called, found)

    def _other(self, place: int, name: str) -> Use:
        word = plain(name)
        for form, use in ((_PART, Use.PART), (_UNIT, Use.UNIT)):
            if form.fullmatch(word):
                return use
        if self._numbers(place) >= _MOSTLY:
            if _LOW.fullmatch(word):
                return Use.LOW
            return Use.HIGH if _HIGH.fullmatch(word) else Use.VALUE
        if self._numbers(place) and (_VALUE.fullmatch(word) or is_period(name)):
            return Use.VALUE
        return Use.CATEGORY if _CATEGORY.fullmatch(word) or self._texts(place) else Use.NOTHING

    def _best(
        self, form: "re.Pattern[str]", share: Callable[[int], float], taken: "set[int | None] | None" = None
    ) -> int | None:
        """Of the columns of that name the one of which most cells fit; else the one that fits best, where most do."""
        free = [place for place in range(len(self.called)) if place not in (taken or set())]
        named = [place for place in free if form.fullmatch(plain(self.called[place]))]
        fitting = named or [place for place in free if share(place) >= _MOSTLY]
        return max(fitting, key=lambda place: (share(place), -place), default=None)

    def _areas(self, place: int) -> float:
        return self._share(place, lambda cell: isinstance(cell, str) and self.knows_area(cell))

    def _periods(self, place: int) -> float:
        return self._share(place, lambda cell: is_period(cell) and _plausible(cell))

    def _numbers(self, place: int) -> float:
        return self._share(place, looks_like_number)

    def _texts(self, place: int) -> bool:
        """Texts that come back: a class. What is different in every row is a remark."""
        cells = [shown(cell) for cell in self.columns[place] if cell != ""]
        return bool(cells) and not self._numbers(place) and len(set(cells)) <= max(2, len(cells) // 2)

    def _share(self, place: int, fits: Callable[[Cell], bool]) -> float:
        cells = [cell for cell in self.columns[place] if cell != ""]
        return sum(map(fits, cells)) / len(cells) if cells else 0.0


def _one_category(called: Sequence[str], found: dict[str, Use]) -> dict[str, Use]:
    """Two columns may both look like a class: the one that is called so, else the first."""
    those = [key_of(name) for name in called if found[key_of(name)] is Use.CATEGORY]
    chosen = next((name for name in those if _CATEGORY.fullmatch(name)), those[0] if those else "")
    return {name: Use.NOTHING if use is Use.CATEGORY and name != chosen else use for name, use in found.items()}


def _heads(called: Sequence[str], uses: dict[str, Use], figures: Sequence[int]) -> Heads:
    if any(is_period(called[place]) for place in figures) and Use.PERIOD not in uses.values():
        return Heads.PERIODS
    return Heads.CATEGORIES if len(figures) > 1 else Heads.NOTHING


def _plausible(cell: Cell) -> bool:
    """2024 may be a count; a column of years has no 1903 in it."""
    return 1995 <= period(cell).first.year <= 2050  # noqa: PLR2004  # years that figures of safety are about


def _below(sheet: Sheet, head: int, place: int) -> list[Cell]:
    rows = [cells for number, cells in sheet.rows if number > head][:_LOOKED_AT]
    return [cells[place] if place < len(cells) else "" for cells in rows]
