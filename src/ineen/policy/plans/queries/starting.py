"""What a plan may begin with, and what of an earlier plan comes along."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db import models

from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.refusals import NotFound
from ineen.ground.organisations import queries as organisations
from ineen.policy.plans.models import PriorityClass
from ineen.policy.plans.queries.kernbeleid import KERNBELEID
from ineen.policy.plans.queries.reading import NO_SUCH_PLAN, plan
from ineen.policy.plans.queries.texts import CHAPTERS, FieldText, GoalText, PlanView, ThemeText

# words that stand where a plan's own address would
RESERVED: Final = frozenset({"nieuw", "inlezen"})
# what an earlier plan says about its own time, and a new one must say anew
OF_ITS_TIME: Final = ("look_back", "decision_making", "asked_of_council")


class Beginning(models.TextChoices):
    """With what a plan begins."""

    SETS = "sets", "startsets: per onderwerp gebruikelijke doelen en maatregelen, om uit te kiezen"
    EMPTY = "empty", "helemaal leeg"
    FIELDS = "fields", "de vijf velden van het Kernbeleid"
    THEMES = "themes", "de vijf velden, met de gebruikelijke thema's op beheersniveau"
    EARLIER = "earlier", "een eerder plan van dit samenwerkingsverband"


@dataclass(frozen=True, slots=True)
class Copied:
    """What came along from an earlier plan; `left` names organisations that take no part any more."""

    title: str
    texts: int
    fields: int
    themes: int
    goals: int
    left: tuple[str, ...]


def begun_from(
    viewer: Viewer, partnership: UUID, beginning: Beginning, earlier: str, period: tuple[date, date]
) -> tuple[dict[str, Any], Copied | None]:
    """The parts of `PlanText` with which a plan begins. Raises NotFound for an earlier plan of somebody else."""
    if beginning is Beginning.EARLIER:
        return _from_earlier(viewer, partnership, earlier, period)
    if beginning is Beginning.EMPTY:
        return {}, None
    fields = tuple(FieldText(slug=one.slug, title=one.title) for one in KERNBELEID)
    themes = tuple(
        ThemeText(slug=slug, title=title, priority=PriorityClass.MAINTENANCE, field=field.slug)
        for field in KERNBELEID
        for slug, title in field.themes
    )
    return {"fields": fields, "themes": themes if beginning is Beginning.THEMES else ()}, None


def _from_earlier(
    viewer: Viewer, partnership: UUID, slug: str, period: tuple[date, date]
) -> tuple[dict[str, Any], Copied]:
    found = plan(viewer, slug)
    members = organisations.members_ever([partnership])
    if organisations.partnership(found.partnership).pk != partnership:
        raise NotFound(NO_SUCH_PLAN)
    there = {one.reference for one in members if one.takes_part_in(*period)}
    named = {*(one.municipality for one in found.local_chapters), *(one.municipality for one in found.themes if one)}
    gone = sorted(found.name_of(one) for one in named - there - {""})
    text = {name: getattr(found, name) for name in CHAPTERS if name not in OF_ITS_TIME} | {
        "ambitions": found.ambitions,
        "fields": found.fields,
        "themes": tuple(_theme(one, there) for one in found.themes if one.municipality in there | {""}),
        "local_chapters": tuple(one for one in found.local_chapters if one.municipality in there),
        "ties": tuple(one for one in found.ties if not one.theme or _stays(found, one.theme, there)),
    }
    return text, _copied(found, text, gone)


def _stays(found: PlanView, theme: str, there: set[str]) -> bool:
    return any(one.slug == theme and one.municipality in there | {""} for one in found.themes)


def _theme(theme: ThemeText, there: set[str]) -> ThemeText:
    leads = tuple(one for one in theme.leads if one.organisation in there)
    return replace(theme, leads=leads, goals=tuple(map(_goal, theme.goals)))


def _goal(goal: GoalText) -> GoalText:
    """The goal without what was measured and promised for another period."""
    return replace(goal, baseline_value=None, baseline_period="", target_value=None, target_bound=None, target_on=None)


def _copied(found: PlanView, text: dict[str, Any], gone: Iterable[str]) -> Copied:
    themes: tuple[ThemeText, ...] = text["themes"]
    return Copied(
        title=found.title,
        texts=sum(bool(text.get(name)) for name in CHAPTERS),
        fields=len(text["fields"]),
        themes=len(themes),
        goals=sum(len(one.goals) for one in themes),
        left=tuple(gone),
    )
