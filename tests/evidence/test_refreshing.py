"""A live source is asked by the worker: what is new is loaded and told, and what fails leaves the old figures."""

import errno
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from ineen.analysis.sources.odata.asking import Manners
from ineen.evidence import tasks
from ineen.evidence.actions import schedule_refresh, withdraw_version
from ineen.evidence.models import RefreshPlan, SourceVersion
from ineen.evidence.queries import released, source_versions
from ineen.faces.command.main import main
from ineen.ground.inbox.models import InboxItem
from ineen.ground.kernel.actors import RESIDENT, Role, system
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.periods import Period
from ineen.ground.kernel.refusals import BadInput, NotAllowed, NotFound
from ineen.ground.organisations.models import Person
from ineen.ground.outbox.periodic import Periodic
from ineen.ground.outbox.worker import Worker
from tests.helpers.cbs_download import CRIME_PER_YEAR, infos, row
from tests.helpers.handing_in import actor
from tests.helpers.odata_server import Publisher, publishing
from tests.helpers.writes import given
from tests.people import Cast, make_cast

pytestmark = pytest.mark.django_db(databases="__all__")
NOW = datetime(2026, 7, 1, 12, tzinfo=timezone.get_current_timezone())
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TICK = Periodic("ineen.evidence.tasks.ask_due_sources", timedelta(minutes=15))
SOURCE = "politie-47018"
Every, Outcome = RefreshPlan.Every, RefreshPlan.Outcome


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def analyst(cast: Cast) -> Person:
    return cast.people[Role.ANALYST]


@pytest.fixture
def publisher(monkeypatch: pytest.MonkeyPatch) -> Iterator[Publisher]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.setattr(
        tasks, "POLITE", Manners(silence=0.3, longest=1.0, attempts=2, first_wait=0, wait=lambda _: None)
    )
    with publishing(CRIME_PER_YEAR.but(TableInfos=infos())) as made:
        yield made


def schedule(publisher: Publisher, every: str = "day", now: datetime = NOW) -> RefreshPlan:
    return schedule_refresh(by=system("test"), now=now, source=SOURCE, every=every, address=publisher.of_table)


def revised(publisher: Publisher, value: int = 10) -> None:
    """The publisher says something else of Soest, and that the table changed."""
    rows = [
        row("1.1.1", "GM0342", "2023JJ00", value) if one["GeregistreerdeMisdrijven_1"] == 7 else one
        for one in CRIME_PER_YEAR.sets["TypedDataSet"]
    ]
    publisher.table = CRIME_PER_YEAR.but(TypedDataSet=rows, TableInfos=({**infos()[0], "Summary": f"{value}"},))


def work(now: datetime) -> RefreshPlan:
    Worker(clock=lambda: now, periodic=(TICK,)).work_off()
    return RefreshPlan.objects.get()


def burglaries() -> float | None:
    found = released(RESIDENT, indicator="dwelling_burglary", areas=[AreaCode("GM0342")], periods=[Period.year(2023)])
    return next((one.value for one in found), None)


def notices(person: Person) -> list[str]:
    return list(InboxItem.objects.filter(recipient=person, done_at=None).values_list("sentence", flat=True))


def test_a_source_is_asked_when_its_time_has_come_and_not_before(publisher: Publisher, analyst: Person) -> None:
    schedule(publisher)
    plan = work(NOW)
    assert (plan.outcome, plan.asked_at, plan.next_at) == (Outcome.LOADED, NOW, NOW + DAY)
    assert plan.version == source_versions(RESIDENT).get()
    assert burglaries() == 7
    asked = len(publisher.asked)
    work(NOW + HOUR)
    assert len(publisher.asked) == asked
    assert notices(analyst) == []  # the first delivery is no change


def test_a_source_that_says_the_same_is_noted_and_nobody_hears_of_it(publisher: Publisher, analyst: Person) -> None:
    schedule(publisher)
    work(NOW)
    plan = work(NOW + DAY)
    assert (plan.outcome, plan.asked_at) == (Outcome.UNCHANGED, NOW + DAY)
    assert source_versions(RESIDENT).count() == 1
    assert notices(analyst) == []


