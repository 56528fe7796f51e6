"""What a plan still owes its readers, as advice: where, what to do, and where else the same holds.

The chapters follow the chain that the CCV asks of a good plan: look-back, analysis, priorities, goals, approach, money
(Centrum voor Criminaliteitspreventie en Veiligheid, checklist integraal veiligheidsplan).
"""

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from textwrap import shorten
from typing import NamedTuple, TypeVar

S = TypeVar("S")
MOST = 3
_SHORT = 60


class Chapter(StrEnum):
    """The parts of the check, in the order of the chain."""

    LOOK_BACK = "Terugblik"
    ANALYSIS = "Veiligheidsanalyse"
    PRIORITIES = "Prioriteiten"
    GOALS = "Doelen"
    APPROACH = "Aanpak en maatregelen"
    MONEY = "Geld"
    RESIDENTS = "Wat inwoners merken"
    LOCAL = "Lokale hoofdstukken"
    ORGANISATION = "Organisatie en evaluatie"
    PARTNERS = "Partners"


class Finding(NamedTuple):
    """One place where something is owed; `name` is what this place is called in a list of others.

    `at` is the address of what is owed, as `TextAddress` writes those of texts: `goal/SLUG/target_value`.
    """

    place: str
    advice: str
    name: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Remedy:
    """What to do at a place; `also` names the other places where the same would help. `at` as of a finding."""

    chapter: Chapter
    place: str
    advice: str
    also: tuple[str, ...] = ()
    at: str = ""

    def __str__(self) -> str:
        return f"{self.place}: {self.advice}{_and_there(self.also)}"


Rule = tuple[Chapter, Callable[[S], Iterable[Finding]]]


def remedies_of(subject: S, rules: Iterable[Rule[S]], without: Container[str] = ()) -> Iterator[Remedy]:
    """What each rule finds in a plan, as one remedy per rule, in the order of the rules.

    without
        the addresses at which somebody set the advice aside.
    """
    for chapter, rule in rules:
        found = [one for one in rule(subject) if one.at not in without]
        if found:
            first, *others = found
            yield Remedy(chapter, first.place, first.advice, tuple(one.name or one.place for one in others), first.at)


def by_chapter(remedies: Iterable[Remedy]) -> dict[Chapter, tuple[Remedy, ...]]:
    """At most three per chapter, the most important first; chapters without any are left out."""
    found = list(remedies)
    chapters = {chapter: tuple(one for one in found if one.chapter is chapter)[:MOST] for chapter in Chapter}
    return {chapter: kept for chapter, kept in chapters.items() if kept}


def _and_there(also: tuple[str, ...]) -> str:
    if not also:
        return ""
    shown, more = [_short(one) for one in also[:MOST]], len(also) - MOST
    return f" Ook bij {'; '.join(shown)}" + (f", en nog {more}." if more > 0 else ".")


def _short(name: str) -> str:
    """The name, cut between words where it is long; a quotation that is cut still ends."""
    short = shorten(name, _SHORT, placeholder=" …")
    return f"{short}”" if short.count("“") > short.count("”") else short
