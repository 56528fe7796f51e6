"""A theme in a document: why, what it wants, its goals, and what is done."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from ineen.faces.publication.charts import GoalSeries
from ineen.faces.publication.documents.execution import lines_blocks
from ineen.faces.publication.documents.goals import goal_blocks
from ineen.faces.publication.documents.tree import Block, Heading, Items, prose
from ineen.faces.publication.documents.words import facts, red_thread, told_facts, unsaid
from ineen.faces.publication.web.actions_table import Line, line
from ineen.faces.publication.web.told import Part, told
from ineen.ground.kernel.actors import Viewer
from ineen.ground.ui import formats
from ineen.ground.ui.thread import StationKey, Subject
from ineen.policy.execution.queries import ImplementationPlanView
from ineen.policy.plans.queries import PlanView, ThemeText

PARTS: Final = (
    Part("reason", lazy("Waarom dit voorgaat"), lazy("waarom dit voorgaat")),
    Part("approach", lazy("Aanpak"), lazy("de aanpak")),
    Part("expect", lazy("Wat u kunt verwachten"), lazy("wat u kunt verwachten")),
)


@dataclass(frozen=True, slots=True)
class Story:
    """A plan with the figures of its goals and the implementation plans under it, for who writes it down."""

    viewer: Viewer
    plan: PlanView
    series: Mapping[str, GoalSeries]
    carried: tuple[ImplementationPlanView, ...]


def theme_blocks(story: Story, theme: ThemeText, *, level: int) -> Iterator[Block]:
    """Everything about one theme; `level` is that of the headings in it."""
    plan, said = story.plan, told(theme, PARTS)
    yield red_thread(story.viewer, Subject(plan.slug, theme.slug), StationKey.PRIORITY)
    if theme.about:
        yield prose(theme.about, lead=True)
    yield facts(_heads(plan, theme))
    yield from told_facts(said)
    missing = [*said.unsaid, *([] if theme.goals else [_("het doel")])]
    yield from unsaid(missing, rebuilt=plan.rebuilt)
    if theme.ambitions:
        yield Heading(_("Wat wij willen"), level)
        yield Items(theme.ambitions)
    for goal in theme.goals:
        yield from goal_blocks(goal, story.series.get(goal.slug), rebuilt=plan.rebuilt, level=level)
    if lines := list(_lines(story, theme)):
        yield Heading(_("Wat wij doen"), level)
        yield from lines_blocks(lines, rebuilt=plan.rebuilt)


def _lines(story: Story, theme: ThemeText) -> Iterator[Line]:
    """The actions of a theme, by their point or their goal, from every implementation plan."""
    goals = {goal.slug for goal in theme.goals}
    for year in story.carried:
        names = dict(year.names)
        for point in year.points:
            for action in point.actions:
                if point.theme == theme.slug or action.goal in goals:
                    yield line(action, year.slug, names)


def _heads(plan: PlanView, theme: ThemeText) -> Iterator[tuple[str, str]]:
    yield _("Weging"), theme.priority.label
    yield _("Veld"), next((one.title for one in plan.fields if one.slug == theme.field), "")
    yield _("Alleen in"), plan.name_of(theme.municipality) if theme.municipality else ""
    leads = (", ".join(filter(None, [plan.name_of(one.organisation), one.office])) for one in theme.leads)
    yield _("Trekker"), formats.listed(leads)
