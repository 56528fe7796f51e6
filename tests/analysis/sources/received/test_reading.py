"""Files as they come by mail: what lies in them is read as it is shown, and what cannot be read is told."""

from datetime import date
from decimal import Decimal

import pytest

from ineen.analysis.sources.delivery import SourceFile
from ineen.analysis.sources.received.grid import MOST_COLUMNS, shown
from ineen.analysis.sources.received.reading import sheets
from ineen.ground.kernel.refusals import BadInput
from tests.helpers.workbook import DATE, PERCENT, Formula, Percent, Raw, workbook

ROWS: list[list[object]] = [
    ["Meldingen jeugdoverlast"],
    [],
    ["Gemeente", "Maand", "Aantal", "Aandeel"],
    ["Soest", date(2024, 3, 1), 12, Percent(0.455)],
    ["Baarn", date(2024, 3, 1), Formula("C4*2", 24), 0.30000000000000004],
]


def read(content: bytes | str, name: str = "lijst.csv") -> list[list[object]]:
    data = content.encode() if isinstance(content, str) else content
    (sheet,) = sheets(SourceFile.of(name, data))
    return [list(cells) for _, cells in sheet.rows]


def test_a_workbook_is_read_as_a_person_sees_it() -> None:
    (sheet,) = sheets(SourceFile.of("lijst.xlsx", workbook({"Blad1": ROWS})))
    assert sheet.name == "Blad1"
    assert [number for number, _ in sheet.rows] == [1, 3, 4, 5]
    assert sheet.rows[2][1] == ("Soest", date(2024, 3, 1), Decimal(12), Decimal("45.5"))
    assert sheet.rows[3][1] == ("Baarn", date(2024, 3, 1), Decimal(24), Decimal("0.3"))
    assert [shown(cell) for cell in sheet.rows[2][1]] == ["Soest", "1-3-2024", "12", "45,5"]


def test_a_formula_that_was_never_computed_says_so_and_is_no_zero() -> None:
    found = read(workbook({"a": [["Gemeente", "Aantal"], ["Soest", Formula("1+1", None)]]}), "a.xlsx")
    assert found[1] == ["Soest", "formule zonder uitkomst"]


def test_hidden_sheets_stay_hidden_and_merged_cells_are_told() -> None:
    content = workbook({"open": ROWS, "dicht": ROWS}, hidden=["dicht"], merged={"open": ["A4:A5"]})
    (sheet,) = sheets(SourceFile.of("a.xlsx", content))
    assert (sheet.name, [one.reference for one in sheet.merged]) == ("open", ["A4:A5"])
    assert (sheet.merged[0].first_row, sheet.merged[0].last_column) == (4, 1)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (workbook({"a": ROWS}, more={"xl/vbaProject.bin": b"x"}), "macro's"),
        (workbook({"a": ROWS}, head='<!DOCTYPE a [<!ENTITY b "cc">]>'), "beschadigd"),
        (workbook({"a": ROWS})[:-40], "beschadigd"),
        (workbook({"a": []}), "geen zichtbaar blad"),
        (workbook({"a": [["x"] * 20]}).replace(b'r="T1"', b'r="ZZ'), "beschadigd"),
        (b"PK\x03\x04 niets", "beschadigd"),
    ],
)
def test_a_workbook_that_must_not_be_read_is_refused_with_its_name(content: bytes, told: str) -> None:
    with pytest.raises(BadInput, match=told) as wrong:
        sheets(SourceFile.of("lijst.xlsx", content))
    assert "lijst.xlsx" in str(wrong.value)


@pytest.mark.parametrize(
    "cell",
    [
        Raw("99999999", style=DATE), Raw("-800000", style=DATE), Raw("1E+999999999", style=DATE),
        Raw("1E+30"), Raw("-1E+999999999"), Raw("1E-999999999"), Raw("0E+999999999"), Raw("NaN"),
        Raw("1E+99", style=PERCENT),
    ],
)  # fmt: skip
def test_an_odd_number_is_a_text_and_the_rest_of_the_sheet_is_read(cell: Raw) -> None:
    found = read(workbook({"a": [["Gemeente", "Aantal"], ["Soest", cell], ["Baarn", 3]]}), "a.xlsx")
    assert found[1:] == [["Soest", cell.value], ["Baarn", Decimal(3)]]


@pytest.mark.parametrize(
    "cell", [Raw("7", "s"), Raw("-1", "s"), Raw("x", "s"), Raw("gisteren", "d"), Raw("x" * 40_000)]
)
def test_a_cell_that_cannot_be_is_told_with_its_sheet_and_row(cell: Raw) -> None:
    with pytest.raises(BadInput, match=r"lijst\.xlsx, blad a, rij 2: .*niet te lezen"):
        sheets(SourceFile.of("lijst.xlsx", workbook({"a": [["Gemeente", "Aantal"], ["Soest", cell]]})))


