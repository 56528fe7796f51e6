"""Our own plain table of published totals: few areas, with codes, and its source inside.

    # publicist: Politie
    # tabel: 47013NED
    # titel: Geregistreerde misdrijven en aangiften; soort misdrijf, gemeente 2026
    # indeling: 2026
    # opgehaald: 2026-06-23
    # onderwerp: Geregistreerde misdrijven
    # soort misdrijf: Totaal misdrijven
    gebiedscode;gebied;periode;waarde;bron
    GM0342;Soest;2024;1510;Politie, tabel 47013NED

`indeling` is the year of the area division, `periode` a year or another period of `titled_period`.
"""

from collections.abc import Sequence
from datetime import date

from ineen.analysis.sources.delivery import Delivery, SourceFile, SourceRow
from ineen.analysis.sources.periods import titled_period
from ineen.analysis.sources.text import Line, count, lines
from ineen.analysis.store.cells import Measure
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.refusals import BadInput

_HEAD = ("publicist", "tabel", "titel", "indeling", "opgehaald", "onderwerp", "soort misdrijf")
_COLUMNS = ["gebiedscode", "gebied", "periode", "waarde", "bron"]


def parse(files: Sequence[SourceFile]) -> Delivery:
    """Read one table of published totals: one row per area and period, counts in whole numbers, areas as codes.

    Raises BadInput, with file and row, for a head that misses a line, for other columns, an unknown code or period, a
    row without a source, and a count that is no whole number.
    """
    if len(files) != 1:
        raise BadInput("Geef precies één bestand met vastgestelde totalen.")
    file = files[0]
    found = list(lines(file))
    head = _head(file.name, [fields for _, fields in found if fields[0].startswith("#")])
    body = [line for line in found if not line[1][0].startswith("#")]
    if not body or body[0][1] != _COLUMNS:
        raise BadInput(f"De kolommen horen te zijn: {';'.join(_COLUMNS)}.", place=file.name)
    if len(body) == 1:
        raise BadInput(
            "Er staan geen cijfers in het bestand. Voeg een regel per gebied en periode toe.", place=file.name
        )
    measure = Measure(head["onderwerp"], head["soort misdrijf"])
    rows = tuple(_row(file.name, line, measure) for line in body[1:])
    return Delivery(head["publicist"], f"{head['tabel']} (overgenomen)", head["titel"], *_dates(file.name, head), rows)


def _head(file: str, comments: Sequence[Sequence[str]]) -> dict[str, str]:
    pairs = ("; ".join(fields).lstrip("# ").partition(":") for fields in comments)
    head = {name.strip(): text.strip() for name, _, text in pairs}
    if missing := [name for name in _HEAD if not head.get(name)]:
        raise BadInput(f"Bovenaan ontbreekt: {', '.join(f'# {name}: …' for name in missing)}.", place=file)
    return head


def _dates(file: str, head: dict[str, str]) -> tuple[int, date]:
    try:
        return int(head["indeling"]), date.fromisoformat(head["opgehaald"])
    except ValueError:
        raise BadInput(
            "Schrijf bij indeling een jaar (2026) en bij opgehaald een datum (2026-06-23).", place=file
        ) from None


def _row(file: str, line: Line, measure: Measure) -> SourceRow:
    number, fields = line
    place = f"{file}, rij {number}"
    if len(fields) != len(_COLUMNS) or not fields[-1]:
        raise BadInput(f"Deze rij hoort {len(_COLUMNS)} velden te hebben, met een bron.", place=place)
    code, _, period_text, value_text, _ = fields
    try:
        area, (period, status) = AreaCode(code), titled_period(period_text)
    except ValueError:
        raise BadInput(
            f"{code!r} of {period_text!r} klopt niet. Schrijf een gebiedscode (GM0342) en een jaar (2024).", place=place
        ) from None
    status, value = count(value_text, status, place)
    return SourceRow(file, number, str(area), measure, period, status, value)
