"""Where each piece of text of a plan stands: what an editor opens, a draft keeps, an amendment changes.

    TextAddress.parse("theme/ondermijning/reason")

The parts: `plan//vision`, `theme/SLUG/reason`, `goal/SLUG/cause`, `chapter/GM9901/text`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final, TypeVar

from ineen.ground.kernel.refusals import NotFound
from ineen.policy.plans.queries.texts import CHAPTERS, PlanText


class PartKind(StrEnum):
    """What a text belongs to."""

    PLAN = "plan"
    THEME = "theme"
    GOAL = "goal"
    CHAPTER = "chapter"


Part = TypeVar("Part", bound=Any)

# The texts that people write in sentences; what is a choice, a date or a number is changed in a form of its own.
TEXTS: Final[dict[PartKind, tuple[str, ...]]] = {
    PartKind.PLAN: ("title", *CHAPTERS),
    PartKind.THEME: ("title", "reason", "about", "approach", "expect"),
    PartKind.GOAL: ("title", "cause", "without_indicator", "expect"),
    PartKind.CHAPTER: ("text",),
}
NO_SUCH_TEXT: Final = "Deze tekst staat niet (meer) in het plan. Kijk op de bladzijde van het plan wat er nu staat."


@dataclass(frozen=True, slots=True)
class TextAddress:
    """One text: the kind of part, the part (slug, or code of the municipality; empty for the plan), and its name."""

    kind: PartKind
    part: str
    name: str

    def __post_init__(self) -> None:
        if self.name not in TEXTS[self.kind]:
            raise NotFound(NO_SUCH_TEXT)

    def __str__(self) -> str:
        return f"{self.kind}/{self.part}/{self.name}"

    @classmethod
    def parse(cls, text: str) -> "TextAddress":
        """Read what `str` wrote; raises NotFound for anything else."""
        kind, part, name = ([*text.split("/", 2), "", ""])[:3]
        if kind not in list(PartKind):
            raise NotFound(NO_SUCH_TEXT)
        return cls(PartKind(kind), part, name)


def text_at(plan: PlanText, address: TextAddress) -> str:
    """What stands there now; raises NotFound where the part is gone."""
    return str(getattr(_part(plan, address), address.name))


def with_text(plan: PlanText, address: TextAddress, text: str) -> PlanText:
    """The plan with another text there; raises NotFound where the part is gone."""
    _part(plan, address)
    changed = {address.name: text}
    match address.kind:
        case PartKind.PLAN:
            return replace(plan, **changed)  # type: ignore[arg-type]
        case PartKind.THEME:
            return replace(plan, themes=tuple(_with(one, one.slug == address.part, changed) for one in plan.themes))
        case PartKind.CHAPTER:
            chapters = (_with(one, one.municipality == address.part, changed) for one in plan.local_chapters)
            return replace(plan, local_chapters=tuple(chapters))
        case PartKind.GOAL:
            themes = (
                replace(theme, goals=tuple(_with(goal, goal.slug == address.part, changed) for goal in theme.goals))
                for theme in plan.themes
            )
            return replace(plan, themes=tuple(themes))


def addresses(plan: PlanText) -> Iterator[TextAddress]:
    """Every text of the plan, in its own order."""
    for name in TEXTS[PartKind.PLAN]:
        yield TextAddress(PartKind.PLAN, "", name)
    for theme in plan.themes:
        yield from (TextAddress(PartKind.THEME, theme.slug, name) for name in TEXTS[PartKind.THEME])
        for goal in theme.goals:
            yield from (TextAddress(PartKind.GOAL, goal.slug, name) for name in TEXTS[PartKind.GOAL])
    for chapter in plan.local_chapters:
        yield from (TextAddress(PartKind.CHAPTER, chapter.municipality, name) for name in TEXTS[PartKind.CHAPTER])


def _part(plan: PlanText, address: TextAddress) -> object:
    parts: dict[PartKind, Iterator[tuple[str, object]]] = {
        PartKind.PLAN: iter([("", plan)]),
        PartKind.THEME: ((one.slug, one) for one in plan.themes),
        PartKind.GOAL: ((one.slug, one) for one in plan.goals),
        PartKind.CHAPTER: ((one.municipality, one) for one in plan.local_chapters),
    }
    found = next((part for key, part in parts[address.kind] if key == address.part), None)
    if found is None:
        raise NotFound(NO_SUCH_TEXT)
    return found


def _with(part: Part, here: bool, changed: dict[str, str]) -> Part:
    return replace(part, **changed) if here else part