def test_what_was_revised_is_loaded_and_told_to_analysts_and_coordinators(publisher: Publisher, cast: Cast) -> None:
    schedule(publisher)
    work(NOW)
    revised(publisher)
    plan = work(NOW + DAY)
    assert (plan.outcome, burglaries()) == (Outcome.LOADED, 10)
    largest = "Soest, 1.1.1 Diefstal/inbraak woning 2023: 7 → 10"
    told = f"Politie, tabel 47018NED: 1 cijfer herzien, grootste verschil {largest}."
    assert notices(cast.people[Role.ANALYST]) == [told]
    assert notices(cast.people[Role.COORDINATOR]) == [told]
    assert notices(cast.people[Role.ADVISER]) == []
    item = InboxItem.objects.filter(recipient=cast.people[Role.ANALYST]).get()
    client = Client()
    client.force_login(cast.people[Role.ANALYST])
    page = client.get(item.url).content.decode()
    assert "van 1 cijfer iets anders" in page
    lines = client.get(f"{item.url}.csv?gebied=eigen").content.decode("utf-8-sig").splitlines()
    assert lines[1].startswith("Soest;GM0342;1.1.1 Diefstal/inbraak woning;2023;7;final;10;final;2026-07-01;2026-07-02")
    assert len(client.get(f"{item.url}.csv?klasse=iets").content.splitlines()) == 1


@pytest.mark.parametrize(
    ("faults", "told"),
    [
        (["500"] * 9, "De server antwoordt met 500, ook na 2 pogingen"),
        (["slow"] * 9, "De server antwoordt niet op tijd"),
        (["half"] * 9, "viel weg voor het einde"),
        (["html"], "met een webpagina in plaats van gegevens"),
        (["cut"] * 9, "half of geen JSON"),
    ],
)
def test_a_source_that_fails_leaves_the_old_figures_and_is_asked_again_later(
    publisher: Publisher, analyst: Person, faults: list[str], told: str
) -> None:
    schedule(publisher)
    work(NOW)
    revised(publisher)
    publisher.faults.extend(faults)
    later = NOW + DAY
    plan = work(later)
    assert (plan.outcome, plan.failures, plan.next_at) == (Outcome.FAILED, 1, later + HOUR)
    assert told in plan.because
    assert burglaries() == 7
    publisher.faults.clear()
    plan = work(later + HOUR)
    assert (plan.outcome, plan.failures, plan.because, burglaries()) == (Outcome.LOADED, 0, "", 10)


def test_after_three_times_somebody_must_look_and_when_it_works_again_nobody(
    publisher: Publisher, analyst: Person
) -> None:
    schedule(publisher)
    now = NOW
    for wait in (1, 2, 4):
        publisher.faults.extend(["500"] * 2)
        plan = work(now)
        assert plan.next_at == now + wait * HOUR
        assert notices(analyst) == (
            [] if wait < 4 else [f"De bron {SOURCE} ophalen lukte 3 keer niet. Lees waarom, en wat u eraan doet."]
        )
        now = plan.next_at
    work(now)
    assert notices(analyst) == []


def test_a_source_that_fails_for_weeks_is_asked_at_its_own_pace(publisher: Publisher, analyst: Person) -> None:
    plan = schedule(publisher)
    with given():
        RefreshPlan.objects.filter(pk=plan.pk).update(failures=60, outcome=Outcome.FAILED, because="weg", asked_at=NOW)
    publisher.faults.extend(["500"] * 2)
    plan = work(NOW)
    assert (plan.failures, plan.next_at) == (61, NOW + DAY)


