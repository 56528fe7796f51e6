"""A partnership as one: the sum of its members, and what is missing from it."""

import pytest
from pytest_django import DjangoAssertNumQueries

from ineen.analysis.statistics.intervals import poisson_interval
from ineen.evidence.queries import Released, released_sum
from ineen.ground.kernel.actors import RESIDENT
from ineen.ground.kernel.area_codes import AreaCode, AreaGroup
from ineen.ground.kernel.figures import Figure, FigureStatus
from ineen.ground.kernel.periods import Period
from ineen.ground.kernel.refusals import BadInput, NotFound
from tests.helpers.deliveries import deliver, deliver_inhabitants

pytestmark = pytest.mark.django_db(databases="__all__")
BAARN, BUNSCHOTEN, DE_BILT, EEMNES, SOEST = MEMBERS = tuple(
    AreaCode(code) for code in ("GM0308", "GM0313", "GM0310", "GM0317", "GM0342")
)
BES = AreaGroup("BES-regio", MEMBERS)
REGISTERED = {"GM0308": 982, "GM0313": 539, "GM0310": 1636, "GM0317": 257, "GM0342": 1510}
LIVING = {"GM0308": 25_000, "GM0313": 22_000, "GM0310": 43_000, "GM0317": 9_000, "GM0342": 46_000}


def sums(group: AreaGroup = BES, periods: tuple[str, ...] | None = ("2024",)) -> Released:
    wanted = None if periods is None else [Period.parse(period) for period in periods]
    return released_sum(RESIDENT, indicator="crime_total", group=group, periods=wanted)


def total(group: AreaGroup = BES) -> Figure:
    (figure,) = sums(group)
    return figure


def in_2024(values: dict[str, int], **others: int | str) -> dict[str, dict[str, int | str]]:
    return {area: {"2024": value} for area, value in ({**values, **others}).items()}


def test_the_members_together_have_one_figure_with_an_exact_interval_and_a_rate() -> None:
    version = deliver(in_2024(REGISTERED))
    deliver_inhabitants(in_2024(LIVING))
    figure = total()
    low, high = map(float, poisson_interval(4924))
    assert (figure.value, figure.low, figure.high, figure.status) == (4924, low, high, FigureStatus.FINAL)
    assert (figure.area, figure.missing, figure.source.version) == (BES, (), version.content_hash)
    assert figure.method.startswith("Opgeteld over 5 gebieden. In elk aantal speelt toeval mee")
    assert figure.rate
    assert [figure.rate.of, figure.rate.value] == pytest.approx([145_000, 4924 / 145])


@pytest.mark.parametrize("gap", [".", "", None])
def test_a_member_without_a_value_makes_the_sum_incomplete_and_is_named(gap: str | None) -> None:
    values = in_2024(REGISTERED)
    if gap is None:
        del values["GM0317"]
    else:
        values["GM0317"]["2024"] = gap
    deliver(values)
    deliver_inhabitants(in_2024(LIVING))
    figure = total()
    assert (figure.value, figure.status, figure.missing) == (4924 - 257, FigureStatus.INCOMPLETE, (EEMNES,))
    assert figure.method.startswith("Opgeteld over 4 van de 5 gebieden, zonder Eemnes. De ")
    assert figure.rate is None
    assert figure.without_rate == "De som is onvolledig. Daarom is er geen aantal per 1.000 inwoners."


def test_a_member_without_inhabitants_leaves_the_sum_without_a_rate_and_is_named() -> None:
    deliver(in_2024(REGISTERED))
    deliver_inhabitants(in_2024(LIVING, GM0317="."))
    figure = total()
    assert (figure.value, figure.status, figure.rate) == (4924, FigureStatus.FINAL, None)
    assert figure.without_rate == (
        "Van Eemnes is geen aantal inwoners bekend. Daarom is er geen aantal per 1.000 inwoners."
    )


