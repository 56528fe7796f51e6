"""From a name, as somebody wrote it, to a municipality. Nothing is guessed."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

from ineen.ground.areas.queries.municipality_list import ListedMunicipality, listed_municipalities
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.dutch import day as _in_dutch
from ineen.ground.kernel.refusals import BadInput

DAY = timedelta(days=1)
_DROPPED = re.compile(r"['’‘`´.]")
_BETWEEN_WORDS = re.compile(r"[^0-9a-z]+")
_ADDITION = re.compile(r"\s*\([^)]*\)$")


def normalised(text: str) -> str:
    """The text in small letters without accents, apostrophes and full stops, its words one space apart.

    `St.` is read as `Sint`: `St. Anthonis` and `Sint Anthonis` are the same.
    """
    plain = text.casefold()
    if not plain.isascii():
        letters = unicodedata.normalize("NFKD", plain)
        plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    words = _BETWEEN_WORDS.sub(" ", _DROPPED.sub("", plain)).split()
    return " ".join("sint" if word == "st" else word for word in words)


def resolve_municipality(name: str, on: date | None = None) -> AreaCode | None:
    """The municipality that bears this name on a day; without a day: now, or else the last one that bore it.

    None where no municipality bears it. Raises BadInput, naming the candidates, where more than one does: "Bergen".
    """
    bearers = _bearers().get(normalised(name), ())
    if on is not None:
        bearers = tuple(one for one in bearers if one.exists_on(on))
    else:
        last = max((one.valid_until or date.max for one in bearers), default=date.max)
        bearers = tuple(one for one in bearers if (one.valid_until or date.max) == last)
    if len(bearers) > 1:
        choice = " of ".join(f"{one.name} ({one.code})" for one in bearers)
        raise BadInput(f"“{name.strip()}” kan {choice} zijn. Schrijf de naam met de toevoeging erbij.")
    return AreaCode(bearers[0].code) if bearers else None


def why_no_municipality(text: str, year: int) -> str:
    """Why no municipality has this name or code on the first day of a year: it ended, or it had still to begin.

    Empty where there is one, and where there never was.
    """
    day, wanted = date(year, 1, 1), text.strip().upper()
    ones = [one for one in listed_municipalities() if one.code == wanted] or list(_bearers().get(normalised(text), ()))
    if not ones or any(one.exists_on(day) for one in ones):
        return ""
    last = max(ones, key=lambda one: one.valid_until or date.max)
    if last.valid_from and last.valid_from > day:
        return f"De gemeente {last.name} ({last.code}) bestaat pas sinds {_in_dutch(last.valid_from)}."
    assert last.valid_until  # noqa: S101  # it exists on no day from then on
    heirs = [one for one in listed_municipalities() if one.code in last.merged_into]
    into = " en ".join(f"{one.name} ({one.code})" for one in heirs)
    where = f": zij ging op in {into}" if into else ""
    return f"De gemeente {last.name} ({last.code}) bestaat sinds {_in_dutch(last.valid_until + DAY)} niet meer{where}."


@cache
def _bearers() -> Mapping[str, tuple[ListedMunicipality, ...]]:
    """Normalised name → who bears it. A name with an addition, `Beek (L.)`, is also borne without it."""
    found: defaultdict[str, list[ListedMunicipality]] = defaultdict(list)
    for one in listed_municipalities():
        written = {one.name, *one.other_names}
        keys = {normalised(name) for name in written | {_ADDITION.sub("", name) for name in written}}
        for key in keys:
            found[key].append(one)
    return {key: tuple(ones) for key, ones in found.items()}
