"""What a partnership has to read: what stands out in its municipalities, and what a later delivery revised."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django_scopes import scopes_disabled

from ineen.analysis.indicators.catalogue import INDICATORS
from ineen.evidence.models import KeptFigure, MeetingResult, Origin, Reading, ResultKind, SourceVersion, Waiver
from ineen.evidence.queries.changes import Change
from ineen.evidence.queries.looked_at import About, Looked, State, full_names, looked_at, state
from ineen.evidence.queries.own_changes import own_changes
from ineen.evidence.queries.told_changes import StandsOut, newest_year, stands_out
from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.area_codes import AreaCode

REVISED_WITHIN: Final = timedelta(days=365)
MOST_FOUND: Final = 10  # of one municipality at a time: the next come when these are dealt with
MOST_HITS: Final = 500
MOST_REVISED: Final = 30
Done = frozenset[State]


@dataclass(frozen=True, slots=True)
class ToRead:
    """What waits, and what nobody can say of it.

    later
        how many more wait behind these.
    nothing_of
        municipalities of which there are no two years after each other: nothing of them was looked at.
    not_judged
        municipalities of which figures were delivered, and no change could be tested.
    untested
        how many changes could not be judged: too few cases, or no value.
    skipped
        municipalities of which wijken and buurten were not compared.
    damaged
        whether something was not looked at since a file of it is damaged.
    not_compared
        how many deliveries could not be compared, or not whole, with those before them.
    """

    waiting: tuple[Looked, ...]
    later: int
    nothing_of: tuple[AreaCode, ...]
    not_judged: tuple[AreaCode, ...]
    untested: int
    skipped: tuple[AreaCode, ...]
    damaged: bool
    not_compared: int

    @property
    def looked_at_all(self) -> bool:
        """Whether all could be looked at; single changes of which nothing can be said leave that so."""
        return not (self.nothing_of or self.not_judged or self.skipped or self.damaged or self.not_compared)


def to_read(viewer: Viewer, partnership: UUID, municipalities: Sequence[AreaCode], now: datetime) -> ToRead:
    """What nobody of the partnership dealt with yet: findings first, then revisions; each figure once."""
    done = handled(viewer, partnership)
    years = {code: newest_year(viewer, code) for code in municipalities}
    found = {
        code: stands_out(viewer, area=code, period=year, name=str, most=MOST_HITS)
        for code, year in years.items()
        if year is not None
    }
    findings = {code: _open_of(one, done) for code, one in found.items()}
    first = [about for abouts in findings.values() for about in abouts[:MOST_FOUND]]
    waiting = {one.about: one for one in _looked(viewer, first, Origin.FINDING)}
    revised, not_compared = _changed(viewer, municipalities, now)
    open_changes = {about: one for about, one in revised.items() if about not in waiting and _is_open(about, one, done)}
    looked_at_now = 0
    for one in _revisions(viewer, open_changes):
        looked_at_now += 1
        if one is not None and one.state not in done:
            waiting[one.about] = one
        if len(waiting) - len(first) == MOST_REVISED:
            break
    return ToRead(
        waiting=tuple(waiting.values()),
        later=len(open_changes)
        - looked_at_now
        + sum(len(one) for one in findings.values())
        - len(first)
        + _not_told(found),
        nothing_of=tuple(code for code, year in years.items() if year is None),
        not_judged=tuple(code for code, one in found.items() if not one.looks),
        untested=sum(one.untested for one in found.values()),
        skipped=tuple(code for code, one in found.items() if one.skipped),
        damaged=any(one.damaged for one in found.values()),
        not_compared=not_compared,
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


def _open_of(found: StandsOut, done: Done) -> list[About]:
    """The surest first, of which nobody dealt with the value that stands there."""
    told = ((About(one.indicator.id, one.area, found.after), one.now) for one in found.found)
    return [about for about, now in told if state(about.words, now.value, now.status.value) not in done]


def _not_told(found: dict[AreaCode, StandsOut]) -> int:
    return sum(one.hits - len(one.found) for one in found.values())


def _looked(viewer: Viewer, abouts: Sequence[About], origin: Origin) -> list[Looked]:
    return looked_at(viewer, dict.fromkeys(abouts, origin), full_names(about.area for about in abouts))


def _is_open(about: About, change: Change, done: Done) -> bool:
    """Whether nobody dealt with the value to which it was changed; of one without a value that is not known yet."""
    return change.after.value is None or state(about.words, change.after.value, "") not in done


def _revisions(viewer: Viewer, changes: dict[About, Change]) -> Iterator[Looked | None]:
    """Each figure that was changed, looked at when it is asked for; None where it stands at another value by now."""
    names = full_names(about.area for about in changes)
    for about, change in changes.items():
        (one,) = looked_at(viewer, {about: Origin.REVISION}, names)
        yield replace(one, before=change.before) if one.figure.value == change.after.value else None


def _changed(viewer: Viewer, municipalities: Sequence[AreaCode], now: datetime) -> tuple[dict[About, Change], int]:
    """By figure what the newest delivery of the last year changed, and how many deliveries were not compared whole."""
    del viewer  # what changed in released figures is for everybody
    by_measure = {one.numerator: one.id for one in INDICATORS.values()}
    rows = SourceVersion.objects.filter(
        Q(changed__gt=0) | Q(changed=None),
        release__isnull=False,
        release__withdrawn_at=None,
        loaded_at__gte=now - REVISED_WITHIN,
    )
    told: dict[About, Change] = {}
    not_whole = 0
    for row in rows:
        changes, whole = own_changes(row, municipalities)
        not_whole += not whole
        for change in changes:
            if name := by_measure.get(change.key.measure):
                told.setdefault(About(name, change.key.area, change.key.period), change)
    return told, not_whole
