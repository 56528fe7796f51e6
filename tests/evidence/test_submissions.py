"""Dropping a file: a preview changes nothing, a confirmation loads it once, by the rules of the command line."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django_scopes import scopes_disabled

from ineen.evidence.actions import cancel, confirm, withdraw_delivery
from ineen.evidence.models import Submission
from ineen.evidence.queries import released, source_versions
from ineen.evidence.queries.submissions import submission, submissions
from ineen.ground.audit.models import AuditEntry
from ineen.ground.files.models import StoredFile
from ineen.ground.files.queries import files_of, path_of, storage
from ineen.ground.inbox.models import InboxItem
from ineen.ground.kernel.actors import RESIDENT, Role, system
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.periods import Period
from ineen.ground.kernel.refusals import BadInput, NotAllowed, NotFound
from ineen.ground.organisations.models import Membership, Person
from ineen.ground.organisations.queries import viewer_of
from ineen.ground.outbox.models import Task
from tests.evidence.conftest import Load
from tests.helpers.handing_in import FETCHED, NOW, REVISED, actor, handed, overdue, shown, work
from tests.helpers.police_export import REGIONS, export_text
from tests.helpers.writes import given
from tests.people import NEIGHBOUR, Cast, make_cast

pytestmark = pytest.mark.django_db(databases="__all__")
State = Submission.State
SOEST = AreaCode("GM0342")


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def analyst(cast: Cast) -> Person:
    return cast.people[Role.ANALYST]


@pytest.fixture(autouse=True)
def kept_elsewhere(settings: Any, tmp_path: Path) -> None:
    settings.STORAGES = settings.STORAGES | {
        "default": settings.STORAGES["default"] | {"OPTIONS": {"location": tmp_path / "files"}}
    }


def soest() -> float | None:
    found = list(released(RESIDENT, indicator="crime_total", areas=[SOEST], periods=[Period.year(2024)]))
    return found[0].value if found else None


def confirmed(person: Person, row: Submission, retrieved: date = FETCHED) -> Submission:
    confirm(by=actor(person), now=NOW, submission=row.pk, retrieved=retrieved)
    work()
    return shown(person, row).row


def test_a_preview_says_what_is_understood_and_changes_nothing(analyst: Person) -> None:
    row = handed(analyst, {**REGIONS, "Nergenshuizen": ("1", "2"), "Bergen": ("1", "2")})
    assert shown(analyst, row).row.state == State.PREPARING
    work()
    found = shown(analyst, row)
    assert (found.row.state, found.row.source, found.row.retrieved) == (State.WAITING, "politie-47013", FETCHED)
    preview = found.preview
    assert preview
    assert (preview.table, preview.cells, preview.areas, preview.measures) == (
        "47013NED",
        16,
        8,
        ("Totaal misdrijven",),
    )
    assert (list(map(str, preview.periods)), preview.sums, preview.wrong_sums) == (["2023", "2024"], 4, 0)
    assert [(one.file, one.row, one.name) for one in preview.unresolved] == [
        ("uitvoer.csv", 15, "Nergenshuizen"),
        ("uitvoer.csv", 16, "Bergen"),
    ]
    assert "Onbekende regio" in preview.unresolved[0].why
    assert "Bergen (NH" in preview.unresolved[1].why
    assert not source_versions(RESIDENT).exists()
    assert soest() is None


def test_what_is_confirmed_is_loaded_for_who_confirmed_it(analyst: Person) -> None:
    row = handed(analyst)
    work()
    ended = confirmed(analyst, row)
    assert (ended.state, soest()) == (State.LOADED, 30)
    assert ended.version == source_versions(RESIDENT).get()
    loaded = AuditEntry.objects.get(what="levering geladen")
    assert (loaded.actor, loaded.actor_label) == (analyst.pk, "analist, Politie, via de werker")


def test_what_changes_is_told_before_it_does(load: Load, analyst: Person) -> None:
    load()
    row = handed(analyst, REVISED)
    work()
    preview = shown(analyst, row).preview
    assert preview
    assert (preview.changed, [(one.before.value, one.after.value) for one in preview.changes]) == (1, [(30, 20)])
    assert soest() == 30
    confirmed(analyst, row)
    assert soest() == 20


def test_what_is_in_use_already_needs_nothing(load: Load, analyst: Person) -> None:
    version = load().version
    row = handed(analyst)
    work()
    found = shown(analyst, row)
    assert (found.row.state, found.row.version) == (State.UNCHANGED, version)
    assert not found.may_confirm
    assert not StoredFile.objects.exists()


def test_confirming_twice_is_one_load(analyst: Person) -> None:
    row = handed(analyst)
    work()
    for _ in range(2):
        confirm(by=actor(analyst), now=NOW, submission=row.pk, retrieved=FETCHED)
    assert Task.objects.filter(name="ineen.evidence.tasks.load_submission").count() == 1
    work()
    confirm(by=actor(analyst), now=NOW, submission=row.pk, retrieved=FETCHED)
    work()
    assert source_versions(RESIDENT).count() == 1
    assert shown(analyst, row).row.state == State.LOADED


def test_two_analysts_with_the_same_file_make_one_load_and_both_are_told(cast: Cast, analyst: Person) -> None:
    other = cast.people[Role.COORDINATOR]
    first, second = handed(analyst), handed(other)
    work()
    for person, row in ((analyst, first), (other, second)):
        confirm(by=actor(person), now=NOW, submission=row.pk, retrieved=FETCHED)
    work()
    ended = [shown(analyst, first).row, shown(other, second).row]
    assert {one.state for one in ended} == {State.LOADED, State.UNCHANGED}
    assert ended[0].version == ended[1].version == source_versions(RESIDENT).get()


def test_a_newer_delivery_in_between_is_shown_before_anything_is_loaded(load: Load, analyst: Person) -> None:
    row = handed(analyst, REVISED)
    work()
    load()
    again = confirmed(analyst, row)
    assert again.state == State.WAITING
    assert "een andere levering" in again.told
    preview = shown(analyst, row).preview
    assert preview
    assert preview.changed == 1
    assert soest() == 30
    assert confirmed(analyst, row).state == State.LOADED
    assert soest() == 20


def test_another_day_is_asked_again_only_where_it_says_something_else(load: Load, analyst: Person) -> None:
    load()
    row = handed(analyst, REVISED)
    work()
    again = confirmed(analyst, row, date(2026, 6, 1))  # now the delivery in use goes before it
    assert (again.state, soest()) == (State.WAITING, 30)
    assert "de dag" in again.told
    other = handed(analyst, {**REGIONS, "Soest": ("28", "21")})
    work()
    assert confirmed(analyst, other, date(2026, 6, 24)).state == State.LOADED
    assert soest() == 21


def test_the_day_is_never_in_the_future_and_never_another_than_the_file_says(analyst: Person) -> None:
    row = handed(analyst)
    work()
    with pytest.raises(BadInput, match="toekomst"):
        confirm(by=actor(analyst), now=NOW, submission=row.pk, retrieved=date(2026, 7, 2))
    example = Path(__file__).parents[2] / "examples" / "figures" / "registered-crime-2022-2024.csv"
    row = handed(analyst, text=example.read_bytes())
    work()
    found = shown(analyst, row)
    assert found.preview
    assert (found.row.source, found.preview.says_retrieved) == ("registered-totals", True)
    with pytest.raises(BadInput, match="zegt zelf"):
        confirm(by=actor(analyst), now=NOW, submission=row.pk, retrieved=date(2026, 6, 24))


@pytest.mark.parametrize(
    ("text", "source", "told"),
    [
        (export_text(last=""), "", "afgebroken"),
        (export_text().rsplit("\n", 2)[0][:-20], "", "rij 14"),
        (export_text({**REGIONS, "Soest": ("28", "-1")}), "", "rij 10: '-1' is geen geheel getal"),
        (export_text({**REGIONS, "Soest ": ("28", "31")}), "", "staat twee keer"),
        (export_text(title="Diefstal per maand"), "politie-47013", "rij 1: Dit is niet tabel 47013NED"),
        (export_text({"Nergenshuizen": ("1", "2")}), "", "Geen enkele regio"),
        (export_text(periods=("2026", "2027")), "", "Geen enkele periode"),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_place_and_nothing_changes(
    load: Load, analyst: Person, text: str, source: str, told: str
) -> None:
    load()
    row = handed(analyst, text=text, source=source)
    work()
    found = shown(analyst, row).row
    assert found.state == State.REFUSED
    assert told in found.because
    assert "uitvoer.csv" in found.because or "Geen enkele" in found.because
    assert (source_versions(RESIDENT).count(), soest()) == (1, 30)
    assert not StoredFile.objects.exists()


def test_bytes_that_changed_after_the_preview_are_noticed(analyst: Person) -> None:
    row = handed(analyst)
    work()
    (file,) = files_of(row)
    path = path_of("default", file.content_id)
    with storage().open(path, "wb") as stored:
        stored.write(export_text(REVISED).encode())
    ended = confirmed(analyst, row)
    assert ended.state == State.REFUSED
    assert "sinds het aanleveren veranderd" in ended.because
    assert soest() is None


def test_who_lost_the_role_after_confirming_loads_nothing(analyst: Person) -> None:
    row = handed(analyst)
    work()
    confirm(by=actor(analyst), now=NOW, submission=row.pk, retrieved=FETCHED)
    with given(), scopes_disabled():
        Membership.objects.filter(person=analyst).update(until=NOW.date())
    work()
    with scopes_disabled():
        assert Submission.objects.get(pk=row.pk).state == State.REFUSED
    assert soest() is None


def test_what_is_dropped_is_gone_and_is_not_loaded(analyst: Person) -> None:
    row = handed(analyst)
    work()
    cancel(by=actor(analyst), now=NOW, submission=row.pk)
    work()
    assert shown(analyst, row).row.state == State.CANCELLED
    assert not StoredFile.objects.exists()
    with pytest.raises(NotAllowed, match="geannuleerd"):
        confirm(by=actor(analyst), now=NOW, submission=row.pk, retrieved=FETCHED)


def test_what_is_dropped_while_its_preview_is_made_stays_dropped(analyst: Person) -> None:
    row = handed(analyst)
    cancel(by=actor(analyst), now=NOW, submission=row.pk)
    work()
    assert shown(analyst, row).row.state == State.CANCELLED


def test_after_a_day_the_files_go(analyst: Person) -> None:
    row = handed(analyst)
    work()
    later = NOW + timedelta(days=1, minutes=1)
    overdue(NOW + timedelta(hours=23))
    assert shown(analyst, row).row.state == State.WAITING
    overdue(later)
    assert shown(analyst, row).row.state == State.EXPIRED
    assert not StoredFile.objects.exists()


def test_a_worker_that_is_killed_leaves_the_figures_and_the_next_one_finishes(
    load: Load, analyst: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(**_: object) -> None:
        raise KeyboardInterrupt

    load()
    row = handed(analyst, REVISED)
    work()
    confirm(by=actor(analyst), now=NOW, submission=row.pk, retrieved=FETCHED)
    with monkeypatch.context() as patch:
        patch.setattr("ineen.evidence.actions.load._keep_version", killed)
        with pytest.raises(KeyboardInterrupt):
            work()
    assert (soest(), shown(analyst, row).row.state) == (30, State.LOADING)
    work(NOW + timedelta(minutes=11))  # its lease ran out
    work(NOW + timedelta(minutes=20))
    assert (soest(), shown(analyst, row).row.state) == (20, State.LOADED)


@pytest.mark.parametrize("error", [MemoryError(), RecursionError(), KeyError("onvoorzien")])
def test_an_error_that_nobody_foresaw_ends_in_a_sentence_and_a_way_out(
    analyst: Person, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def broken(*_: object) -> None:
        raise error

    row = handed(analyst)
    with monkeypatch.context() as patch:
        patch.setattr("ineen.evidence.tasks.read_submission", broken)
        work()
        overdue(NOW)
        assert shown(analyst, row).row.state == State.PREPARING  # it is tried again
        for minutes in (2, 4, 8):
            work(NOW + timedelta(minutes=minutes))
        overdue(NOW + timedelta(minutes=20))
    ended = shown(analyst, row).row
    assert ended.state == State.REFUSED
    assert "door een fout in Ineen" in ended.because
    ((kind, sentence),) = on_the_list_of(analyst)
    assert (kind, sentence.startswith("uitvoer.csv is geweigerd: er is niets veranderd.")) == ("notice", True)
    assert not StoredFile.objects.exists()
    again = handed(analyst)
    work()
    assert shown(analyst, again).row.state == State.WAITING


def test_a_load_that_fails_for_good_ends_the_same_way(analyst: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise KeyError("onvoorzien")

    row = handed(analyst)
    work()
    monkeypatch.setattr("ineen.evidence.tasks.read_submission", broken)
    confirm(by=actor(analyst), now=NOW, submission=row.pk, retrieved=FETCHED)
    for minutes in (0, 2, 4, 8, 20):
        work(NOW + timedelta(minutes=minutes))
    overdue(NOW + timedelta(minutes=30))
    assert (soest(), shown(analyst, row).row.state) == (None, State.REFUSED)


def test_a_delivery_that_was_withdrawn_may_come_back_when_somebody_says_so(load: Load, analyst: Person) -> None:
    version = load().version
    withdraw_delivery(by=system("test"), now=NOW, content=version.content_hash, because="verkeerd bestand")
    row = handed(analyst)
    work()
    found = shown(analyst, row)
    assert found.preview
    assert (found.row.state, found.preview.withdrawn) == (State.WAITING, "verkeerd bestand")
    assert soest() is None
    assert confirmed(analyst, row).state == State.LOADED
    assert (soest(), source_versions(RESIDENT).count()) == (30, 2)


def test_a_damaged_file_of_figures_is_mended_by_confirming(load: Load, analyst: Person, figures: Path) -> None:
    load()
    path = next(figures.rglob("*.parquet"))
    path.write_bytes(path.read_bytes()[:-8])
    row = handed(analyst)
    work()
    found = shown(analyst, row)
    assert found.preview
    assert (found.row.state, found.preview.mends) == (State.WAITING, True)
    assert confirmed(analyst, row).state == State.UNCHANGED
    assert soest() == 30


def test_windows_text_and_a_name_in_it_are_understood(analyst: Person) -> None:
    row = handed(analyst, text=export_text({**REGIONS, "Súdwest-Fryslân": ("1", "2")}).encode("cp1252"))
    work()
    preview = shown(analyst, row).preview
    assert preview
    assert (preview.areas, preview.unresolved) == (9, ())


def test_others_may_not_and_other_partnerships_see_nothing(cast: Cast, analyst: Person) -> None:
    row = handed(analyst)
    for part in (Role.ADVISER.value, Role.MAYOR.value, NEIGHBOUR):
        viewer = viewer_of(cast.people[part].pk, NOW)
        with pytest.raises(NotAllowed):
            submissions(viewer)
        with pytest.raises(NotFound):
            submission(viewer, row.pk)
        with pytest.raises(NotFound):
            cancel(by=actor(cast.people[part]), now=NOW, submission=row.pk)
        with pytest.raises(NotAllowed):
            handed(cast.people[part])
    with given():
        Membership(
            person=cast.people[NEIGHBOUR],
            organisation=cast.other.lead,
            partnership=cast.other,
            role=Role.ANALYST.value,
            since=date(2020, 1, 1),
        ).save()
    neighbour = viewer_of(cast.people[NEIGHBOUR].pk, NOW)
    assert list(submissions(neighbour)) == []
    with pytest.raises(NotFound):
        submission(neighbour, row.pk)
    with pytest.raises(NotFound):
        confirm(by=actor(cast.people[NEIGHBOUR]), now=NOW, submission=row.pk, retrieved=FETCHED)
    colleague = viewer_of(cast.people[Role.COORDINATOR].pk, NOW)
    assert list(submissions(colleague)) == [row]


def on_the_list_of(person: Person) -> list[tuple[str, str]]:
    items = InboxItem.objects.filter(recipient=person, done_at=None, put_away_at=None)
    return [(item.kind, item.sentence) for item in items]


def test_who_handed_in_is_told_what_waits_and_what_became_of_it_and_nobody_else(cast: Cast, analyst: Person) -> None:
    row = handed(analyst)
    work()
    ((kind, sentence),) = on_the_list_of(analyst)
    assert (kind, sentence.startswith("Bekijk het voorbeeld van uitvoer.csv")) == ("task", True)
    confirm(by=actor(analyst), now=NOW, submission=row.pk, retrieved=FETCHED)
    assert on_the_list_of(analyst) == []
    work()
    assert on_the_list_of(analyst) == [("notice", "De cijfers uit uitvoer.csv zijn geladen.")]
    assert InboxItem.objects.exclude(recipient=analyst).count() == 0


def test_what_is_dropped_waits_for_nobody(analyst: Person) -> None:
    row = handed(analyst)
    work()
    cancel(by=actor(analyst), now=NOW, submission=row.pk)
    assert on_the_list_of(analyst) == []


def test_a_colleague_may_confirm_and_both_are_told(cast: Cast, analyst: Person) -> None:
    colleague = cast.people[Role.COORDINATOR]
    row = handed(analyst)
    work()
    confirm(by=actor(colleague), now=NOW, submission=row.pk, retrieved=FETCHED)
    work()
    told = [("notice", "De cijfers uit uitvoer.csv zijn geladen.")]
    assert on_the_list_of(analyst) == on_the_list_of(colleague) == told
