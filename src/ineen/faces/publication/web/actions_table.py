"""Actions as the rows of a table: who, with whom, when and for how much."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from ineen.faces.publication.web.money import in_a_row
from ineen.ground.kernel.periods import MONTHS
from ineen.ground.ui import formats
from ineen.ground.ui.addresses import address
from ineen.policy.execution.queries import ActionText, ActionView, ImplementationPlanText


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
        url=address("publication:action", plan, action.slug),
        about=about(action, names),
        who=owner(action, names),
        partners=formats.listed(names.get(one, one) for one in action.partners),
        when=when(action.starts_on, action.ends_on),
        money=in_a_row(action.funding),
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
