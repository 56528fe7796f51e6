"""Actions as the rows of a table: who, with whom, when and for how much."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from ineen.ground.kernel.periods import MONTHS
from ineen.ground.ui import formats
from ineen.ground.ui.formats import euros
from ineen.policy.execution.queries import ActionText, ActionView, FundingText, ImplementationPlanText


@dataclass(frozen=True, slots=True)
class Line:
    """One action; every text may be empty."""

    title: str
    url: str
    about: str
    who: str
    partners: str
    when: str
    money: str


def lines_of(actions: Iterable[ActionView]) -> list[Line]:
    """The rows of actions from any implementation plan."""
    return [line(one.action, one.plan, one.names) for one in actions]


def line(action: ActionText, plan: str, names: dict[str, str]) -> Line:
    """The row of one action of the implementation plan with that slug."""
    return Line(
        title=action.title,
        url=reverse("publication:action", args=[plan, action.slug]),
        about=about(action, names),
        who=owner(action, names),
        partners=formats.listed(names.get(one, one) for one in action.partners),
        when=when(action.starts_on, action.ends_on),
        money=money(action),
    )


@dataclass(frozen=True, slots=True)
class Said:
    """Which columns the actions of a plan fill; of a plan that was rebuilt the empty ones are not drawn."""

    who: bool
    partners: bool
    when: bool
    money: bool

    @property
    def columns(self) -> int:
        return 1 + sum((self.who, self.partners, self.when, self.money))

    @property
    def unsaid(self) -> list[str]:
        """What is not told of any action, as a sentence names it."""
        told = (
            (self.who, _("wie trekt")),
            (self.partners, _("wie meedoet")),
            (self.when, _("wanneer")),
            (self.money, _("wat het kost")),
        )
        return [word for said, word in told if not said]


def said_of(plan: ImplementationPlanText) -> Said:
    """What is told of any of the actions of a plan; who leads is always asked of a plan of its own makers."""
    actions = plan.actions
    return Said(
        who=not plan.rebuilt or any(one.owner or one.owner_office for one in actions),
        partners=any(one.partners for one in actions),
        when=any(one.starts_on or one.ends_on for one in actions),
        money=any(one.funding for one in actions),
    )


def about(action: ActionText, names: dict[str, str]) -> str:
    """`nieuw · lokaal · Baarn en Soest`."""
    where = formats.listed(names.get(one, one) for one in action.municipalities)
    words = [action.kind.label if action.kind else "", action.level.label if action.level else "", where]
    return " · ".join(filter(None, words))


def owner(action: ActionText, names: dict[str, str]) -> str:
    """The organisation with the office there; never a person."""
    return ", ".join(filter(None, [names.get(action.owner, action.owner), action.owner_office]))


def when(first: date | None, last: date | None) -> str:
    """`tot juli 2025`, `vanaf maart 2025`, `2025`, `maart tot en met juli 2025`; empty where nothing is said."""
    if first and last:
        return _stretch(first, last)
    if last:
        return _("klaar %(month)s") % {"month": _month(last)}
    return _("vanaf %(month)s") % {"month": _month(first)} if first else ""


def money(action: ActionText) -> str:
    """`€ 8.000 gevraagd`, `€ 8.000 toegekend`, `€ 8.000 toegekend van € 12.000`; empty where nobody named an amount."""
    asked, granted = _sum(one.asked for one in action.funding), _sum(one.granted for one in action.funding)
    words = {"asked": euros(asked), "granted": euros(granted)}
    if granted is None:
        return _("%(asked)s gevraagd") % words if asked is not None else ""
    if asked is None:
        return _("%(granted)s toegekend") % words
    if _partly_unknown(action.funding):
        return _("%(asked)s gevraagd, %(granted)s toegekend voor zover bekend") % words
    return (_("%(granted)s toegekend") if asked == granted else _("%(granted)s toegekend van %(asked)s")) % words


def total(plan: ImplementationPlanText) -> str:
    """What was asked and granted for a whole plan, in a sentence; empty where nobody named an amount."""
    funding = [*plan.funding, *(one for action in plan.actions for one in action.funding)]
    asked, granted = _sum(one.asked for one in funding), _sum(one.granted for one in funding)
    words = {"asked": euros(asked), "granted": euros(granted)}
    if asked is None:
        return _("Er is %(granted)s toegekend.") % words if granted is not None else ""
    if granted is None:
        return _("Er is %(asked)s gevraagd.") % words
    if _partly_unknown(funding):
        return _("Er is %(asked)s gevraagd en, voor zover bekend, %(granted)s toegekend.") % words
    return _("Er is %(asked)s gevraagd en %(granted)s toegekend.") % words


def _partly_unknown(funding: Iterable[FundingText]) -> bool:
    """What was not said is no zero: a sum over it is not the whole."""
    return any(one.asked is None or one.granted is None for one in funding)


def _sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    known = [one for one in amounts if one is not None]
    return sum(known, Decimal()) if known else None


def _month(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"


def _stretch(first: date, last: date) -> str:
    whole_years = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    if whole_years:
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return _month(first)
    begin = MONTHS[first.month - 1] if first.year == last.year else _month(first)
    return f"{begin} – {_month(last)}"
