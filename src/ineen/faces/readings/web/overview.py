"""Te duiden: what waits for a reading, what was asked, what was read, and what needs none."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from ineen.evidence import queries as evidence
from ineen.faces.readings import queries
from ineen.faces.readings.queries import Agenda
from ineen.ground.ui import formats
from ineen.ground.ui.pages import signed_in_page
from ineen.ground.ui.viewer import viewer_of


@signed_in_page()
def overview(request: HttpRequest) -> HttpResponse:
    """All of the partnership of the role in which somebody acts."""
    viewer = viewer_of(request)
    home = queries.home_of(viewer)
    agenda, readings = queries.agenda(viewer, home, timezone.now()), evidence.own_readings(viewer, home.id)
    asked = [one for one in readings if one.question]
    context = {
        "home": home,
        "rows": agenda.rows,
        "agenda": agenda,
        "lead": _lead(agenda, len(asked)),
        "questions": asked,
        "readings": [one for one in readings if not one.question],
        "waived": evidence.waived(viewer, home.id),
        "why_not": evidence.why_not_interpret(viewer, home.id),
        "why_not_lead": evidence.why_not_lead(viewer, home.id),
    }
    return render(request, "readings/overview.html", context)


def _lead(agenda: Agenda, asked: int) -> str:
    """How much waits, in a sentence; nothing that waits is a fault, and what was not looked at is not done."""
    waiting = len(agenda.rows) + agenda.later
    if not waiting and agenda.gaps:
        words = _("Van wat bekeken kon worden, wacht niets op een duiding.")
    elif not waiting:
        words = _("Alles is geduid.")
    elif waiting == 1:
        words = _("Eén cijfer wacht op een duiding.")
    else:
        words = _("%(n)s cijfers wachten op een duiding.") % {"n": formats.in_words(waiting).capitalize()}
    if not asked:
        return words
    if asked == 1:
        return f"{words} {_('Eén vraag wacht op antwoord.')}"
    many = _("%(n)s vragen wachten op antwoord.") % {"n": formats.in_words(asked).capitalize()}
    return f"{words} {many}"
