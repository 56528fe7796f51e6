"""The cube: what it is made of, that no status is lost in it or in a sum, and that a damaged one is made again."""

import errno
import os
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ineen.analysis.frame.arithmetic import summed
from ineen.analysis.frame.status import Status, has_value
from ineen.analysis.national import cube as cubes
from ineen.analysis.national.building import cube_of
from ineen.analysis.national.cube import MIXED, Cube, Names, Rows, filled, keep, kept
from ineen.analysis.national.sums import NOWHERE, group_sums, totals, window_sums
from ineen.analysis.store.cells import Cell, CellKey, CellStatus, Measure
from ineen.analysis.store.framing import framed
from ineen.analysis.store.soundness import StoredFile, file_of
from ineen.analysis.store.writing import write
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.periods import Period

NAMES = Names(("BU1", "BU2", "BU3"), ("burglary", "theft"), ("2023", "2024"), 2024)


def rows(*cells: tuple[int, int, int, Status, int]) -> Rows:
    columns = zip(*cells, strict=True) if cells else [()] * 5
    return Rows(*(np.array(list(column), dtype=np.int64) for column in columns))


def some() -> Cube:
    told = rows((0, 0, 0, Status.FINAL, 7), (0, 0, 1, Status.SUPPRESSED, 3), (1, 1, 2, Status.ABSENT, 0))
    return filled(NAMES, [told, rows(), rows((1, 0, 0, Status.PROVISIONAL, 0))])


class TestWhatItHolds:
    def test_zero_absent_unknown_and_suppressed_are_four(self) -> None:
        cube = some()
        assert cube.values.dtype == np.uint16
        assert cube.values.ravel().tolist() == [7, *[0] * 11]  # what may not be shown is not in it either
        assert cube.status[0, 0].tolist() == [Status.FINAL, Status.SUPPRESSED, Status.UNKNOWN]
        assert cube.status[1, 0].tolist() == [Status.PROVISIONAL, Status.UNKNOWN, Status.UNKNOWN]
        assert cube.status[1, 1, 2] == Status.ABSENT
        assert cube.uniform.tolist() == [[MIXED, Status.UNKNOWN], [MIXED, MIXED]]

    def test_a_source_that_leaves_its_zeros_out_has_zeros(self) -> None:
        cube = filled(NAMES, [rows((0, 0, 0, Status.FINAL, 70_000))], untold=Status.FINAL)
        assert cube.values.dtype == np.uint32
        assert cube.values.sum() == 70_000
        assert (cube.uniform == Status.FINAL).all()

    @pytest.mark.parametrize(
        ("parts", "why"),
        [
            ([rows((2, 0, 0, Status.FINAL, 1))], "outside"),
            ([rows((0, 0, 0, Status.FINAL, -1))], "whole numbers"),
            ([rows((0, 0, 0, Status.FINAL, 1 << 32))], "whole numbers"),
            ([rows((0, 0, 0, Status.FINAL, 1), (0, 0, 0, Status.FINAL, 1))], "twice"),
            ([rows((0, 0, 0, Status.FINAL, 1)), rows((0, 0, 0, Status.FINAL, 2))], "twice"),
        ],
    )
    def test_what_cannot_be_is_refused(self, parts: Sequence[Rows], why: str) -> None:
        with pytest.raises(ValueError, match=why):
            filled(NAMES, parts)


