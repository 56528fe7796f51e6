"""Who was chosen for being alike, how much they are, and how to choose others."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from ineen.evidence.queries import Near
from ineen.faces.publication.explorer.answering import Answer
from ineen.faces.publication.explorer.asking import Asked, Place
from ineen.ground.ui import formats


@dataclass(frozen=True, slots=True)
class Alike:
    """One municipality. `query` asks the same without it, `how` says how it differs in the one feature that counts."""

    name: str
    inhabitants: int
    how: str
    distance: str
    query: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Those beside, those that were left out with the query that takes them back, and what a form passes on."""

    rows: tuple[Alike, ...]
    dropped: tuple[tuple[str, str], ...]
    passed_on: tuple[tuple[str, str], ...]


def choice(answer: Answer) -> Choice | None:
    """None where others were chosen in another way."""
    if answer.company is None or not answer.company.alike:
        return None
    asked, names = answer.asked, {one.code: one for one in answer.company.places}
    rows = tuple(_row(asked, names[one.area], one) for one in answer.company.alike if one.area in names)
    dropped = tuple((one.name, replace(asked, dropped=_but(asked.dropped, one)).query) for one in asked.dropped)
    return Choice(rows, dropped, tuple(asked.pairs))


def _row(asked: Asked, place: Place, near: Near) -> Alike:
    without = replace(asked, dropped=(*asked.dropped, place), added=_but(asked.added, place))
    return Alike(place.name, near.inhabitants, _how(near.times), formats.number(near.distance, 2), without.query)


def _how(times: float) -> str:
    """`4% meer`, or that there is no difference that a whole percent tells."""
    percent = round(100 * (times - 1))
    if not percent:
        return _("even veel")
    return (_("%(n)s%% meer") if percent > 0 else _("%(n)s%% minder")) % {"n": abs(percent)}


def _but(places: Iterable[Place], one: Place) -> tuple[Place, ...]:
    return tuple(place for place in places if place.code != one.code)