def test_a_part_that_was_cut_off_is_damage() -> None:
    content = bytearray(workbook({"a": ROWS * 500}, packed=True))
    at = content.index(b"xl/worksheets/sheet1.xml") + 200
    content[at : at + 40] = b"\xff" * 40
    with pytest.raises(BadInput, match="beschadigd"):
        sheets(SourceFile.of("lijst.xlsx", bytes(content)))


STYLES, TEXTS, FIRST = "xl/styles.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"
FORMATS = "".join(f"<numFmt numFmtId='{number}'/>" for number in range(65_001))


@pytest.mark.parametrize(
    ("part", "content", "told"),
    [
        (STYLES, "<a><cellXfs>" + "<xf/>" * 65_001 + "</cellXfs></a>", "te veel opmaak"),
        (STYLES, f"<a>{FORMATS}</a>", "te veel opmaak"),
        (TEXTS, "<a>" + "<si/>" * 1_000_001 + "</a>", "te veel teksten"),
        (TEXTS, "<a><si><t>" + "x" * 50_000_001 + "</t></si></a>", "uitgepakt veel te groot"),
        (FIRST, "<a>" + '<mergeCell ref="A1:B2"/>' * 10_001 + "</a>", "te veel samengevoegde cellen"),
        (FIRST, "<a><row>" + '<c r="A1"/>' * 1000 + "</row></a>", "niet te lezen"),
    ],
    ids=["styles", "formats", "texts", "long text", "merged", "one column"],
)
def test_a_small_file_that_unpacks_to_millions_of_pieces_is_refused(part: str, content: str, told: str) -> None:
    packed = workbook({"a": ROWS}, instead={part: content}, packed=True)
    assert len(packed) < 400_000
    with pytest.raises(BadInput, match=told):
        sheets(SourceFile.of("lijst.xlsx", packed), most=50)


def test_what_is_packed_too_tightly_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ineen.analysis.sources.received.workbook.MOST_UNPACKED", 1000)
    with pytest.raises(BadInput, match="uitgepakt veel te groot"):
        sheets(SourceFile.of("lijst.xlsx", workbook({"a": [["x" * 900, "y" * 900]]})))


@pytest.mark.parametrize(
    "text",
    [
        "Gemeente;Jaar;Aantal\nSoest;2024;1.234\n",
        "Gemeente,Jaar,Aantal\nSoest,2024,1.234\n",
        "Gemeente\tJaar\tAantal\r\nSoest\t2024\t1.234\r\n",
        "Gemeente|Jaar|Aantal\nSoest|2024|1.234",
        "sep=;\nGemeente;Jaar;Aantal\nSoest;2024;1.234\n",
        "Meldingen, per gemeente\nstand 1 januari, voorlopig\n\nGemeente;Jaar;Aantal\nSoest;2024;1.234\n",
    ],
)
def test_the_sign_between_the_fields_is_found(text: str) -> None:
    assert read(text)[-2:] == [["Gemeente", "Jaar", "Aantal"], ["Soest", "2024", "1.234"]]


def test_a_comma_between_fields_may_stand_in_quoted_numbers() -> None:
    assert read('Gemeente,Aantal\nSoest,"1,5"\nBaarn,"2,5"\n')[1:] == [["Soest", "1,5"], ["Baarn", "2,5"]]


def test_old_encodings_are_read_and_others_are_named() -> None:
    assert read("Gemeente;Aantal\nSúdwest-Fryslân;3\n".encode("cp1252"))[1] == ["Súdwest-Fryslân", "3"]
    with pytest.raises(BadInput, match="UTF-16"):
        read("Gemeente;Aantal\nSoest;3\n".encode("utf-16"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("geen tabel\nmaar een brief\n", "geen tabel"),
        ('Gemeente;Aantal\n"Soest;3\nBaarn;4\n', "aanhalingsteken"),
        (";".join(["x"] * (MOST_COLUMNS + 1)) + "\n", "hoogstens 300 kolommen"),
    ],
)
def test_what_is_no_table_is_refused(text: str, told: str) -> None:
    with pytest.raises(BadInput, match=told):
        read(text)


def test_a_sheet_that_is_too_large_is_refused_and_a_beginning_of_it_can_be_read() -> None:
    text = "Gemeente;Aantal\n" + "Soest;1\n" * 300_000
    with pytest.raises(BadInput, match=r"hoogstens 200\.000 rijen"):
        read(text)
    (sheet,) = sheets(SourceFile.of("lijst.csv", text.encode()), most=50)
    assert (len(sheet.rows), sheet.cut) == (50, True)
