"""Tables fetched live: page after page, on after a break, politely, and every way of failing said in Dutch."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ineen.analysis.sources.delivery import SourceFile
from ineen.analysis.sources.odata.asking import Manners
from ineen.analysis.sources.odata.download import download
from ineen.analysis.sources.odata.service import Service, service_at
from ineen.analysis.sources.registry import connector
from ineen.analysis.store.cells import CellStatus
from ineen.ground.kernel.refusals import BadInput
from tests.helpers.cbs_download import CRIME_OF_CBS, CRIME_PER_YEAR, infos, properties
from tests.helpers.odata_server import Publisher, publishing

CRIME = CRIME_PER_YEAR.but(DataProperties=properties(), TableInfos=infos())


@pytest.fixture(autouse=True)
def direct(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")


@pytest.fixture
def waits() -> list[float]:
    return []


@pytest.fixture
def manners(waits: list[float]) -> Manners:
    return Manners(silence=0.3, attempts=3, first_wait=1, wait=waits.append)


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    with publishing(CRIME) as made:
        yield made


def service(publisher: Publisher) -> Service:
    found = service_at(publisher.of_table)
    assert found is not None
    return found


def read(paths: list[Path], source: str) -> list[tuple[str, str, str, object]]:
    rows = connector(source).parse([SourceFile.at(path) for path in paths]).rows
    return [(one.measure.category, one.region, str(one.period), one.value) for one in rows]


def test_a_table_comes_page_after_page_and_is_read_as_a_download(
    publisher: Publisher, manners: Manners, tmp_path: Path
) -> None:
    heard: list[tuple[str, int]] = []
    paths = download(service(publisher), tmp_path / "kept", manners=manners, tell=lambda *told: heard.append(told))
    assert read(paths, "politie-47018") == [
        (one.measure.category, one.region, str(one.period), one.value)
        for one in connector("politie-47018").parse(CRIME.files()).rows
    ]
    assert [rows for name, rows in heard if name == "TypedDataSet"] == [2, 4, 6]
    assert not any("UntypedDataSet" in path or "CategoryGroups" in path for path in publisher.asked)
    assert any(path.startswith("/ODataFeed/") for path in publisher.asked if "TypedDataSet" in path)
    assert sorted(path.name for path in (tmp_path / "kept").iterdir()) == sorted(
        [*(f"{name}.json" for name in CRIME.sets), "versie.json"]
    )


def test_version_four_is_read_as_version_three_with_the_right_measure(manners: Manners, tmp_path: Path) -> None:
    with publishing(CRIME_OF_CBS, version=4) as publisher:
        paths = download(service(publisher), tmp_path / "kept", manners=manners)
    assert not any("Groups" in path for path in publisher.asked)
    assert read(paths, "cbs-83648") == [
        (one.measure.category, one.region, str(one.period), one.value)
        for one in connector("cbs-83648").parse(CRIME_OF_CBS.files()).rows
    ]
    delivery = connector("cbs-83648").parse([SourceFile.at(path) for path in paths])
    assert "uit kolom M004200_2 (volgens DataProperties “Totaal geregistreerde misdrijven”)" in delivery.read_as
    assert [one.status for one in delivery.rows][-1] is CellStatus.ABSENT
    with pytest.raises(BadInput, match=r"Laad DataProperties .of MeasureCodes. van dezelfde tabel erbij"):
        read([path for path in paths if path.stem not in ("MeasureCodes", "Dimensions")], "cbs-83648")


@pytest.mark.parametrize("fault", ["500", "503", "429", "slow", "half", "cut"])
def test_what_passes_is_asked_again_after_a_while(
    fault: str, publisher: Publisher, manners: Manners, waits: list[float], tmp_path: Path
) -> None:
    publisher.faults.extend([None, None, fault, fault])
    paths = download(service(publisher), tmp_path / "kept", manners=manners)
    assert len(read(paths, "politie-47018")) == 6
    assert waits == ([7, 7] if fault.isdecimal() else [1, 2])


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        ("500", "De server antwoordt met 500, ook na 3 pogingen. Wat al is opgehaald, is bewaard"),
        ("slow", "De server antwoordt niet op tijd, ook na 3 pogingen. Wat al is opgehaald, is bewaard"),
        ("half", "De verbinding viel weg voor het einde van het antwoord, ook na 3 pogingen"),
        ("cut", "Het antwoord is half of geen JSON, ook na 3 pogingen"),
    ],
)
def test_what_does_not_pass_is_told_and_the_next_call_goes_on_where_it_broke_off(
    fault: str, reason: str, publisher: Publisher, manners: Manners, tmp_path: Path
) -> None:
    publisher.faults.extend([None, None, None, None, fault, fault, fault])  # the third page of the figures
    with pytest.raises(BadInput, match=f"^{publisher.address}/.*page=2: {reason}"):
        download(service(publisher), tmp_path / "kept", manners=manners)
    publisher.asked.clear()
    paths = download(service(publisher), tmp_path / "kept", manners=manners)
    assert len(read(paths, "politie-47018")) == 6
    assert [path for path in publisher.asked if "TypedDataSet" in path] == [
        "/ODataApi/odata/47018NED/TypedDataSet?page=2"
    ]


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        ("html", "De server antwoordt met een webpagina in plaats van gegevens"),
        ("404", "De server antwoordt met 404. Klopt het adres"),
        ("error", "De server meldt een fout: .*10000 records"),
        ("elsewhere", "De server verwijst naar een andere server"),
        ("again", "De server noemt een pagina die er al was"),
    ],
)
def test_what_will_not_pass_is_told_at_once_and_what_is_there_stays(
    fault: str, reason: str, publisher: Publisher, waits: list[float], tmp_path: Path
) -> None:
    manners = Manners(silence=0.3, attempts=3, first_wait=1, wait=waits.append)
    publisher.faults.extend([None, None, None, fault])
    with pytest.raises(BadInput, match=reason):
        download(service(publisher), tmp_path / "kept", manners=manners)
    assert waits == []
    assert len(list((tmp_path / "kept" / "TypedDataSet").glob("*.json"))) >= 1


def test_pages_of_two_versions_are_never_put_together(publisher: Publisher, manners: Manners, tmp_path: Path) -> None:
    publisher.faults.extend([None, None, None, "404"])
    with pytest.raises(BadInput):
        download(service(publisher), tmp_path / "kept", manners=manners)
    publisher.table = CRIME.but(TableInfos=infos(title="Geregistreerde misdrijven; wijk, buurt 2026"))
    publisher.asked.clear()
    download(service(publisher), tmp_path / "kept", manners=manners)
    assert len([path for path in publisher.asked if "TypedDataSet" in path]) == 3


def test_a_page_without_figures_and_a_server_that_is_not_there(manners: Manners, tmp_path: Path) -> None:
    with publishing(replace(CRIME, sets={"TableInfos": infos()})) as publisher:
        gone = service(publisher)
        with pytest.raises(BadInput, match="Hier staat geen tabel met cijfers"):
            download(gone, tmp_path / "kept", manners=manners)
    with pytest.raises(BadInput, match=r"De server is niet te bereiken .*, ook na 3 pogingen"):
        download(gone, tmp_path / "kept", manners=manners)


@pytest.mark.parametrize(
    ("address", "version"),
    [
        ("https://opendata.cbs.nl/ODataApi/odata/83648NED", 3),
        ("https://dataderden.cbs.nl/ODataApi/OData/47018NED/", 3),
        ("https://opendata.cbs.nl/ODataFeed/odata/03759ned", 3),
        ("https://datasets.cbs.nl/odata/v1/CBS/83648NED", 4),
        ("https://opendata.cbs.nl/ODataApi/odata/83648NED/TypedDataSet", None),
        ("https://opendata.cbs.nl/ODataApi/odata/83648NED?$format=json", None),
        ("https://www.voorbeeld.nl/83648NED", None),
        ("file:///odata/v1/CBS/83648NED", None),
        ("https://wie:geheim@datasets.cbs.nl/odata/v1/CBS/83648NED", None),
        ("http://[/odata/v1/CBS/83648NED", None),
    ],
)
def test_the_address_of_a_table_is_known_by_its_form(address: str, version: int | None) -> None:
    found = service_at(address)
    assert (found.version if found else None) == version
