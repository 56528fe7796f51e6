"""What went into what between divisions: mergers of municipalities from the list, the rest as it was loaded."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache, lru_cache

from ineen.ground.areas.models import Change
from ineen.ground.areas.queries.municipality_list import ListedMunicipality, listed_municipalities
from ineen.ground.audit.prepared import Prepared
from ineen.ground.audit.readonly import once
from ineen.ground.kernel.area_changes import AreaChange, Basis, ChangeTable

MOST_TABLES = 4  # one stands; a load makes another


def change_table() -> ChangeTable:
    """Everything that is known of changes between divisions. One query, and within one page one for all."""
    return _table(_loaded(None))


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


@once
def _loaded(_asker: None) -> tuple[tuple[object, ...], ...]:
    return tuple(_rows.ask())


_rows = Prepared(
    lambda: Change.objects.order_by("on", "old", "new").values_list("old", "new", "on", "weight", "basis", "exact")
)


@lru_cache(MOST_TABLES)
def _table(rows: tuple[tuple[object, ...], ...]) -> ChangeTable:
    names = ("old", "new", "on", "weight", "basis", "exact")
    made = [Change(**dict(zip(names, row, strict=True))) for row in rows]
    return ChangeTable(with_loaded(one.told for one in made))


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
