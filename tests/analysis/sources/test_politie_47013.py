import pytest
from hypothesis import given
from hypothesis import strategies as st

from ineen.analysis.sources.delivery import SourceFile, SourceRow
from ineen.analysis.sources.politie_47013.export import parse
from ineen.analysis.store.cells import CellStatus
from ineen.ground.kernel.periods import Period
from ineen.ground.kernel.refusals import BadInput
from tests.helpers.police_export import REGIONS, TITLE, export, export_text


def rows_of(*files: SourceFile) -> list[SourceRow]:
    return list(parse(files).rows)


def test_an_export_is_read_with_its_head_its_rows_and_its_source_line() -> None:
    delivery = parse([export()])
    assert (delivery.publisher, delivery.table, delivery.title) == ("Politie", "47013NED", TITLE)
    assert delivery.classification_year == 2026
    rows = list(delivery.rows)
    assert len(rows) == 2 * len(REGIONS)
    soest = [row for row in rows if row.region == "Soest"]
    assert [(row.period, row.value, row.status, row.row) for row in soest] == [
        (Period.year(2023), 28, CellStatus.FINAL, 10),
        (Period.year(2024), 30, CellStatus.FINAL, 10),
    ]
    assert soest[0].measure.subject == "Geregistreerde misdrijven"
    assert soest[0].measure.category == "Totaal misdrijven"


def test_a_dot_is_not_published_a_blank_cannot_occur_and_neither_is_zero() -> None:
    rows = rows_of(export(export_text({"Buitenland": (".", ""), "Baarn": ("0", "1")})))
    assert [(row.status, row.value) for row in rows] == [
        (CellStatus.NOT_PUBLISHED, None),
        (CellStatus.ABSENT, None),
        (CellStatus.FINAL, 0),
        (CellStatus.FINAL, 1),
    ]


def test_an_asterisk_marks_a_provisional_period_and_months_and_quarters_are_read() -> None:
    text = export_text({"Baarn": ("1", "2", "3", "4")}, periods=("2023*", "2024**", "2024 maart", "2024 2e kwartaal"))
    rows = rows_of(export(text))
    assert [str(row.period) for row in rows] == ["2023", "2024", "2024-03", "2024KW02"]
    assert [row.status for row in rows] == [CellStatus.PROVISIONAL] * 2 + [CellStatus.FINAL] * 2


def test_another_subject_is_refused_also_where_only_a_number_was_put_behind_it() -> None:
    text = export_text().replace('"Geregistreerde misdrijven"', '"Geregistreerde misdrijven_2"')
    with pytest.raises(BadInput, match=r"rij 4: Het onderwerp is 'Geregistreerde misdrijven_2', en hoort"):
        parse([export(text)])


def test_several_files_make_one_delivery() -> None:
    earlier = export(export_text(dict.fromkeys(REGIONS, ("8",)), periods=("2022",)), "eerder.csv")
    rows = rows_of(export(), earlier)
    assert len(rows) == 3 * len(REGIONS)
    assert (rows[-1].file, rows[-1].value) == ("eerder.csv", 8)


@pytest.mark.parametrize("whole_first", [True, False])
def test_a_file_from_which_regions_are_gone_is_named_by_the_other_file_of_the_delivery(whole_first: bool) -> None:
    left = {name: ("8",) for name in REGIONS if name not in ("Soest", "Baarn")}
    files = [export(name="heel.csv"), export(export_text(left, periods=("2022",)), "stuk.csv")]
    with pytest.raises(BadInput, match=r"^stuk\.csv: Hier ontbreekt Baarn en 1 andere regio's, en in heel\.csv niet"):
        rows_of(*files if whole_first else files[::-1])


@given(st.integers(min_value=1, max_value=len(REGIONS)))
def test_a_file_cut_exactly_between_two_rows_is_refused(gone: int) -> None:
    lines = export_text().splitlines(keepends=True)
    with pytest.raises(BadInput, match="De laatste regel is niet 'Bron: Politie': het bestand is afgebroken"):
        rows_of(export("".join(lines[: -gone - 1] or lines[:7])))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_names_keep_their_accents_in_every_accepted_encoding(encoding: str) -> None:
    text = export_text({"Súdwest-Fryslân": ("1", "2")})
    assert rows_of(export(text, encoding=encoding))[0].region == "Súdwest-Fryslân"


