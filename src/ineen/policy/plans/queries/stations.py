"""What plans say on the red thread: why, what comes first, and what must be reached. One query each."""

from collections.abc import Callable
from dataclasses import dataclass

from django_scopes import scopes_disabled

from ineen.ground.kernel.actors import Viewer
from ineen.ground.ui.formats import counted
from ineen.ground.ui.thread import NOT_NAMED, State, Station, StationKey, Subject
from ineen.policy.plans.models import PriorityClass, Theme
from ineen.policy.plans.queries.reading import visible


@dataclass(frozen=True, slots=True)
class Asked:
    """What a station asks of each priority: `said` gives the answer, empty where the plan gives none."""

    key: StationKey
    said: Callable[[Theme], str]
    one: str
    more: str
    remedy: str

    def count(self, number: int) -> str:
        return counted(number, self.one, self.more)


REASON = Asked(StationKey.REASON, lambda theme: theme.reason, "reden", "redenen", "Zeg waarom dit voorgaat")
PRIORITY = Asked(StationKey.PRIORITY, lambda theme: theme.title, "prioriteit", "prioriteiten", "")
GOAL = Asked(StationKey.GOAL, lambda theme: theme.goal, "doel", "doelen", "Schrijf in één zin het doel")


def reasons(viewer: Viewer, subject: Subject) -> Station | None:
    """How many priorities say why they are one."""
    return _station(REASON, _themes(viewer, subject))


def priorities(viewer: Viewer, subject: Subject) -> Station | None:
    """How many themes come first."""
    return _station(PRIORITY, _themes(viewer, subject))


def goals(viewer: Viewer, subject: Subject) -> Station | None:
    """How many priorities say what must be reached."""
    return _station(GOAL, _themes(viewer, subject))


def _station(asked: Asked, themes: list[Theme]) -> Station | None:
    if not themes:
        return None
    first = [theme for theme in themes if theme.priority == PriorityClass.PRIORITY]
    silent = [theme.title for theme in first if not asked.said(theme)]
    said = len(first) - len(silent)
    if themes[0].plan.rebuilt:  # nobody is blamed for what a public report leaves out
        return Station(asked.key, asked.count(said)) if said else Station(asked.key, NOT_NAMED, State.SILENT)
    if not first:
        return Station(asked.key, asked.count(0), State.GAP, remedy="Kies welke thema's voorgaan.")
    if silent:
        return Station(asked.key, asked.count(said), State.GAP, remedy=f"{asked.remedy} bij: {', '.join(silent)}.")
    return Station(asked.key, asked.count(said))


def _themes(viewer: Viewer, subject: Subject) -> list[Theme]:
    with scopes_disabled():
        rows = Theme.objects.filter(plan__in=visible(viewer).filter(slug=subject.plan)).select_related("plan")
        return list(rows.filter(slug=subject.theme) if subject.theme else rows)
