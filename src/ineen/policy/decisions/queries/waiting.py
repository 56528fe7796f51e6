"""What of decisions waits for somebody, and which days come: told when asked, so that it goes away by being done."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django_scopes import scopes_disabled

from ineen.ground.inbox.queries import Dated, Waiting
from ineen.ground.kernel.actors import Role, Viewer
from ineen.policy.decisions import rules
from ineen.policy.decisions.models import DECIDED, Amendment, Answer, Course, CourseStage, DecisionBody
from ineen.policy.plans import queries as plans

_WAITS: Final = {
    CourseStage.COLLEGE: (rules.COLLEGE, _("%(plan)s ligt bij het college van %(name)s.")),
    CourseStage.COUNCIL: (
        rules.MEMBERS[DecisionBody.COUNCIL],
        _("%(plan)s ligt bij de raad van %(name)s. Leg vast wat de raad besloot."),
    ),
    CourseStage.RETURNED: (
        frozenset({Role.ADVISER}),
        _("Het college van %(name)s stuurde %(plan)s terug. Pas het voorstel aan en dien het opnieuw in."),
    ),
}
_DAYS: Final = {"college_on": _("college"), "committee_on": _("raadscommissie"), "council_on": _("raad")}


def decisions_waiting(viewer: Viewer) -> tuple[Waiting, ...]:
    """What lies at a body of the viewer's own municipality, and amendments that it has not answered. Two queries."""
    with scopes_disabled():
        return (*_at_own_body(viewer), *_unanswered(viewer))


def dates_planned(viewer: Viewer) -> tuple[Dated, ...]:
    """The planned days that come, of the viewer's own municipality; a coordinator has those of all. One query."""
    today = localdate()
    with scopes_disabled():
        rows = _seen(viewer).filter(_own(viewer) | _led(viewer)).exclude(stage__in=DECIDED)
        return tuple(_dated(row, name, day) for row in rows for name, day in _days(row) if day >= today)


def _at_own_body(viewer: Viewer) -> Iterator[Waiting]:
    which = Q(pk__in=[])
    for stage, (roles, _sentence) in _WAITS.items():
        own = [held.organisation for held in viewer.held_roles if held.role in roles]
        which |= Q(stage=stage, municipality__in=own) if own else Q(pk__in=[])
    for row in _seen(viewer).filter(which):
        _roles, sentence = _WAITS[CourseStage(row.stage)]
        words = {"plan": row.dossier.plan.title, "name": row.municipality.name}
        due = {CourseStage.COLLEGE: row.college_on, CourseStage.COUNCIL: row.council_on}.get(CourseStage(row.stage))
        yield Waiting(sentence=sentence % words, url=_town(row), due=due)


def _unanswered(viewer: Viewer) -> Iterator[Waiting]:
    clerk = [held.organisation for held in viewer.held_roles if held.role is Role.GRIFFIER]
    college = [held.organisation for held in viewer.held_roles if held.role in rules.COLLEGE]
    which = Q(stage__in=[CourseStage.COUNCIL, *DECIDED], municipality__in=clerk)
    which |= Q(stage=CourseStage.COLLEGE, municipality__in=college)
    answered = Answer.objects.filter(amendment=OuterRef("pk"), municipality__area_code=OuterRef("asked"))
    open_to = Course.objects.filter(which, dossier=OuterRef("decision__dossier"))
    rows = (
        Amendment.objects.filter(_of_own_plan(viewer, "decision__dossier__"), offered=True)
        .annotate(
            asked=open_to.exclude(municipality=OuterRef("decision__municipality")).values("municipality__area_code")[:1]
        )
        .filter(~Exists(answered), asked__isnull=False)
        .select_related("decision__municipality", "decision__dossier__plan")
    )
    for row in rows:
        plan, by = row.decision.dossier.plan, row.decision.municipality
        if by:
            yield Waiting(
                sentence=_("De raad van %(name)s amendeerde %(plan)s. Neemt uw gemeente dit over?")
                % {"name": by.name, "plan": plan.title},
                url=reverse("decisions:answer", args=[plan.slug, row.asked, row.pk]),
            )


def _seen(viewer: Viewer) -> QuerySet[Course]:
    rows: QuerySet[Course] = Course.objects.filter(_of_own_plan(viewer, "dossier__"))
    return rows.select_related("municipality", "dossier__plan")


def _of_own_plan(viewer: Viewer, through: str) -> Q:
    """A plan of her own partnership that the viewer may see."""
    seen = plans.may_be_seen(viewer, through=f"{through}plan__")
    return seen & Q((f"{through}partnership__in", viewer.partnerships))


def _own(viewer: Viewer) -> Q:
    return Q(municipality__in=[held.organisation for held in viewer.held_roles])


def _led(viewer: Viewer) -> Q:
    led = [held.partnership for held in viewer.held_roles if held.role is Role.COORDINATOR]
    return Q(dossier__partnership__in=led)


def _days(row: Course) -> Iterator[tuple[str, date]]:
    for name in _DAYS:
        day = getattr(row, name)
        if day:
            yield name, day


def _dated(row: Course, name: str, day: date) -> Dated:
    words = {"body": _DAYS[name], "name": row.municipality.name, "plan": row.dossier.plan.title}
    return Dated(
        sentence=_("%(plan)s: %(body)s van %(name)s") % words,
        day=day,
        url=_town(row),
        key=f"besluit/{row.dossier_id.hex}/{row.municipality.area_code}/{name}",
    )


def _town(row: Course) -> str:
    return reverse("decisions:town", args=[row.dossier.plan.slug, row.municipality.area_code])
