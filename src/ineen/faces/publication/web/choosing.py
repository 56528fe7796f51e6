"""Which actions of an implementation plan a reader asks for: `?gemeente=`, `?trekker=` and `?zoek=` in the address."""

from collections.abc import Mapping
from dataclasses import dataclass

from ineen.policy.execution.queries import ActionText, ImplementationPlanView, PointText


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen; all empty: everything. `municipality` and `owner` are references, `text` holds words."""

    municipality: str
    owner: str
    text: str

    def __bool__(self) -> bool:
        return bool(self.municipality or self.owner or self.text)

    def holds(self, action: ActionText, point: PointText) -> bool:
        """Whether an action of this point was asked for: every condition, and every word of the text."""
        return (
            (not self.municipality or not action.municipalities or self.municipality in action.municipalities)
            and (not self.owner or self.owner == action.owner)
            and all(word in _words(action, point) for word in self.text.casefold().split())
        )


@dataclass(frozen=True, slots=True)
class Options:
    """What there is to choose from: references with names, in the order of the alphabet."""

    municipalities: tuple[tuple[str, str], ...]
    owners: tuple[tuple[str, str], ...]


def choice_of(asked: Mapping[str, str]) -> Choice:
    """From the words behind an address."""
    return Choice(*(asked.get(name, "").strip() for name in ("gemeente", "trekker", "zoek")))


def options(plan: ImplementationPlanView) -> Options:
    """The municipalities of a plan, and those who lead something in it."""
    owners = {action.owner: plan.name_of(action.owner) for action in plan.actions if action.owner}
    return Options(
        tuple(sorted(((str(one.code), one.name) for one in plan.municipalities), key=_by_name)),
        tuple(sorted(owners.items(), key=_by_name)),
    )


def _by_name(option: tuple[str, str]) -> str:
    return option[1].casefold()


def _words(action: ActionText, point: PointText) -> str:
    return " ".join((action.title, action.about, action.why, action.result, point.title, point.objective)).casefold()
