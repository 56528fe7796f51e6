"""The report of a meeting as a file that a spreadsheet opens."""

from collections.abc import Iterator
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from ineen.evidence import queries as evidence
from ineen.evidence.queries import ItemView
from ineen.ground.ui import formats
from ineen.ground.ui.pages import signed_in_page
from ineen.ground.ui.tables import csv_file
from ineen.ground.ui.viewer import viewer_of

COLUMNS = (
    "nummer", "cijfer", "gebied", "periode", "wat het cijfer zei", "herzien", "bron", "uitkomst", "toelichting", "door",
    "op", "overleg van", "aan tafel", "functies",
)  # fmt: skip


@signed_in_page()
def report(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """A line per thing that came of a figure; a figure of which nothing came has a line too."""
    found = evidence.meeting(viewer_of(request), meeting)
    whole = [f"{found.held_on:%d-%m-%Y}", formats.listed(found.present), found.offices]
    rows = [[*line, *whole] for one in found.items for line in _lines(one)]
    response = HttpResponse(csv_file(COLUMNS, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="cijferoverleg-{found.held_on:%Y-%m-%d}.csv"'
    return response


def _lines(one: ItemView) -> Iterator[list[object]]:
    about = one.about
    which = [one.number, about.title, one.area_name, formats.period(about.period)]
    told = [*which, one.sentence, one.revised, one.source_line]
    for result in one.results:
        kind = result.kind.label if result.stands else _("%(kind)s (teruggenomen)") % {"kind": result.kind.label}
        yield [*told, kind, result.words, result.who, f"{result.at:%d-%m-%Y}"]
    if not one.results:
        yield [*told, _("niet besproken"), "", "", ""]
