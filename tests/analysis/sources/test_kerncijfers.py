"""Key figures of neighbourhoods: a table per year, columns known by their stem."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from ineen.analysis.indicators.catalogue import INHABITANTS
from ineen.analysis.sources.delivery import SourceFile
from ineen.analysis.sources.kerncijfers import CONNECTOR, TABLES
from ineen.analysis.sources.recognition import recognise
from ineen.analysis.sources.regions import Resolution, resolved
from ineen.analysis.sources.registry import CONNECTORS
from ineen.analysis.store.cells import CellStatus
from ineen.ground.kernel.refusals import BadInput
from tests.helpers.cbs_download import CRIME_PER_YEAR, PLACES, Download, Record

DENSITY = "Bevolkingsdichtheid (inwoners per km²)"


def properties(inhabitants: int = 5, density: int = 33) -> tuple[Record, ...]:
    rows = (
        ("GeoDetail", None, "WijkenEnBuurten", "Wijken en buurten", None),
        ("GeoDetailTopic", None, "Gemeentenaam_1", "Gemeentenaam", None),
        ("TopicGroup", None, "", "Bevolking", None),
        ("Topic", 2, f"AantalInwoners_{inhabitants}", "Aantal inwoners", 0),
        ("Topic", 2, f"Bevolkingsdichtheid_{density}", "Bevolkingsdichtheid", 0),
        ("Topic", 2, "GemiddeldeHuishoudensgrootte_32", "Gemiddelde huishoudensgrootte", 1),
    )
    return tuple(
        {"ID": at, "ParentID": up, "Type": kind, "Key": key, "Title": title, "Unit": "aantal", "Decimals": decimals}
        for at, (kind, up, key, title, decimals) in enumerate(rows)
    )


def area(code: str, inhabitants: object, density: object, at: tuple[int, int] = (5, 33)) -> Record:
    return {
        "WijkenEnBuurten": f"{code:<10}",
        "Gemeentenaam_1": "Soest",
        "SoortRegio_2": "Buurt",
        "Codering_3": f"{code:<10}",
        f"AantalInwoners_{at[0]}": inhabitants,
        f"Bevolkingsdichtheid_{at[1]}": density,
        "GemiddeldeHuishoudensgrootte_32": 2.1,
    }


def infos(table: str = "85984NED", title: str = "Kerncijfers wijken en buurten 2024") -> tuple[Record, ...]:
    return ({"ID": 0, "Title": title, "ShortTitle": "Kerncijfers", "Identifier": table},)


AREAS = (area("GM0342", 47400, 1022), area("WK034201", 9000, 0), area("BU03420102", None, None))
YEAR = Download(
    {"TypedDataSet": AREAS, "DataProperties": properties(), "WijkenEnBuurten": PLACES, "TableInfos": infos()},
    table="85984NED",
)


def told(files: Sequence[SourceFile]) -> list[tuple[str, str, str, object, str]]:
    rows = CONNECTOR.parse(files).rows
    return [(one.region, one.measure.category, str(one.period), one.value, one.status.value) for one in rows]


@pytest.mark.parametrize("form", ["json", "csv"])
def test_a_table_of_one_year(form: str) -> None:
    delivery = CONNECTOR.parse(YEAR.files(form))
    assert (delivery.publisher, delivery.table, delivery.classification_year) == ("CBS", "85984NED", 2024)
    assert delivery.municipalities == {"GM0342"}
    assert told(YEAR.files(form)) == [
        ("GM0342", "Inwoners", "2024", 47400, "final"),
        ("GM0342", DENSITY, "2024", 1022, "final"),
        ("WK034201", "Inwoners", "2024", 9000, "final"),
        ("WK034201", DENSITY, "2024", 0, "final"),
        ("BU03420102", "Inwoners", "2024", None, "not_published"),
        ("BU03420102", DENSITY, "2024", None, "not_published"),
    ]
    assert "inwoners uit AantalInwoners_5" in delivery.read_as


def test_the_number_behind_a_key_may_shift_from_year_to_year() -> None:
    shifted = YEAR.but(
        TypedDataSet=[area("GM0342", 46000, 990, (7, 41))],
        DataProperties=properties(7, 41),
        TableInfos=infos("84799NED", "Kerncijfers wijken en buurten 2020"),
    )
    assert told(replace(shifted, table="84799NED").files())[0] == ("GM0342", "Inwoners", "2020", 46000, "final")


def test_the_inhabitants_of_a_neighbourhood_are_the_denominator_of_its_rates() -> None:
    rows = list(resolved(CONNECTOR.parse(YEAR.files()), lambda *_: None, account=Resolution()))
    assert {(one.subject, one.category) for one in rows if one.value == 47400} == {
        (INHABITANTS.subject, INHABITANTS.category)
    }


def test_the_year_follows_from_the_table_or_from_its_title() -> None:
    assert sorted(TABLES.values()) == [2014, *range(2016, 2026)]
    newer = replace(YEAR.but(TableInfos=infos("87000NED", "Kerncijfers wijken en buurten 2026")), table="87000NED")
    assert CONNECTOR.parse(newer.files()).classification_year == 2026
    with pytest.raises(BadInput, match="Van welk jaar deze tabel is, zeggen de bestanden niet"):
        CONNECTOR.parse(YEAR.but(TableInfos=None).files("csv"))
    with pytest.raises(BadInput, match="De titel noemt 2023, en de tabel is die van 2024"):
        CONNECTOR.parse(YEAR.but(TableInfos=infos(title="Kerncijfers wijken en buurten 2023")).files())
    with pytest.raises(BadInput, match="van verschillende tabellen: 85618NED, 85984NED"):
        CONNECTOR.parse(YEAR.but(TableInfos=infos("85618NED")).files())


@pytest.mark.parametrize("name", ["TypedDataSet", "DataProperties"])
def test_a_set_that_is_missing_is_named(name: str) -> None:
    with pytest.raises(BadInput, match=f"Het bestand met {name} ontbreekt"):
        CONNECTOR.parse(YEAR.but(**{name: None}).files())


def test_what_cannot_be_read_is_refused_with_its_place() -> None:
    for value, reason in (("veel", "rij 1: 'veel' is geen getal"), (1.5, "rij 1: 1.5 heeft meer dan 0 decimalen")):
        with pytest.raises(BadInput, match=reason):
            told(YEAR.but(TypedDataSet=[area("GM0342", value, 1)]).files())
    twice = [*properties(), {**properties()[3], "ID": 9, "Key": "AantalInwoners_9"}]
    with pytest.raises(BadInput, match="AantalInwoners_5 en AantalInwoners_9 zijn allebei Inwoners"):
        told(YEAR.but(DataProperties=twice).files())
    with pytest.raises(BadInput, match="staat geen AantalInwoners"):
        told(YEAR.but(DataProperties=properties()[:3] + properties()[4:]).files())
    with pytest.raises(BadInput, match="De kolom AantalInwoners_7 staat in DataProperties en niet in de cijfers"):
        told(YEAR.but(DataProperties=properties(7)).files())
    with pytest.raises(BadInput, match="hoort niet bij Kerncijfers wijken en buurten"):
        CONNECTOR.parse(CRIME_PER_YEAR.files())


def test_an_area_that_the_set_does_not_have_is_listed() -> None:
    more = [*AREAS, area("BU03429999", 3, 1)]
    assert told(YEAR.but(TypedDataSet=more).files())[-1][0] == "BU03429999 (niet in WijkenEnBuurten)"
    account = Resolution()
    list(resolved(CONNECTOR.parse(YEAR.but(TypedDataSet=more).files()), lambda *_: None, account=account))
    assert list(account.unresolved) == ["BU03429999 (niet in WijkenEnBuurten)"]


def test_it_is_recognised_among_all_sources() -> None:
    assert recognise(YEAR.files("csv"), CONNECTORS.values()) is CONNECTOR
    assert {row.status for row in CONNECTOR.parse(YEAR.files()).rows} == {CellStatus.FINAL, CellStatus.NOT_PUBLISHED}
