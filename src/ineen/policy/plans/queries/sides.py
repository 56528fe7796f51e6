"""A joint plan from the side of one municipality: what is her own in it, and what she does with the others."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch
from django_scopes import scopes_disabled

from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.organisations import queries as organisations
from ineen.policy.plans.models import LocalChapter, PriorityClass, Theme
from ineen.policy.plans.queries.reading import summary, visible
from ineen.policy.plans.queries.texts import PlanSummary


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeLine:
    """A theme in a list: its address, and what residents can expect of it."""

    slug: str
    title: str
    expect: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSide:
    """A plan as one municipality looks at it.

    `chapter` is her local chapter, `own` the themes that play with her alone, `joint` the priorities of all.
    """

    plan: PlanSummary
    chapter: str
    own: tuple[ThemeLine, ...]
    joint: tuple[ThemeLine, ...]
    others: tuple[str, ...]


def sides_of_area(viewer: Viewer, code: AreaCode) -> tuple[PlanSide, ...]:
    """Each plan in which the municipality of an area takes part, from her side, newest period first. Four queries."""
    municipality = code.municipality
    if municipality is None:
        return ()
    with scopes_disabled():
        chapters = LocalChapter.objects.filter(municipality__area_code=str(municipality))
        rows = list(
            visible(viewer)
            .filter(partnership__in=organisations.partnerships_ever_with(municipality))
            .select_related("partnership")
            .prefetch_related(
                Prefetch("themes", Theme.objects.select_related("municipality")),
                Prefetch("local_chapters", chapters),
            )
        )
        members = organisations.members_ever([row.partnership_id for row in rows])
    found = []
    for row in rows:
        plan = summary(row, members)
        if municipality not in [one.code for one in plan.municipalities]:
            continue
        themes = list(row.themes.all())
        found.append(
            PlanSide(
                plan=plan,
                chapter=next((one.text for one in row.local_chapters.all()), ""),
                own=_lines(theme for theme in themes if _only_in(theme, municipality)),
                joint=_lines(
                    theme for theme in themes if theme.municipality is None and theme.priority == PriorityClass.PRIORITY
                ),
                others=tuple(one.name for one in plan.municipalities if one.code != municipality),
            )
        )
    return tuple(found)


def _only_in(theme: Theme, municipality: AreaCode) -> bool:
    return theme.municipality is not None and theme.municipality.area_code == str(municipality)


def _lines(themes: Iterable[Theme]) -> tuple[ThemeLine, ...]:
    return tuple(ThemeLine(slug=theme.slug, title=theme.title, expect=theme.expect) for theme in themes)
