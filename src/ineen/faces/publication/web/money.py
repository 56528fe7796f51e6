"""Money asked and granted, in words. Years are never added, nor what is paid once with what is paid every year."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from ineen.ground.ui.formats import euros
from ineen.policy.execution.queries import FundingText, ImplementationPlanText


@dataclass(frozen=True, slots=True)
class Sum:
    """The amounts of one year and one kind together; `recurring` as in `FundingText`.

    asked, granted
        None where nobody named an amount.
    all_asked, all_granted
        whether the amount is known of every line: what was not said is no zero, and a sum over it is not the whole.
    """

    year: int
    recurring: bool | None
    asked: Decimal | None
    granted: Decimal | None
    all_asked: bool
    all_granted: bool

    @property
    def whole(self) -> bool:
        return self.all_asked and self.all_granted

    @property
    def kind(self) -> str:
        """`eenmalig` or `elk jaar`; empty where nobody says which."""
        return kind_of(self.recurring)

    @property
    def of(self) -> str:
        """`2026, eenmalig`, `vanaf 2026 elk jaar`, `2026`."""
        if self.recurring:
            return _("vanaf %(year)s elk jaar") % {"year": self.year}
        return ", ".join(filter(None, [str(self.year), self.kind]))


def kind_of(recurring: bool | None) -> str:
    """`eenmalig` or `elk jaar`; empty where nobody says which."""
    if recurring is None:
        return ""
    return _("elk jaar") if recurring else _("eenmalig")


def money_of(plan: ImplementationPlanText) -> list[FundingText]:
    """Every amount of a plan: its own, and that of its actions."""
    return [*plan.funding, *(one for action in plan.actions for one in action.funding)]


def sums(funding: Iterable[FundingText]) -> list[Sum]:
    """One per year and kind, by year; first what is paid once, then every year, then what nobody says."""
    together: dict[tuple[int, bool | None], list[FundingText]] = {}
    for one in funding:
        together.setdefault((one.year, one.recurring), []).append(one)
    order = sorted(together, key=lambda key: (key[0], (False, True, None).index(key[1])))
    return [_sum(*key, together[key]) for key in order]


def in_a_row(funding: Sequence[FundingText]) -> str:
    """`2026, eenmalig: € 8.000 toegekend van € 12.000`, one after another; empty where nobody named an amount."""
    return "; ".join(f"{one.of}: {_briefly(one)}" for one in sums(funding))


def in_a_sentence(funding: Sequence[FundingText]) -> str:
    """What was asked and granted where it is all of one year and kind; else where it stands, year by year.

    Empty where nobody named an amount.
    """
    found = sums(funding)
    if len(found) > 1:
        return _("Onder Geld staat per jaar wat er is gevraagd en toegekend.")
    return f"{found[0].of[0].upper()}{found[0].of[1:]}: {_said(found[0])}." if found else ""


def _sum(year: int, recurring: bool | None, lines: Sequence[FundingText]) -> Sum:
    return Sum(
        year,
        recurring,
        _known(one.asked for one in lines),
        _known(one.granted for one in lines),
        all_asked=all(one.asked is not None for one in lines),
        all_granted=all(one.granted is not None for one in lines),
    )


def _briefly(one: Sum) -> str:
    words = {"asked": euros(one.asked), "granted": euros(one.granted)}
    if one.granted is None:
        return _("%(asked)s gevraagd") % words
    if one.asked is None:
        return _("%(granted)s toegekend") % words
    if not one.whole:
        return _("%(asked)s gevraagd, %(granted)s toegekend voor zover bekend") % words
    return (
        _("%(granted)s toegekend") if one.asked == one.granted else _("%(granted)s toegekend van %(asked)s")
    ) % words


def _said(one: Sum) -> str:
    words = {"asked": euros(one.asked), "granted": euros(one.granted)}
    if one.granted is None:
        return _("er is %(asked)s gevraagd") % words
    if one.asked is None:
        return _("er is %(granted)s toegekend") % words
    if not one.whole:
        return _("er is %(asked)s gevraagd en, voor zover bekend, %(granted)s toegekend") % words
    return _("er is %(asked)s gevraagd en %(granted)s toegekend") % words


def _known(amounts: Iterable[Decimal | None]) -> Decimal | None:
    known = [one for one in amounts if one is not None]
    return sum(known, Decimal()) if known else None
