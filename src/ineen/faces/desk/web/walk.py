"""A first walk along the red thread: some steps, each a page to see, ticked by going there or by what exists.

Which steps somebody took stands in her session: it is a bookmark, no fact about her work. A GET writes nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ineen.evidence import queries as evidence
from ineen.faces.demonstration.people import PARTNERSHIP
from ineen.faces.demonstration.slide import SAFETY_PLAN, moved, years_later
from ineen.ground.inbox import queries as inbox
from ineen.ground.inbox.queries import Kind
from ineen.ground.kernel.actors import Role, Viewer
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.refusals import BadInput
from ineen.ground.organisations import queries as organisations
from ineen.ground.ui.pages import signed_in_page
from ineen.ground.ui.viewer import viewer_of
from ineen.policy.plans import queries as plans

SEEN, HIDDEN = "walk", "walk_hidden"  # in the session
_WRITERS: Final = frozenset({Role.ADVISER, Role.COORDINATOR})
_STARTERS: Final = _WRITERS | {Role.ADMINISTRATOR}
_LOADERS: Final = frozenset({Role.ANALYST, Role.COORDINATOR, Role.ADMINISTRATOR})


def never(_viewer: Viewer) -> bool:
    """For a page that is only looked at: no fact says that somebody saw it."""
    return False


def nothing_waits(viewer: Viewer) -> bool:
    return all(one.kind is not Kind.TASK for one in inbox.waiting(viewer))


def has_plan(viewer: Viewer) -> bool:
    return bool(plans.followed(viewer))


def has_figures(viewer: Viewer) -> bool:
    return evidence.source_versions(viewer).exists()


def has_colleagues(viewer: Viewer) -> bool:
    return len(organisations.colleagues(viewer, timezone.now())) > 1


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what one sees there and what to look at, the page, for whom (all where none is named).

    is_done
        whether what exists says that it was done.
    """

    key: str
    title: str | Promise
    look: str | Promise
    view: str
    about: tuple[str, ...] = ()
    roles: frozenset[Role] = frozenset()
    is_done: Callable[[Viewer], bool] = never

    def url(self) -> str:
        """Its page; the years in the name of an invented plan are those in which the region lives."""
        years = years_later(timezone.localdate())
        return reverse(self.view, args=[moved(word, years) for word in self.about])

    def is_for(self, viewer: Viewer) -> bool:
        return not self.roles or viewer.has(*self.roles)


REGION: Final = (
    Step(
        "aanleiding",
        gettext_lazy("Een cijfer dat iets zegt"),
        gettext_lazy("Zuidhaven in cijfers: bij elk cijfer staan de bron, de dag en hoe zeker het is."),
        "publication:area",
        ("GM9903-zuidhaven",),
    ),
    Step(
        "prioriteit",
        gettext_lazy("Een plan dat kiest"),
        gettext_lazy("Bovenaan loopt de rode draad van aanleiding tot verantwoording. Klik op een station."),
        "publication:plan",
        (SAFETY_PLAN,),
    ),
    Step(
        "doel",
        gettext_lazy("Een doel met een cijfer"),
        gettext_lazy("Waar wij begonnen, waar wij heen willen, en waar wij nu zijn, met de marge erbij."),
        "publication:goal",
        (SAFETY_PLAN, "minder-woninginbraken"),
    ),
    Step(
        "onderbreking",
        gettext_lazy("Een onderbreking in de draad"),
        gettext_lazy("Wat ontbreekt, staat er rood bij, met wat het weer heel maakt."),
        "publication:goal",
        (SAFETY_PLAN, "ondernemers-melden-eerder"),
    ),
    Step(
        "schrijven",
        gettext_lazy("Schrijven met een lijst van wat nog moet"),
        gettext_lazy("Een concept met startsets, en een controle die zegt wat er nog niet staat."),
        "plans:outline",
        ("waterkant-jeugd",),
        roles=_WRITERS,
    ),
    Step(
        "besluit",
        gettext_lazy("Vijf gemeenten, elk een eigen besluit"),
        gettext_lazy("Waar het plan ligt, wat daarna komt, en de tekst zoals elk bestuur haar zag."),
        "decisions:dossier",
        ("waterkant-digitaal",),
    ),
    Step(
        "wacht",
        gettext_lazy("Doe wat er op u wacht"),
        gettext_lazy("Mijn werk laat zien wat er op u wacht. Is alles gedaan, dan vinkt deze stap zichzelf af."),
        "desk:work",
        is_done=nothing_waits,
    ),
)
INSTALLATION: Final = (
    Step(
        "inlezen",
        gettext_lazy("Lees in wat u al heeft"),
        gettext_lazy("Een plan als bestand wordt een concept. Er verandert niets tot u dat bevestigt."),
        "exchange:upload",
        roles=_WRITERS,
        is_done=has_plan,
    ),
    Step(
        "mensen",
        gettext_lazy("Nodig iemand uit"),
        gettext_lazy("Wie u uitnodigt, krijgt een bericht met een link, en één functie."),
        "account_invite",
        roles=frozenset({Role.COORDINATOR, Role.ADMINISTRATOR}),
        is_done=has_colleagues,
    ),
    Step(
        "cijfers",
        gettext_lazy("Lever cijfers aan"),
        gettext_lazy("U ziet eerst wat Ineen van het bestand begrijpt en wat er anders wordt."),
        "evidence:drop",
        roles=_LOADERS,
        is_done=has_figures,
    ),
    Step(
        "plannen",
        gettext_lazy("Lees een plan langs de rode draad"),
        gettext_lazy("Van aanleiding tot verantwoording; wat ontbreekt, staat erbij."),
        "publication:plans",
    ),
    Step(
        "agenda",
        gettext_lazy("Zet de data in uw agenda"),
        gettext_lazy("Data van college en raad, en uw termijnen, staan dan in uw eigen agenda."),
        "desk:agenda",
    ),
)


