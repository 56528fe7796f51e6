"""A file that a municipality got by mail: asked about once, recognised the next time, seen by its partnership alone."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django_scopes import scopes_disabled

from ineen.evidence.actions import (
    change_source,
    describe_columns,
    describe_figures,
    forget_source,
    withdraw_received,
)
from ineen.evidence.models import Receipt, ReceivedIndicator, ReceivedSource, Release, SourceVersion, Submission
from ineen.evidence.queries import released, source_states, source_versions
from ineen.evidence.queries.descriptions import description_of
from ineen.evidence.queries.received import received_figures, received_source, received_sources
from ineen.ground.audit.models import AuditEntry
from ineen.ground.files.models import StoredFile
from ineen.ground.inbox.models import InboxItem
from ineen.ground.kernel.actors import RESIDENT, Role
from ineen.ground.kernel.refusals import BadInput, NotAllowed, NotFound
from ineen.ground.organisations.models import Membership, Person
from ineen.ground.organisations.queries import viewer_of
from tests.evidence.conftest import Load
from tests.helpers.handing_in import NOW, actor, handed, overdue, shown, work
from tests.helpers.receiving import YOUTH, confirmed, described, handed_own, left_out, loaded, said_of
from tests.helpers.workbook import workbook
from tests.helpers.writes import given
from tests.people import FORMER, LONG_AGO, NEIGHBOUR, WITHOUT_ROLE, Cast, make_cast

pytestmark = pytest.mark.django_db(databases="__all__")
State = Submission.State


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


def figures(person: Person) -> dict[tuple[str, str, str], tuple[float | None, str]]:
    viewer = viewer_of(person.pk, NOW)
    found = [received_source(viewer, one.pk) for one in received_sources(viewer)]
    return {
        (str(figure.area), str(figure.period), figure.indicator): (figure.value, figure.status.value)
        for one in found
        for indicator in one.indicators
        for figure in received_figures(one, indicator)
    }


def test_a_file_of_no_known_source_is_asked_about_and_nothing_changes(analyst: Person) -> None:
    row = handed_own(analyst)
    assert (row.state, row.told) == (
        State.DESCRIBING,
        "Ineen kent geen bestand met deze kolommen. Zeg één keer wat erin staat.",
    )
    said = description_of(row)
    assert said
    assert {name: use.value for name, use in said.mapping.uses.items()} == {
        "gemeente": "area", "jaar": "period", "soort": "category", "aantal": "value",
    }  # fmt: skip
    assert "Zeg wat er in meldingen.csv staat" in InboxItem.objects.get(recipient=analyst, done_at=None).sentence
    with scopes_disabled():
        assert not ReceivedSource.objects.exists()
    assert not SourceVersion.objects.exists()


def test_what_was_described_is_previewed_with_every_row_that_gives_no_figure(analyst: Person) -> None:
    row = described(analyst, handed_own(analyst))
    preview = shown(analyst, row).preview
    assert (row.state, preview and preview.cells) == (State.WAITING, 4)
    assert preview
    told = preview.received
    assert told
    assert [(one.row, one.column, one.text) for one in told.faults] == [(6, "Gemeente", "Nergens")]
    assert "Onbekend gebied" in told.faults[0].why
    assert told.statuses == {"final": 3, "suppressed": 1}
    assert told.samples[0][1:5] == ("Soest", "2023", "meldingen Jeugd".replace("J", "j"), "12 meldingen")
    assert told.samples[3].value == "niet getoond: te klein aantal"
    assert not SourceVersion.objects.exists()


def test_what_is_confirmed_is_seen_by_the_partnership_and_by_nobody_else(cast: Cast, analyst: Person) -> None:
    row = loaded(analyst)
    assert (row.state, row.version and row.version.rows) == (State.LOADED, 4)
    assert figures(analyst) == {
        ("GM0342", "2023", "meldingen geluid"): (7, "final"),
        ("GM0342", "2024", "meldingen geluid"): (None, "suppressed"),
        ("GM0342", "2023", "meldingen jeugd"): (12, "final"),
        ("GM0342", "2024", "meldingen jeugd"): (15, "final"),
    }
    assert figures(cast.people[Role.ADVISER]) == figures(analyst)
    assert figures(cast.people[NEIGHBOUR]) == {}
    for outside in (FORMER, WITHOUT_ROLE, Role.COUNCIL_MEMBER):
        with pytest.raises(NotAllowed):
            figures(cast.people[outside])
    with pytest.raises(NotAllowed):
        received_sources(RESIDENT)
    with scopes_disabled():
        key = ReceivedSource.objects.get().pk
    with pytest.raises(NotFound):
        received_source(viewer_of(cast.people[NEIGHBOUR].pk, NOW), key)


def test_what_was_received_is_in_no_public_catalogue_and_is_not_released(analyst: Person) -> None:
    loaded(analyst)
    assert SourceVersion.objects.count() == 1
    assert not Release.objects.exists()
    assert not source_versions(RESIDENT).exists()
    assert not any(one.deliveries for one in source_states(RESIDENT))
    assert list(released(RESIDENT, indicator="crime_total", areas=[])) == []


def test_the_next_file_of_that_shape_is_recognised_and_only_previewed(analyst: Person) -> None:
    loaded(analyst)
    later = YOUTH.replace("2024;Jeugd;15", "2024;Jeugd;16") + "Soest;2025;Jeugd;20\n"
    row = handed_own(analyst, later, "andere naam.csv")
    preview = shown(analyst, row).preview
    assert row.state == State.WAITING
    assert preview
    assert (preview.title, preview.cells, preview.changed) == ("Meldingen jeugd en geluid", 5, 1)
    assert [(one.before.value, one.after.value) for one in preview.changes] == [(15, 16)]
    ended = confirmed(analyst, row)
    assert (ended.state, ended.told) == (State.LOADED, "")
    assert figures(analyst)["GM0342", "2024", "meldingen jeugd"] == (16, "final")
    with scopes_disabled():
        assert ReceivedSource.objects.count() == 1
        assert Receipt.objects.count() == 2


def test_a_file_of_another_shape_under_the_same_name_is_asked_about(analyst: Person) -> None:
    loaded(analyst)
    row = handed_own(analyst, "Gemeente;Jaar;Soort;Score\nSoest;2025;Jeugd;7,1\n", "meldingen.csv")
    assert row.state == State.DESCRIBING


def test_a_new_class_in_a_known_shape_is_asked_about_before_anything_is_loaded(analyst: Person) -> None:
    loaded(analyst)
    row = handed_own(analyst, YOUTH + "Soest;2024;Vuur;4\n")
    assert (row.state, row.told) == (State.DESCRIBING, "Zeg nog wat Vuur betekent.")
    assert described(analyst, row, "Jeugd", "Geluid", "Vuur").state == State.WAITING


def test_a_total_must_be_answered_and_is_then_left_out(analyst: Person) -> None:
    text = YOUTH + "Soest;2023;Totaal;19\nSoest;2024;Totaal;15\n"
    row = described(analyst, handed_own(analyst, text), "Jeugd", "Geluid", "Totaal")
    assert row.state == State.DESCRIBING
    assert "Totaal moet: het lijkt een totaal" in row.told
    said = left_out(said_of(row, "Jeugd", "Geluid"), "category", "Totaal")
    describe_figures(by=actor(analyst), now=NOW, submission=row.pk, description=said)
    work()
    row = confirmed(analyst, row)
    assert row.state == State.LOADED
    assert {indicator for _, _, indicator in figures(analyst)} == {"meldingen jeugd", "meldingen geluid"}


def test_a_municipality_that_no_longer_exists_says_into_which_it_went(analyst: Person) -> None:
    text = "Gemeente;Jaar;Aantal\nSoest;2024;3\nWeesp;2024;4\nWeesp;2020;5\nGM0457;2024;6\n"
    row = described(analyst, handed_own(analyst, text), "Cijfer")
    preview = shown(analyst, row).preview
    assert preview
    assert preview.received
    assert (preview.cells, preview.received.faulty) == (2, 2)
    for one in preview.received.faults:
        assert "bestaat sinds 24 maart 2022 niet meer: zij ging op in Amsterdam (GM0363)" in one.why


def test_a_period_that_is_not_over_is_left_out_where_it_counts(analyst: Person) -> None:
    text = "Gemeente;Jaar;Aantal\nSoest;2025;3\nSoest;2026;4\nSoest;2027;9\n"
    row = described(analyst, handed_own(analyst, text), "Cijfer")
    preview = shown(analyst, row).preview
    assert preview
    assert preview.received
    assert (preview.cells, list(map(str, preview.unfinished))) == (1, ["2026"])
    assert [one.text for one in preview.received.faults] == ["2027"]
    said = said_of(row, "Cijfer")
    survey = replace(said, mapping=replace(said.mapping, counts=False))
    describe_columns(by=actor(analyst), now=NOW, submission=row.pk, description=survey)
    describe_figures(by=actor(analyst), now=NOW, submission=row.pk, description=survey)
    work()
    again = shown(analyst, row).preview
    assert again
    assert (again.cells, again.unfinished) == (2, ())


def test_describing_it_otherwise_takes_the_preview_back(analyst: Person) -> None:
    row = described(analyst, handed_own(analyst))
    back = describe_columns(by=actor(analyst), now=NOW, submission=row.pk, description=said_of(row, "Jeugd"))
    assert (back.state, back.preview) == (State.DESCRIBING, None)


def test_a_workbook_goes_the_same_way(analyst: Person) -> None:
    rows: list[list[object]] = [["Cijfers wijk"], ["Gemeente", 2023, 2024], ["Soest", 12, 15.5]]
    row = handed_own(analyst, workbook({"Blad 2024": rows}), "cijfers.xlsx")
    assert row.state == State.DESCRIBING
    row = confirmed(analyst, described(analyst, row, "Cijfer"))
    assert row.state == State.LOADED
    assert figures(analyst)["GM0342", "2024", "meldingen cijfer"] == (15.5, "final")
    later = workbook({"Blad 2025": [["Gemeente", 2023, 2024, 2025], ["Soest", 12, 15.5, 18]]})
    assert handed_own(analyst, later, "nieuw.xlsx").state == State.WAITING


def test_what_says_nothing_of_areas_is_told_and_may_be_cancelled(analyst: Person) -> None:
    row = described(analyst, handed_own(analyst, "Gemeente;Jaar;Aantal\nNergens;2024;3\n"), "Cijfer")
    assert row.state == State.DESCRIBING
    assert "Geen enkele rij geeft een cijfer" in row.told


def test_after_a_day_nobody_has_to_describe_it_any_more(analyst: Person) -> None:
    row = handed_own(analyst)
    overdue(NOW + timedelta(days=1, minutes=1))
    assert shown(analyst, row).row.state == State.EXPIRED
    assert not StoredFile.objects.exists()


def test_only_who_may_load_in_that_partnership_describes(cast: Cast, analyst: Person) -> None:
    row = handed_own(analyst)
    stranger = cast.people[NEIGHBOUR]
    with given():
        Membership(
            person=stranger, organisation=cast.other.lead, partnership=cast.other, role="analyst", since=LONG_AGO
        ).save()
    for person in (stranger, cast.people[Role.ADVISER]):
        with pytest.raises(NotFound):
            describe_columns(by=actor(person), now=NOW, submission=row.pk, description=said_of(row))
    assert shown(analyst, row).row.state == State.DESCRIBING


def test_two_partnerships_with_the_same_shape_know_nothing_of_each_other(cast: Cast, analyst: Person) -> None:
    loaded(analyst)
    stranger = cast.people[NEIGHBOUR]
    with given():
        Membership(
            person=stranger, organisation=cast.other.lead, partnership=cast.other, role="analyst", since=LONG_AGO
        ).save()
    row = handed_own(stranger, YOUTH.replace("Soest", "Emmen"))
    assert row.state == State.DESCRIBING
    assert row.description
    assert row.description["title"] == ""


def test_received_figures_are_beside_public_ones_of_the_same_publisher_and_never_compared(
    load: Load, analyst: Person
) -> None:
    load()
    row = loaded(analyst, YOUTH, "Jeugd", "Geluid", publisher="Politie")
    assert row.version
    assert row.version.changed == 0
    assert load({"Soest": ("28", "30"), "Baarn": ("10", "12")}).changed == 1


def test_a_source_is_changed_forgotten_and_its_delivery_withdrawn(cast: Cast, analyst: Person) -> None:
    version = loaded(analyst).version
    assert version
    with scopes_disabled():
        source = ReceivedSource.objects.get()
        one = ReceivedIndicator.objects.get(category="Jeugd")
    said = said_of_source(one.category)
    change_source(
        by=actor(analyst), now=NOW, source=source.pk, title="Jeugd", publisher="Jongerenwerk", origin="own",
        ground="eigen telling", indicators=said,
    )  # fmt: skip
    assert ("GM0342", "2024", "overlast door jeugd") in figures(analyst)
    forget_source(by=actor(analyst), now=NOW, source=source.pk)
    with pytest.raises(NotAllowed, match="al vergeten"):
        forget_source(by=actor(analyst), now=NOW, source=source.pk)
    assert handed_own(analyst).state == State.DESCRIBING
    with pytest.raises(BadInput, match="Zeg waarom"):
        withdraw_received(by=actor(analyst), now=NOW, source=source.pk, version=version.pk, because=" ")
    adviser = actor(cast.people[Role.ADVISER])
    with pytest.raises(NotFound):
        withdraw_received(by=adviser, now=NOW, source=source.pk, version=version.pk, because="fout")
    withdraw_received(by=actor(analyst), now=NOW, source=source.pk, version=version.pk, because="verkeerd bestand")
    assert figures(analyst) == {}
    with pytest.raises(NotFound):
        withdraw_received(by=actor(analyst), now=NOW, source=source.pk, version=version.pk, because="nog eens")
    assert AuditEntry.objects.filter(what="ontvangen cijfers ingetrokken").count() == 1


def test_a_load_that_was_previewed_before_a_change_does_not_put_the_old_words_back(analyst: Person) -> None:
    loaded(analyst)
    waiting = handed_own(analyst, YOUTH.replace("Jeugd;15", "Jeugd;18") + "Soest;2024;Vuur;2\n")
    waiting = described(analyst, waiting, "Jeugd", "Geluid", "Vuur", title="Nog een naam")
    with scopes_disabled():
        source = ReceivedSource.objects.get()
    change_source(
        by=actor(analyst), now=NOW + timedelta(minutes=5), source=source.pk, title="Jeugd", publisher="Jongerenwerk",
        origin="own", ground="eigen telling", indicators=said_of_source("Jeugd"),
    )  # fmt: skip
    assert confirmed(analyst, waiting).state == State.LOADED
    with scopes_disabled():
        source.refresh_from_db()
        labels = dict(ReceivedIndicator.objects.values_list("category", "label"))
    assert (source.title, source.publisher, source.ground) == ("Jeugd", "Jongerenwerk", "eigen telling")
    assert labels == {"Jeugd": "overlast door jeugd", "Geluid": "meldingen geluid", "Vuur": "meldingen vuur"}
    again = described(
        analyst, handed_own(analyst, YOUTH.replace("Jeugd;15", "Jeugd;19")), "Jeugd", "Geluid", title="Jeugd en geluid"
    )
    confirmed(analyst, again)
    with scopes_disabled():
        source.refresh_from_db()
    assert source.title == "Jeugd en geluid"


def said_of_source(category: str) -> tuple[Any, ...]:
    from ineen.evidence.queries.descriptions import Described

    return (Described(category, "overlast door jeugd", "meldingen", "lower_is_better", "alleen gemelde overlast"),)


def test_two_files_at_once_are_not_one(analyst: Person) -> None:
    from io import BytesIO

    from ineen.evidence.actions import HandedFile, hand_in

    two = [HandedFile(name, BytesIO(YOUTH.encode())) for name in ("a.csv", "b.csv")]
    row = hand_in(by=actor(analyst), now=NOW, files=two)
    work()
    assert (shown(analyst, row).row.state, "herkent" in shown(analyst, row).row.because) == (State.REFUSED, True)


def test_who_chooses_to_describe_it_is_asked_also_where_a_connector_knows_it(analyst: Person) -> None:
    row = handed(analyst, source="ontvangen")
    work()
    assert shown(analyst, row).row.state == State.DESCRIBING
