"""What was found, in a Dutch sentence that an alderman understands and a statistician accepts.

Nothing falls, rises or improves in these sentences unless the test of change says that chance does not explain it, and
what follows enforcement effort is never called better or worse.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from ineen.analysis.frame.status import Status
from ineen.analysis.indicators.indicator import Direction
from ineen.ground.kernel.dutch import number, period
from ineen.ground.kernel.periods import Period

OFTEN: Final = 0.2  # one in five: what people call often
_NAMED: Final = 8  # more names than this are no sentence any more


class Finding(Enum):
    """What a test of change says of a difference."""

    OFTEN = "vaak door toeval voor"
    SOMETIMES = "ook door toeval voor"
    FOUND = "zelden door toeval alleen voor"
    UNTESTED = ""


@dataclass(frozen=True, slots=True)
class Noun:
    """What is counted, in the singular and in the plural: misdrijf, misdrijven."""

    one: str
    more: str


@dataclass(frozen=True, slots=True)
class Count:
    """A count in a period; `value` is None exactly where the status says that there is none."""

    period: Period
    status: Status
    value: int | None

    def __post_init__(self) -> None:
        if (self.value is not None) != (self.status in (Status.FINAL, Status.PROVISIONAL)):
            raise ValueError(f"a count with status {self.status.name} cannot have the value {self.value}")


def finding(probability: float | None, *, found: bool) -> Finding:
    """From `Changes`: the probability of a cell, None where it was not tested, and whether it was among the found."""
    if probability is None:
        return Finding.UNTESTED
    if found:
        return Finding.FOUND
    return Finding.OFTEN if probability >= OFTEN else Finding.SOMETIMES


def change_sentence(
    place: str,
    noun: Noun,
    now: Count,
    before: Count | None,
    *,
    said: Finding,
    direction: Direction,
    peers: str = "gemeenten",
    untested: str = "",
) -> str:
    """How many were registered, how many more or fewer than before, and what to make of it.

    place, peers
        as people say them: Soest, or gemeenten, wijken or buurten.
    before
        None where it cannot be compared: then it is not told.
    said
        of the difference between the two; not told where there is none, or where either has no value.
    untested
        why it was not tested, as the end of a sentence; else there were too few to compare with.
    """
    if now.value is None:
        return f"{_withheld(place, noun, now)}."
    told = f"In {period(now.period)} {_amount(place, noun, now)}"
    if before is None:
        return f"{told}."
    if before.value is None:
        return f"{told}; het aantal van {period(before.period)} {_REASONS[before.status]}."
    difference = now.value - before.value
    if difference == 0:
        return f"{told}, evenveel als in {period(before.period)}."
    sentence = f"{told}, {_more(difference)} dan in {period(before.period)}; {_chance(said, noun, peers, untested)}."
    return " ".join(filter(None, [sentence, _verdict(difference, said, direction)]))


def rank_sentence(place: str, low: int, high: int, among: int, peers: str = "gemeenten") -> str:
    """Between which places an area stands, the lowest rate first, with 95 % certainty.

    Raises ValueError for places that are not among them.
    """
    if not 1 <= low <= high <= among:
        raise ValueError(f"there are no places {low} to {high} among {among}")
    where = f"op plaats {number(low)}" if low == high else f"ergens tussen plaats {number(low)} en {number(high)}"
    return (
        f"{place} staat, gerekend vanaf het laagste cijfer, met 95% zekerheid {where} van de {number(among)} {peers}."
    )


def lowest_sentence(names: Sequence[str], among: int, peers: str = "gemeenten") -> str:
    """Who may have the lowest rate, with 95 % certainty: one, or each of some of which none can be called it.

    names
        the fewest among which it is (`Ranks.lowest`), in the order in which they should be read.
    """
    if not names:
        raise ValueError("somebody has the lowest rate")
    if len(names) == 1:
        return f"{names[0]} heeft met 95% zekerheid het laagste cijfer van de {number(among)} {peers}."
    if len(names) > _NAMED:
        return (
            f"Wie van de {number(among)} {peers} het laagste cijfer heeft, is niet te zeggen: "
            f"het kunnen er {number(len(names))} zijn."
        )
    return (
        f"Wie van de {number(among)} {peers} het laagste cijfer heeft, is niet met zekerheid te zeggen: "
        f"het kan {', '.join(names[:-1])} of {names[-1]} zijn."
    )


def _amount(place: str, noun: Noun, now: Count) -> str:
    value = now.value or 0
    verb, what = ("werd", noun.one) if value == 1 else ("werden", noun.more)
    amount = number(value) if value else "geen"
    provisional = " (voorlopig cijfer)" if now.status is Status.PROVISIONAL else ""
    return f"{verb} in {place} {amount} {what} geregistreerd{provisional}"


def _more(difference: int) -> str:
    return f"{number(abs(difference))} {'meer' if difference > 0 else 'minder'}"


def _chance(said: Finding, noun: Noun, peers: str, untested: str) -> str:
    if said is Finding.UNTESTED:
        why = untested or f"te weinig {peers} hebben genoeg {noun.more} om mee te vergelijken"
        return f"of dat toeval is, is niet te zeggen: {why}"
    return f"zo'n verschil komt bij {peers} van deze omvang {said.value}"


def _verdict(difference: int, said: Finding, direction: Direction) -> str:
    if direction is Direction.FOLLOWS_ENFORCEMENT:
        return (
            "Dit aantal hangt af van hoeveel er gecontroleerd wordt: meer of minder is op zichzelf niet goed of slecht."
        )
    if direction is Direction.MIXED:
        return "Meer of minder is hier op zichzelf niet goed of slecht: het hangt ook af van hoe vaak mensen melden."
    if said is not Finding.FOUND:
        return ""
    return f"Dat is {'slechter' if difference > 0 else 'beter'} dan daarvoor."


def _withheld(place: str, noun: Noun, now: Count) -> str:
    return f"Het aantal {noun.more} in {place} van {period(now.period)} {_REASONS[now.status]}"


_REASONS: Final = {
    Status.ABSENT: "bestaat niet",
    Status.NOT_PUBLISHED: "is niet gepubliceerd",
    Status.UNKNOWN: "is niet bekend",
    Status.SUPPRESSED: "tonen we niet, omdat het iets over personen kan verraden",
}
