import ast
from datetime import date
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

import ineen
from ineen.evidence.models import Release, SourceVersion
from ineen.evidence.queries import Released, coverage, indicators, released
from ineen.ground.kernel.actors import RESIDENT
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.figures import FigureStatus
from ineen.ground.kernel.periods import Period
from ineen.ground.kernel.refusals import NotFound
from tests.evidence.conftest import Load
from tests.helpers.police_export import REGIONS
from tests.helpers.writes import given

pytestmark = pytest.mark.django_db(databases="__all__")
SOEST, BAARN, ABROAD, NOWHERE = (AreaCode(code) for code in ("GM0342", "GM0308", "GM0998", "GM1999"))


def crime(*areas: AreaCode, years: tuple[int, ...] | None = None) -> Released:
    periods = None if years is None else [Period.year(year) for year in years]
    return released(RESIDENT, indicator="crime_total", areas=areas, periods=periods)


def test_a_figure_carries_everything_needed_to_judge_it(load: Load) -> None:
    version = load().version
    (figure,) = crime(SOEST, years=(2024,))
    assert (figure.value, figure.unit) == (30, "misdrijven")
    assert [figure.low, figure.high] == pytest.approx([20.241, 42.827], abs=1e-3)
    assert (figure.area, figure.period, figure.indicator) == (SOEST, Period.year(2024), "crime_total")
    assert figure.status is FigureStatus.FINAL
    assert "Garwood" in figure.method
    assert "zegt niet of iets echt meer of minder werd" in figure.method
    assert (figure.source.source, figure.source.publisher, figure.source.table) == (
        "politie-47013",
        "Politie",
        "47013NED",
    )
    assert (figure.source.version, figure.source.retrieved) == (version.content_hash, date(2026, 6, 23))
    assert figure.source.classification_year == 2026


def test_every_asked_area_and_period_is_answered_in_that_order(load: Load) -> None:
    load()
    found = crime(SOEST, NOWHERE, BAARN, years=(2024, 2020, 2023))
    assert [(str(one.area), str(one.period), one.value) for one in found] == [
        ("GM0342", "2024", 30),
        ("GM0342", "2020", None),
        ("GM0342", "2023", 28),
        ("GM1999", "2024", None),
        ("GM1999", "2020", None),
        ("GM1999", "2023", None),
        ("GM0308", "2024", 11),
        ("GM0308", "2020", None),
        ("GM0308", "2023", 10),
    ]
    assert {one.status for one in found if one.value is None} == {FigureStatus.UNKNOWN}


def test_without_periods_every_delivered_period_comes_the_oldest_first(load: Load) -> None:
    load()
    load({"Soest": ("31",)}, periods=("2022",))
    assert [(str(one.period), one.value) for one in crime(SOEST)] == [("2022", 31), ("2023", 28), ("2024", 30)]


def test_what_is_not_published_says_so_and_is_no_zero(load: Load) -> None:
    load({"Buitenland": (".", ""), "Soest": ("0", "1")})
    dot, blank = crime(ABROAD)
    assert (dot.value, dot.status) == (None, FigureStatus.NOT_PUBLISHED)
    assert (blank.value, blank.status) == (None, FigureStatus.ABSENT)
    assert dot.method != blank.method
    assert next(iter(crime(SOEST))).value == 0


def test_a_provisional_figure_says_so(load: Load) -> None:
    load({"Soest": ("30",)}, periods=("2024*",))
    assert [one.status for one in crime(SOEST)] == [FigureStatus.PROVISIONAL]


def test_a_revision_that_lacks_an_area_leaves_the_earlier_figure_of_that_area(load: Load) -> None:
    earlier = load().version
    load({"Soest": ("28", "20")}, retrieved=date(2026, 6, 24))
    soest, baarn = crime(SOEST, BAARN, years=(2024,))
    assert (soest.value, baarn.value) == (20, 11)
    assert baarn.source.version == earlier.content_hash
    assert soest.source.version != earlier.content_hash


def test_a_version_without_release_gives_nobody_a_figure(load: Load) -> None:
    load()
    with given():
        Release.objects.all().delete()
    assert len(crime(SOEST, years=(2024,))) == 0


def test_another_class_of_the_same_table_is_another_indicator(load: Load) -> None:
    load()
    load(category="1.1.1 Diefstal/inbraak woning", regions={"Soest": ("3", "4")})
    burglary = released(RESIDENT, indicator="dwelling_burglary", areas=[SOEST])
    assert [one.value for one in burglary] == [3, 4]
    assert [one.value for one in crime(SOEST)] == [28, 30]


def test_coverage_tells_about_what_there_are_figures(load: Load) -> None:
    assert coverage(RESIDENT, indicator="crime_total").areas == ()
    load()
    there_is = coverage(RESIDENT, indicator="crime_total")
    assert len(there_is.areas) == len(REGIONS)
    assert [str(period) for period in there_is.periods] == ["2023", "2024"]
    with pytest.raises(NotFound, match=", ".join(one.id for one in indicators())):
        coverage(RESIDENT, indicator="geluk")


def test_reading_is_one_query_however_many_areas(load: Load, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    load()
    with django_assert_num_queries(1):
        crime(SOEST)
    with django_assert_num_queries(1):
        crime(SOEST, BAARN, ABROAD, NOWHERE)


def test_what_was_asked_before_is_answered_without_reading_until_a_delivery_comes_or_goes(
    load: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    load()
    first = crime(SOEST)
    with monkeypatch.context() as closed:
        closed.setattr("ineen.analysis.store.reading.cursor", lambda: pytest.fail("the files were read"))
        assert crime(SOEST).figures is first.figures
        with pytest.raises(pytest.fail.Exception):
            crime(BAARN)
    load({"Soest": ("28", "20")}, retrieved=date(2026, 6, 24))
    assert [figure.value for figure in crime(SOEST)] == [28, 20]
    with given():
        Release.objects.filter(version__retrieved=date(2026, 6, 24)).delete()
    assert crime(SOEST) == first


def test_released_is_made_in_one_place_only() -> None:
    folder = Path(ineen.__file__).parent
    makers = {
        str(path.relative_to(folder))
        for path in folder.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == "Released"
    }
    assert makers == {"evidence/queries/released.py"}


@pytest.mark.parametrize("wrong", [{"content_hash": "kort"}, {"rows": 0}, {"status": "misschien"}])
def test_the_database_refuses_a_version_that_cannot_be(load: Load, wrong: dict[str, object]) -> None:
    version = load().version
    with given(), pytest.raises(IntegrityError), transaction.atomic():
        SourceVersion.objects.filter(pk=version.pk).update(**wrong)


def test_the_database_refuses_the_same_delivery_twice_and_a_release_without_ground(load: Load) -> None:
    version = load().version
    version.pk = None
    with given(), pytest.raises(IntegrityError), transaction.atomic():
        version.save(force_insert=True)
    with given(), pytest.raises(IntegrityError), transaction.atomic():
        Release.objects.update(ground="zomaar")
