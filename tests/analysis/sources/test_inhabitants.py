from datetime import date

import pytest

from ineen.analysis.sources.delivery import Delivery, SourceFile
from ineen.analysis.sources.inhabitants.table import parse
from ineen.analysis.sources.regions import Resolution, resolved
from ineen.analysis.store.cells import CellStatus
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.refusals import BadInput

LONG = "gebied;jaar;inwoners;bron\nGM0342;2024;47400;CBS, tabel 03759ned\nBU03420102;2023*;1200;CBS, tabel 03759ned\n"
WIDE = 'gemeente,inwoners_2020_afgeleid\nSoest,46600\n"Nuenen, Gerwen en Nederwetten",23400\n'


def read(text: str) -> Delivery:
    return parse([SourceFile.of("inwoners.csv", text.encode())])


def test_the_long_form_has_codes_years_and_its_own_source() -> None:
    delivery = read(LONG)
    assert (delivery.publisher, delivery.table) == ("CBS", "03759ned")
    assert (delivery.title, delivery.classification_year) == ("Inwoners per gebied, 2023–2024", None)
    assert [(row.region, str(row.period), row.value, row.status) for row in delivery.rows] == [
        ("GM0342", "2024", 47400, CellStatus.FINAL),
        ("BU03420102", "2023", 1200, CellStatus.PROVISIONAL),
    ]
    assert {(row.measure.subject, row.measure.category) for row in delivery.rows} == {("Bevolking", "Inwoners")}


def test_derived_inhabitants_say_so_in_the_name_of_their_table() -> None:
    delivery = read(WIDE)
    assert (delivery.publisher, delivery.table) == ("CBS", "inwoners 2020 (afgeleid)")
    assert delivery.classification_year == 2020
    assert [(row.region, row.value) for row in delivery.rows] == [
        ("Soest", 46600),
        ("Nuenen, Gerwen en Nederwetten", 23400),
    ]
    assert read(WIDE.replace("_afgeleid", "")).table == "inwoners 2020"


def test_a_wide_table_may_have_several_years_and_a_missing_one_is_no_zero() -> None:
    delivery = read("gemeente;inwoners_2019;inwoners_2020\nSoest;46000;.\n")
    assert (delivery.table, delivery.classification_year) == ("inwoners 2019, 2020", None)
    assert [(str(row.period), row.value) for row in delivery.rows] == [("2019", 46000), ("2020", None)]


def test_a_table_that_was_cut_between_two_rows_is_refused_with_what_to_do_if_it_is_whole() -> None:
    rows = [f"{code};{year};1000\n" for code in ("GM0308", "GM0342", "GM0363") for year in (2022, 2023, 2024)]
    assert len(list(read("gebied;jaar;inwoners\n" + "".join(rows)).rows)) == 9
    with pytest.raises(
        BadInput, match=r"rij 9: Bij gebied GM0363 staan 2 rijen, en bij elke andere 3: .*een rij met een leeg aantal"
    ):
        read("gebied;jaar;inwoners\n" + "".join(rows[:-1]))
    assert len(list(read("gebied;jaar;inwoners\n" + "".join(rows[:-1]) + "GM0363;2024;\n").rows)) == 9


def test_a_source_without_a_table_and_no_source_at_all() -> None:
    named = read(LONG.replace("CBS, tabel 03759ned", "Gemeente Soest"))
    assert (named.publisher, named.table) == ("Gemeente Soest", "inwoners per gebied")
    assert read("gebied,jaar,inwoners\nSoest,2024,47400\n").publisher == "CBS"


def test_a_name_is_looked_up_in_the_division_of_its_own_year() -> None:
    """Brielle is a municipality in 2022, and a part of Voorne aan Zee in 2023."""
    asked: list[tuple[str, date]] = []

    def municipality(name: str, on: date) -> AreaCode | None:
        asked.append((name, on))
        return AreaCode("GM0501") if on.year == 2022 else None

    account = Resolution()
    delivery = read("gebied;jaar;inwoners\nBrielle;2022;17400\nBrielle;2023;17500\n")
    rows = list(resolved(delivery, municipality, account=account))
    assert asked == [("Brielle", date(2022, 1, 1)), ("Brielle", date(2023, 1, 1))]
    assert [(row.area, row.value) for row in rows] == [("GM0501", 17400)]
    assert [(one.row, one.name) for one in account.unresolved.values()] == [(3, "Brielle")]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "inwoners.csv: Het bestand is leeg"),
        ("gebied;jaar;inwoners\n", "geen cijfers"),
        ("naam;jaar;inwoners\nSoest;2024;1\n", "'naam', en hoort gebied te heten"),
        ('"Misdrijven; gemeente 2026"\n"Soest";"1510"\n', "'Misdrijven; gemeente 2026', en hoort gebied te heten"),
        (";;\n", "'', en hoort gebied te heten"),
        ("gebied;jaar;inwoners;oppervlakte\nSoest;2024;1;2\n", "De kolom oppervlakte is niet bekend"),
        ("gemeente;huishoudens_2020\nSoest;1\n", "De kolom 'huishoudens_2020' is niet bekend"),
        ("gemeente;inwoners_2020;inwoners_2021_afgeleid\nSoest;1;2\n", "als twee bestanden"),
        ("gebied;jaar;inwoners\nSoest;2024\n", "rij 2: Deze rij heeft 2 velden, de kop 3"),
        ("gebied;jaar;inwoners\n;2024;1\n", "rij 2: Het gebied ontbreekt"),
        ("gebied;jaar;inwoners\nSoest;2024-03;1\n", "rij 2: '2024-03' is geen jaar"),
        ("gebied;jaar;inwoners\nSoest;2024 maart;1\n", "rij 2: '2024 maart' is geen jaar"),
        ("gebied;jaar;inwoners\nSoest;2024;-1\n", "rij 2: '-1' is geen geheel getal"),
        ("gebied;jaar;inwoners\nSoest;2024;47.400\n", "rij 2: '47.400' is geen geheel getal"),
        ("gebied;jaar;inwoners\nSoest;2024;4740", "De laatste regel is niet afgesloten"),
        ("gebied;jaar;inwoners;bron\nSoest;2024;1;CBS\nBaarn;2024;2;Politie\n", "rij 3: Hier staat een andere bron"),
    ],
)
def test_a_table_with_a_mistake_is_refused_with_its_place(text: str, reason: str) -> None:
    with pytest.raises(BadInput, match=reason):
        read(text)


def test_two_tables_are_two_deliveries() -> None:
    with pytest.raises(BadInput, match="precies één bestand"):
        parse([SourceFile.of("a.csv", LONG.encode()), SourceFile.of("b.csv", LONG.encode())])
