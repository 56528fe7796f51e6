"""A joint plan as one municipality has it: the joint text, with her own where her council chose one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Model, QuerySet
from django_scopes import scopes_disabled

from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.refusals import NotFound
from ineen.policy.plans.models import Goal, LocalChapter, MunicipalText, SafetyPlan, Theme
from ineen.policy.plans.queries.addresses import PartKind, TextAddress, text_at, with_text
from ineen.policy.plans.queries.parts import GoalTitle, PlanTitles
from ineen.policy.plans.queries.reading import visible
from ineen.policy.plans.queries.text_words import words_for
from ineen.policy.plans.queries.texts import PlanText, PlanView


@dataclass(frozen=True, slots=True)
class OwnText:
    """What one municipality says at one address instead of the joint text, since the day of her decision."""

    municipality: AreaCode
    name: str
    address: TextAddress
    text: str
    reason: str
    since: date


def own_texts(viewer: Viewer, slug: str) -> tuple[OwnText, ...]:
    """Every text of one municipality in a plan; none where the viewer may not see the plan. One query."""
    with scopes_disabled():
        rows = MunicipalText.objects.filter(plan__in=visible(viewer).filter(slug=slug)).select_related("municipality")
        found = [_own_text(row) for row in rows]
    return tuple(one for one in found if one)


def own_texts_of(row: SafetyPlan) -> tuple[OwnText, ...]:
    """The same of one row, for the queries of this room. One query."""
    found = [_own_text(one) for one in row.municipal_texts.select_related("municipality")]
    return tuple(one for one in found if one)


def as_municipality(plan: PlanView, texts: Iterable[OwnText], municipality: AreaCode) -> PlanView:
    """The plan with the texts of this municipality in it; what is gone from the plan is left out."""
    for one in texts:
        if one.municipality != municipality:
            continue
        try:
            plan = with_text(plan, one.address, one.text)  # type: ignore[assignment]
        except NotFound:
            continue
    return plan


def joint_text(plan: PlanText, address: TextAddress) -> str:
    """What the joint plan says there; empty where the part is gone."""
    try:
        return text_at(plan, address)
    except NotFound:
        return ""


def municipality_of(plan: PlanText, address: TextAddress) -> str:
    """The code of the only municipality that the text is about; empty where it is about all."""
    if address.kind is PartKind.CHAPTER:
        return address.part
    part = address.part
    for theme in plan.themes:
        here = address.kind is PartKind.THEME and theme.slug == part
        if here or (address.kind is PartKind.GOAL and any(goal.slug == part for goal in theme.goals)):
            return theme.municipality
    return ""


def label(titles: PlanTitles, address: TextAddress, names: Mapping[str, str]) -> str:
    """What the text at an address is called on a page: `Thema Ondermijning: aanpak op hoofdlijnen`.

    names
        of municipalities, by code.
    """
    word = str(words_for(address).label)
    small = word[:1].lower() + word[1:]
    match address.kind:
        case PartKind.PLAN:
            return word
        case PartKind.CHAPTER:
            return f"{names.get(address.part, address.part)}: {small}"
        case PartKind.THEME:
            return f"Thema {titles.themes.get(address.part, address.part)}: {small}"
        case PartKind.GOAL:
            found = titles.goals.get(address.part)
            return f"Doel {found.title if found else address.part}: {small}"


def titles_of(plan: PlanText) -> PlanTitles:
    """The titles of the themes and goals of a text, by slug."""
    goals = {goal.slug: GoalTitle(goal.title, theme.slug) for theme in plan.themes for goal in theme.goals}
    return PlanTitles({theme.slug: theme.title for theme in plan.themes}, goals)


def joint_texts(viewer: Viewer, slug: str, addresses: Iterable[TextAddress]) -> dict[TextAddress, str]:
    """What the joint plan says at these addresses. A query per kind of part, none for no address."""
    wanted = list(addresses)
    found: dict[TextAddress, str] = {}
    with scopes_disabled():
        for kind in dict.fromkeys(one.kind for one in wanted):
            model, key, plan = _ROWS[kind]
            here = [one for one in wanted if one.kind is kind]
            rows: QuerySet[Any] = model._default_manager.filter(**{f"{plan}__in": visible(viewer).filter(slug=slug)})
            rows = rows.filter(**{f"{key}__in": [one.part for one in here]}) if kind is not PartKind.PLAN else rows
            for row in rows.values(key, *{one.name for one in here}):
                mine = (one for one in here if kind is PartKind.PLAN or one.part == row[key])
                found |= {one: row[one.name] for one in mine}
    return found


_ROWS: Final[dict[PartKind, tuple[type[Model], str, str]]] = {
    PartKind.PLAN: (SafetyPlan, "slug", "pk"),
    PartKind.THEME: (Theme, "slug", "plan"),
    PartKind.GOAL: (Goal, "slug", "plan"),
    PartKind.CHAPTER: (LocalChapter, "municipality__area_code", "plan"),
}


def only_text(plan: PlanView) -> PlanText:
    """What the plan says, without who take part and for whom it was read."""
    return PlanText(**{name: getattr(plan, name) for name in PlanText.__dataclass_fields__})


def _own_text(row: MunicipalText) -> OwnText | None:
    code = row.municipality.area_code
    if code is None:
        return None
    address = TextAddress.parse(row.address)
    return OwnText(AreaCode(code), row.municipality.name, address, row.text, row.reason, row.since)
