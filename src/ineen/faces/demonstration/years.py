"""The implementation plans of the region: of this year as adopted, and of the next as the draft that it becomes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from importlib.resources import files
from typing import Final

from django.utils.timezone import localdate

from ineen.faces.demonstration.examples import load_plan
from ineen.faces.demonstration.slide import WRITTEN_FOR, moved, years_later
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.audience import Audience
from ineen.policy.execution import queries as execution
from ineen.policy.execution.actions import import_implementation_plan
from ineen.policy.execution.queries import ActionKind, ActionText, ImplementationPlanText, PointText
from ineen.policy.plans.queries import PlanStage

FILE: Final = "waterkant-uitvoeringsplan-2026.yaml"
# what the next year has not settled yet: the check asks for it
WITHOUT_OWNER: Final = frozenset({"inbraakscan"})
WITHOUT_DAYS: Final = frozenset({"buurtaanpak-na-inbraak"})


def load_years(*, by: Actor, now: datetime) -> Iterator[str]:
    """The plan of the present year and a draft for the next, where they are not there; yields what was done."""
    years = years_later(localdate(now))
    year = max(localdate(now).year, WRITTEN_FOR + years)
    if execution.stored(by, _slug(year)) is None:
        yield from load_plan(by=by, now=now, content=_file_for(year, years), name=f"{_slug(year)}.yaml")
    this, following = execution.stored(by, _slug(year)), execution.stored(by, _slug(year + 1))
    if this and following is None:
        import_implementation_plan(by=by, now=now, plan=carried_over(this, year + 1))
        yield f"{_slug(year + 1)}: begonnen als concept"


def carried_over(plan: ImplementationPlanText, year: int) -> ImplementationPlanText:
    """What goes on from a plan in the year after it: a draft with other days, money asked again and not granted yet."""
    was = plan.period_first.year
    return replace(
        plan,
        slug=_slug(year),
        title=plan.title.replace(str(was), str(year)),
        purpose=plan.purpose.replace(str(was), str(year)),
        ambition=plan.ambition.replace(str(was), str(year)),
        about="",
        with_figures="",
        evaluation="",
        period_first=date(year, 1, 1),
        period_last=date(year, 12, 31),
        stage=PlanStage.DRAFT,
        audience=Audience.PARTNERSHIP,
        points=tuple(_point(one, year) for one in plan.points),
        funding=(),
    )


def _point(point: PointText, year: int) -> PointText:
    going_on = (one for one in point.actions if one.kind is not ActionKind.INNOVATION)
    return replace(point, about="", actions=tuple(_action(one, year) for one in going_on))


def _action(action: ActionText, year: int) -> ActionText:
    undated = action.slug in WITHOUT_DAYS
    return replace(
        action,
        kind=ActionKind.CONTINUED,
        owner="" if action.slug in WITHOUT_OWNER else action.owner,
        owner_office="" if action.slug in WITHOUT_OWNER else action.owner_office,
        starts_on=None if undated or not action.starts_on else _in(action.starts_on, year),
        ends_on=None if undated or not action.ends_on else _in(action.ends_on, year),
        funding=tuple(
            replace(one, year=year, granted=None, asked=one.asked or one.granted, note="")
            for one in action.funding
            if one.recurring
        ),
    )


def _in(day: date, year: int) -> date:
    return date(year, day.month, min(day.day, 28) if day.month == 2 else day.day)  # noqa: PLR2004  # February


def _file_for(year: int, years: int) -> bytes:
    """The file so many years later. In a demonstration that goes on, a later year reads it with its own."""
    text = moved(files("ineen.faces.demonstration").joinpath(FILE).read_text(encoding="utf-8"), years)
    written = WRITTEN_FOR + years
    return text.replace(str(written + 1), str(year + 1)).replace(str(written), str(year)).encode()


def _slug(year: int) -> str:
    return f"waterkant-uitvoeringsplan-{year}"
