"""Drawings are kept whole or not at all, and those that nobody uses go."""

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ineen.analysis.charts.drawing import Drawing, forget_unused, keep, kept

DRAWING = Drawing("<svg>breed é</svg>", "<svg>smal</svg>")
NOW = datetime(2026, 6, 23, 12, tzinfo=UTC)


def test_what_is_kept_is_read_back(tmp_path: Path) -> None:
    folder = tmp_path / "charts"
    assert kept(folder, "a") is None
    keep(folder, "a", DRAWING)
    assert kept(folder, "a") == DRAWING
    assert [path.name for path in folder.iterdir()] == ["a.svgs"]


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "cut": lambda before: before[:-1],
    "emptied": lambda before: before[:0],
    "flipped": lambda before: before.replace(b"smal", b"sm\xff"),
    "grown": lambda before: before + b"\n",
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_or_half_file_is_no_drawing_and_is_drawn_over(
    tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    keep(tmp_path, "a", DRAWING)
    file = tmp_path / "a.svgs"
    file.write_bytes(damage(file.read_bytes()))
    assert kept(tmp_path, "a") is None
    keep(tmp_path, "a", DRAWING)
    assert kept(tmp_path, "a") == DRAWING


def test_a_writer_that_fails_leaves_the_drawing_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(tmp_path, "a", DRAWING)

    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        keep(tmp_path, "a", Drawing("<svg>nieuw</svg>", "<svg/>"))
    assert kept(tmp_path, "a") == DRAWING
    assert [path.name for path in tmp_path.iterdir()] == ["a.svgs"]


def test_drawings_that_nobody_uses_go_with_what_a_killed_writer_left(tmp_path: Path) -> None:
    for key in ("used", "unused", "fresh"):
        keep(tmp_path, key, DRAWING)
    (tmp_path / ".scratch-1").mkdir()
    long_ago = (NOW - timedelta(days=3)).timestamp()
    for name in ("used.svgs", "unused.svgs", ".scratch-1"):
        os.utime(tmp_path / name, (long_ago, long_ago))
    os.utime(tmp_path / "fresh.svgs", (NOW.timestamp(), NOW.timestamp()))
    assert forget_unused(tmp_path, ["used"], before=NOW - timedelta(days=1)) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["fresh.svgs", "used.svgs"]
    assert forget_unused(tmp_path / "nowhere", [], before=NOW) == 0
