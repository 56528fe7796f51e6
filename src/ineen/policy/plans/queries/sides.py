"""A joint plan from the side of one municipality: what is her own in it, and what she does with the others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.db.models import OuterRef, Prefetch, Subquery
from django_scopes import scopes_disabled

from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.organisations import queries as organisations
from ineen.policy.plans.models import LocalChapter, PriorityClass, Theme
from ineen.policy.plans.queries.addresses import PartKind
from ineen.policy.plans.queries.municipal import OwnText
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

    `chapter` is her local chapter, `own` the themes that play with her alone, `joint` the priorities of all. `texts` is
    what her council chose instead of the joint text, once `as_chosen` was asked.
    """

    plan: PlanSummary
    chapter: str
    own: tuple[ThemeLine, ...]
    joint: tuple[ThemeLine, ...]
    others: tuple[str, ...]
    texts: tuple[OwnText, ...] = ()


def sides_of_area(viewer: Viewer, code: AreaCode) -> tuple[PlanSide, ...]:
    """Each plan in which the municipality of an area takes part, from her side, newest period first. Three queries."""
    municipality = code.municipality
    if municipality is None:
        return ()
    with scopes_disabled():
        chapters = LocalChapter.objects.filter(plan=OuterRef("pk"), municipality__area_code=str(municipality))
        rows = list(
            visible(viewer)
            .filter(partnership__in=organisations.partnerships_ever_with(municipality))
            .select_related("partnership")
            .annotate(chapter=Subquery(chapters.values("text")[:1]))
            .prefetch_related(Prefetch("themes", Theme.objects.select_related("municipality")))
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
                chapter=row.chapter or "",
                own=_lines(theme for theme in themes if _only_in(theme, municipality)),
                joint=_lines(
                    theme for theme in themes if theme.municipality is None and theme.priority == PriorityClass.PRIORITY
                ),
                others=tuple(one.name for one in plan.municipalities if one.code != municipality),
            )
        )
    return tuple(found)


def as_chosen(side: PlanSide, texts: tuple[OwnText, ...]) -> PlanSide:
    """The side with what her council chose instead of the joint text."""
    said = {str(one.address): one.text for one in texts}
    chapter = next((one.text for one in texts if one.address.kind is PartKind.CHAPTER), side.chapter)
    own, joint = (tuple(_said(one, said) for one in lines) for lines in (side.own, side.joint))
    return replace(side, chapter=chapter, own=own, joint=joint, texts=texts)


def _said(line: ThemeLine, said: Mapping[str, str]) -> ThemeLine:
    title = said.get(f"theme/{line.slug}/title", line.title)
    return replace(line, title=title, expect=said.get(f"theme/{line.slug}/expect", line.expect))


def _only_in(theme: Theme, municipality: AreaCode) -> bool:
    return theme.municipality is not None and theme.municipality.area_code == str(municipality)


def _lines(themes: Iterable[Theme]) -> tuple[ThemeLine, ...]:
    return tuple(ThemeLine(slug=theme.slug, title=theme.title, expect=theme.expect) for theme in themes)
