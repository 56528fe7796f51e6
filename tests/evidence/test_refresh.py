"""What is worked out beforehand is what a page would work out itself, and never of other deliveries."""

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

from ineen.analysis.statistics import changes
from ineen.evidence.models import Release
from ineen.evidence.queries import StandsOut, stands_out, tested, worked_out
from ineen.evidence.queries.kept import Kept
from ineen.evidence.queries.refreshing import is_fresh, refresh
from ineen.faces.command.main import main
from ineen.ground.kernel.actors import RESIDENT
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.outbox.models import Task
from ineen.ground.outbox.periodic import Periodic
from ineen.ground.outbox.worker import Worker
from tests.evidence.conftest import NOW
from tests.evidence.test_told_changes import BURGLARY, Y2024, country
from tests.helpers.deliveries import deliver
from tests.helpers.writes import given

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture(autouse=True)
def _new_process(monkeypatch: pytest.MonkeyPatch) -> None:
    forget(monkeypatch)


def forget(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a process that was just started: nothing is remembered."""
    monkeypatch.setattr(tested, "_tested", Kept(tested.MOST_CELLS))


def silent(_done: int, _total: int) -> None:
    """Nobody looks at the progress."""


def told() -> StandsOut:
    return stands_out(RESIDENT, area=AreaCode("GM0140"), period=Y2024, name=str)


def no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on nothing can be worked out."""

    def refused(*_: object, **__: object) -> None:
        raise AssertionError("worked out again")

    monkeypatch.setattr(changes, "changes", refused)
    monkeypatch.setattr("ineen.analysis.national.changing.changes", refused)


def everywhere() -> None:
    deliver(country("GM0140", 1.7))
    deliver(
        {f"WK{code[2:]}00": row for code, row in country("GM0140", 1.9).items()}, measure=BURGLARY, table="47018NED"
    )


class TestWhatAPageSays:
    def test_it_is_the_same_before_and_after(self, monkeypatch: pytest.MonkeyPatch) -> None:
        everywhere()
        before = told()
        assert before.hits == 2
        assert refresh(RESIDENT, silent).made == 3  # municipalities, wijken and buurten of 2024
        forget(monkeypatch)
        no_more(monkeypatch)
        assert told() == before

    def test_another_delivery_is_another_answer_and_the_old_one_goes(self, monkeypatch: pytest.MonkeyPatch) -> None:
        deliver(country())
        refresh(RESIDENT, silent)
        assert told().hits == 0
        with given():
            revised = deliver({"GM0140": {"2024": 30_000}}, table="47013NED herzien")
        assert told().hits == 1
        assert not is_fresh(RESIDENT)
        found = refresh(RESIDENT, silent)
        assert (found.answers, found.made, found.gone) == (3, 3, 3)
        forget(monkeypatch)
        assert told().hits == 1
        with given():
            Release.objects.filter(version=revised).update(withdrawn_at=NOW, withdrawn_because="niet juist")
        assert told().hits == 0
        assert not is_fresh(RESIDENT)

    def test_another_method_is_another_answer(self, monkeypatch: pytest.MonkeyPatch) -> None:
        deliver(country())
        refresh(RESIDENT, silent)
        monkeypatch.setattr(worked_out, "_methods", lambda: "another")
        assert not is_fresh(RESIDENT)

    @pytest.mark.parametrize("how", [lambda _: b"", lambda whole: whole[:-9], lambda whole: b"\0" + whole[:-1]])
    def test_a_damaged_answer_is_worked_out_again(
        self, how: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        everywhere()
        before = told()
        refresh(RESIDENT, silent)
        for path in worked_out.folder().iterdir():
            path.write_bytes(how(path.read_bytes()))
            os.utime(path, ns=(1, 1))
        forget(monkeypatch)
        assert told() == before
        assert refresh(RESIDENT, silent).made == 3
        no_more(monkeypatch)
        forget(monkeypatch)
        assert told() == before


class TestTheWork:
    def test_the_second_time_there_is_nothing_to_do(self, monkeypatch: pytest.MonkeyPatch) -> None:
        everywhere()
        steps: list[tuple[int, int]] = []
        assert refresh(RESIDENT, lambda *step: steps.append(step)).made == 3
        assert steps == [(0, 3), (1, 3), (2, 3)]
        no_more(monkeypatch)
        found = refresh(RESIDENT, silent)
        assert (found.answers, found.made, found.gone) == (3, 0, 0)

    def test_stopped_halfway_it_goes_on_where_it_was(self) -> None:
        everywhere()

        def stop_at_the_second(done: int, _total: int) -> None:
            if done:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            refresh(RESIDENT, stop_at_the_second)
        assert refresh(RESIDENT, silent).made == 2

    def test_on_a_full_disk_nothing_half_stays(self, monkeypatch: pytest.MonkeyPatch) -> None:
        deliver(country())

        def full(*_: object, **__: object) -> None:
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as away:
            away.setattr(np, "savez", full)
            with pytest.raises(OSError, match="No space left"):
                refresh(RESIDENT, silent)
        assert list(worked_out.folder().iterdir()) == []
        assert refresh(RESIDENT, silent).made == 3

    def test_the_worker_does_it_once_after_a_delivery(self, monkeypatch: pytest.MonkeyPatch) -> None:
        everywhere()
        minutely = Periodic("ineen.evidence.tasks.refresh_figures", timedelta(minutes=1))
        Worker(clock=lambda: NOW, periodic=(minutely,)).work_off()
        assert is_fresh(RESIDENT)
        no_more(monkeypatch)
        Worker(clock=lambda: NOW + timedelta(minutes=2), periodic=(minutely,)).work_off()
        assert {task.state for task in Task.objects.filter(name=minutely.task)} == {"done"}
        assert Task.objects.filter(name=minutely.task).count() == 2

    def test_a_command_says_what_it_did(self, capsys: pytest.CaptureFixture[str], figures: Path) -> None:
        assert main(["figures", "refresh"]) == 0
        assert capsys.readouterr().out.startswith("Er is nog niets geladen")
        deliver(country())
        assert main(["figures", "refresh"]) == 0
        assert "Klaar: 3 uitkomsten over heel Nederland. Nieuw berekend: 3." in capsys.readouterr().out
        assert len(list((figures.parent / "worked-out").iterdir())) == 3