def test_the_inhabitants_of_all_members_are_of_one_year() -> None:
    deliver(in_2024(REGISTERED))
    living = {area: {"2022": value, "2024": value + 1} for area, value in LIVING.items()}
    living["GM0317"].pop("2024")
    deliver_inhabitants(living)
    figure = total()
    assert figure.rate
    assert (str(figure.rate.period), figure.rate.of) == ("2022", 145_000)
    living["GM0317"] = {"2021": 9_000}
    deliver_inhabitants(living, table="other")
    deliver_inhabitants({"GM0317": {"2022": "."}}, table="later", retrieved=figure.source.retrieved.replace(month=7))
    assert total().without_rate.startswith("De aantallen inwoners van deze gebieden komen niet uit hetzelfde jaar.")


def test_a_sum_is_provisional_as_soon_as_one_member_is() -> None:
    deliver(in_2024(REGISTERED))
    assert total().status is FigureStatus.FINAL
    deliver({"GM0342": {"2024*": 1512}}, retrieved=total().source.retrieved.replace(month=7))
    assert (total().value, total().status) == (4926, FigureStatus.PROVISIONAL)


def test_an_incomplete_sum_says_that_a_part_is_provisional() -> None:
    deliver({"GM0342": {"2024*": 1510}, "GM0308": {"2024": 982}})
    assert total().status is FigureStatus.INCOMPLETE
    assert "zonder Bunschoten, De Bilt en Eemnes. De geladen leveringen" in total().method
    assert "Een deel van deze cijfers is voorlopig." in total().method


def test_a_sum_over_several_deliveries_names_them_all_the_newest_first() -> None:
    old = deliver(in_2024(REGISTERED))
    new = deliver({"GM0342": {"2024": 1511}}, retrieved=old.retrieved.replace(month=7), table="47018NED")
    figure = total()
    assert (figure.value, figure.source.version) == (4925, new.content_hash)
    assert [source.version for source in figure.other_sources] == [old.content_hash]


def test_figures_of_different_publishers_are_never_added() -> None:
    deliver(in_2024({"GM0342": 1510}))
    deliver(in_2024({"GM0308": 985}), publisher="CBS", table="83648NED")
    figure = total()
    assert (figure.value, figure.status, figure.missing) == (None, FigureStatus.UNKNOWN, ())
    assert figure.method == (
        "De cijfers komen van CBS en Politie. Die tellen niet op dezelfde manier: wij tellen ze niet op."
    )


def test_where_no_member_has_a_value_there_is_no_sum() -> None:
    deliver({str(member): {"2024": "."} for member in MEMBERS})
    assert (total().value, total().status, total().missing) == (None, FigureStatus.NOT_PUBLISHED, ())
    assert "publiceert dit cijfer niet" in total().method
    (other,) = sums(periods=("2019",))
    assert (other.value, other.status) == (None, FigureStatus.UNKNOWN)


def test_without_periods_every_delivered_period_comes_the_oldest_first() -> None:
    assert len(sums(periods=None)) == 0
    deliver({"GM0342": {"2024": 1510, "2023": 1380, "2022": 1474}})
    assert [str(figure.period) for figure in sums(periods=None)] == ["2022", "2023", "2024"]


def test_a_group_must_have_members_of_one_kind() -> None:
    with pytest.raises(BadInput, match="Leeg heeft geen gebieden"):
        sums(AreaGroup("Leeg", ()))
    with pytest.raises(BadInput, match="verschillende soorten"):
        sums(AreaGroup("Dubbel", (SOEST, AreaCode("WK034201"))))
    with pytest.raises(NotFound, match="Kies uit"):
        released_sum(RESIDENT, indicator="geluk", group=BES)


def test_a_member_that_is_named_twice_counts_once() -> None:
    deliver(in_2024(REGISTERED))
    assert total(AreaGroup("Tweemaal", (SOEST, SOEST))).value == 1510


def test_summing_is_one_query_however_many_members_lack_a_value(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    deliver(in_2024(REGISTERED, GM0317="."))
    deliver_inhabitants(in_2024(LIVING, GM0310="."))
    with django_assert_num_queries(1):
        sums(periods=("2022", "2023", "2024"))
