"""What a partnership has to read: what stands out in its municipalities, and what a later delivery revised."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django_scopes import scopes_disabled

from ineen.analysis.indicators.catalogue import INDICATORS
from ineen.evidence.models import KeptFigure, MeetingResult, Origin, Reading, ResultKind, SourceVersion, Waiver
from ineen.evidence.queries.changes import Change
from ineen.evidence.queries.looked_at import About, Looked, State, full_names, looked_at, state
from ineen.evidence.queries.told_changes import newest_year, stands_out
from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.area_codes import AreaCode

REVISED_WITHIN: Final = timedelta(days=365)
MOST_REVISED: Final = 30


def findings(viewer: Viewer, municipalities: Sequence[AreaCode]) -> tuple[Looked, ...]:
    """What stands out in these municipalities and in what lies in them, municipality by municipality.

    Three queries at most, however many municipalities: the deliveries, and the names.
    """
    found = [about for code in municipalities for about in _found(viewer, code)]
    names = full_names(about.area for about in found)
    return tuple(looked_at(viewer, dict.fromkeys(found, Origin.FINDING), names))


def revisions(viewer: Viewer, municipalities: Sequence[AreaCode], now: datetime) -> tuple[Looked, ...]:
    """What deliveries of the last year say otherwise than before, the largest differences first; once per figure."""
    told = {about: change for change, about in _changed(viewer, municipalities, now)}
    names = full_names(about.area for about in told)
    looked = looked_at(viewer, dict.fromkeys(told, Origin.REVISION), names)
    return tuple(
        replace(one, before=told[one.about].before) for one in looked if one.figure.value == told[one.about].after.value
    )


def handled(viewer: Viewer, partnership: UUID) -> frozenset[State]:
    """Figures, at the value they had, that somebody of the partnership dealt with. One query.

    Read, said to need no reading, or given a place or an action by a meeting.
    """
    del viewer  # whose partnership it is was asked before
    with scopes_disabled():
        results = MeetingResult.objects.filter(
            item__figure=OuterRef("pk"), kind__in=[ResultKind.PLACE, ResultKind.ACTION]
        )
        waived = Waiver.objects.filter(figure=OuterRef("pk"), taken_back_at=None)
        done = Q(Exists(Reading.objects.filter(figure=OuterRef("pk")))) | Q(Exists(waived)) | Q(Exists(results))
        rows = KeptFigure.objects.filter(done, partnership=partnership).order_by()
        told = rows.values_list("indicator", "area", "period", "value", "status")
        return frozenset(state((name, area, period), value, status) for name, area, period, value, status in told)


def to_read(viewer: Viewer, partnership: UUID, municipalities: Sequence[AreaCode], now: datetime) -> tuple[Looked, ...]:
    """What nobody of the partnership dealt with yet: findings first, then revisions; each figure once."""
    done = handled(viewer, partnership)
    waiting: dict[About, Looked] = {}
    for one in (*findings(viewer, municipalities), *revisions(viewer, municipalities, now)):
        if one.state not in done:
            waiting.setdefault(one.about, one)
    return tuple(waiting.values())


def _found(viewer: Viewer, code: AreaCode) -> Iterator[About]:
    period = newest_year(viewer, code)
    if period is None:
        return
    found = stands_out(viewer, area=code, period=period, name=str)
    yield from (About(one.indicator.id, one.area, period) for one in found.found)


def _changed(viewer: Viewer, municipalities: Sequence[AreaCode], now: datetime) -> Iterator[tuple[Change, About]]:
    by_measure = {one.numerator: one.id for one in INDICATORS.values()}
    own = set(municipalities)
    seen: set[About] = set()
    for change in _of_the_last_year(viewer, now):
        name, area = by_measure.get(change.key.measure), change.key.area
        if name is None or area.municipality not in own or len(seen) == MOST_REVISED:
            continue
        about = About(name, area, change.key.period)
        if about not in seen:
            seen.add(about)
            yield change, about


def _of_the_last_year(viewer: Viewer, now: datetime) -> Iterable[Change]:
    """Of deliveries that stand, the newest first."""
    del viewer  # what changed in released figures is for everybody
    rows = SourceVersion.objects.filter(
        release__isnull=False, release__withdrawn_at=None, loaded_at__gte=now - REVISED_WITHIN, changed__gt=0
    )
    return [Change.stored(row) for changes in rows.values_list("changes", flat=True) for row in changes]
