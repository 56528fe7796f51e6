import csv
from datetime import date
from pathlib import Path

import pytest

from ineen.analysis.sources.delivery import SourceFile
from ineen.analysis.sources.registered_totals.table import parse
from ineen.ground.kernel.refusals import BadInput
from tests.lanes import SHARED_DATA

EXAMPLE = Path(__file__).parents[3] / "examples" / "figures" / "registered-crime-2022-2024.csv"
MUNICIPALITIES_OF_THE_EXAMPLES = 13


def changed(old: str, new: str) -> list[SourceFile]:
    text = EXAMPLE.read_text(encoding="utf-8")
    assert old in text
    return [SourceFile.of("totalen.csv", text.replace(old, new).encode())]


def test_the_example_holds_the_published_totals_and_its_source() -> None:
    delivery = parse([SourceFile.at(EXAMPLE)])
    assert (delivery.publisher, delivery.table, delivery.classification_year) == (
        "Politie",
        "47013NED (overgenomen)",
        2026,
    )
    assert delivery.retrieved == date(2026, 6, 23)
    values: dict[str, list[int | None]] = {}
    for row in delivery.rows:
        values.setdefault(row.region, []).append(row.value)
    assert values == {
        "GM0308": [879, 994, 982],
        "GM0313": [613, 567, 539],
        "GM0310": [1678, 1717, 1636],
        "GM0317": [233, 264, 257],
        "GM0230": [677, 600, 558],
        "GM0114": [4716, 4268, 4034],
        "GM0232": [912, 937, 993],
        "GM0244": [348, 361, 356],
        "GM0246": [425, 400, 389],
        "GM0302": [947, 766, 812],
        "GM0269": [581, 669, 483],
        "GM1926": [1663, 1663, 1771],
        "GM0342": [1474, 1380, 1510],
        "NL01": [800027, 805590, 805559],
    }


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("# opgehaald: 2026-06-23\n", "", "ontbreekt: # opgehaald"),
        ("# opgehaald: 2026-06-23", "# opgehaald: juni", "een datum"),
        ("gebiedscode;", "code;", "De kolommen"),
        ("GM0342;Soest;2024", "GM42;Soest;2024", "rij 49: 'GM42' of '2024' klopt niet"),
        ("GM0342;Soest;2024", "GM0342;Soest;laatst", "rij 49: .*'laatst' klopt niet"),
        ("GM0342;Soest;2024;1510;Politie, tabel 47013NED", "GM0342;Soest;2024;1510;", "rij 49: .*bron"),
        ("GM0342;Soest;2024;1510", "GM0342;Soest;2024;veel", "rij 49: 'veel' is geen geheel getal"),
    ],
)
def test_a_table_with_a_mistake_is_refused_with_its_place(old: str, new: str, reason: str) -> None:
    with pytest.raises(BadInput, match=reason):
        parse(changed(old, new))


def test_a_table_without_figures_and_two_tables_are_refused() -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    head = SourceFile.of("kop.csv", text[: text.index("GM0308")].encode())
    with pytest.raises(BadInput, match="geen cijfers"):
        parse([head])
    with pytest.raises(BadInput, match="precies één bestand"):
        parse([head, head])


@pytest.mark.data
def test_every_number_of_the_example_is_what_the_police_published() -> None:
    published: dict[tuple[str, str], str] = {}
    for path in sorted((SHARED_DATA / "politie").glob("47013NED_totaal_*.csv")):
        rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
        (years,) = (row[1:] for row in rows if row[:1] == ["Perioden"])
        published |= {(row[0], year): value for row in rows if row for year, value in zip(years, row[1:], strict=False)}
    copied = [line.split(";") for line in EXAMPLE.read_text(encoding="utf-8").splitlines() if line[:2] in ("GM", "NL")]
    assert len(copied) == 3 * (MUNICIPALITIES_OF_THE_EXAMPLES + 1)
    assert [row[3] for row in copied] == [published[row[1], row[2]] for row in copied]