@pytest.mark.parametrize(
    ("content", "place", "reason"),
    [
        (b"", "uitvoer.csv", "leeg"),
        (b" \n\n", "uitvoer.csv", "leeg"),
        (export_text().encode("utf-16"), "uitvoer.csv", "tekens"),
        (export_text({"Súdwest-Fryslân": ("1", "2")}).encode("mac-roman"), "uitvoer.csv", "tekens"),
        (export_text({"S�dwest": ("1", "2")}).encode(), "uitvoer.csv", "tekens"),
        (export_text(last="").encode(), "rij 14", "afgebroken"),
        (export_text().encode()[:-60], "rij", "afgebroken|aanhalingsteken"),
        (export_text(last="Bron: CBS").encode(), "rij 15", "Bron: Politie"),
        (export_text(title=TITLE.replace("gemeente", "wijk, buurt")).encode(), "rij 1", "niet tabel 47013NED"),
        (b"<html><body>Inloggen</body></html>", "rij 1", "niet tabel 47013NED"),
        (export_text().replace('"Perioden"', '"Periode"').encode(), "rij 2", "De kop"),
        (export_text().replace('"Perioden";"2023";', '"Perioden";').encode(), "rij 5", "ontbreken kolommen"),
        (export_text().replace('"Soest";"28";', '"Soest";').encode(), "rij 10", "1 waarden, de kop 2"),
        (export_text(periods=("2023", "2024 lente")).encode(), "rij 5", "geen periode"),
        (export_text(unit="per 1 000 inwoners").encode(), "rij 6", "alleen aantallen"),
        (export_text({"Baarn": ("-1", "2")}).encode(), "rij 7", "'-1' is geen geheel getal"),
        (export_text({"Baarn": ("1", "2,5")}).encode(), "rij 7", "'2,5' is geen geheel getal"),
        (export_text({"Baarn": ("1.024", "2")}).encode(), "rij 7", "'1.024' is geen geheel getal"),
        (export_text({"Baarn": ("²", "2")}).encode(), "rij 7", "is geen geheel getal"),
        (export_text({"Baarn": ("9" * 23, "2")}).encode(), "rij 7", "is geen geheel getal"),
        (export_text({}).encode(), "uitvoer.csv", "geen regio's"),
    ],
)
def test_a_file_with_a_trap_is_refused_with_its_place_and_a_remedy(content: bytes, place: str, reason: str) -> None:
    with pytest.raises(BadInput, match=f"(?s){place}.*({reason})"):
        rows_of(SourceFile.of("uitvoer.csv", content))


def test_files_with_different_area_divisions_are_not_one_delivery() -> None:
    other = export(export_text(title=TITLE.replace("2026", "2025"), periods=("2021", "2022")), "oud.csv")
    with pytest.raises(BadInput, match=r"oud\.csv: .*andere gemeente-indeling"):
        parse([export(), other])


def test_no_file_is_no_delivery() -> None:
    with pytest.raises(BadInput, match="ten minste één bestand"):
        parse([])


@given(st.integers(min_value=1))
def test_a_file_cut_off_anywhere_is_refused(cut: int) -> None:
    content = export_text().encode().rstrip()
    with pytest.raises(BadInput):
        rows_of(SourceFile.of("af.csv", content[: -(cut % len(content)) or -1]))


@given(st.lists(st.one_of(st.integers(min_value=0, max_value=10**12), st.none()), min_size=1, max_size=40))
def test_what_was_published_is_what_is_read(values: list[int | None]) -> None:
    regions = {f"Gemeente {n}": ["." if value is None else str(value)] for n, value in enumerate(values)}
    rows = rows_of(export(export_text(regions, periods=("2024",))))
    assert [row.value for row in rows] == values
