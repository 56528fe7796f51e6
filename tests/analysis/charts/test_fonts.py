"""The letters of charts and documents are those that were taken, and know what Dutch needs."""

import hashlib
import tomllib
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from ineen.analysis.charts.svg import FONTS

FILES = tomllib.loads((FONTS / "VENDOR.toml").read_text(encoding="utf-8"))["file"]
LETTERS = [FONTS / file["path"] for file in FILES if file["path"].endswith(".ttf")]


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file["path"]))
def test_a_file_is_the_one_that_was_taken(file: dict[str, str]) -> None:
    assert hashlib.sha256((FONTS / file["path"]).read_bytes()).hexdigest() == file["sha256"]
    assert file["licence"] == "OFL-1.1"


def test_no_file_stands_there_unnamed_and_the_licence_is_beside_them() -> None:
    there = {path.name for path in FONTS.iterdir()}
    assert there - {"VENDOR.toml"} == {file["path"] for file in FILES}
    assert "SIL Open Font License" in (FONTS / "LICENSE").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
def test_letters_are_static_small_and_dutch_with_figures_of_one_width(path: Path) -> None:
    font = TTFont(path)
    assert "fvar" not in font
    assert path.stat().st_size < 60_000
    known = font.getBestCmap()
    assert [letter for letter in "aáäeéèëiïoóöuüAZ0123456789–−’‘“”€…·×" if ord(letter) not in known] == []
    assert len({font["hmtx"][known[ord(digit)]][0] for digit in "0123456789"}) == 1


def test_the_weights_are_those_of_the_site() -> None:
    assert sorted(TTFont(path)["OS/2"].usWeightClass for path in LETTERS) == [400, 600, 700]
