"""In the region something stands out, and its people said what it means: for the police, as a question, in public."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client

from ineen.evidence import queries as evidence
from ineen.evidence.queries import Outcome
from ineen.faces.demonstration.figures import load_figures
from ineen.faces.demonstration.people import PARTNERSHIP, POLICE, acts_as
from ineen.faces.demonstration.readings import AT_TABLE, load_readings
from ineen.ground.kernel.actors import RESIDENT, Role, Viewer
from ineen.ground.organisations import queries as organisations
from tests.faces.demonstration.region import BY, loaded, signed_in_as

NOW = datetime(2026, 11, 29, 9, tzinfo=UTC)

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture
def coordinator(scratch: Path) -> Viewer:
    loaded(NOW)
    load_figures(by=BY, now=NOW)
    assert list(load_readings(now=NOW)) == ["cijferoverleg begonnen: drie cijfers, waarvan er één nog open staat"]
    return organisations.viewer_acting(acts_as(Role.COORDINATOR, NOW), NOW)


def test_what_stands_out_was_read_asked_and_left_open(coordinator: Viewer, client: Client) -> None:
    partnership = organisations.partnership(PARTNERSHIP).pk
    told = {one.outcome: one for one in evidence.own_readings(coordinator, partnership)}
    assert told.keys() == {Outcome.INCIDENT, Outcome.QUESTION, Outcome.REAL}
    assert (told[Outcome.INCIDENT].who, told[Outcome.INCIDENT].to_confirm) == (f"namens {POLICE}", True)
    assert told[Outcome.QUESTION].asked == POLICE
    assert [one.text for one in evidence.readings_about(RESIDENT, [told[Outcome.REAL].about])] == [
        told[Outcome.REAL].text
    ]
    (meeting,) = evidence.meetings(coordinator, partnership)
    assert [one.about.words[:2] for one in meeting.items] == list(AT_TABLE)
    assert (meeting.done, meeting.first_open, meeting.closed_at) == (2, 3, None)
    signed_in_as(client, "partner")
    waiting = client.get("/mijn-werk").content.decode()
    assert "Vraag bij een cijfer: Rijden onder invloed, Zuidhaven, 2025." in waiting
    assert "Iemand duidde Vernieling en beschadiging, Zuidhaven Oost, Zuidhaven, 2025 namens uw organisatie" in waiting
    assert list(load_readings(now=NOW)) == [], "where something was read, nothing is added"
