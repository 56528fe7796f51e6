"""The counts of a delivery on the ladder, and what was shown before: what a release is worked out from."""

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from math import prod

from django_scopes import scopes_disabled

from ineen.analysis.disclosure.floor import Floor
from ineen.analysis.disclosure.ladder import Coarsened, Fullness, Grain, Name, Rung, advised, at, fullness, rungs
from ineen.analysis.disclosure.linked import Group, Key, Shown, Table
from ineen.analysis.indicators.catalogue import indicator_named
from ineen.analysis.sources.received.mapping import Answer, total_key
from ineen.analysis.sources.received.totals import called_total
from ineen.analysis.store.cells import Cell, CellStatus
from ineen.analysis.store.reading import read
from ineen.evidence.models import ReceivedSource, ReleaseRequest, SourceVersion
from ineen.evidence.queries.catalogue import folder_of
from ineen.evidence.queries.deliveries import deliveries, of_one_world, released_versions
from ineen.evidence.queries.linked_releases import Linked, overlapping
from ineen.ground.areas.queries import parts_of
from ineen.ground.kernel.actors import RESIDENT
from ineen.ground.kernel.area_codes import AreaCode, AreaKind
from ineen.ground.kernel.refusals import BadInput

MOST_CELLS = 4_000  # of a table with its totals: more cannot be worked out in minutes
ONLY_COUNTS = "In deze levering staan schattingen of getallen met decimalen. Vrijgeven kan alleen met hele aantallen."
NO_RUNGS = "Deze levering gaat niet over gemeenten, wijken of buurten per maand, kwartaal of jaar. Zij kan niet vrij."
TOO_MANY = (
    "Deze tabel heeft {} cijfers, en kan er hoogstens {} hebben om uit te rekenen wat verborgen moet worden. Kies "
    "een grovere tabel."
)

MOST_COUNTS = 60_000  # of a delivery: each rung of the ladder is made of all of them
TOO_LARGE = (
    "Deze levering heeft {} combinaties van gebied, klasse en periode. Vrijgeven kan met hoogstens {}. Lever een "
    "kleiner deel aan, zoals minder jaren of klassen."
)
NO_PARTS = (
    "‘{}’ is een totaal, maar Ineen vindt de klassen niet waar het de som van is. Dan is niet te zeggen wat een lezer "
    "kan uitrekenen. Lever het bestand aan zonder dat totaal, of met alle klassen erbij."
)


@dataclass(frozen=True, slots=True)
class Ladder:
    """What each rung would hide, the coarsest first; the rung that is advised; and whether the areas are invented."""

    rungs: tuple[Fullness, ...]
    advised: Rung
    fictional: bool = False

    def needs_a_reason(self, rung: Rung) -> bool:
        """Whether it is finer than what is advised."""
        return rung.is_finer_than(self.advised)


def counts_of(version: SourceVersion, *, zero_where_untold: bool) -> dict[Name, int | None]:
    """Every count of a delivery, and None for what it does not tell. Raises BadInput for what are no counts."""
    cells = [one.cell for one in read([folder_of(version.source, version.content_hash)])]
    if any(one.decimals or one.low is not None or (one.value or 0) < 0 for one in cells):
        raise BadInput(ONLY_COUNTS)
    told = {Name(one.key.area, one.key.measure.category, one.key.period): _count(one) for one in cells}
    absent = {name for name, one in zip(told, cells, strict=True) if one.status is CellStatus.ABSENT}
    kinds = {name.area.kind for name in told}
    names = sum(_size([name for name in told if name.area.kind is kind]) for kind in kinds)
    if names > MOST_COUNTS:
        raise BadInput(TOO_LARGE.format(names, MOST_COUNTS))
    for kind in kinds:  # every combination is a cell: what no row tells is unknown, or zero where that was said
        own = [name for name in told if name.area.kind is kind]
        areas, periods = {name.area for name in own}, {name.period for name in own}
        for area, category, period in product(sorted(areas), sorted({name.category for name in own}), sorted(periods)):
            told.setdefault(Name(area, category, period), 0 if zero_where_untold else None)
    return {name: count for name, count in told.items() if name not in absent}


def ladder_of(version: SourceVersion, floor: Floor, *, zero_where_untold: bool = False) -> Ladder:
    """What each rung of a delivery would hide at least. Raises BadInput where it has no rungs."""
    counts = counts_of(version, zero_where_untold=zero_where_untold)
    within = _within(version, counts)
    found = [fullness(at(counts, rung, within), floor) for rung in rungs(counts)]
    found = [one for one in found if one.cells]
    if not found:
        raise BadInput(NO_RUNGS)
    return Ladder(tuple(found), advised(found), about_invented_areas(counts))


def table_of(request: ReleaseRequest) -> Coarsened:
    """The table that a request asks for, with its totals.

    Raises BadInput where it is empty or too large, or has a total of which the parts are not found.
    """
    found = made_table(request)
    _check_totals(request, found)
    return found


