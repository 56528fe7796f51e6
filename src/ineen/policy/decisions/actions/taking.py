"""What every decision shares: the dossier is locked, the step checked, the text frozen, and a row added."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from django.utils.timezone import localdate
from django_scopes import scopes_disabled

from ineen.ground.audit.chain import as_json
from ineen.ground.audit.entries import record
from ineen.ground.kernel.actors import Actor, Viewer
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.refusals import NotAllowed, NotFound
from ineen.ground.organisations import queries as organisations
from ineen.ground.organisations.queries import Member
from ineen.ground.ui.formats import day
from ineen.policy.decisions import rules
from ineen.policy.decisions.actions.council_hears import council_hears
from ineen.policy.decisions.models import (
    Course,
    CourseStage,
    Decision,
    DecisionBody,
    Dossier,
    Result,
    Snapshot,
)
from ineen.policy.decisions.queries.figures import figures_of
from ineen.policy.decisions.queries.snapshots import hash_of, is_sound, seal_of
from ineen.policy.decisions.queries.standing import standing
from ineen.policy.decisions.queries.steps import check_step, is_for_another
from ineen.policy.decisions.states import Edge, Step
from ineen.policy.plans import queries as plans

NOT_HERE = "Deze gemeente doet niet mee aan dit plan. Kijk in het dossier welke gemeenten erover besluiten."
REBUILT = "Dit plan is nagebouwd uit openbare berichten. In Ineen wordt er niet over besloten."


@dataclass(slots=True)
class OpenDossier:
    """A locked dossier with its plan, within an act. `viewer` is None where the system itself acts."""

    by: Actor
    now: datetime
    viewer: Viewer | None
    row: Dossier
    plan: plans.UnderDecision

    @property
    def today(self) -> date:
        return localdate(self.now)

    def member(self, municipality: AreaCode) -> Member:
        """The municipality as it takes part. Raises NotFound."""
        for one in self.plan.municipalities:
            if one.municipality == municipality:
                return one
        raise NotFound(NOT_HERE)

    def course(self, member: Member) -> Course:
        """How far the plan is there; a first question opens it."""
        made, _ = Course.objects.get_or_create(dossier=self.row, municipality_id=member.organisation)
        return made

    def check(self, step: Step, course: Course, member: Member) -> Edge:
        """The edge of a step. Raises NotAllowed, and BadInput where a source must be named."""
        about = {"partnership": self.row.partnership_id, "municipality": member.organisation}
        found = check_step(self.viewer, step, CourseStage(course.stage), name=member.name, **about)
        for_another = is_for_another(self.viewer, found, **about)
        told = self.by.source if self.by.on_behalf_of == member.organisation else ""
        rules.check_named(needed=for_another, source=told, whose=f"{found.body.label} van {member.name}")
        return found

    def read_again(self) -> None:
        """After the text changed within this act."""
        self.plan = plans.under_decision_now(self.by, self.now, self.plan.id)


def open_dossier(by: Actor, now: datetime, slug: str) -> OpenDossier:
    """Lock the dossier of a plan, made where there was none. Raises NotFound; NotAllowed for a rebuilt plan."""
    key = plans.plan_id(by, now, slug)
    before = plans.under_decision_now(by, now, key)
    if before.about.rebuilt:
        raise NotAllowed(REBUILT)
    Dossier.objects.get_or_create(plan_id=key, defaults={"partnership_id": before.about.partnership, "opened_at": now})
    row = Dossier.objects.select_for_update().get(plan_id=key)
    viewer = organisations.viewer_acting(by, now) if by.person else None
    return OpenDossier(by, now, viewer, row, plans.under_decision_now(by, now, key))


def freeze(dossier: OpenDossier, member: Member) -> Snapshot:
    """The plan as this municipality has it now, with its figures as they are released now.

    What was frozen already and is still the same is not frozen again.
    """
    code = member.municipality
    if code is None:
        raise NotFound(NOT_HERE)
    seen = dossier.plan.as_seen_by(member)
    content = as_json(
        {
            "version": 1,
            "municipality": str(code),
            "plan": plans.as_details(plans.only_text(seen)),
            "figures": figures_of(seen, code, dossier.now),
        }
    )
    same = hash_of(content)
    rows = Snapshot.objects.filter(dossier=dossier.row, municipality_id=member.organisation)
    last = rows.order_by("made_at", "id").last()
    if last is not None and last.sha256 == same and is_sound(last):
        return last
    key = uuid4()
    return Snapshot.objects.create(
        id=key,
        dossier=dossier.row,
        municipality_id=member.organisation,
        content=content,
        sha256=same,
        seal=seal_of(key, same, dossier.now),
        made_at=dossier.now,
    )


def note(
    dossier: OpenDossier,
    result: Result,
    *,
    body: DecisionBody,
    decided_on: date,
    what: str,
    member: Member | None = None,
    snapshot: Snapshot | None = None,
    **about: Any,
) -> Decision:
    """Add the decision to the dossier and to the audit."""
    made = Decision.objects.create(
        dossier=dossier.row,
        municipality_id=member.organisation if member else None,
        body=body,
        result=result,
        decided_on=decided_on,
        snapshot=snapshot,
        on_behalf_of_id=dossier.by.on_behalf_of,
        source=dossier.by.source,
        recorded_at=dossier.now,
        **about,
    )
    details = {"besluit": made.pk, "besloten op": decided_on} | about
    if snapshot is not None:
        details["hash van de tekst"] = snapshot.sha256
    record(on=dossier.row, what=what, details=details)
    return made


def take(
    step: Step,
    result: Result,
    *,
    by: Actor,
    now: datetime,
    plan: str,
    municipality: AreaCode,
    decided_on: date | None = None,
    frozen: bool = False,
    change: Callable[[OpenDossier, Member], None] | None = None,
    **about: Any,
) -> tuple[OpenDossier, Member, Course, Decision]:
    """One step of one municipality.

    frozen
        whether text and figures are stored as they are then.
    change
        what the step does to the text, once it may be taken and before the text is frozen.
    """
    with scopes_disabled():
        dossier = open_dossier(by, now, plan)
        member = dossier.member(municipality)
        course = dossier.course(member)
        found, was = dossier.check(step, course, member), CourseStage(course.stage)
        on = decided_on or dossier.today
        check_dates(dossier, member, found, on)
        if change is not None:
            change(dossier, member)
        snapshot = freeze(dossier, member) if frozen else None
        move(course, found.after)
        body = "opstellers" if found.body is DecisionBody.WRITERS else found.body.label
        what = f"{body} van {member.name}: {result.label} op {day(on)}"
        made = note(
            dossier, result, body=found.body, decided_on=on, what=what, member=member, snapshot=snapshot, **about
        )
        council_hears(dossier, member, was, found.after)
    return dossier, member, course, made


def check_dates(dossier: OpenDossier, member: Member, found: Edge, on: date) -> None:
    """A decision is not in the future, and a council's not before its college's. Raises BadInput."""
    before = Decision.objects.filter(dossier=dossier.row, municipality_id=member.organisation, result=Result.AGREED)
    last = standing(before).last() if found.body is DecisionBody.COUNCIL else None
    what = "toen bood het college het plan aan de raad aan"
    rules.check_day(on, dossier.today, after=last.decided_on if last else None, what=what)


def move(course: Course, after: CourseStage) -> None:
    """Bring the course of a municipality to its next stage."""
    course.stage = after
    course.save(update_fields=["stage"])
