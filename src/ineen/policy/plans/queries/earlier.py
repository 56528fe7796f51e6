"""An earlier plan beside the one that is written: what each says, piece by piece, to take over what still holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django_scopes import scopes_disabled

from ineen.ground.kernel.actors import RESIDENT, Viewer
from ineen.ground.kernel.refusals import NotFound
from ineen.policy.plans.models import SafetyPlan, Theme
from ineen.policy.plans.queries.addresses import NO_SUCH_TEXT, TEXTS, PartKind, TextAddress
from ineen.policy.plans.queries.pieces import NO_SUCH_PIECE
from ineen.policy.plans.queries.reading import NO_SUCH_PLAN, plans_visible_to, visible, whole
from ineen.policy.plans.queries.text_words import words_for
from ineen.policy.plans.queries.texts import CHAPTERS, GoalText, PlanSummary, PlanText, ThemeText
from ineen.policy.plans.queries.versions import digest
from ineen.policy.plans.queries.wording import plan_text

AMBITIONS: Final = "ambitions"  # kept as a list; here one text, each on its own line
TITLE: Final = "title"
NAMES: Final[dict[PartKind, tuple[str, ...]]] = {
    PartKind.PLAN: (*CHAPTERS, AMBITIONS),
    PartKind.THEME: (TITLE, *TEXTS[PartKind.THEME][1:], AMBITIONS),
    PartKind.GOAL: (TITLE, "cause", "expect"),
    PartKind.CHAPTER: TEXTS[PartKind.CHAPTER],
}
_AMBITIONS_LABEL = _("Ambities")
_LABELS: Final[dict[PartKind, str | Promise]] = {PartKind.THEME: _("Het thema zelf"), PartKind.GOAL: _("Het doel zelf")}


class How(StrEnum):
    """What is done with a text that is taken over, where something stands already."""

    UNDER = "onder"
    INSTEAD = "vervang"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One text of an earlier plan, beside what the plan that is written says there.

    of
        the goal that it belongs to; empty for a text of the plan, the theme or the chapter itself.
    target
        the slug of the theme or goal here that it would come in; empty where that is not there yet.
    """

    kind: PartKind
    part: str
    name: str
    there: str
    here: str = ""
    of: str = ""
    target: str = ""

    @property
    def key(self) -> str:
        return f"{self.kind}/{self.part}/{self.name}"

    @property
    def ref(self) -> str:
        """The key as the id of something on a page."""
        return self.key.replace("/", "-")

    @property
    def label(self) -> str | Promise:
        if self.name == AMBITIONS:
            return _AMBITIONS_LABEL
        if self.name == TITLE:
            return _LABELS[self.kind]
        return words_for(TextAddress(self.kind, self.part, self.name)).label

    @property
    def same(self) -> bool:
        """Whether it stands here already, alone or among more."""
        return self.there in self.here

    @property
    def digest(self) -> str:
        """The mark of what stands here: who takes it over saw that."""
        return digest(self.here)


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierPart:
    """A part of an earlier plan; `home` is the slug of the theme here that its texts would come in."""

    kind: PartKind
    part: str
    title: str
    passages: tuple[Passage, ...]
    home: str = ""

    @property
    def fresh(self) -> int:
        """How many of its texts do not stand here yet."""
        return sum(not one.same for one in self.passages)


@dataclass(frozen=True, slots=True)
class EarlierPlan:
    """A plan to take from. `closed` where not everybody may read it."""

    text: PlanText
    closed: bool


def plans_to_take_from(viewer: Viewer, slug: str, partnership: str) -> tuple[tuple[PlanSummary, ...], ...]:
    """The other plans that the viewer may see: those of this partnership, and those of others. Three queries."""
    others = [one for one in plans_visible_to(viewer) if one.slug != slug]
    own = tuple(one for one in others if one.partnership == partnership)
    return own, tuple(one for one in others if one.partnership != partnership)


def earlier_plan(viewer: Viewer, slug: str, theme: str | None = None) -> EarlierPlan:
    """A plan to take from; raises NotFound where it is not there for the viewer. Five queries at most.

    theme
        this one alone; none for an empty one.
    """
    with scopes_disabled():
        themes = None if theme is None else Theme.objects.filter(slug=theme)
        row = texts_of(visible(viewer).filter(slug=slug), themes)
        if row is None:
            raise NotFound(NO_SUCH_PLAN)
        closed = not visible(RESIDENT).filter(pk=row.pk).exists()
    return EarlierPlan(PlanText(**plan_text(row)), closed)


