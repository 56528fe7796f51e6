"""What a plan says on the red thread."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ineen.ground.kernel.actors import RESIDENT
from ineen.ground.kernel.audience import Audience
from ineen.ground.ui.thread import NOT_NAMED, State, Station, StationKey, Subject, draw
from ineen.policy.plans.models import PriorityClass
from tests.policy.plans.scene import TEXT, bring_in, establish

pytestmark = pytest.mark.django_db(databases="__all__")


def drawn(theme: str = "") -> dict[StationKey, Station]:
    return {station.key: station for station in draw(RESIDENT, Subject(TEXT.slug, theme))}


def test_a_plan_shows_where_its_thread_is_broken_and_what_would_mend_it() -> None:
    establish()
    bring_in()
    stations = drawn()
    assert stations[StationKey.PRIORITY] == Station(StationKey.PRIORITY, "2 prioriteiten")
    assert stations[StationKey.GOAL] == Station(
        StationKey.GOAL, "1 doel", State.GAP, remedy="Schrijf in één zin het doel bij: Fietsdiefstal."
    )
    assert stations[StationKey.REASON] == Station(
        StationKey.REASON, "1 reden", State.GAP, remedy="Zeg waarom dit voorgaat bij: Fietsdiefstal."
    )
    assert drawn("woonoverlast")[StationKey.GOAL] == Station(StationKey.GOAL, "1 doel")


def test_a_plan_without_priorities_is_told_to_choose() -> None:
    establish()
    bring_in(themes=tuple(replace(theme, priority=PriorityClass.STRATEGIC) for theme in TEXT.themes))
    assert drawn()[StationKey.PRIORITY].remedy == "Kies welke thema's voorgaan."


def test_a_plan_rebuilt_from_public_reports_is_never_blamed() -> None:
    establish()
    bring_in(rebuilt=True, source="een openbaar bericht", themes=TEXT.themes[1:])
    stations = drawn()
    assert not [station for station in stations.values() if station.is_broken]
    assert stations[StationKey.GOAL] == Station(StationKey.GOAL, NOT_NAMED, State.SILENT)
    assert stations[StationKey.PRIORITY].count == "1 prioriteit"


def test_what_a_report_says_for_all_themes_together_is_its_reason() -> None:
    establish()
    without = tuple(replace(theme, reason="") for theme in TEXT.themes)
    bring_in(rebuilt=True, source="een openbaar bericht", analysis="Digitale misdaad groeit.", themes=without)
    assert drawn()[StationKey.REASON] == Station(StationKey.REASON, "in wat er speelt")
    assert drawn("woonoverlast")[StationKey.REASON] == Station(StationKey.REASON, NOT_NAMED, State.SILENT)


def test_the_thread_says_nothing_about_a_plan_that_the_viewer_may_not_see() -> None:
    establish()
    bring_in(audience=Audience.PARTNERSHIP)
    assert {station.state for station in drawn().values()} == {State.SILENT}


def test_a_room_spends_at_most_two_queries_on_its_stations() -> None:
    establish()
    bring_in()
    with CaptureQueriesContext(connection) as spent:
        drawn()
    assert len(spent) <= 4
