"""What went into what between divisions: mergers of municipalities from the list, the rest as it was loaded."""

import logging
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache, lru_cache

from django.db.models import Subquery

from ineen.ground.areas.models import Change
from ineen.ground.areas.queries.municipality_list import ListedMunicipality, listed_municipalities
from ineen.ground.kernel.area_changes import AreaChange, Basis, ChangeTable, faults

log = logging.getLogger("ineen.areas")
MOST_TABLES = 4  # one stands; a load makes another


def newest_load() -> Subquery:
    """Stands for everything that was loaded, None for nothing: for who asks it along in a query of its own."""
    return Subquery(Change.objects.order_by("-pk").values("digest")[:1])


@lru_cache(MOST_TABLES)
def change_table(loaded: str | None) -> ChangeTable:
    """Everything that is known of changes between divisions.

    loaded
        what `newest_load` told. One query for each that is new to this process, none for None: then the list is all.

    Where a newer list contradicts what was loaded before, the list alone is used: `contradictions` says so.
    """
    told = _with_stored() if loaded else listed_changes()
    if wrong := list(faults(told)):
        log.error("Geladen gebiedswijzigingen blijven buiten beschouwing: %s", wrong[0].words)
        return ChangeTable(listed_changes())
    return ChangeTable(told)


def contradictions() -> tuple[str, ...]:
    """Why what was loaded is not used, as sentences; empty where it is. One query."""
    return tuple(one.words for one in faults(_with_stored()))


def _with_stored() -> tuple[AreaChange, ...]:
    return with_loaded(row.told for row in Change.objects.order_by("on", "old", "new"))


def listed_changes() -> tuple[AreaChange, ...]:
    """The changes of municipalities that follow from the list.

    Who went into one municipality went there whole. Of who was divided the list does not say how much went where: its
    weights are None until somebody loads them. Borders that moved by a few houses beside a merger are in no list.
    """
    return _listed()


def with_loaded(loaded: Iterable[AreaChange], *, others: Iterable[AreaChange] = ()) -> tuple[AreaChange, ...]:
    """The list, and over it what was loaded of the same areas on the same days."""
    told = (*loaded, *others)
    replaced = {(one.old, one.on) for one in told}
    return (*told, *(one for one in listed_changes() if (one.old, one.on) not in replaced))


@cache
def _listed() -> tuple[AreaChange, ...]:
    return tuple(_of_list())


def _of_list() -> Iterator[AreaChange]:
    standing = {one.code: one for one in listed_municipalities()}
    heirs: set[tuple[str, date]] = set()
    for one in listed_municipalities():
        if one.valid_until is None:
            continue
        on = one.valid_until + timedelta(days=1)
        whole = len(one.merged_into) == 1
        for heir in one.merged_into:
            heirs.add((heir, on))
            basis = Basis.WHOLE if whole else Basis.UNKNOWN
            yield AreaChange(one.code, heir, on, 1.0 if whole else None, basis, exact=whole)
    for code, on in sorted(heirs):
        if _was_there(standing[code], on):
            yield AreaChange(code, code, on, 1.0, Basis.WHOLE, exact=True)


def _was_there(one: ListedMunicipality, on: date) -> bool:
    return one.exists_on(on - timedelta(days=1)) and one.exists_on(on)
