"""A small municipality in a survey reads the figure of a group around it, and that it is one."""

import pytest
from django.test import Client

from ineen.analysis.indicators.catalogue import indicator_at
from ineen.ground.areas.actions import load_listed_groups
from tests.faces.publication.reading import text
from tests.helpers.deliveries import deliver
from tests.helpers.public_site import BY, NOW, publish
from tests.helpers.worlds import begins_with

pytestmark = [pytest.mark.django_db(databases="__all__"), begins_with(publish)]
MARK = "/cijfers/rapportcijfer-veiligheid"
MEASURE = indicator_at("rapportcijfer-veiligheid").numerator
SMALL = "Van Baarn is er geen eigen cijfer: daar deden te weinig mensen aan het onderzoek mee."


def surveyed(**values: int | str) -> None:
    load_listed_groups(by=BY, now=NOW)
    deliver(
        {code: {"2023": value} for code, value in values.items()}, measure=MEASURE, publisher="CBS", table="85146NED"
    )


def test_the_figure_of_the_police_unit_stands_there_and_says_so(client: Client) -> None:
    surveyed(GM0308=".", GM0342=7, RE03=8)
    shown = text(client, f"{MARK}?gebied=GM0308")
    assert SMALL in shown
    assert "Dit is het cijfer van politie-eenheid Midden-Nederland, waar Baarn bij hoort." in shown
    assert "in 2023 in politie-eenheid Midden-Nederland 8" in shown
    assert shown.index(SMALL) < shown.index("in 2023 in politie-eenheid")
    file = client.get(f"{MARK}/cijfers.csv?gebied=GM0308").content.decode()
    assert "politie-eenheid Midden-Nederland;RE03" in file
    assert "Baarn;GM0308" not in file


def test_who_has_her_own_figure_reads_that(client: Client) -> None:
    surveyed(GM0342=7, RE03=8)
    shown = text(client, f"{MARK}?gebied=GM0342")
    assert "in 2023 in Soest 7" in shown
    assert "geen eigen cijfer" not in shown


def test_what_is_counted_is_never_that_of_another_area(client: Client) -> None:
    load_listed_groups(by=BY, now=NOW)
    deliver({"RE03": {"2024": 900}}, table="x")
    refused = client.get("/cijfers/misdrijven?gebied=GM0014")
    assert refused.status_code == 404


def test_where_no_group_has_one_there_is_none(client: Client) -> None:
    surveyed(GM0342=7, RE01=8)
    assert client.get(f"{MARK}?gebied=GM0308").status_code == 404


def test_the_municipalities_of_a_safety_region_stand_side_by_side(client: Client) -> None:
    load_listed_groups(by=BY, now=NOW)
    shown = text(client, "/cijfers/misdrijven?gebied=VR09&vergelijk=gemeenten")
    table = shown[shown.index("In getallen") :]
    assert table.index("Amersfoort") < table.index("Baarn 982") < table.index("Soest 1.510")
