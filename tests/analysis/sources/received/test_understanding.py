"""What a mapping makes of a sheet: figures where one can be read, and for every other row why not."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ineen.analysis.sources.delivery import SourceFile
from ineen.analysis.sources.received.grid import Sheet
from ineen.analysis.sources.received.mapping import PERIODS, Answer, Heads, Mapping, Meaning, Use, shape
from ineen.analysis.sources.received.proposing import propose
from ineen.analysis.sources.received.reading import sheets
from ineen.analysis.sources.received.understanding import MOST_CATEGORIES, source_rows, understand
from ineen.analysis.sources.received.understood import Understood
from ineen.analysis.store.cells import CellStatus
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.refusals import BadInput
from tests.helpers.workbook import workbook

CODES = {"Soest": "GM0342", "Baarn": "GM0308", "Eemnes": "GM0317"}
TODAY = date(2026, 7, 1)
LONG = "Gemeente;Jaar;Soort;Aantal\nSoest;2024;Jeugd;12\nSoest;2024;Geluid;7\nBaarn;2024;Jeugd;x\nBaarn;2024;Geluid;0\n"


def area_of(name: str, year: int) -> AreaCode:
    del year
    if name in CODES or name in CODES.values():
        return AreaCode(CODES.get(name, name))
    raise BadInput(f"Geen gemeente heet {name}.")


def known(name: str) -> bool:
    return name in CODES or name in CODES.values()


def sheet(text: str | bytes) -> Sheet:
    data = text.encode() if isinstance(text, str) else text
    return sheets(SourceFile.of("lijst", data))[0]


def read(text: str | bytes, **other: object) -> Understood:
    lying = sheet(text)
    return understand(lying, replace(propose(lying, known), **other), area_of, TODAY)  # type: ignore[arg-type]


def values(found: Understood) -> list[tuple[str, str]]:
    return [(one.area.code, str(one.value)) for one in found.figures]


def told(found: Understood) -> dict[tuple[str, str, str], tuple[str, str | None]]:
    return {
        (one.area.code, str(one.period), one.category): (
            one.status.value,
            None if one.value is None else f"{one.value.normalize():f}",
        )
        for one in found.figures
    }


def test_a_long_sheet_is_proposed_and_read() -> None:
    said = propose(sheet(LONG), known)
    assert said.uses == {"gemeente": Use.AREA, "jaar": Use.PERIOD, "soort": Use.CATEGORY, "aantal": Use.VALUE}
    assert (said.head, said.heads, said.symbols) == (1, Heads.NOTHING, {"x": Meaning.SUPPRESSED})
    assert told(read(LONG)) == {
        ("GM0342", "2024", "Jeugd"): ("final", "12"),
        ("GM0342", "2024", "Geluid"): ("final", "7"),
        ("GM0308", "2024", "Jeugd"): ("suppressed", None),
        ("GM0308", "2024", "Geluid"): ("final", "0"),
    }


def test_absent_zero_unknown_and_suppressed_are_four_values() -> None:
    text = "Gemeente;Jaar;Aantal\nSoest;2021;-\nSoest;2022;0\nSoest;2023;.\nSoest;2024;x\nBaarn;2021;\nBaarn;2022;4\n"
    meanings = {
        "-": Meaning.ABSENT, ".": Meaning.UNKNOWN, "x": Meaning.SUPPRESSED, "": Meaning.ZERO,
    }  # fmt: skip
    found = read(text, symbols=meanings)
    assert [(one.status, one.value) for one in found.figures] == [
        (CellStatus.ABSENT, None),
        (CellStatus.FINAL, 0),
        (CellStatus.UNKNOWN, None),
        (CellStatus.SUPPRESSED, None),
        (CellStatus.FINAL, 0),
        (CellStatus.FINAL, 4),
    ]
    unexplained = read(text, symbols={})
    assert len(unexplained.figures) == 2
    assert [fault.why for fault in unexplained.faults][-1] == "De cel is leeg, en niemand zei wat dat betekent."


def test_periods_beside_each_other_are_read_and_next_year_has_the_same_shape() -> None:
    wide = "Gemeente;2022;2023*\nSoest;1.200;1.310\nBaarn;800;x\n"
    said = propose(sheet(wide), known)
    assert (said.heads, said.uses) == (Heads.PERIODS, {"gemeente": Use.AREA, PERIODS: Use.VALUE})
    assert told(read(wide))["GM0342", "2023", "Cijfer"] == ("final", "1310")
    later = sheet("gemeente ;2022;2023;2024\nSoest;1;2;3\n")
    assert shape(later, 1) == shape(sheet(wide), 1)
    assert len(understand(later, said, area_of, TODAY).figures) == 3
    assert shape(sheet("Gemeente;2022;Opmerking\nSoest;1;x\n"), 1) != shape(sheet(wide), 1)


def test_classes_beside_each_other_are_read_also_below_a_title() -> None:
    text = "Meldingen 2024;;;\n;;;\nWijk;Jeugd;Geluid;Vuur\nSoest;3;4;5\nBaarn;1;0;2\n;;;\nBron: politie;;;\n"
    found = read(text, period="2024")
    assert found.categories == ("Jeugd", "Geluid", "Vuur")
    assert (len(found.figures), found.skipped, found.faulty) == (6, 1, 0)


def test_a_margin_stands_with_its_value_and_must_hold_it() -> None:
    head = "Gemeente;Jaar;Score;Ondergrens;Bovengrens\n"
    text = f"{head}Soest;2025;7,4;7,25;7,6\nBaarn;2025;7,1;7,2;7,6\nEemnes;2025;6,9;;\n"
    said = propose(sheet(text), known)
    assert (said.uses["ondergrens"], said.uses["bovengrens"], said.counts) == (Use.LOW, Use.HIGH, False)
    found = read(text)
    rows = list(source_rows(found, "lijst", "s"))
    assert [(row.value, row.low, row.high, row.decimals) for row in rows] == [(740, 725, 760, 2), (69, None, None, 1)]
    assert [(one.row, one.why) for one in found.faults] == [
        (3, "Het cijfer ligt niet tussen zijn onder- en bovengrens.")
    ]


def test_a_year_and_a_month_may_stand_apart() -> None:
    found = read("Gemeente;Jaar;Maand;Aantal\nSoest;2024;jan;3\nSoest;2024;feb;4\nSoest;2024;foo;5\n")
    assert [str(one.period) for one in found.figures] == ["2024-01", "2024-02"]
    assert (found.faults[0].row, found.faults[0].why) == (4, "'foo' is geen maand.")


def test_every_row_that_gives_no_figure_says_why_and_the_others_stay() -> None:
    text = (
        "Gemeente;Jaar;Aantal\nSoest;2024;3\nNergens;2024;4\nSoest;20x4;5\nSoest;2027;6\nSoest;2023;drie\n"
        "Soest;2022;-4\nBaarn;2024;9\n"
    )
    found = read(text, symbols={})
    assert values(found) == [("GM0342", "3"), ("GM0308", "9")]
    assert [(one.row, one.text, one.why.split(".")[0].split(":")[0]) for one in found.faults] == [
        (3, "Nergens", "Geen gemeente heet Nergens"),
        (4, "20x4", "'20x4' is geen jaar, kwartaal of maand"),
        (5, "2027", "Deze periode moet nog beginnen"),
        (6, "drie", "'drie' is geen getal, en niemand zei wat dat betekent"),
        (7, "-4", "Dit is minder dan nul"),
    ]


def test_two_values_for_one_cell_are_both_left_out_and_the_column_that_differs_is_named() -> None:
    text = "Gemeente;Jaar;Aantal;Groep\nSoest;2024;3;jong\nSoest;2024;5;oud\nBaarn;2024;4;jong\nBaarn;2024;4;jong\n"
    said = replace(propose(sheet(text), known), uses={"gemeente": Use.AREA, "jaar": Use.PERIOD, "aantal": Use.VALUE})
    found = understand(sheet(text), said, area_of, TODAY)
    assert values(found) == [("GM0308", "4")]
    assert [one.row for one in found.faults] == [2, 3]
    assert "De rijen 2 en 3 geven elk een ander cijfer voor Soest, 2024" in found.faults[0].why
    assert "'Groep'" in found.hint


def test_a_total_is_found_by_its_name_and_by_its_sum_and_asked() -> None:
    rows = [f"{area};{year};{kind};{value}" for area, base in (("Soest", 5), ("Baarn", 9)) for year in (2023, 2024)
            for kind, value in (("Jeugd", base), ("Geluid", base + 2), ("Overlast", 2 * base + 2))]  # fmt: skip
    text = "\n".join(["Gemeente;Jaar;Soort;Aantal", *rows, "Totaal;2024;Jeugd;14", ""])
    found = read(text)
    assert {(one.kind, one.label, one.added_up) for one in found.unanswered} == {
        ("category", "Overlast", 4),
        ("area", "Totaal", 0),
    }
    answers = {"category:overlast": Answer.LEFT_OUT, "area:totaal": Answer.LEFT_OUT}
    answered = read(text, totals=answers)
    assert (answered.unanswered, answered.categories, answered.faulty, answered.left_out) == (
        (),
        ("Jeugd", "Geluid"),
        0,
        5,
    )
    own = read(text, totals=answers | {"category:overlast": Answer.OWN_FIGURE})
    assert own.categories == ("Jeugd", "Geluid", "Overlast")


def test_an_area_that_is_the_sum_of_the_others_is_a_total_too() -> None:
    text = (
        "Gemeente;Jaar;Aantal\nSoest;2023;3\nBaarn;2023;4\nEemnes;2023;7\nSoest;2024;5\nBaarn;2024;6\nEemnes;2024;11\n"
    )
    assert [(one.kind, one.label, one.added_up) for one in read(text).unanswered] == [("area", "Eemnes", 2)]
    one_place = read("Gemeente;Jaar;Aantal\nSoest;2023;3\nBaarn;2023;4\nEemnes;2023;7\n")
    assert one_place.unanswered == ()  # once may be chance


def test_merged_cells_in_the_table_are_refused_and_above_it_they_do_no_harm() -> None:
    rows: list[list[object]] = [["Meldingen"], ["Gemeente", "Jaar", "Aantal"], ["Soest", 2023, 3], [None, 2024, 4]]
    with pytest.raises(BadInput, match="De cellen A3:A4 zijn samengevoegd"):
        read(workbook({"Blad1": rows}, merged={"Blad1": ["A3:A4"]}))
    assert len(read(workbook({"Blad1": rows}, merged={"Blad1": ["A1:C1"]})).figures) == 1


@pytest.mark.parametrize(
    ("other", "wrong"),
    [
        ({"uses": {"gemeente": Use.AREA, "jaar": Use.PERIOD}}, "waarin het cijfer staat"),
        ({"uses": {"jaar": Use.PERIOD, "aantal": Use.VALUE}}, "kolom met het gebied"),
        ({"uses": {"gemeente": Use.AREA, "aantal": Use.VALUE}}, "kolom met de periode"),
        ({"uses": {"weg": Use.AREA, "jaar": Use.PERIOD, "aantal": Use.VALUE}}, "'weg' staat niet in dit blad"),
        ({"heads": Heads.PERIODS}, "in een kolom én boven"),
        ({"heads": Heads.CATEGORIES}, "De klasse staat in een kolom én boven"),
        ({"uses": {"gemeente": Use.AREA, "jaar": Use.AREA, "aantal": Use.VALUE}}, "Kies één kolom voor het gebied"),
        (
            {"uses": {"gemeente": Use.AREA, "jaar": Use.PERIOD, "aantal": Use.VALUE, "soort": Use.LOW}},
            "ondergrens en een",
        ),
    ],
)
def test_a_mapping_that_cannot_be_says_what_to_choose(other: dict[str, object], wrong: str) -> None:
    with pytest.raises(BadInput, match=wrong):
        read(LONG, **other)


def test_a_remark_is_no_class() -> None:
    rows = "".join(f"Soest;2024;opmerking {at};{at}\n" for at in range(MOST_CATEGORIES + 1))
    text = f"Gemeente;Jaar;Soort;Aantal\n{rows}"
    with pytest.raises(BadInput, match="81 verschillende klassen"):
        read(text, uses={"gemeente": Use.AREA, "jaar": Use.PERIOD, "soort": Use.CATEGORY, "aantal": Use.VALUE})


def test_a_mapping_is_kept_whole() -> None:
    said = replace(
        propose(sheet(LONG), known),
        totals={"category:totaal": Answer.OWN_FIGURE},
        division=2024,
        area="Soest",
        counts=False,
        symbols={"": Meaning.ABSENT},
    )
    assert Mapping.stored(said.as_stored()) == said


def test_the_decimals_of_a_workbook_stay_what_they_are() -> None:
    found = read(workbook({"a": [["Gemeente", "Jaar", "Score"], ["Soest", 2024, 7.25], ["Baarn", 2024, 1234]]}))
    assert [one.value for one in found.figures] == [Decimal("7.25"), Decimal(1234)]


def test_a_total_is_found_too_where_a_part_has_no_figure_somewhere() -> None:
    rows = "".join(
        f"{area};2024;Jeugd;{one}\n{area};2024;Geluid;{other}\n{area};2024;Samen met de rest;{whole}\n"
        for area, one, other, whole in (("Soest", 3, 4, 7), ("Baarn", 5, 6, 11), ("Eemnes", 2, "x", 9))
    )
    found = read(f"Gemeente;Jaar;Soort;Aantal\n{rows}")
    assert [(one.label, one.added_up) for one in found.unanswered] == [("Samen met de rest", 2)]