def test_a_full_disk_leaves_the_old_figures(
    publisher: Publisher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = NOW + DAY
    schedule(publisher)
    work(NOW)
    revised(publisher)

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    for place in ("ineen.analysis.store.writing.os.fsync", "ineen.analysis.sources.odata.download.os.fsync"):
        with monkeypatch.context() as broken:
            broken.setattr(place, full)
            plan = work(now)
        assert plan.outcome == Outcome.FAILED
        assert "De schijf van de server is vol. Er is niets veranderd" in plan.because
        assert (burglaries(), SourceVersion.objects.count()) == (7, 1)
        assert not list((tmp_path / "loading").iterdir())
        now = plan.next_at or now
    assert work(now).outcome == Outcome.LOADED
    assert burglaries() == 10


def test_what_was_withdrawn_does_not_come_back_by_itself(publisher: Publisher, analyst: Person) -> None:
    schedule(publisher)
    version = work(NOW).version
    assert version
    withdraw_version(by=actor(analyst), now=NOW, version=version.pk, because="verkeerde tabel")
    plan = work(NOW + DAY)
    assert (plan.outcome, burglaries()) == (Outcome.FAILED, None)
    assert "nog steeds wat is ingetrokken: verkeerde tabel" in plan.because


def test_never_is_never_and_a_source_without_a_table_cannot_be_asked(publisher: Publisher, analyst: Person) -> None:
    schedule(publisher)
    plan = schedule(publisher, "never")
    assert plan.next_at is None
    work(NOW + DAY)
    assert publisher.asked == []
    by: Any = {"by": actor(analyst), "now": NOW}
    with pytest.raises(BadInput, match="kan Ineen niet zelf ophalen"):
        schedule_refresh(**by, source="inhabitants", every="day")
    with pytest.raises(BadInput, match="is geen keus"):
        schedule_refresh(**by, source=SOURCE, every="hour")
    with pytest.raises(BadInput, match="geen adres van een tabel"):
        schedule_refresh(**by, source=SOURCE, every="day", address="file:///etc/passwd")
    with pytest.raises(NotFound):
        schedule_refresh(**by, source="brandweer", every="day")
    secret = publisher.of_table.replace("://", "://wie:geheim@")
    with pytest.raises(BadInput, match="naam of wachtwoord") as wrong:
        schedule_refresh(**by, source=SOURCE, every="day", address=secret)
    assert "geheim" not in str(wrong.value)


def test_only_who_may_load_says_how_often(cast: Cast, analyst: Person) -> None:
    with pytest.raises(NotAllowed):
        schedule_refresh(by=actor(cast.people[Role.ADVISER]), now=NOW, source=SOURCE, every="day")
    client = Client()
    client.force_login(analyst)
    page = client.post("/bronnen/verversen", {"source": SOURCE, "every": "week"}, follow=True).content.decode()
    assert f"Bewaard: {SOURCE} wordt elke week gevraagd." in page
    assert "Nog niet gevraagd; dat gebeurt zo." in page
    assert RefreshPlan.objects.get().address == "https://dataderden.cbs.nl/ODataApi/odata/47018NED"
    wrong = client.post("/bronnen/verversen", {"source": "x", "every": "week"}, follow=True).content.decode()
    assert "Er is geen bron" in wrong


def test_the_catalogue_says_when_a_source_was_asked(publisher: Publisher) -> None:
    schedule(publisher)
    work(NOW)
    work(NOW + DAY)
    page = " ".join(Client().get(f"/bronnen/{SOURCE}").content.decode().split())
    assert "Ineen vraagt deze bron elke dag; het laatst op 2 juli 2026, 12:00: ongewijzigd." in page


def test_the_command_line_schedules_and_tells(publisher: Publisher, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sources", "schedule", SOURCE, "week", "--address", publisher.of_table]) == 0
    assert f"{SOURCE}: elke week." in capsys.readouterr().out
    work(timezone.now())
    assert main(["sources", "schedule"]) == 0
    assert "UTC: nieuwe cijfers geladen." in capsys.readouterr().out
    assert main(["sources", "schedule", SOURCE]) != 0
