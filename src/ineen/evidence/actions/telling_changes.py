"""The change report: what a new delivery brought, on the list of analysts and coordinators."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.urls import reverse

from ineen.analysis.store.comparing import Difference, Tally, by_municipality
from ineen.analysis.store.soundness import StoredFile, file_of
from ineen.evidence.actions.report import LoadReport
from ineen.evidence.models import SourceVersion
from ineen.evidence.queries import area_names, folder_of
from ineen.evidence.queries.in_use import rivals, speaking_of
from ineen.ground.inbox import actions as inbox
from ineen.ground.inbox.queries import Kind
from ineen.ground.kernel.actors import Actor, Role
from ineen.ground.kernel.periods import Period
from ineen.ground.organisations.queries import members, partnerships, persons_with_role
from ineen.ground.ui.formats import counted, number, period, periods

TOLD = (Role.ANALYST, Role.COORDINATOR)


@dataclass(frozen=True, slots=True)
class News:
    """What a delivery brought: how many figures in all are other, by municipality, and periods that nobody had."""

    fictional: bool
    changed: int
    tallies: Mapping[str, Tally]
    periods: tuple[Period, ...]


def news_of(report: LoadReport, told: Path, scratch: Path, *, fictional: bool) -> News | None:
    """Before the delivery is kept: what there is to tell. None where it is the first, or a later one goes before it."""
    version = report.version
    earlier = list(rivals(version.source, version.publisher).exclude(pk=version.pk))
    own = [one for one in earlier if one.source == version.source]
    if report.unchanged or report.superseded_by or not own:
        return None
    had = {one for version in own for one in version.periods}
    new = tuple(sorted(Period.parse(one) for one in version.periods if one not in had))
    tallies = _tallies(version, earlier, told, scratch) if report.changed else {}
    return News(fictional, report.changed, tallies, new)


def tell(*, by: Actor, now: datetime, version: SourceVersion, news: News, partnership: UUID | None = None) -> None:
    """Within the act that adds the version: one notice for each analyst and coordinator.

    partnership
        the only one to hear of it; None is all whose municipalities are as real, or as invented, as the figures.
    """
    for one in [partnership] if partnership else _of_that_world(news):
        own = [member.municipality for member in members([one]) if member.municipality]
        inbox.post(
            by=by,
            now=now,
            to=persons_with_role(one, TOLD),
            key=f"changes/{version.pk}",
            sentence=sentence(version, news, [str(code) for code in own]),
            url=reverse("evidence:changes", args=[version.pk]),
            on=version,
            kind=Kind.NOTICE,
            partnership=one,
        )


def sentence(version: SourceVersion, news: News, own: Sequence[str]) -> str:
    """`CBS, tabel 83648NED: 14 cijfers van uw gemeenten herzien, grootste verschil Soest, diefstal 2023: 41 → 44.`"""
    named = f"{version.publisher}, {version.title[:80]}" if hasattr(version, "receipt") else _of_table(version)
    brought = f" Nieuw: {periods(news.periods)}." if news.periods else ""
    tallies = [news.tallies[code] for code in own if code in news.tallies]
    count = sum(one.count for one in tallies)
    if not news.changed:
        return f"{named}: niets herzien.{brought or ' Er kwamen cijfers bij.'}"
    if not count:
        elsewhere = counted(news.changed, "cijfer", "cijfers")
        return f"{named}: {elsewhere} herzien, geen in uw gemeenten.{brought}"
    largest = max((one.largest for one in tallies), key=_size)
    whose = "" if count == news.changed else " van uw gemeenten"
    return (
        f"{named}: {counted(count, 'cijfer', 'cijfers')}{whose} herzien, grootste verschil {_said(largest)}.{brought}"
    )


def _of_table(version: SourceVersion) -> str:
    return f"{version.publisher}, tabel {version.table}"


def _said(one: Difference) -> str:
    area = area_names([one.key.area])[one.key.area]
    category = one.key.measure.category
    return f"{area}, {category[:60]} {period(one.key.period)}: {_value(one.used.value)} → {_value(one.told.value)}"


def _value(value: float | None) -> str:
    return "geen waarde" if value is None else number(value)


def _size(one: Difference) -> float:
    return abs((one.told.value or 0) - (one.used.value or 0))


def _tallies(version: SourceVersion, earlier: Sequence[SourceVersion], told: Path, scratch: Path) -> dict[str, Tally]:
    among = speaking_of(earlier, version.measures, version.periods)
    files = [file_of(folder_of(one.source, one.content_hash)) for one in among]
    return by_municipality(told, [Path(one.path) for one in files if isinstance(one, StoredFile)], scratch=scratch)


def _of_that_world(news: News) -> list[UUID]:
    known = [one.pk for one in partnerships()]
    real = {one.partnership for one in members(known) if one.municipality and not one.municipality.fictional}
    invented = {one.partnership for one in members(known) if one.municipality and one.municipality.fictional}
    return [one for one in known if (one in invented if news.fictional else one in real or one not in invented)]
