"""The file from which invented figures are made: a head with the seed and the months, and a table of areas.

    # titel: Verzonnen voorbeeldcijfers
    # zaad: waterkant
    # van: 2012-01
    # tot en met: 2026-09
    # opgehaald: 2026-11-04
    # verloop: WK990301;Melding overlast jeugd;2022-04;1.7
    code;naam;aard;inwoners_2012;inwoners_2026
    GM9903;Zuidhaven;;;
    WK990301;Zuidhaven Oost;;;
    BU99030101;Kompas;naoorlogs;4480;4590

`verloop`, any number of times: from that month on the class occurs so many times as often in that area.
`jaren later`, where it stands: what the national table says of a year holds so many years later. `van` and `tot en met`
are then months of the later years; those of `verloop` and the years of inhabitants are not.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ineen.analysis.sources.delivery import SourceFile
from ineen.analysis.sources.fictional.tables import CHARACTERS, CLASSES
from ineen.analysis.sources.text import Line, lines
from ineen.ground.kernel.area_codes import AreaCode, AreaKind
from ineen.ground.kernel.refusals import BadInput

FIRST_YEAR = 2012  # of the national table
_COLUMNS = ["code", "naam", "aard", "inwoners_2012", "inwoners_2026"]
_BETWEEN = 2026 - 2012
_HEAD = ("titel", "zaad", "van", "tot en met", "opgehaald")
_TURN, _LATER = "verloop", "jaren later"
_MOST_LATER = 50
_KINDS = (AreaKind.MUNICIPALITY, AreaKind.WIJK, AreaKind.BUURT)
_MONTH = re.compile(r"(?P<year>20[1-9]\d)-(?P<month>0[1-9]|1[0-2])", re.ASCII)


@dataclass(frozen=True, slots=True)
class Buurt:
    """A buurt of the table; `first` and `later` are its inhabitants on 1 January 2012 and 2026."""

    code: AreaCode
    character: str
    first: int
    later: int

    def inhabitants(self, year: int) -> int:
        """On 1 January of a year, on the straight line through both."""
        return max(0, self.first + round((self.later - self.first) * (year - FIRST_YEAR) / _BETWEEN))


@dataclass(frozen=True, slots=True)
class Turn:
    """From `month` on (counted from January 2012) a class occurs `times` as often in an area."""

    area: AreaCode
    category: str
    month: int
    times: float


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that invented figures depend on. Months count from January 2012; `last` is the last one delivered.

    `later` is how many years after those of its months the figures are said to be.
    `areas` holds each code with its line in the file: buurten, and the wijken and municipalities that they add up to.
    """

    title: str
    seed: str
    first: int
    last: int
    later: int
    retrieved: date
    areas: dict[AreaCode, int]
    buurten: tuple[Buurt, ...]
    turns: tuple[Turn, ...]


def read_recipe(file: SourceFile) -> Recipe:
    """Read a file; raises BadInput, with file and row, for anything in it that does not fit."""
    found = list(lines(file))
    pairs = [_pair(fields) for _, fields in found if fields[0].startswith("#")]
    head = dict(pairs)
    if missing := [name for name in _HEAD if not head.get(name)]:
        raise BadInput(f"Bovenaan ontbreekt: {', '.join(f'# {name}: …' for name in missing)}.", place=file.name)
    body = [line for line in found if not line[1][0].startswith("#")]
    if not body or body[0][1] != _COLUMNS:
        raise BadInput(f"De kolommen horen te zijn: {';'.join(_COLUMNS)}.", place=file.name)
    areas = dict(_areas(file.name, body[1:]))
    later = _years(head.get(_LATER, "0"), file.name)
    first, last = (_month(head[name], file.name, later) for name in ("van", "tot en met"))
    if last < first:
        raise BadInput("De laatste maand ligt voor de eerste. Verbeter van of tot en met.", place=file.name)
    return Recipe(
        title=head["titel"],
        seed=head["zaad"],
        first=first,
        last=last,
        later=later,
        retrieved=_day(head["opgehaald"], file.name),
        areas=areas,
        buurten=tuple(_buurten(file.name, body[1:])),
        turns=tuple(_turn(text, areas, file.name) for name, text in pairs if name == _TURN),
    )


def lies_in(buurt: AreaCode, area: AreaCode) -> bool:
    """Whether a buurt is, or lies in, an area, as their codes say."""
    return str(buurt)[2:].startswith(str(area)[2:])


def _pair(fields: list[str]) -> tuple[str, str]:
    name, _, text = ";".join(fields).lstrip("# ").partition(":")
    return name.strip(), text.strip()


def _areas(file: str, body: Iterable[Line]) -> Iterator[tuple[AreaCode, int]]:
    """Each code with its line, every area after the one around it."""
    seen: set[str] = set()
    for number, fields in body:
        place = f"{file}, rij {number}"
        code = _code(fields[0], place)
        around = {AreaKind.WIJK: f"GM{fields[0][2:6]}", AreaKind.BUURT: f"WK{fields[0][2:8]}"}.get(code.kind)
        if fields[0] in seen or (around and around not in seen):
            raise BadInput(f"{code} staat er twee keer in, of {around} staat er niet boven.", place=place)
        seen.add(fields[0])
        yield code, number


def _code(text: str, place: str) -> AreaCode:
    try:
        code = AreaCode(text)
    except ValueError:
        code = None
    if code is None or not code.fictional or code.kind not in _KINDS:
        raise BadInput(f"{text!r} is geen verzonnen gebied. Neem een code van GM9900 tot en met GM9989.", place=place)
    return code


def _buurten(file: str, body: Iterable[Line]) -> Iterator[Buurt]:
    for number, fields in body:
        if fields[0].startswith("BU"):
            place = f"{file}, rij {number}"
            if len(fields) != len(_COLUMNS) or fields[2] not in CHARACTERS:
                raise BadInput(f"Een buurt heeft een aard. Kies uit: {', '.join(CHARACTERS)}.", place=place)
            if not (fields[3].isdecimal() and fields[4].isdecimal()):
                raise BadInput("Een buurt heeft inwoners in 2012 en in 2026, in hele mensen.", place=place)
            yield Buurt(AreaCode(fields[0]), fields[2], int(fields[3]), int(fields[4]))


def _turn(text: str, areas: dict[AreaCode, int], file: str) -> Turn:
    try:
        area, category, month, times = (part.strip() for part in text.split(";"))
        turn = Turn(AreaCode(area), category, _month(month, file), float(times))
    except ValueError:
        raise BadInput(f"{text!r} is geen verloop. Schrijf gebied;klasse;maand;maal.", place=file) from None
    if turn.area not in areas or category not in CLASSES:
        raise BadInput(f"{area} of {category!r} komt niet voor. Verbeter het verloop.", place=file)
    return turn


def _years(text: str, place: str) -> int:
    if not text.isdecimal() or int(text) > _MOST_LATER:
        raise BadInput(f"{text!r} is geen aantal jaren van 0 tot en met {_MOST_LATER}.", place=place)
    return int(text)


def _month(text: str, place: str, later: int = 0) -> int:
    found, first = _MONTH.fullmatch(text), FIRST_YEAR + later
    if not found or int(found["year"]) < first:
        raise BadInput(f"{text!r} is geen maand vanaf {first}. Schrijf bijvoorbeeld 2026-09.", place=place)
    return (int(found["year"]) - first) * 12 + int(found["month"]) - 1


def _day(text: str, place: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadInput(f"{text!r} is geen datum. Schrijf bijvoorbeeld 2026-11-04.", place=place) from None
