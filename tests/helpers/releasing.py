"""A municipality's own reports by buurt and month, and the people who release them."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db.transaction import atomic
from django_scopes import scopes_disabled

from ineen.analysis.disclosure.ladder import Grain, Rung
from ineen.analysis.store.cells import Cell, CellKey, CellStatus, Measure
from ineen.analysis.store.writing import write
from ineen.evidence import tasks
from ineen.evidence.actions import Asked, approve_release, request_release
from ineen.evidence.models import Receipt, ReceivedSource, ReleaseRequest, SourceVersion
from ineen.evidence.queries import folder_of
from ineen.ground.areas.models import Area, Division
from ineen.ground.kernel.actors import Role, system
from ineen.ground.kernel.area_codes import AreaCode, AreaKind
from ineen.ground.kernel.periods import Period
from ineen.ground.organisations.models import Partnership, Person
from tests.architecture.routes import releases
from tests.helpers.handing_in import NOW, actor
from tests.helpers.writes import given
from tests.people import Cast

SOURCE = "eigen-meldingen"
MEASURE = Measure("Eigen meldingen", "Geluidsoverlast")
TOWN, QUIET = AreaCode("GM0342"), AreaCode("BU03420100")
WIJK = "WK{}"
MONTHS = tuple(Period.months(2025, month) for month in range(1, 13))
YEAR = Period.year(2025)
# reports a month: one buurt has few, the others enough
BUURTEN = {AreaCode("BU03420000"): 9, AreaCode("BU03420001"): 12, QUIET: 0, AreaCode("BU03420101"): 7}
BY_YEAR, BY_BUURT = Rung(AreaKind.MUNICIPALITY, Grain.YEAR), Rung(AreaKind.BUURT, Grain.YEAR)
FINEST = Rung(AreaKind.BUURT, Grain.MONTH)
LATER = datetime(2026, 7, 2, 12, tzinfo=UTC)


def counts(few: int = 3) -> dict[tuple[AreaCode, Period], int]:
    """Per buurt and month how many reports: in the quiet one `few` in all, in January."""
    told = {(area, month): each for area, each in BUURTEN.items() for month in MONTHS}
    return told | {(QUIET, MONTHS[0]): few}


def add_delivery(
    partnership: Partnership,
    told: Mapping[tuple[AreaCode, Period], int] | None = None,
    *,
    cells: Sequence[Cell] = (),
    divided: bool = True,
    **other: Any,
) -> SourceVersion:
    """A delivery of a partnership that nobody released, as a load leaves it."""
    cells = cells or [
        Cell(CellKey(MEASURE, area, period), CellStatus.FINAL, value)
        for (area, period), value in (told or counts()).items()
    ]
    content = sha256(repr((cells, other)).encode()).hexdigest()
    write(folder_of(SOURCE, content), cells)
    columns: dict[str, Any] = {
        "source": SOURCE,
        "publisher": "Gemeente Soest",
        "table": "meldingen",
        "title": "Meldingen bij de gemeente",
        "licence": "Eigen telling",
        "content_hash": content,
        "classification_year": 2025,
        "measures": sorted({(one.key.measure.subject, one.key.measure.category) for one in cells}),
        "periods": sorted({str(one.key.period) for one in cells}),
        "rows": len(cells),
        "status": "final",
        "retrieved": date(2026, 6, 23),
        "loaded_at": NOW,
    }
    with given(), scopes_disabled():
        if divided:
            _divide_town()
        version = SourceVersion.objects.create(**columns | other)
        source, _ = ReceivedSource.objects.get_or_create(
            partnership=partnership,
            title="Meldingen bij de gemeente",
            defaults={
                "publisher": "Gemeente Soest",
                "origin": "own",
                "ground": "Eigen telling",
                "columns": [],
                "mapping": {},
                "described_as": "analist, Politie",
                "described_at": NOW,
            },
        )
        Receipt.objects.create(version=version, source=source)
    return version


def _divide_town() -> None:
    """These buurten are all that the town has, in the newest division; where there is none, in that of the delivery."""
    words = {"origin": "list", "digest": "a" * 64, "loaded_at": NOW}
    division = Division.objects.order_by("-year").first() or Division.objects.create(year=2025, **words)
    for code in {WIJK.format(one.code[2:8]) for one in BUURTEN} | {one.code for one in BUURTEN}:
        wijk = WIJK.format(code[2:8])
        place = {"kind": "wijk", "parent": str(TOWN)} if code == wijk else {"kind": "buurt", "parent": wijk}
        named = {"name": code, "search": code.lower(), "municipality": str(TOWN)}
        Area.objects.get_or_create(code=code, division=division, defaults=named | place)


def asked(rung: Rung = BY_YEAR, **other: Any) -> Asked:
    words: dict[str, Any] = {"title": "Meldingen van geluidsoverlast", "rung": rung, "because": "De raad vroeg erom."}
    return Asked(**words | other)


def requested(person: Person, version: SourceVersion, rung: Rung = BY_YEAR, **other: Any) -> ReleaseRequest:
    """Asked for, and worked out."""
    row = request_release(by=actor(person), now=NOW, version=version.pk, asked=asked(rung, **other))
    return worked(row)


def released_by(first: Person, second: Person, row: ReleaseRequest) -> ReleaseRequest:
    """Approved by both, and published."""
    for person in (first, second):
        approve_release(by=actor(person), now=NOW, request=row.pk, content=row.content_hash)
    return worked(row)


def worked(row: ReleaseRequest) -> ReleaseRequest:
    """What the worker does for it now, and for nothing else that waits."""
    now = fresh(row.pk)
    tasks.calculate_release(_Work(), request=str(now.pk))
    tasks.publish_release(_Work(), request=str(now.pk))
    return fresh(row.pk)


class _Work:
    """A task at hand."""

    id, key, database, by, now = UUID(int=0), "test", "default", system("werker"), NOW

    def progress(self, done: int, total: int) -> None:
        pass

    def completion(self) -> AbstractContextManager[None]:
        return atomic()


def fresh(key: UUID) -> ReleaseRequest:
    """As it stands now."""
    with scopes_disabled():
        return ReleaseRequest.objects.select_related("version", "published").get(pk=key)


def add_releases(cast: Cast) -> None:
    """For the route matrix: one that waits, one that is public, one of the other partnership, and their deliveries."""
    analyst, officer = cast.people[Role.ANALYST], cast.people[Role.PRIVACY_OFFICER]
    whole = {(TOWN, month): sum(BUURTEN.values()) + 3 for month in MONTHS}  # told, so that no division is asked for
    told = counts() | whole
    version = add_delivery(cast.own, told, divided=False, id=releases.VERSION)
    _called(releases.PUBLIC, released_by(analyst, officer, requested(analyst, version)))
    _called(releases.WAITING, requested(analyst, version, BY_BUURT))
    theirs = add_delivery(cast.other, told, divided=False, id=releases.OF_OTHERS)
    with given(), scopes_disabled():
        row = ReleaseRequest.objects.get(pk=releases.WAITING)
        row.pk, row.partnership, row.version = UUID(releases.ELSEWHERE), cast.other, theirs
        row.save(force_insert=True)


def _called(key: str, row: ReleaseRequest) -> None:
    with given(), scopes_disabled():
        ReleaseRequest.objects.filter(pk=row.pk).update(id=UUID(key))
