"""A data folder of the demonstration: one at a time, emptied on demand, and no other folder is."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from pytest_django import Settings

from ineen.faces.demonstration import folder
from ineen.ground.kernel.refusals import BadInput


def test_a_second_start_on_the_same_folder_is_told_where_the_first_is(scratch: Path) -> None:
    with folder.alone() as said:
        said.write_text("http://127.0.0.1:8123/", encoding="utf-8")
        with pytest.raises(BadInput, match=r"op http://127.0.0.1:8123/.*INEEN_DATA=/tmp/tweede-demo"), folder.alone():
            pytest.fail("two demonstrations run in one folder")
    with folder.alone():
        pass


def test_a_folder_that_cannot_be_written_is_named(settings: Settings) -> None:
    settings.INEEN_DATA = Path("/proc/ineen")
    with pytest.raises(BadInput, match=r"/proc/ineen: in deze map kan Ineen niet schrijven .*Kies een andere"):
        folder.alone().__enter__()


def test_what_is_no_demonstration_is_not_thrown_away(scratch: Path, settings: Settings) -> None:
    with pytest.raises(BadInput, match="geen map van de demo, dus er gaat niets weg"):
        folder.check_may_clear()
    folder.begin(date(2026, 11, 29))
    with pytest.raises(BadInput, match="de databases staan niet in deze map"):
        folder.check_may_clear()
    settings.ENVIRONMENT = SimpleNamespace(production=True)
    with pytest.raises(BadInput, match="geen map van de demo"):
        folder.check_may_clear()


def test_who_starts_it_again_after_weeks_is_told_so(scratch: Path) -> None:
    assert folder.age_told(date(2026, 12, 25)) == ""
    folder.begin(date(2026, 11, 29))
    assert folder.age_told(date(2026, 12, 9)) == ""
    assert folder.age_told(date(2026, 12, 20)).startswith("De voorbeelden zijn van 3 weken geleden")


def test_it_is_finished_for_what_this_version_is_made_of(scratch: Path) -> None:
    folder.begin(date(2026, 11, 29))
    assert not folder.is_finished()
    folder.finish()
    assert folder.is_finished()
    assert folder.since() == date(2026, 11, 29)
