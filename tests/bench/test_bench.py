"""What `script/bench` takes, and how its parts come to stand in docs/performance.md."""

import subprocess

import pytest

from bench.report import with_section
from bench.signed_in import Taken, report
from tests.lanes import ROOT


@pytest.mark.parametrize(("words", "code"), [(["--help"], 0), (["-h"], 0), (["pages"], 2), (["--help", "pages"], 2)])
def test_it_says_what_it_does_and_measures_nothing(words: list[str], code: int) -> None:
    done = subprocess.run([ROOT / "script" / "bench", *words], capture_output=True, text=True, timeout=30, check=False)
    assert done.returncode == code
    assert "docs/performance.md" in done.stdout if code == 0 else "--help" in done.stderr


def test_a_section_takes_the_place_of_the_one_before() -> None:
    first = with_section("# Performance\n\nWords.\n", "## A\n\n* one\n")
    assert first == "# Performance\n\nWords.\n\n## A\n\n* one\n"
    both = with_section(first, "## B\n\n* two\n")
    assert both == "# Performance\n\nWords.\n\n## A\n\n* one\n\n## B\n\n* two\n"
    assert with_section(both, "## A\n\n* three\n") == both.replace("one", "three")


def test_the_slowest_page_decides() -> None:
    quick, slow = Taken("quick", 12.4, 11.0, 3), Taken("slow", 100.2, 60.0, 15)
    assert "| quick | 12 | 11 | 3 |" in report([quick, slow])
    assert "(slow): 100 ms" in report([quick, slow])
    assert "**missed**" in report([quick, slow])
    assert "met" in report([quick])
