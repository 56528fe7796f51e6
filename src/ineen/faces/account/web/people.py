"""The people of a partnership, for who gives roles there."""

from collections.abc import Callable
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from ineen.faces.account.web.people_forms import RoleForm
from ineen.ground.access.actions import reset_second_step
from ineen.ground.access.queries import unused
from ineen.ground.audit.reading import logs_reading
from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.refusals import BadInput, IneenError
from ineen.ground.organisations import queries
from ineen.ground.organisations.actions import appoint, deactivate_person, end_membership
from ineen.ground.organisations.queries import Colleague, Partnership, Person
from ineen.ground.ui.pages import signed_in_page
from ineen.ground.ui.viewer import actor_of, viewer_of


def _home(viewer: Viewer) -> tuple[Partnership, ...]:
    return (queries.partnership_of(viewer),)


def _one(viewer: Viewer, person: UUID) -> tuple[Person, ...]:
    queries.colleague(viewer, person, timezone.now())
    found = queries.person_to_mail(person)
    return (found,) if found else ()


@logs_reading("lijst van personen bekeken", _home, once_a_day=True)
@signed_in_page()
def people(request: HttpRequest) -> HttpResponse:
    viewer, now = viewer_of(request), timezone.now()
    found = queries.colleagues(viewer, now)
    words = {
        "partnership": queries.partnership_of(viewer),
        "people": found,
        "unused": unused(found, now),
        "months": settings.INEEN_UNUSED_MONTHS,
    }
    return render(request, "account/people.html", words)


@logs_reading("persoon bekeken", _one, once_a_day=True)
@signed_in_page("GET", "HEAD", "POST")
def person(request: HttpRequest, person: UUID) -> HttpResponse:
    """One of them: her roles, and what may be done about them."""
    viewer, asked = viewer_of(request), request.POST.get("doe", "")
    found = queries.colleague(viewer, person, timezone.now())
    form = RoleForm(viewer, request.POST if asked == "geven" else None)
    if request.method == "POST":
        done = _give(request, found, form) if asked == "geven" else _do(request, found, asked)
        if done:
            messages.success(request, done)
            return redirect(_next(request, found))
    words = {"colleague": found, "form": form, "reason": queries.why_not_close(viewer, person, timezone.now())}
    return render(request, "account/person.html", words)


def _give(request: HttpRequest, found: Colleague, form: RoleForm) -> str:
    """What was done; nothing where the form says what is wrong."""
    if not form.is_valid():
        return ""
    row = queries.person_by_email(found.email)
    if row is None:
        raise BadInput(_("Dit account is er niet meer."))
    try:
        appoint(by=actor_of(request), now=timezone.now(), person=row, **form.appointment())
    except IneenError as wrong:
        form.add_error(None, str(wrong))
        return ""
    return _("De functie is gegeven.")


def _do(request: HttpRequest, found: Colleague, asked: str) -> str:
    acts: dict[str, Callable[[HttpRequest, Colleague], str]] = {
        "beëindigen": _end,
        "afsluiten": _close,
        "tweede-stap": _reset,
    }
    if asked not in acts:
        raise BadInput(_("Kies een van de knoppen op deze pagina."))
    return acts[asked](request, found)


def _end(request: HttpRequest, found: Colleague) -> str:
    chosen = request.POST.get("functie", "")
    if chosen not in {str(function.membership) for function in found.functions}:
        raise BadInput(_("Kies een functie van deze persoon."))
    row = queries.membership_in(viewer_of(request), UUID(chosen))
    end_membership(by=actor_of(request), now=timezone.now(), membership=row)
    return _("De functie is beëindigd, vandaag is de eerste dag zonder.")


def _close(request: HttpRequest, found: Colleague) -> str:
    row = queries.person_by_email(found.email)
    if row is not None:
        deactivate_person(by=actor_of(request), now=timezone.now(), person=row)
    return _("Het account is afgesloten.")


def _reset(request: HttpRequest, found: Colleague) -> str:
    reset_second_step(by=actor_of(request), now=timezone.now(), person=found.person)
    return _("De tweede stap is weggehaald. Deze persoon is overal uitgelogd.")


def _next(request: HttpRequest, found: Colleague) -> str:
    """Back to the person, while she still has a role here and the viewer still sees her."""
    left = [one.person for one in queries.colleagues(viewer_of(request), timezone.now())]
    return f"/mensen/{found.person}" if found.person in left else "/mensen"
