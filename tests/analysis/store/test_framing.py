"""A frame from stored versions says cell by cell what reading them says."""

from pathlib import Path

import numpy as np
import pytest

from ineen.analysis.frame.status import OF_CELLS, Status
from ineen.analysis.store.cells import Cell, CellKey, CellStatus, Measure
from ineen.analysis.store.framing import Framed, framed
from ineen.analysis.store.reading import read
from ineen.analysis.store.soundness import StoredFile, file_of
from ineen.analysis.store.writing import write
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.periods import Period

TOTAL, BURGLARY = Measure("Misdrijven", "Totaal"), Measure("Misdrijven", 'Inbraak, "woning"')
YEARS = [Period.year(2024), Period.year(2023)]


def cell(area: str, year: int, value: int | None, status: CellStatus = CellStatus.FINAL, of: Measure = TOTAL) -> Cell:
    return Cell(CellKey(of, AreaCode(area), Period.year(year)), status, value)


NEW = (
    cell("GM0342", 2024, 1510, CellStatus.PROVISIONAL),
    cell("GM0308", 2024, None, CellStatus.ABSENT),
    cell("GM0308", 2023, 0),
    cell("GM0317", 2024, None, CellStatus.NOT_PUBLISHED),
    cell("GM0342", 2024, 47, of=BURGLARY),
    cell("GM0998", 2024, 9),
    cell("NL01", 2024, 805_559),
    cell("WK034201", 2024, 80),
    cell("BU00000000", 2024, 12),
)
OLD = (cell("GM0342", 2024, 1500), cell("GM0342", 2023, 1380), cell("GM0342", 2022, 1474))


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    write(tmp_path / "z_new", NEW)
    write(tmp_path / "a_old", OLD)
    return [tmp_path / "z_new", tmp_path / "a_old"]


def frame_of(folders: list[Path], kind: str = "GM") -> Framed:
    files = [file for folder in folders if isinstance(file := file_of(folder), StoredFile)]
    return framed(files, measures=[TOTAL, BURGLARY], periods=YEARS, kind=kind)


def test_every_cell_is_as_it_is_read(folders: list[Path]) -> None:
    found = frame_of(folders)
    assert found.frame.areas == ("GM0308", "GM0317", "GM0342")
    told = {one.cell.key: one for one in read(folders)}
    for place in np.ndindex(found.frame.status.shape):
        area, measure, period = (names[at] for names, at in zip(found.frame._names, place, strict=True))
        one = told.get(CellKey(measure, AreaCode(str(area)), period))
        assert found.frame.status[place] == (OF_CELLS[one.cell.status] if one else Status.UNKNOWN)
        assert found.version[place] == (one.version if one else -1)
        value = one.cell.value if one else None
        assert np.isnan(found.frame.values[place]) if value is None else found.frame.values[place] == value


def test_each_kind_of_area_by_itself_and_never_what_lies_nowhere(folders: list[Path]) -> None:
    assert frame_of(folders, "WK").frame.areas == ("WK034201",)
    assert frame_of(folders, "BU").frame.areas == ()
    assert "GM0998" not in frame_of(folders).frame.areas


def test_without_versions_the_frame_has_no_areas() -> None:
    assert frame_of([]).frame.status.shape == (0, 2, 2)