def texts_of(rows: QuerySet[SafetyPlan], themes: QuerySet[Theme] | None = None) -> SafetyPlan | None:
    """The first of these plans with what can be taken over, inside a scope of the caller. Four queries at most."""
    return whole(rows, themes, without=("fields", "leads", "ties", "co_signers")).first()


def parts_beside(earlier: PlanText, here: PlanText) -> tuple[EarlierPart, ...]:
    """Every part of an earlier plan that says something, in its own order."""
    themes = (part_beside(earlier, here, PartKind.THEME, one.slug) for one in earlier.themes)
    chapters = (part_beside(earlier, here, PartKind.CHAPTER, one.municipality) for one in earlier.local_chapters)
    found = (part_beside(earlier, here, PartKind.PLAN, ""), *themes, *chapters)
    return tuple(one for one in found if one.passages)


def part_beside(earlier: PlanText, here: PlanText, kind: PartKind, part: str, home: str | None = None) -> EarlierPart:
    """One part of an earlier plan beside the plan that is written. Raises NotFound where it has no such part, or
    where the theme here is gone.

    home
        the slug of the theme here for the texts of a theme, empty for a new one; None for the one that fits.
    """
    if kind is PartKind.PLAN and not part:
        return EarlierPart(kind=kind, part="", title="", passages=tuple(_of_plan(earlier, here)))
    if kind is PartKind.CHAPTER:
        there = next((one.text for one in earlier.local_chapters if one.municipality == part), None)
        if there is not None:
            now = next((one.text for one in here.local_chapters if one.municipality == part), "")
            passage = Passage(kind=kind, part=part, name="text", there=there, here=now, target=part)
            return EarlierPart(kind=kind, part=part, title=part, passages=(passage,) if there else ())
    theme = next((one for one in earlier.themes if one.slug == part), None) if kind is PartKind.THEME else None
    if theme is None:
        raise NotFound(NO_SUCH_TEXT)
    stands = _home(theme, here, home)
    found = (*_of_theme(theme, stands), *_of_goals(theme, stands, here))
    title = theme.title
    return EarlierPart(kind=kind, part=part, title=title, passages=found, home=stands.slug if stands else "")


def _of_plan(earlier: PlanText, here: PlanText) -> Iterator[Passage]:
    for name in NAMES[PartKind.PLAN]:
        if there := _said(earlier, name):
            yield Passage(kind=PartKind.PLAN, part="", name=name, there=there, here=_said(here, name))


def _home(theme: ThemeText, here: PlanText, chosen: str | None) -> ThemeText | None:
    """The theme here with the address that was chosen, else the same address, else the same title."""
    if chosen is not None:
        found = next((one for one in here.themes if one.slug == chosen), None)
        if chosen and not found:
            raise NotFound(NO_SUCH_PIECE)
        return found
    same = [one for one in here.themes if one.slug == theme.slug]
    named = [one for one in here.themes if one.title.casefold() == theme.title.casefold()]
    return next(iter([*same, *named]), None)


def _of_theme(theme: ThemeText, home: ThemeText | None) -> Iterator[Passage]:
    for name in NAMES[PartKind.THEME]:
        there = _said(theme, name)
        if not there or (name == TITLE and home):
            continue
        now, target = (_said(home, name), home.slug) if home else ("", "")
        yield Passage(kind=PartKind.THEME, part=theme.slug, name=name, there=there, here=now, target=target)


def _of_goals(theme: ThemeText, home: ThemeText | None, here: PlanText) -> Iterator[Passage]:
    for goal in theme.goals:
        stands = _same_goal(goal, home, here)
        for name in NAMES[PartKind.GOAL]:
            there = _said(goal, name)
            if not there or (name == TITLE and stands):
                continue
            now, target = (_said(stands, name), stands.slug) if stands else ("", "")
            yield Passage(
                kind=PartKind.GOAL, part=goal.slug, name=name, there=there, here=now, of=goal.title, target=target
            )


def _same_goal(goal: GoalText, home: ThemeText | None, here: PlanText) -> GoalText | None:
    """The goal here with the same title: under that theme, else wherever it stands."""
    goals = (*(home.goals if home else ()), *here.goals)
    return next((one for one in goals if one.title.casefold() == goal.title.casefold()), None)


def _said(part: object, name: str) -> str:
    value = getattr(part, name)
    return "\n".join(value) if name == AMBITIONS else str(value)