def made_table(request: ReleaseRequest) -> Coarsened:
    """As `table_of`, of what was asked for and worked out before."""
    counts = counts_of(request.version, zero_where_untold=request.zero_where_untold)
    found = at(counts, Rung(AreaKind(request.area), Grain(request.grain)), _within(request.version, counts))
    if not found.table.counts:
        raise BadInput(NO_RUNGS)
    if len(found.table.counts) > MOST_CELLS:
        raise BadInput(TOO_MANY.format(len(found.table.counts), MOST_CELLS))
    return found


def shown_before(earlier: Iterable[Linked]) -> tuple[tuple[str, Shown], ...]:
    """What was released and is linked, as the new table calls its classes."""
    return tuple((one.row.content_hash, _shown(one)) for one in earlier)


def floor_over(request: ReleaseRequest, earlier: Iterable[Linked]) -> Floor:
    """The strictest floor of a request and of what it is linked with: a lower one uncovers what an earlier one hid."""
    all_ = (request, *(one.row for one in earlier))
    return Floor(max(one.least for one in all_), all(one.zero_is_shown for one in all_))


def released_before(request: ReleaseRequest) -> tuple[Linked, ...]:
    """The releases that a new one is worked out with, in the order in which they were asked for."""
    return tuple(one for one in overlapping(request) if one.whole or one.same)


def known_elsewhere(request: ReleaseRequest, table: Mapping[Key, int]) -> dict[Key, int]:
    """What others publish of the cells of a table, where the request says that it is the same figure."""
    if not request.same_as:
        return {}
    measure = indicator_named(request.same_as).numerator
    classes = {key[1] for key in table}
    areas, periods = (sorted({key[axis] for key in table}) for axis in (0, 2))
    with scopes_disabled():
        own = set(ReleaseRequest.objects.exclude(published=None).values_list("published__content_hash", flat=True))
    versions = [one for one in released_versions(RESIDENT) if one.content_hash not in own]
    told = deliveries(of_one_world(versions, areas), measure).counts(areas, periods)
    return {
        Name(area, category, period): int(count.value)
        for (area, period), count in told.items()
        for category in classes
        if count.value is not None and Name(area, category, period) in table and len(classes) == 1
    }


def published_cells(version: SourceVersion) -> Iterator[Cell]:
    """What a release shows, with the cells that it hides as such. Raises BadInput where its file is damaged."""
    return (one.cell for one in read([folder_of(version.source, version.content_hash)]))


def name_of(cell: Cell) -> Name:
    """The name of a cell on the ladder."""
    return Name(cell.key.area, cell.key.measure.category, cell.key.period)


def about_invented_areas(names: Iterable[Key]) -> bool:
    """Whether a table is about invented areas: a delivery never mixes them with real ones."""
    return any(isinstance(key[0], AreaCode) and key[0].fictional for key in names)


def _shown(linked: Linked) -> Shown:
    assert linked.row.published is not None  # noqa: S101 - for the types: it was asked for
    shown = {name_of(one) for one in published_cells(linked.row.published) if one.status.has_value}
    table = made_table(linked.row).table
    areas, classes, periods = table.groups
    called = linked.same
    named = (Group(_class(one.whole, called), tuple(_class(part, called) for part in one.parts)) for one in classes)
    counts: dict[Key, int] = {_called(key, called): count for key, count in table.counts.items()}
    own = frozenset(_called(key, called) for key in shown) & counts.keys()
    return Shown(Table(counts, (areas, tuple(named), periods)), own)


def _called(name: Key, called: Mapping[str, str]) -> Name:
    area, category, period = name
    return Name(area, _class(category, called), period)


def _class(name: Hashable, called: Mapping[str, str]) -> str:
    return called.get(str(name), str(name))


def _within(version: SourceVersion, counts: Iterable[Name]) -> dict[str, frozenset[str]]:
    """What lies in the municipalities and wijken that these counts are of, in the division of the delivery."""
    areas = {name.area for name in counts}
    wijken = {f"WK{one.code[2:8]}" for one in areas if one.kind is AreaKind.BUURT}
    return parts_of([*wijken, *{str(one.municipality) for one in areas}], version.classification_year)


def _size(names: Collection[Name]) -> int:
    """How many combinations of an area, a class and a period there are among these."""
    return prod(len(set(along)) for along in zip(*names, strict=True))


def _check_totals(request: ReleaseRequest, found: Coarsened) -> None:
    """Raises BadInput for a class that is a total to who reads it, and is nowhere the sum of others in the table."""
    classes = {key[1] for key in found.table.counts}
    totals = {one for one in classes if called_total(one)} | (_kept_totals(request.version) & classes)
    lost = totals - {group.whole for group in found.table.groups[1]}
    if len(classes) > 1 and lost:
        raise BadInput(NO_PARTS.format(min(lost)))


def _kept_totals(version: SourceVersion) -> frozenset[str]:
    """The classes that somebody kept as a total when she said what stands in the file."""
    with scopes_disabled():
        source = ReceivedSource.objects.filter(receipts__version=version).first()
    told = source.mapping.get("totals", {}) if source else {}
    classes = {category for _, category in version.measures}
    kept = {key for key, answer in told.items() if answer == Answer.OWN_FIGURE.value}
    return frozenset(one for one in classes if total_key("category", one) in kept)


def _count(cell: Cell) -> int | None:
    return cell.value if cell.status.has_value else None