@signed_in_page()
def walk(request: HttpRequest) -> HttpResponse:
    """Every step, with what was seen or done."""
    viewer, seen = viewer_of(request), _seen(request)
    steps = [(number, one, one.key in seen or one.is_done(viewer)) for number, one in enumerate(steps_for(viewer), 1)]
    done = sum(is_done for _number, _one, is_done in steps)
    context = {"steps": steps, "done": done, "hidden": HIDDEN in request.session}
    return render(request, "desk/walk.html", context)


@signed_in_page("POST")
def go(request: HttpRequest) -> HttpResponse:
    """Tick a step and go to its page, which says what to look at there."""
    steps = steps_for(viewer_of(request))
    number = next((at for at, one in enumerate(steps, 1) if one.key == request.POST.get("stap")), 0)
    if not number:
        raise BadInput(_("Deze stap is er niet. Ga terug naar de rondleiding."))
    step = steps[number - 1]
    request.session[SEEN] = sorted({*_seen(request), step.key})
    words = _("Stap %(at)s van %(all)s.") % {"at": number, "all": len(steps)}
    back = format_html('<a href="{}">{}</a>', reverse("desk:walk"), _("Verder met de rondleiding"))
    messages.info(request, format_html("{} {} {}", words, step.look, back))
    return redirect(step.url())


@signed_in_page("POST")
def hide(request: HttpRequest) -> HttpResponse:
    """Off Mijn werk, or on it again; the walk itself stays where the menu leads."""
    if request.POST.get("toon"):
        request.session.pop(HIDDEN, None)
        messages.success(request, _("De rondleiding staat weer op Mijn werk."))
        return redirect("desk:walk")
    request.session[HIDDEN] = True
    messages.success(request, _("Weggehaald. In het menu onder uw functie vindt u de rondleiding terug."))
    return redirect("desk:work")


def on_desk(request: HttpRequest) -> dict[str, int] | None:
    """What Mijn werk says of the walk: how many steps were seen; None where it is hidden or all were. No query."""
    viewer, seen = viewer_of(request), _seen(request)
    keys = [one.key for one in steps_for(viewer)]
    if HIDDEN in request.session or seen >= set(keys) or not viewer.held_roles:
        return None
    return {"seen": len(seen & set(keys)), "all": len(keys)}


def steps_for(viewer: Viewer) -> tuple[Step, ...]:
    """Those of the invented region for who works there, else those of a new installation; of her roles."""
    steps = REGION if is_of_region(viewer) else INSTALLATION
    return tuple(one for one in steps if one.is_for(viewer))


def is_of_region(viewer: Viewer) -> bool:
    """Whether she works in the region of the demonstration. A query only for who works for no municipality."""
    codes = [held.municipality for held in viewer.held_roles if held.municipality]
    if codes:
        return any(AreaCode(one).fictional for one in codes)
    return any(one.slug == PARTNERSHIP for one in organisations.partnerships() if one.pk in viewer.partnerships)


def _seen(request: HttpRequest) -> set[str]:
    return set(request.session.get(SEEN, []))