class TestOnTheDisk:
    def test_it_comes_back_as_it_was(self, tmp_path: Path) -> None:
        keep(some(), tmp_path, "key")
        found = kept(tmp_path, "key")
        assert found
        check_same(found, some())
        assert [path.name for path in tmp_path.iterdir()] == ["key.cube"]
        assert kept(tmp_path, "another") is None

    def test_one_other_byte_anywhere_is_seen(self, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
        path = keep(some(), tmp_path, "key")
        whole = path.read_bytes()
        for place in range(0, len(whole), 7):
            path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
            os.utime(path, ns=(place, place))
            assert kept(tmp_path, "key") is None
        for length in (0, 10, len(whole) - 1):
            path.write_bytes(whole[:length])
            assert kept(tmp_path, "key") is None
        assert "beschadigd en wordt opnieuw gemaakt" in caplog.text

    def test_a_full_disk_leaves_the_old_one_and_nothing_beside_it(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        keep(some(), tmp_path, "key")

        def full(_file: BinaryIO, _way: str) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(cubes, "file_digest", full)
        with pytest.raises(OSError, match="No space left"):
            keep(filled(NAMES, []), tmp_path, "key")
        found = kept(tmp_path, "key")
        assert found
        check_same(found, some())
        assert len(list(tmp_path.iterdir())) == 1

    def test_one_without_areas_is_one_too(self, tmp_path: Path) -> None:
        keep(filled(Names((), ("burglary",), ("2024",)), []), tmp_path, "none")
        found = kept(tmp_path, "none")
        assert found
        assert found.names.shape == (1, 1, 0)


def check_same(found: Cube, told: Cube) -> None:
    assert found.names == told.names
    assert found.values.dtype == told.values.dtype
    for mine, theirs in ((found.values, told.values), (found.status, told.status), (found.uniform, told.uniform)):
        assert np.array_equal(mine, theirs)


MEASURES = [Measure("Geregistreerde misdrijven", one) for one in ("Totaal misdrijven", "1.1.1 Diefstal/inbraak woning")]
YEARS = [Period.year(year) for year in (2022, 2023, 2024)]


def version(folder: Path, seed: int) -> StoredFile:
    """A delivery of some cells of four municipalities and what lies nowhere, of every status."""
    rng = np.random.default_rng(seed)
    cells = []
    for area in ("GM0308", "GM0310", "GM0313", "GM0342", "GM0998", "RE01"):
        for measure in MEASURES:
            for year in YEARS:
                status = CellStatus(rng.choice([str(one) for one in CellStatus]))
                value = int(rng.integers(0, 90_000)) if status.has_value else None
                if rng.random() < 0.7:
                    cells.append(Cell(CellKey(measure, AreaCode(area), year), status, value))
    write(folder, cells)
    found = file_of(folder)
    assert isinstance(found, StoredFile)
    return found


class TestFromTheStore:
    def test_it_says_what_the_frame_of_the_same_versions_says(self, tmp_path: Path) -> None:
        files = [version(tmp_path / str(seed), seed) for seed in (1, 2)]
        for order in (files, files[::-1]):
            told = framed(order, measures=MEASURES, periods=YEARS, kind="GM").frame
            cube = cube_of(tmp_path / "cubes", order, measures=MEASURES, periods=YEARS, kind="GM")
            found = cube.frame()
            assert found.areas == told.areas
            assert np.array_equal(found.status, told.status)
            assert np.array_equal(found.values, told.values, equal_nan=True)

    def test_a_damaged_or_lost_one_is_made_again_and_a_sound_one_is_not(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        files, folder = [version(tmp_path / "1", 1)], tmp_path / "cubes"

        def asked() -> Cube:
            return cube_of(folder, files, measures=MEASURES, periods=YEARS, kind="GM", classification_year=2026)

        mapped = asked()  # reads from the file that is about to change
        first = Cube(mapped.names, mapped.values.copy(), mapped.status.copy(), mapped.uniform)
        (path,) = folder.iterdir()
        path.write_bytes(b"\0" * path.stat().st_size)
        os.utime(path, ns=(1, 1))  # as if it were a while later
        check_same(asked(), first)
        path.unlink()
        check_same(asked(), first)
        monkeypatch.setattr("ineen.analysis.national.building.filled", None)
        check_same(asked(), first)

    def test_nothing_delivered_is_an_empty_cube(self, tmp_path: Path) -> None:
        assert cube_of(tmp_path, [], measures=MEASURES, periods=YEARS, kind="GM").names.shape == (3, 2, 0)


CELLS = st.lists(st.tuples(st.sampled_from(list(Status)), st.integers(0, 70_000)), min_size=24, max_size=24)


class TestSums:
    @settings(deadline=None)  # the first compiles
    @given(CELLS, st.lists(st.integers(NOWHERE, 1), min_size=3, max_size=3))
    def test_a_sum_keeps_four_things_apart_as_a_sum_of_frames_does(
        self, cells: Sequence[tuple[Status, int]], group: Sequence[int]
    ) -> None:
        names = Names(("a", "b", "c"), ("x", "y"), ("1", "2", "3", "4"))
        where = np.indices(names.shape).reshape(3, -1)
        status, values = (np.array(column) for column in zip(*cells, strict=True))
        cube = filled(names, [Rows(where[0], where[1], where[2], status, values)])
        found = window_sums(cube, [0, 2, 3])
        frame = summed(cube.frame(), "periods", {"all": ["1", "3", "4"]})
        assert found.status.tolist() == frame.status[..., 0].T.tolist()
        assert np.where(has_value(found.status), found.counts.astype(int), -1).tolist() == (
            np.nan_to_num(frame.values[..., 0].T, nan=-1).tolist()
        )
        assert not found.counts[~has_value(found.status)].any()
        members = {str(one): [names.areas[at] for at in range(3) if group[at] == one] for one in (0, 1)}
        grouped, told = group_sums(found, np.array(group), 2), summed(frame, "areas", members)
        assert grouped.status.tolist() == told.status[..., 0].T.tolist()
        assert np.where(has_value(grouped.status), grouped.counts.astype(int), -1).tolist() == (
            np.nan_to_num(told.values[..., 0].T, nan=-1).tolist()
        )

    def test_totals_are_those_of_one_pass_in_two_and_in_four_bytes(self) -> None:
        rng = np.random.default_rng(1)
        names = Names(tuple(map(str, range(70_000))), ("x",), ("1", "2"))
        for most in (65_535, 400_000):
            values = rng.integers(0, most, 140_000)
            where = np.indices(names.shape).reshape(3, -1)
            cube = filled(names, [Rows(where[0], where[1], where[2], np.full(140_000, Status.FINAL), values)])
            assert totals(cube).tolist() == [[values[:70_000].sum()], [values[70_000:].sum()]]

    def test_a_sum_that_does_not_fit_is_refused_and_so_is_a_group_that_is_not_there(self) -> None:
        names = Names(("a",), ("x",), ("1", "2"))
        high = (1 << 32) - 1
        cube = filled(names, [rows((0, 0, 0, Status.FINAL, high), (1, 0, 0, Status.FINAL, high))])
        assert window_sums(cube, [1]).counts.tolist() == [[high]]
        with pytest.raises(ValueError, match="four thousand million"):
            window_sums(cube, [0, 1])
        wide = filled(Names(("a", "b"), ("x",), ("1",)), [rows(*[(0, 0, at, Status.FINAL, high) for at in (0, 1)])])
        with pytest.raises(ValueError, match="four thousand million"):
            group_sums(window_sums(wide, [0]), np.array([0, 0]), 1)
        for group in ([0, 2], [-2, 0], [0]):
            with pytest.raises(ValueError, match="one of the groups"):
                group_sums(window_sums(wide, [0]), np.array(group), 2)
