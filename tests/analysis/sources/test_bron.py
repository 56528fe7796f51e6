"""`ongevallen.txt` of Rijkswaterstaat: one accident per line, counted by municipality and year."""

import pytest

from ineen.analysis.indicators.catalogue import INDICATORS
from ineen.analysis.indicators.traffic import TRAFFIC
from ineen.analysis.sources.bron.accidents import ALL, DAMAGE, FATAL, INJURY, parse
from ineen.analysis.sources.delivery import Delivery, SourceFile
from ineen.analysis.sources.recognition import recognise
from ineen.analysis.sources.registry import CONNECTORS
from ineen.analysis.store.cells import CellStatus
from ineen.ground.kernel.refusals import BadInput

# the columns in the order in which Rijkswaterstaat has them; those that are closed in the open file are empty
HEAD = (
    "VKL_NUMMER,REGNUMMER,PVOPGEM,DATUM_VKL,DAG_CODE,MND_NUMMER,JAAR_VKL,TIJDSTIP,UUR,DDL_ID,AP3_CODE,AP4_CODE,AP5_CODE,"
    "ANTL_SLA,ANTL_DOD,ANTL_GZH,ANTL_SEH,ANTL_GOV,ANTL_PTJ,AOL_ID,BEBKOM,MAXSNELHD,GME_ID,GME_NAAM,PVE_CODE"
)


def accident(number: int, year: int, outcome: str, municipality: str, name: str = "") -> str:
    return f"{number},,,,,,{year},,,,{outcome},,,,,,,,2,1,BI,50,{municipality},{name},UT"


SOEST = [
    accident(20220000001, 2022, "UMS", "342", "Soest"),
    accident(20220000002, 2022, "DOD", "342", "Soest"),
    accident(20220000003, 2022, "LET", "308", "Baarn"),
    accident(20230000001, 2023, "LET", "342", "Soest"),
    accident(20230000002, 2023, "UMS", "", ""),
]


def file(*accidents: str, head: str = HEAD, name: str = "ongevallen.txt") -> SourceFile:
    return SourceFile.of(name, ("\n".join((head, *accidents)) + "\n").encode())


def counts(delivery: Delivery) -> dict[tuple[str, str], tuple[int | None, ...]]:
    """By region and year: all, fatal, with injury, damage only."""
    found = {(row.region, str(row.period), row.measure): row.value for row in delivery.rows}
    places = {(region, year) for region, year, _measure in found}
    return {(r, y): tuple(found[r, y, measure] for measure in (ALL, FATAL, INJURY, DAMAGE)) for r, y in places}


def test_accidents_are_counted_by_municipality_year_and_outcome() -> None:
    delivery = parse([file(*SOEST)])
    assert (delivery.publisher, delivery.title) == ("Rijkswaterstaat", "Verkeersongevallen, 2022 tot en met 2023")
    assert counts(delivery) == {
        ("Nederland", "2022"): (3, 1, 1, 1),
        ("Nederland", "2023"): (2, 0, 1, 1),
        ("GM0342", "2022"): (2, 1, 0, 1),
        ("GM0342", "2023"): (1, 0, 1, 0),
        ("GM0308", "2022"): (1, 0, 1, 0),
        ("Gemeenten; niet in te delen", "2023"): (1, 0, 0, 1),
    }


def test_a_municipality_that_a_year_does_not_name_has_no_count_and_no_zero() -> None:
    """Baarn is not in the file of 2023: whether nothing was registered or there was no such place, it does not say."""
    assert ("GM0308", "2023") not in counts(parse([file(*SOEST)]))


def test_years_that_come_in_files_of_their_own_are_one_delivery() -> None:
    together = parse([file(*SOEST[:3], name="ongevallen-2022.txt"), file(*SOEST[3:], name="ongevallen-2023.txt")])
    assert counts(together) == counts(parse([file(*SOEST)]))
    assert {row.file for row in together.rows} == {"ongevallen-2022.txt", "ongevallen-2023.txt"}


def test_the_file_is_known_by_its_form_and_nothing_of_an_accident_is_kept() -> None:
    assert recognise([file(*SOEST)], CONNECTORS.values()).name == "bron-ongevallen"
    assert {row.status for row in parse([file(*SOEST)]).rows} == {CellStatus.FINAL}
    assert all(one.numerator in (ALL, FATAL, INJURY) and INDICATORS[one.id] is one for one in TRAFFIC)


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ([], "ten minste één bestand"),
        ([file()], r"Onder de kop staat niets.*"),
        ([file(*SOEST, head=HEAD.replace("AP3_CODE", "AFLOOP"))], "de kolom AP3_CODE ontbreekt"),
        ([file(accident(1, 2022, "UMS", "342").rsplit(",", 1)[0])], "rij 2: Deze rij heeft 24 velden, de kop 25"),
        ([file(accident(1, 2022, "XXX", "342"))], "rij 2: 'XXX' is geen afloop"),
        ([file(accident(1, 22, "UMS", "342"))], "rij 2: '22' is geen jaar"),
        ([file(accident(1, 2022, "UMS", "Soest"))], "rij 2: 'Soest' is geen getal; hier hoort een nummer van een gem"),
        ([file(accident(1, 2022, "UMS", "34200"))], "rij 2: '34200' is geen nummer van een gemeente"),
        ([file(SOEST[0].replace("20220000001", "1e9"))], "rij 2: '1e9' is geen getal"),
        ([file(SOEST[0], SOEST[1]), file(SOEST[0])], "Ongeval 20220000001 staat er twee keer in. Laad elk jaar"),
        ([file(*SOEST), file(*SOEST)], "Ongeval 20220000001 staat er twee keer in, en 4 andere ook"),
        ([SourceFile.of("ongevallen.txt", file(*SOEST).open().read()[:-1])], "De laatste regel is niet afgesloten"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_row(files: list[SourceFile], said: str) -> None:
    with pytest.raises(BadInput, match=said):
        parse(files)
