"""The real police export, against what was published and against its own lines."""

import csv
from collections import Counter
from collections.abc import Iterable
from datetime import date
from io import BytesIO

import pytest
from scipy.stats import poisson

from ineen.evidence.actions import HandedFile, hand_in, load_source
from ineen.evidence.queries import (
    area_names,
    change,
    coverage,
    newest_year,
    refresh,
    released,
    released_sum,
    stands_out,
)
from ineen.evidence.queries import tested as testing
from ineen.evidence.queries.kept import Kept
from ineen.ground.areas.actions import load_listed_groups
from ineen.ground.areas.queries import group, resolve_municipality
from ineen.ground.kernel.actors import RESIDENT, Role, system
from ineen.ground.kernel.area_codes import AreaCode, AreaGroup, AreaKind
from ineen.ground.kernel.figures import Figure, FigureStatus
from ineen.ground.kernel.periods import Period
from tests.evidence.conftest import NOW
from tests.helpers.handing_in import actor, shown, work
from tests.lanes import SHARED_DATA
from tests.people import make_cast

pytestmark = [pytest.mark.data, pytest.mark.django_db(databases="__all__")]
FILES = sorted((SHARED_DATA / "politie").glob("47013NED_totaal_*.csv"))
PUBLISHED = {
    "GM0308": (879, 994, 982),
    "GM0313": (613, 567, 539),
    "GM0310": (1678, 1717, 1636),
    "GM0317": (233, 264, 257),
    "GM0342": (1474, 1380, 1510),
    "GM0114": (4716, 4268, 4034),
    "GM1926": (1663, 1663, 1771),
    "NL01": (800027, 805590, 805559),
}
BES = ("GM0308", "GM0313", "GM0310", "GM0317", "GM0342")
WITHOUT_RATE = {
    "Van dit gebied is geen aantal inwoners bekend": 56,  # the file of 2020 has 299 municipalities of the then 355
    "Na de telling van de inwoners kwam er bij dit gebied (een deel van) een andere gemeente bij": 4,
}
SINCE_2020 = [892_200, 45_900, 85_800, 89_400, 57_800, 72_200]
NO_MUNICIPALITY = {"Nederland", "Buitenland", "Gemeenten; niet in te delen"}


@pytest.fixture(autouse=True)
def loaded() -> None:
    report = load_source(by=system("test"), now=NOW, source="politie-47013", files=FILES, retrieved=date(2026, 6, 23))
    assert report.unresolved == ()
    assert (report.cells, report.areas, report.version.classification_year) == (3 * 356, 356, 2026)
    assert {one.difference for one in report.sums} == {0}
    assert len(report.sums) == 6


def values(*areas: str) -> dict[str, tuple[float | None, ...]]:
    found: dict[str, tuple[float | None, ...]] = dict.fromkeys(areas, ())
    for one in released(RESIDENT, indicator="crime_total", areas=map(AreaCode, areas)):
        found[str(one.area)] += (one.value,)
    return found


def test_the_same_files_dropped_on_a_page_are_recognised_and_say_the_same() -> None:
    """All together are in use already; one alone is another delivery, and says nothing else."""
    analyst = make_cast().people[Role.ANALYST]
    together = [HandedFile(path.name, BytesIO(path.read_bytes())) for path in FILES]
    for files, state in ((together, "unchanged"), (together[:1], "waiting")):
        row = hand_in(by=actor(analyst), now=NOW, files=files, proposed=date(2026, 6, 23))
        work()
        found = shown(analyst, row)
        assert found.preview
        assert (found.row.source, found.row.state) == ("politie-47013", state)
        assert (found.preview.unresolved, found.preview.areas, found.preview.changed) == ((), 356, 0)
        assert found.preview.wrong_sums == 0


def test_the_published_totals_come_out_as_they_were_published() -> None:
    assert values(*PUBLISHED) == PUBLISHED


def test_all_342_municipalities_say_what_the_files_say() -> None:
    for path in FILES:
        lines = list(csv.reader(path.read_text(encoding="utf-8").splitlines(), delimiter=";"))
        years = [Period.year(int(text)) for text in lines[4][1:]]
        said: dict[AreaCode | None, list[int]] = {
            resolve_municipality(name, on=date(2026, 1, 1)): [int(text) for text in texts]
            for name, *texts in lines[6:-1]
            if not name.endswith("(RE)") and name not in NO_MUNICIPALITY
        }
        areas = [code for code in said if code]
        assert len(areas) == len(said) == 342
        found: dict[object, list[float | None]] = {code: [] for code in areas}
        for one in released(RESIDENT, indicator="crime_total", areas=areas, periods=years):
            found[one.area].append(one.value)
            check_carries_its_version_and_interval(one)
        assert found == said


def check_carries_its_version_and_interval(figure: Figure) -> None:
    """By the tails of the Poisson distribution itself, not by the function that made the interval."""
    assert (figure.source.table, figure.source.retrieved) == ("47013NED", date(2026, 6, 23))
    assert len(figure.source.version) == 64
    assert figure.value is not None
    assert figure.low is not None
    assert figure.high is not None
    tails = poisson.sf(figure.value - 1, figure.low), poisson.cdf(figure.value, figure.high)
    assert tails == pytest.approx((0.025, 0.025), rel=1e-6)


