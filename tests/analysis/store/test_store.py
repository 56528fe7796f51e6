from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ineen.analysis.store.cells import Cell, CellKey, CellStatus, Measure
from ineen.analysis.store.reading import extent, read, read_sound
from ineen.analysis.store.soundness import file_of
from ineen.analysis.store.staging import content_hash, stage
from ineen.analysis.store.writing import staged_row, write
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.periods import Period
from ineen.ground.kernel.refusals import BadInput

TOTAL = Measure("Geregistreerde misdrijven", "Totaal misdrijven")
QUOTED = Measure("Geregistreerde misdrijven", '1.1.1 Diefstal, "inbraak"; woning')


def cell(
    area: str, year: int, value: int | None, measure: Measure = TOTAL, status: CellStatus = CellStatus.FINAL
) -> Cell:
    return Cell(CellKey(measure, AreaCode(area), Period.year(year)), status, value)


CELLS = (
    cell("GM0342", 2023, 1380),
    cell("GM0342", 2024, 1510, status=CellStatus.PROVISIONAL),
    cell("GM0998", 2024, None, status=CellStatus.NOT_PUBLISHED),
    cell("GM0308", 2024, None, status=CellStatus.ABSENT),
    cell("GM0308", 2023, 0),
    cell("GM0342", 2024, 7, measure=QUOTED),
)


def test_what_is_written_is_read_back_with_every_status(tmp_path: Path) -> None:
    write(tmp_path / "a", CELLS)
    assert {found.cell for found in read([tmp_path / "a"])} == set(CELLS)


def test_reading_asks_by_measure_areas_and_periods(tmp_path: Path) -> None:
    write(tmp_path / "a", CELLS)
    found = read([tmp_path / "a"], measure=TOTAL, areas=[AreaCode("GM0342")], periods=[Period.year(2024)])
    assert [one.cell.value for one in found] == [1510]
    assert read([tmp_path / "a"], measure=QUOTED)[0].cell.value == 7
    assert read([tmp_path / "a"], areas=[]) == ()
    assert read([]) == ()


def test_the_first_version_that_has_a_cell_wins(tmp_path: Path) -> None:
    write(tmp_path / "z_new", [cell("GM0342", 2024, 2)])
    write(tmp_path / "a_old", [cell("GM0342", 2024, 1), cell("GM0342", 2023, 9)])
    found = read([tmp_path / "z_new", tmp_path / "a_old"])
    assert [(one.cell.value, one.version) for one in found] == [(9, 1), (2, 0)]


def test_writing_the_same_again_keeps_the_file_and_leaves_no_scratch(tmp_path: Path) -> None:
    first = write(tmp_path / "a", CELLS)
    born = first.stat().st_mtime_ns
    assert write(tmp_path / "a", CELLS) == first
    assert first.stat().st_mtime_ns == born
    assert [path.name for path in (tmp_path / "a").iterdir()] == [first.name]


def test_a_damaged_file_is_refused_by_its_hash_and_mended_by_writing_again(tmp_path: Path) -> None:
    path = write(tmp_path / "a", CELLS)
    sound = path.read_bytes()
    path.write_bytes(sound[:-40] + bytes(40))
    with pytest.raises(BadInput, match=f"{path.stem} is beschadigd"):
        read([tmp_path / "a"])
    write(tmp_path / "a", CELLS)
    assert path.read_bytes() == sound


def test_a_version_that_cannot_be_read_leaves_the_others_readable(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("new", "gone", "old")]
    write(folders[0], [cell("GM0342", 2024, 2)])
    write(folders[2], [cell("GM0342", 2023, 9)])
    files = [file_of(folder) for folder in folders]
    reading = read_sound(files)
    assert [(one.cell.value, one.version) for one in reading.found] == [(9, 2), (2, 0)]
    assert dict(reading.damaged) == {1: "Het cijferbestand van levering gone is er niet. Laad deze levering opnieuw."}
    assert read_sound(files[1:2]).found == ()


def test_the_extent_is_every_area_and_period_of_a_measure(tmp_path: Path) -> None:
    write(tmp_path / "a", CELLS)
    found = extent([file_of(tmp_path / "a"), file_of(tmp_path / "gone")], TOTAL)
    assert list(map(str, found.areas)) == ["GM0308", "GM0342", "GM0998"]
    assert list(map(str, found.periods)) == ["2023", "2024"]
    assert extent([], TOTAL).areas == extent([file_of(tmp_path / "gone")], TOTAL).areas == ()


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="levering verdwenen is er niet"):
        read([tmp_path / "verdwenen"])


def test_a_cell_has_a_value_exactly_when_its_status_says_so() -> None:
    with pytest.raises(ValueError, match="cannot have"):
        cell("GM0342", 2024, None)
    with pytest.raises(ValueError, match="cannot have"):
        cell("GM0342", 2024, 0, status=CellStatus.NOT_PUBLISHED)


def told_twice(table: str, year: int | None, cells: Iterable[Cell]) -> str:
    """The definition of the identity, in words that a reader can follow."""
    digest = sha256(f"{table}\n{year or ''}\n".encode())
    for cell in sorted(cells, key=lambda one: one.key):
        key, value = cell.key, "" if cell.value is None else cell.value
        fields = (key.measure.subject, key.measure.category, key.area, key.period.first, key.period.last, cell.status)
        digest.update("\t".join(map(str, (*fields, value))).encode() + b"\n")
    return digest.hexdigest()


def identity(table: str, year: int | None, cells: Iterable[Cell]) -> str:
    with TemporaryDirectory() as scratch:
        return content_hash(table, year, stage(Path(scratch), map(staged_row, cells)))


@settings(max_examples=20, deadline=None)  # each example starts an engine
@given(st.permutations(CELLS))
def test_the_hash_of_a_delivery_does_not_depend_on_the_order_of_its_rows(cells: list[Cell]) -> None:
    assert identity("47013NED", 2026, cells) == told_twice("47013NED", 2026, CELLS)


def test_another_value_status_division_or_table_is_another_hash() -> None:
    hashes = {
        identity("47013NED", 2026, CELLS),
        identity("47013NED", 2025, CELLS),
        identity("47013NED", None, CELLS),
        identity("47018NED", 2026, CELLS),
        identity("47013NED", 2026, CELLS[1:]),
        identity("47013NED", 2026, (cell("GM0342", 2023, 1381), *CELLS[1:])),
        identity("47013NED", 2026, (cell("GM0342", 2023, 1380, status=CellStatus.PROVISIONAL), *CELLS[1:])),
    }
    assert len(hashes) == 7


def test_one_cell_told_twice_is_refused_with_both_places(tmp_path: Path) -> None:
    row = staged_row(cell("GM0342", 2024, 1))
    rows = [row._replace(file="een.csv", row=7), row._replace(file="twee.csv", row=9, value=2)]
    with pytest.raises(BadInput, match=r"twee\.csv, rij 9: GM0342 staat twee keer.* voor 2024: ook in een\.csv, rij 7"):
        content_hash("47013NED", 2026, stage(tmp_path, rows))


def test_a_staged_delivery_knows_what_it_is_about(tmp_path: Path) -> None:
    staged = stage(tmp_path, map(staged_row, CELLS))
    assert (staged.cells, staged.provisional, staged.areas) == (6, True, ("GM0308", "GM0342", "GM0998"))
    assert staged.measures == (QUOTED, TOTAL)
    assert staged.periods == (Period.year(2023), Period.year(2024))
    assert stage(tmp_path, ()).cells == 0
