"""What lies before the people of the region Waterkant: something for every role, and a plan before its bodies.

All of it is done by themselves, with the acts that everybody has; days are counted from the day of loading.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Final

from django.db import transaction
from django.utils.timezone import localdate

from ineen.evidence import actions as evidence_acts
from ineen.evidence import queries as evidence
from ineen.evidence.actions import HandedFile
from ineen.faces.demonstration import words
from ineen.faces.demonstration.figures import SOURCE, is_newest_delivered, newest_recipe
from ineen.faces.demonstration.people import PARTNERSHIP, POLICE, acts_as
from ineen.faces.desk.actions import ask_officer
from ineen.ground.kernel.actors import Actor, Role
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.organisations import queries as organisations
from ineen.ground.ui.formats import day
from ineen.policy.decisions import queries as decisions
from ineen.policy.decisions.actions import offer_to_council, plan_days, submit_plan
from ineen.policy.decisions.queries import CourseStage, CourseView
from ineen.policy.plans import actions as acts
from ineen.policy.plans import queries as plans
from ineen.policy.plans.queries import PartKind, TextAddress

AT_COLLEGE, AT_COUNCIL, NOT_HEARD_OF = AreaCode("GM9903"), AreaCode("GM9902"), AreaCode("GM9904")
COLLEGE_IN, COUNCIL_IN = timedelta(days=9), timedelta(days=23)
COLLEGE_WAS = timedelta(days=3)  # ago, in the municipality that has not said what its college decided


@dataclass(frozen=True, slots=True)
class Draft:
    """A plan to begin, and what is taken from starter sets for it: by the name of the set."""

    slug: str
    title: str
    taken: tuple[tuple[str, tuple[str, ...]], ...]


YOUTH: Final = Draft(
    "waterkant-jeugd",
    "Jeugd en veiligheid",
    (
        ("jeugd-en-veiligheid", ("about", "goal-0", "goal-2", "measure-0", "measure-3", "partner-0", "question-0")),
        ("overlast-en-woonoverlast", ("about", "goal-0", "question-0")),
    ),
)
DIGITAL: Final = Draft(
    "waterkant-digitaal",
    "Digitaal weerbaar",
    (("digitale-veiligheid", ("about", "goal-0", "goal-1", "measure-0", "measure-1", "partner-0")),),
)


def load_work(*, now: datetime) -> Iterator[str]:
    """Lay ready what is not there yet; yields what was done, in Dutch. What somebody changed since stays as it is.

    Days that went by without a decision are planned again, as a coordinator does; a delivery that expired comes anew.
    """
    adviser, coordinator = acts_as(Role.ADVISER, now), acts_as(Role.COORDINATOR, now)
    with transaction.atomic():
        if _begin(adviser, now, YOUTH):
            _write_together(adviser, coordinator, now)
            ask_officer(by=acts_as(Role.COUNCIL_MEMBER, now), now=now, question=words.QUESTION)
            yield f"{YOUTH.slug}: begonnen als concept"
    with transaction.atomic():
        if _begin(coordinator, now, DIGITAL):
            _put_first(coordinator, now)
            yield f"{DIGITAL.slug}: begonnen als concept"
    viewer = organisations.viewer_acting(coordinator, now)
    if not decisions.outcomes(viewer, plan=DIGITAL.slug):
        _lay_before_bodies(coordinator, now)
        yield f"{DIGITAL.slug}: bij colleges en een raad gelegd"
    for course in _gone_by(coordinator, now):
        decided = course.stage is CourseStage.COUNCIL
        college_on = course.college_on if decided else localdate(now) + COLLEGE_IN
        _plan_days(coordinator, now, course.municipality, college_on=college_on)
        yield f"{DIGITAL.slug}: nieuwe data voor {course.name}"
    yield from _hand_in(now)


def _begin(by: Actor, now: datetime, draft: Draft) -> bool:
    """Whether it was not there yet."""
    viewer, year = organisations.viewer_acting(by, now), localdate(now).year + 1
    if draft.slug in plans.titles(viewer, [draft.slug]):
        return False
    with transaction.atomic():
        acts.start_plan(
            by=by,
            now=now,
            partnership=organisations.partnership(PARTNERSHIP).pk,
            slug=draft.slug,
            title=f"{draft.title} {year}–{year + 1}",
            kind=plans.PlanKind.SAFETY_PROGRAMME,
            period_first=date(year, 1, 1),
            period_last=date(year + 1, 12, 31),
        )
        for name, taken in draft.taken:
            acts.take_from_set(by=by, now=now, plan=draft.slug, name=name, taken=taken)
    return True


def _put_first(coordinator: Actor, now: datetime) -> None:
    """The theme of the digital plan goes first, with the reason: what bodies decide on says why."""
    plan = plans.plan(organisations.viewer_acting(coordinator, now), DIGITAL.slug)
    theme = plan.themes[0]
    acts.change_theme(
        by=coordinator,
        now=now,
        plan=DIGITAL.slug,
        theme=theme.slug,
        priority=plans.PriorityClass.PRIORITY,
        field="",
        municipality="",
        ambitions=(),
    )
    reason = TextAddress(PartKind.THEME, theme.slug, "reason")
    acts.write_text(
        by=coordinator,
        now=now,
        plan=DIGITAL.slug,
        address=reason,
        text=words.REASON_OF_PLAN,
        based_on=plans.digest(theme.reason),
    )


def _write_together(adviser: Actor, coordinator: Actor, now: datetime) -> None:
    """A text that both wrote, one that was written for the police, and one that the adviser has not finished."""
    plan = plans.plan(organisations.viewer_acting(adviser, now), YOUTH.slug)
    theme = plan.themes[0]
    reason, expect = (TextAddress(PartKind.THEME, theme.slug, name) for name in ("reason", "expect"))
    began = plans.digest(theme.reason)
    for by, text in ((coordinator, words.REASON_OF_COORDINATOR), (adviser, words.REASON_OF_ADVISER)):
        acts.write_text(by=by, now=now, plan=YOUTH.slug, address=reason, text=text, based_on=began)
    members = organisations.members_ever_of(organisations.partnership(PARTNERSHIP).pk)
    police = next(one.organisation for one in members if one.name == POLICE)
    behalf = replace(coordinator, on_behalf_of=police, source=f"gesprek van {day(localdate(now))}")
    acts.write_text(
        by=behalf,
        now=now,
        plan=YOUTH.slug,
        address=expect,
        text=words.EXPECT_OF_POLICE,
        based_on=plans.digest(theme.expect),
    )
    vision = TextAddress(PartKind.PLAN, "", "vision")
    acts.save_draft(
        by=adviser,
        now=now,
        plan=YOUTH.slug,
        address=vision,
        text=words.VISION_BEGUN,
        based_on=plans.digest(plan.vision),
    )


def _lay_before_bodies(coordinator: Actor, now: datetime) -> None:
    today = localdate(now)
    with transaction.atomic():
        days = {AT_COUNCIL: today, AT_COLLEGE: today + COLLEGE_IN, NOT_HEARD_OF: today - COLLEGE_WAS}
        for municipality, college_on in days.items():
            by = _for(coordinator, municipality)
            submit_plan(by=by, now=now, plan=DIGITAL.slug, municipality=municipality)
            _plan_days(coordinator, now, municipality, college_on=college_on)
        offer_to_council(
            by=_for(coordinator, AT_COUNCIL), now=now, plan=DIGITAL.slug, municipality=AT_COUNCIL, decided_on=today
        )


def _plan_days(coordinator: Actor, now: datetime, municipality: AreaCode, *, college_on: date | None) -> None:
    plan_days(
        by=_for(coordinator, municipality),
        now=now,
        plan=DIGITAL.slug,
        municipality=municipality,
        college_on=college_on,
        committee_on=None,
        council_on=localdate(now) + COUNCIL_IN,
    )


def _gone_by(coordinator: Actor, now: datetime) -> tuple[CourseView, ...]:
    """Where the day of the body that the plan lies before went by, but for where the coordinator is to ask."""
    today = localdate(now)
    found = decisions.dossier(organisations.viewer_acting(coordinator, now), DIGITAL.slug)
    waits_until = {CourseStage.COLLEGE: "college_on", CourseStage.COUNCIL: "council_on"}
    planned = ((one, getattr(one, waits_until[one.stage])) for one in found.courses if one.stage in waits_until)
    return tuple(one for one, on in planned if on and on < today and one.municipality != NOT_HEARD_OF)


def _hand_in(now: datetime) -> Iterator[str]:
    """The newest month, by the analyst, where nothing of hers waits."""
    analyst = acts_as(Role.ANALYST, now)
    if evidence.something_handed_in(organisations.viewer_acting(analyst, now)) or is_newest_delivered(now):
        return
    name, text = newest_recipe(now)
    evidence_acts.hand_in(by=analyst, now=now, files=[HandedFile(name, BytesIO(text.encode()))], source=SOURCE)
    yield f"{name}: aangeleverd"


def _for(coordinator: Actor, municipality: AreaCode) -> Actor:
    """The coordinator on behalf of a municipality that told her so."""
    members = organisations.members_ever_of(organisations.partnership(PARTNERSHIP).pk)
    member = next(one for one in members if one.municipality == municipality)
    source = f"bericht van de gemeente {member.name}"
    return replace(coordinator, on_behalf_of=member.organisation, source=source)
