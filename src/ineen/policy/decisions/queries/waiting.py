"""What of decisions waits for somebody, and which days come: told when asked, so that it goes away by being done."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django_scopes import scopes_disabled

from ineen.ground.inbox.queries import Dated, Waiting
from ineen.ground.kernel.actors import Role, Viewer
from ineen.policy.decisions import rules
from ineen.policy.decisions.models import DECIDED, Amendment, Answer, Course, CourseStage, DecisionBody
from ineen.policy.decisions.queries.standing import standing_answers
from ineen.policy.plans import queries as plans

_WAITS: Final = {
    CourseStage.COLLEGE: (
        rules.COLLEGE,
        _("%(plan)s ligt bij het college van %(name)s. Leg vast wat het college besloot."),
    ),
    CourseStage.COUNCIL: (
        rules.MEMBERS[DecisionBody.COUNCIL],
        _("%(plan)s ligt bij de raad van %(name)s. Leg vast wat de raad besloot."),
    ),
    CourseStage.RETURNED: (
        frozenset({Role.ADVISER}),
        _("Het college van %(name)s stuurde %(plan)s terug. Pas het voorstel aan en dien het opnieuw in."),
    ),
}
_GONE_BY: Final = {
    CourseStage.COLLEGE: _(
        "%(plan)s zou al bij het college van %(name)s zijn geweest. Leg vast wat het besloot, of plan een nieuwe dag."
    ),
    CourseStage.COUNCIL: _(
        "%(plan)s zou al bij de raad van %(name)s zijn geweest. Leg vast wat de raad besloot, of plan een nieuwe dag."
    ),
}
_ON: Final = {CourseStage.COLLEGE: "college_on", CourseStage.COUNCIL: "council_on"}
Plans = Mapping[UUID, plans.Followed]
_DAYS: Final = {"college_on": _("college"), "committee_on": _("raadscommissie"), "council_on": _("raad")}


def decisions_waiting(viewer: Viewer) -> tuple[Waiting, ...]:
    """What lies at a body of the viewer's own municipality, and amendments that it has not answered.

    For a coordinator also what a body should have decided by now: she records for who does not sign in. Three queries.
    """
    own = _own_plans(viewer)
    if not own:
        return ()
    with scopes_disabled():
        return (*_at_own_body(viewer, own), *_unanswered(viewer, own))


def dates_planned(viewer: Viewer) -> tuple[Dated, ...]:
    """The planned days that come, of the viewer's own municipality; a coordinator has those of all. Two queries."""
    today, own = localdate(), _own_plans(viewer)
    if not own:
        return ()
    with scopes_disabled():
        rows = _courses(own).filter(_own(viewer) | _led(viewer)).exclude(stage__in=DECIDED)
        return tuple(_dated(row, own, name, day) for row in rows for name, day in _days(row) if day >= today)


def _own_plans(viewer: Viewer) -> Plans:
    """The plans of her own partnerships that the viewer may see."""
    return {one.id: one for one in plans.followed(viewer)}


def _at_own_body(viewer: Viewer, own: Plans) -> Iterator[Waiting]:
    which = _gone_by(viewer)
    for stage, (roles, _sentence) in _WAITS.items():
        bodies = [held.organisation for held in viewer.held_roles if held.role in roles]
        if bodies:
            which |= Q(stage=stage, municipality__in=bodies)
    for row in _courses(own).filter(which):
        stage = CourseStage(row.stage)
        roles, sentence = _WAITS[stage]
        hers = any(held.role in roles and held.organisation == row.municipality_id for held in viewer.held_roles)
        words = {"plan": own[row.dossier.plan_id].title, "name": row.municipality.name}
        due = getattr(row, _ON[stage]) if stage in _ON else None
        yield Waiting(sentence=(sentence if hers else _GONE_BY[stage]) % words, url=_town(row, own), due=due)


def _gone_by(viewer: Viewer) -> Q:
    """In the partnerships that the viewer leads: the planned day of the body before which the plan lies went by."""
    which, today = Q(pk__in=[]), localdate()
    for stage, name in _ON.items() if viewer.has(Role.COORDINATOR) else ():
        which |= _led(viewer) & Q((f"{name}__lt", today), stage=stage)
    return which


def _unanswered(viewer: Viewer, own: Plans) -> Iterator[Waiting]:
    clerk = [held.organisation for held in viewer.held_roles if held.role is Role.GRIFFIER]
    college = [held.organisation for held in viewer.held_roles if held.role in rules.COLLEGE]
    if not (clerk or college):
        return
    which = Q(stage__in=[CourseStage.COUNCIL, *DECIDED], municipality__in=clerk)
    which |= Q(stage=CourseStage.COLLEGE, municipality__in=college)
    given = Answer.objects.filter(amendment=OuterRef("pk"), municipality__area_code=OuterRef("asked"))
    answered = standing_answers(given)
    open_to = Course.objects.filter(which, dossier=OuterRef("decision__dossier"))
    rows = (
        Amendment.objects.filter(decision__dossier__plan__in=list(own), offered=True)
        .annotate(
            asked=open_to.exclude(municipality=OuterRef("decision__municipality")).values("municipality__area_code")[:1]
        )
        .filter(~Exists(answered), asked__isnull=False)
        .select_related("decision__municipality", "decision__dossier")
    )
    for row in rows:
        plan, by = own[row.decision.dossier.plan_id], row.decision.municipality
        if by:
            yield Waiting(
                sentence=_("De raad van %(name)s amendeerde %(plan)s. Neemt uw gemeente dit over?")
                % {"name": by.name, "plan": plan.title},
                url=reverse("decisions:answer", args=[plan.slug, row.asked, row.pk]),
            )


def _courses(own: Plans) -> QuerySet[Course]:
    rows: QuerySet[Course] = Course.objects.filter(dossier__plan__in=list(own))
    return rows.select_related("municipality", "dossier")


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


def _dated(row: Course, own: Plans, name: str, day: date) -> Dated:
    words = {"body": _DAYS[name], "name": row.municipality.name, "plan": own[row.dossier.plan_id].title}
    return Dated(
        sentence=_("%(plan)s: %(body)s van %(name)s") % words,
        day=day,
        url=_town(row, own),
        key=f"besluit/{row.dossier_id.hex}/{row.municipality.area_code}/{name}",
    )


def _town(row: Course, own: Plans) -> str:
    return reverse("decisions:town", args=[own[row.dossier.plan_id].slug, row.municipality.area_code])
