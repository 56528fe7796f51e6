import pytest

from ineen.ground.kernel.actors import RESIDENT, Viewer
from ineen.ground.ui import thread
from ineen.ground.ui.thread import State, Station, StationKey, Subject, draw, register

PLAN = Subject(plan="voorbeeld-2025-2028")


@pytest.fixture(autouse=True)
def _own_rooms(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(thread, "_rooms", {})


def four_themes(viewer: Viewer, subject: Subject) -> dict[StationKey, Station]:
    stands = {StationKey.PRIORITY: Station(StationKey.PRIORITY, "4 thema's")}
    return stands if subject.plan.startswith("voorbeeld") else {}


def test_the_thread_has_its_seven_stations_in_order() -> None:
    drawn = [station.label for station in draw(RESIDENT, PLAN)]
    assert drawn == ["Aanleiding", "Prioriteit", "Doel", "Maatregel", "Inzet", "Resultaat", "Verantwoording"]


def test_a_room_speaks_for_its_station_and_the_others_stay_silent() -> None:
    register(four_themes)
    stations = {station.key: station for station in draw(RESIDENT, PLAN)}
    assert (stations[StationKey.PRIORITY].count, stations[StationKey.PRIORITY].state) == ("4 thema's", State.DONE)
    assert {s.state for key, s in stations.items() if key is not StationKey.PRIORITY} == {State.SILENT}


def test_a_room_without_an_answer_leaves_its_station_silent() -> None:
    register(four_themes)
    assert draw(RESIDENT, Subject(plan="ander"))[1].state is State.SILENT


def test_where_the_reader_stands_is_marked_and_a_gap_there_stays_visible() -> None:
    gap = Station(StationKey.GOAL, "geen", State.GAP, remedy="Koppel een cijfer.")
    register(lambda *_: {StationKey.GOAL: gap})
    goal = draw(RESIDENT, PLAN, here=StationKey.GOAL)[2]
    assert goal.state is State.HERE
    assert goal.is_broken


def test_a_gap_without_a_remedy_is_refused() -> None:
    with pytest.raises(ValueError, match="mend"):
        Station(StationKey.GOAL, "geen", State.GAP)


def test_two_rooms_cannot_speak_for_one_station() -> None:
    register(four_themes)
    register(lambda *_: four_themes(RESIDENT, PLAN))
    with pytest.raises(ValueError, match="another room"):
        draw(RESIDENT, PLAN)


def test_a_room_is_not_asked_what_the_page_knows() -> None:
    asked = []

    def ask(_viewer: Viewer, subject: Subject) -> dict[StationKey, Station]:
        asked.append(subject)
        return {StationKey.ACTION: Station(StationKey.ACTION, "2 maatregelen")}

    register(ask, StationKey.ACTION, StationKey.DEPLOYMENT)
    known = {StationKey.ACTION: Station(StationKey.ACTION, "3 maatregelen")}
    stations = draw(RESIDENT, PLAN, known=known)
    assert [one.count for one in stations if one.key is StationKey.ACTION] == ["3 maatregelen"]
    assert asked == []
    assert draw(RESIDENT, PLAN, known={StationKey.GOAL: Station(StationKey.GOAL, "1 doel")})[3].count == "2 maatregelen"
    assert asked == [PLAN]


def test_the_line_is_whole_only_between_two_whole_stations() -> None:
    whole = Station(StationKey.REASON, "2 cijfers")
    gap = Station(StationKey.PRIORITY, "geen", State.GAP, remedy="Kies een prioriteit.")
    silent = Station(StationKey.ACTION, "de bron noemt dit niet", State.SILENT)
    drawn = thread.segments([whole, whole, silent, gap, whole])
    assert [line for _, line in drawn] == [State.DONE, State.SILENT, State.GAP, State.GAP, None]