def test_soest_and_its_partnership_have_a_rate_over_the_inhabitants_of_2020() -> None:
    load_inhabitants()
    (soest,) = in_2024(released(RESIDENT, indicator="crime_total", areas=[AreaCode("GM0342")]))
    assert soest.rate
    assert (soest.value, soest.rate.of, str(soest.rate.period)) == (1510, 46_700, "2020")
    assert soest.rate.value == pytest.approx(32.33, abs=0.01)
    assert "afgeleid" in soest.rate.source.table
    group = AreaGroup("BES-regio", tuple(map(AreaCode, BES)))
    sums = released_sum(RESIDENT, indicator="crime_total", group=group)
    assert [one.value for one in sums] == [4877, 4922, 4924]
    (bes,) = in_2024(sums)
    assert bes.rate
    assert (bes.status, bes.rate.of, str(bes.rate.period)) == (FigureStatus.FINAL, 145_700, "2020")


def test_each_of_the_342_has_a_rate_or_a_reason() -> None:
    load_inhabitants()
    municipalities = [one for one in coverage(RESIDENT, indicator="crime_total").areas if is_real(one)]
    found = in_2024(released(RESIDENT, indicator="crime_total", areas=municipalities))
    reasons = Counter(one.without_rate.partition(".")[0] for one in found if not one.rate)
    assert len(found) == 342
    assert reasons == WITHOUT_RATE
    assert all(one.rate and str(one.rate.period) == "2020" for one in found if not one.without_rate)


def test_municipalities_that_came_after_the_count_of_2020_have_the_inhabitants_of_who_they_were() -> None:
    """Amsterdam with Weesp, and the five that came since: Eemsdelta … Voorne aan Zee."""
    load_inhabitants()
    codes = [AreaCode(code) for code in ("GM0363", "GM1979", "GM1980", "GM1982", "GM1991", "GM1992")]
    found = in_2024(released(RESIDENT, indicator="crime_total", areas=codes))
    assert [one.rate.of for one in found if one.rate] == SINCE_2020
    told = released(RESIDENT, indicator="inhabitants", areas=codes, periods=[Period.year(2020)])
    assert [one.value for one in told] == SINCE_2020
    assert told.figures[2].made_of == "som van Heerhugowaard en Langedijk (indeling 2026)"


def test_the_municipalities_of_a_police_unit_are_what_the_police_tell_of_it_within_five() -> None:
    """The police round nothing, and yet a unit and its municipalities differ by some, in each of three years."""
    load_listed_groups(by=system("test"), now=NOW)
    for number in range(1, 11):
        unit = group(f"RE{number:02d}", date(2024, 7, 1))
        own = {one.period: one.value for one in released(RESIDENT, indicator="crime_total", areas=[unit.code])}
        sums = released_sum(RESIDENT, indicator="crime_total", group=unit.as_area)
        assert len(sums) == 3
        for one in sums:
            assert one.missing == ()
            assert abs((one.value or 0) - (own[one.period] or 0)) <= 5, (unit.name, one.period)


def load_inhabitants() -> None:
    files = [SHARED_DATA / "national" / "bevolking_gemeenten_2020_afgeleid.csv"]
    load_source(by=system("test"), now=NOW, source="inhabitants", files=files, retrieved=date(2026, 6, 23))


def in_2024(figures: Iterable[Figure]) -> list[Figure]:
    return [one for one in figures if one.period == Period.year(2024)]


def is_real(area: AreaCode) -> bool:
    return area.kind is AreaKind.MUNICIPALITY and area.code not in ("GM0998", "GM0999")


def test_abroad_is_not_published_and_the_two_bergens_stay_apart() -> None:
    abroad = released(RESIDENT, indicator="crime_total", areas=[AreaCode("GM0998")])
    assert {one.status for one in abroad} == {FigureStatus.NOT_PUBLISHED}
    assert values("GM0893", "GM0373") == {"GM0893": (412, 402, 428), "GM0373": (859, 904, 839)}


def test_the_coverage_is_every_municipality_unit_and_the_country() -> None:
    there_is = coverage(RESIDENT, indicator="crime_total")
    kinds = [str(area)[:2] for area in there_is.areas]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {"GM": 344, "RE": 11, "NL": 1}
    assert [str(period) for period in there_is.periods] == ["2022", "2023", "2024"]


def test_of_all_municipalities_one_stands_out_and_soest_is_often_chance(monkeypatch: pytest.MonkeyPatch) -> None:
    names = area_names(coverage(RESIDENT, indicator="crime_total").areas)
    year = newest_year(RESIDENT, AreaCode("GM0342"))
    assert year == Period.year(2024)
    soest = change(RESIDENT, indicator="crime_total", area=AreaCode("GM0342"), period=year, name="Soest")
    assert soest
    assert soest.sentence.startswith(
        "In 2024 werden in Soest 1.510 misdrijven geregistreerd, 130 meer dan in 2023; zo'n verschil komt bij "
        "gemeenten van deze omvang vaak door toeval voor."
    )
    told = {code: stands_out(RESIDENT, area=code, period=year, name=str) for code in names if is_real(code)}
    assert {one.looks_in_all for one in told.values()} == {342}
    assert [names[code] for code, one in told.items() if one.found] == ["Rozendaal"]
    assert refresh(RESIDENT, lambda _done, _total: None).made
    monkeypatch.setattr(testing, "_tested", Kept(testing.MOST_CELLS))  # as in a new process
    again = {code: stands_out(RESIDENT, area=code, period=year, name=str) for code in told}
    assert again == told
