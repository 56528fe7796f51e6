"""A delivery that should not have been loaded: withdrawn with a reason, and the one before it shows again."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from ineen.evidence.actions import load_source, withdraw_delivery, withdraw_version
from ineen.evidence.actions.scratch import scratch
from ineen.evidence.models import SourceVersion
from ineen.evidence.queries import released, source_versions
from ineen.ground.audit.models import AuditEntry
from ineen.ground.kernel.actors import RESIDENT, system
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.refusals import BadInput, NotFound
from tests.evidence.conftest import NOW, Load
from tests.helpers.police_export import REGIONS

pytestmark = pytest.mark.django_db(databases="__all__")

SOEST = AreaCode("GM0342")
LATER = NOW + timedelta(hours=1)


def shown() -> list[float | int | None]:
    return [figure.value for figure in released(RESIDENT, indicator="crime_total", areas=[SOEST])]


def test_the_delivery_before_shows_again_and_the_reason_is_in_the_log(load: Load) -> None:
    load()
    right = shown()
    wrong = load({**REGIONS, "Soest": tuple("9999" for _ in REGIONS["Soest"])}, now=LATER).version
    assert shown() != right
    withdraw_delivery(by=system("test"), now=LATER, content=wrong.content_hash[:12], because="verkeerd bestand")
    assert shown() == right
    assert AuditEntry.objects.filter(what="vrijgave ingetrokken", details__contains="verkeerd bestand").count() == 1


def test_what_was_compared_with_it_is_compared_with_what_still_stands(load: Load) -> None:
    moments = iter(NOW + timedelta(minutes=number) for number in range(10))

    def with_soest(value: str, day: int) -> SourceVersion:
        retrieved = date(2026, 6, day)
        return load({**REGIONS, "Soest": ("28", value)}, retrieved=retrieved, now=next(moments)).version

    with_soest("30", 1)
    wrong, older, newer = with_soest("9999", 10), with_soest("31", 5), with_soest("32", 12)
    months = load({"Soest": ("4",)}, periods=("2024 januari",), retrieved=date(2026, 6, 11), now=LATER).version
    report = withdraw_delivery(by=system("test"), now=LATER, content=wrong.content_hash, because="verkeerd bestand")
    assert set(report.compared_again) == {older, newer}
    assert differences(older) == [(30, 31)]
    assert differences(newer) == [(31, 32)]
    assert differences(months) == []
    assert "9999" not in str(list(standing_changes()))


def differences(version: SourceVersion) -> list[tuple[int, int]]:
    version.refresh_from_db()
    assert version.changed == len(version.changes)
    return [(one["before"], one["after"]) for one in version.changes]


def standing_changes() -> Iterator[object]:
    for one in source_versions(RESIDENT).filter(release__withdrawn_at=None):
        yield from one.changes


def test_what_the_withdrawn_delivery_itself_won_from_is_no_difference_any_more(load: Load) -> None:
    wrong = load({"Soest": ("28", "9999")}, retrieved=date(2026, 6, 20)).version
    older = load({"Soest": ("28", "30")}, retrieved=date(2026, 6, 1), now=LATER).version
    assert differences(older) == [(30, 9999)]
    withdraw_delivery(by=system("test"), now=LATER, content=wrong.content_hash, because="verkeerd bestand")
    assert differences(older) == []


def test_what_was_withdrawn_is_not_loaded_again_by_mistake(load: Load) -> None:
    version = load().version
    withdraw_delivery(by=system("test"), now=LATER, content=version.content_hash, because="verkeerd bestand")
    assert shown() == []
    with pytest.raises(BadInput, match=r"ingetrokken: verkeerd bestand.*--again"):
        load(now=LATER)
    with pytest.raises(NotFound, match="die nog geldt"):
        withdraw_delivery(by=system("test"), now=LATER, content=version.content_hash, because="nog eens")


def test_a_reason_and_enough_of_the_content_are_asked(load: Load) -> None:
    version = load().version
    with pytest.raises(BadInput, match="waarom"):
        withdraw_delivery(by=system("test"), now=LATER, content=version.content_hash, because="  ")
    with pytest.raises(BadInput, match="te kort"):
        withdraw_delivery(by=system("test"), now=LATER, content="abc", because="x")
    with pytest.raises(BadInput, match="301 tekens"):
        withdraw_delivery(by=system("test"), now=LATER, content=version.content_hash, because="x" * 301)


def test_a_folder_is_no_delivery(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="geen bestand"):
        load_source(by=system("test"), now=NOW, source="politie-47013", files=[tmp_path])


def test_what_was_withdrawn_comes_back_as_a_new_row_when_somebody_says_so(load: Load) -> None:
    version = load().version
    right = shown()
    withdraw_delivery(by=system("test"), now=LATER, content=version.content_hash, because="verkeerd bestand")
    back = load(now=LATER, again=True).version
    assert (back.pk != version.pk, back.content_hash, shown()) == (True, version.content_hash, right)
    assert load(now=LATER).unchanged  # it stands: nobody has to say so again
    withdraw_delivery(by=system("test"), now=LATER, content=version.content_hash, because="toch niet")
    assert shown() == []
    assert load(now=LATER, again=True).version.again == 2


def test_on_a_page_nobody_waits_for_a_load_that_goes_on(load: Load) -> None:
    version = load().version
    with scratch(), pytest.raises(BadInput, match="op dit moment een levering geladen"):
        withdraw_version(by=system("test"), now=LATER, version=version.pk, because="verkeerd bestand")
    withdraw_version(by=system("test"), now=LATER, version=version.pk, because="verkeerd bestand")
    with pytest.raises(NotFound, match="al ingetrokken"):
        withdraw_version(by=system("test"), now=LATER, version=version.pk, because="nog eens")
