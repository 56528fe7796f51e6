"""An answer as a file: its table for a spreadsheet, or its picture for a report."""

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _

from ineen.evidence import queries as evidence
from ineen.faces.publication.explorer.answering import Answer
from ineen.faces.publication.explorer.mapping import choropleth
from ineen.faces.publication.explorer.pictures import picture
from ineen.faces.publication.figure_columns import cells_of, head_of, kinds_of, line_of
from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.figures import Figure
from ineen.ground.kernel.refusals import NotFound
from ineen.ground.ui import tables

FORMS: Final = {
    "csv": tables.CSV_TYPE,
    "xlsx": tables.XLSX_TYPE,
    "parquet": "application/vnd.apache.parquet",
    "svg": "image/svg+xml",
    "png": "image/png",
}


def file_of(viewer: Viewer, answer: Answer, form: str) -> bytes:
    """Raises NotFound for another form, and for a picture of nothing."""
    if form in ("csv", "xlsx"):
        write = tables.csv_file if form == "csv" else tables.xlsx_file
        return write(head_of(answer.asked.indicator), _lines(answer))
    if form == "parquet":
        title = answer.asked.indicator.title
        return evidence.as_parquet(
            kinds_of(answer.asked.indicator), (cells_of(name, title, figure) for name, figure in _named(answer))
        )
    if form not in FORMS:
        raise NotFound(_("Dit bestand is er niet. Kies csv, xlsx, parquet, svg of png."))
    drawn = choropleth(answer) or picture(answer)
    if drawn is None:
        raise NotFound(_("Er is geen waarde om te tekenen. Kies een andere periode of een ander gebied."))
    season = evidence.without_season(viewer, answer.series) if answer.alone else None
    svg = evidence.draw_for_file(drawn, season.values if season else None)
    return evidence.as_png(svg) if form == "png" else svg.encode()


def _lines(answer: Answer) -> Iterator[tuple[object, ...]]:
    title = answer.asked.indicator.title
    return (line_of(name, title, figure) for name, figure in _named(answer))


def _named(answer: Answer) -> Iterator[tuple[str, Figure]]:
    """Each figure of the table with the name of its area."""
    if answer.alone:
        yield from ((answer.asked.places[0].name, figure) for figure in answer.series)
    else:
        yield from ((place.name, figure) for place, figure in answer.beside)
