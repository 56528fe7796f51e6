"""Own figures reach everybody only when two people approved what is shown, and nothing that is hidden can be told."""

from itertools import product
from typing import Any
from uuid import uuid4

import pytest
from django.db.transaction import atomic
from django.test import Client
from django_scopes import scopes_disabled

from ineen.analysis.frame.status import OF_CELLS, Status
from ineen.analysis.indicators.catalogue import indicator_named
from ineen.analysis.store.cells import Cell, CellKey, CellStatus, Measure
from ineen.analysis.store.reading import read
from ineen.analysis.store.writing import write
from ineen.evidence.actions import (
    approve_release,
    refuse_release,
    request_release,
    withdraw_received,
    withdraw_release,
    withdraw_version,
)
from ineen.evidence.actions.releases.calculating import work_out
from ineen.evidence.actions.releases.publishing import publish, show_outcome
from ineen.evidence.models import Receipt, Release, ReleaseRequest, SourceVersion
from ineen.evidence.queries import folder_of, public_releases, released_table, releasing
from ineen.evidence.queries.catalogue import withdrawable
from ineen.evidence.queries.deliveries import WITHOUT_VALUE, Count, deliveries, released_versions
from ineen.evidence.queries.figures import sum_of
from ineen.evidence.queries.protocols import protocol_hash
from ineen.evidence.queries.rates import denominators
from ineen.evidence.queries.releases import releasable_versions, release_request, release_requests
from ineen.ground.audit.models import AuditEntry
from ineen.ground.inbox.models import InboxItem
from ineen.ground.kernel.actors import RESIDENT, Role, system
from ineen.ground.kernel.area_codes import AreaCode, AreaGroup
from ineen.ground.kernel.figures import FigureStatus, SourceStamp
from ineen.ground.kernel.refusals import BadInput, NotAllowed, NotFound
from ineen.ground.organisations.models import Membership, Person
from ineen.ground.organisations.queries import viewer_of
from tests.helpers.handing_in import NOW, actor, work
from tests.helpers.releasing import (
    BUURTEN,
    BY_BUURT,
    BY_YEAR,
    FINEST,
    LATER,
    MONTHS,
    QUIET,
    TOWN,
    YEAR,
    add_delivery,
    asked,
    counts,
    fresh,
    released_by,
    requested,
    worked,
)
from tests.helpers.writes import given
from tests.people import NEIGHBOUR, Cast, make_cast

pytestmark = pytest.mark.django_db(databases="__all__")
Stage = ReleaseRequest.State


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def analyst(cast: Cast) -> Person:
    return cast.people[Role.ANALYST]


@pytest.fixture
def officer(cast: Cast) -> Person:
    return cast.people[Role.PRIVACY_OFFICER]


def _held(told: Any) -> dict[str, Any]:
    assert isinstance(told, dict)
    return told


def _figures(row: ReleaseRequest) -> dict[Any, Any]:
    return {(one.area, one.period): one for one in released_table(RESIDENT, row.pk).figures}


def test_a_delivery_of_a_partnership_is_seen_by_nobody_outside_until_two_people_released_it(
    cast: Cast, analyst: Person, officer: Person
) -> None:
    version = add_delivery(cast.own)
    assert version.content_hash not in [one.content_hash for one in released_versions(RESIDENT)]
    row = requested(analyst, version, BY_BUURT)
    assert row.state == Stage.WAITING
    assert not public_releases(RESIDENT)
    row = released_by(analyst, officer, row)
    assert row.state == Stage.RELEASED
    assert [one.pk for one in public_releases(RESIDENT)] == [row.pk]
    figures = _figures(row)
    assert figures[QUIET, YEAR].status is FigureStatus.SUPPRESSED
    assert figures[AreaCode("BU03420001"), YEAR].value == 144
    assert figures[TOWN, YEAR].value == 339


def test_the_small_count_cannot_be_calculated_and_stands_in_no_file(
    cast: Cast, analyst: Person, officer: Person
) -> None:
    row = released_by(analyst, officer, requested(analyst, add_delivery(cast.own), BY_BUURT))
    assert row.published is not None
    cells = [one.cell for one in read([folder_of(row.published.source, row.published.content_hash)])]
    hidden = [one for one in cells if one.status.value == "suppressed"]
    assert len(hidden) == _held(row.outcome)["primary"] + _held(row.outcome)["secondary"] >= 2
    assert all(one.value is None for one in hidden)
    wijk = sum(one.value or 0 for one in cells if str(one.key.area).startswith("BU034201"))
    told = next((one.value for one in cells if str(one.key.area) == "WK034201"), None)
    assert told is None or told - wijk >= 5  # what is missing may as well be none or more than the floor


def test_too_small_and_hidden_besides_look_the_same_in_public(cast: Cast, analyst: Person, officer: Person) -> None:
    row = released_by(analyst, officer, requested(analyst, add_delivery(cast.own), BY_BUURT))
    hidden = [one for one in _figures(row).values() if one.status is FigureStatus.SUPPRESSED]
    assert len({(one.method, one.value, one.unit) for one in hidden}) == 1


def test_the_worker_does_both(cast: Cast, analyst: Person, officer: Person) -> None:
    row = request_release(by=actor(analyst), now=NOW, version=add_delivery(cast.own).pk, asked=asked())
    work()
    row = fresh(row.pk)
    for person in (analyst, officer):
        approve_release(by=actor(person), now=NOW, request=row.pk, content=row.content_hash)
    work()
    assert fresh(row.pk).state == Stage.RELEASED


def test_nobody_approves_twice(cast: Cast, analyst: Person) -> None:
    row = requested(analyst, add_delivery(cast.own))
    approve_release(by=actor(analyst), now=NOW, request=row.pk, content=row.content_hash)
    with pytest.raises(NotAllowed, match="keurde deze vrijgave al goed"):
        approve_release(by=actor(analyst), now=LATER, request=row.pk, content=row.content_hash)
    assert fresh(row.pk).state == Stage.APPROVED_ONCE


def test_the_second_may_be_of_another_organisation_of_the_partnership(cast: Cast, analyst: Person) -> None:
    """The analyst of the police and the coordinator of the municipality."""
    row = released_by(cast.people[Role.COORDINATOR], analyst, requested(analyst, add_delivery(cast.own)))
    assert _held(row.protocol)["first"]["as"] != _held(row.protocol)["second"]["as"]
    assert "Politie" in _held(row.protocol)["second"]["as"]


def test_where_nobody_else_may_that_is_said_before_the_first_approves(cast: Cast, analyst: Person) -> None:
    row = requested(analyst, add_delivery(cast.own))
    with given(), scopes_disabled():
        Membership.objects.filter(partnership=cast.own).exclude(person=analyst).delete()
    with pytest.raises(NotAllowed, match="niemand anders"):
        approve_release(by=actor(analyst), now=NOW, request=row.pk, content=row.content_hash)


@pytest.mark.parametrize("part", [Role.ADVISER, Role.MAYOR, Role.COUNCIL_MEMBER, Role.ADMINISTRATOR])
def test_other_functions_approve_nothing(cast: Cast, analyst: Person, part: Role) -> None:
    row = requested(analyst, add_delivery(cast.own))
    with pytest.raises((NotAllowed, NotFound)):
        approve_release(by=actor(cast.people[part]), now=NOW, request=row.pk, content=row.content_hash)


def test_another_partnership_sees_and_asks_nothing(cast: Cast, analyst: Person) -> None:
    version = add_delivery(cast.own)
    row = requested(analyst, version)
    stranger = cast.people[NEIGHBOUR]
    with given(), scopes_disabled():
        Membership.objects.filter(person=stranger).update(role=Role.COORDINATOR.value)
    viewer = viewer_of(stranger.pk, NOW)
    assert not release_requests(viewer)
    with pytest.raises(NotFound):
        release_request(viewer, row.pk)
    with pytest.raises(NotFound):
        request_release(by=actor(stranger), now=NOW, version=version.pk, asked=asked())
    with pytest.raises(NotFound):
        approve_release(by=actor(stranger), now=NOW, request=row.pk, content=row.content_hash)


def test_a_finer_table_than_advised_asks_for_a_reason(cast: Cast, analyst: Person) -> None:
    version = add_delivery(cast.own, counts(few=1))
    with pytest.raises(BadInput, match="Schrijf waarom"):
        request_release(
            by=actor(analyst), now=NOW, version=version.pk, asked=asked(FINEST, because=" ", zero_is_shown=False)
        )
    row = requested(analyst, version, FINEST, because="De wijkteams kijken per maand.", zero_is_shown=False)
    assert row.because == "De wijkteams kijken per maand."
    assert row.state == Stage.WAITING


@pytest.mark.parametrize(
    ("words", "told"),
    [({"title": " "}, "titel"), ({"least": 2}, "ondergrens"), ({"least": 999}, "ondergrens")],
)
def test_what_cannot_be_asked(cast: Cast, analyst: Person, words: dict[str, Any], told: str) -> None:
    with pytest.raises(BadInput, match=told):
        request_release(by=actor(analyst), now=NOW, version=add_delivery(cast.own).pk, asked=asked(**words))


def test_only_who_hands_figures_in_asks(cast: Cast) -> None:
    version = add_delivery(cast.own)
    with pytest.raises(NotAllowed):
        request_release(by=actor(cast.people[Role.MAYOR]), now=NOW, version=version.pk, asked=asked())
    with pytest.raises(NotAllowed, match="persoon"):
        request_release(by=system("test"), now=NOW, version=version.pk, asked=asked())


def test_who_looked_at_something_else_approves_nothing(cast: Cast, analyst: Person) -> None:
    row = requested(analyst, add_delivery(cast.own))
    with pytest.raises(BadInput, match="veranderd"):
        approve_release(by=actor(analyst), now=NOW, request=row.pk, content="0" * 64)


def test_a_later_release_is_worked_out_with_the_earlier_one(cast: Cast, analyst: Person, officer: Person) -> None:
    """First the buurten with two of them hidden; then a table that would give one of them away is worked out anew."""
    version = add_delivery(cast.own)
    first = released_by(analyst, officer, requested(analyst, version, BY_BUURT))
    second = requested(analyst, version, BY_YEAR)
    assert _held(second.outcome)["earlier"] == [first.content_hash]
    assert _held(second.outcome)["audited"] >= 1  # what the first hid is attacked again


def test_what_changed_after_the_approval_is_not_published(cast: Cast, analyst: Person, officer: Person) -> None:
    row = requested(analyst, add_delivery(cast.own), BY_BUURT)
    for person in (analyst, officer):
        approve_release(by=actor(person), now=NOW, request=row.pk, content=row.content_hash)
    with given(), scopes_disabled():
        ReleaseRequest.objects.filter(pk=row.pk).update(least=100)
    work()
    assert fresh(row.pk).state == Stage.REFUSED
    assert not public_releases(RESIDENT)


def test_a_withdrawn_release_shows_no_figure_and_leaves_a_mark(cast: Cast, analyst: Person, officer: Person) -> None:
    row = released_by(analyst, officer, requested(analyst, add_delivery(cast.own)))
    protocol = row.protocol_hash
    with pytest.raises(BadInput, match="waarom"):
        withdraw_release(by=actor(officer), now=LATER, request=row.pk, because=" ")
    withdraw_release(by=actor(officer), now=LATER, request=row.pk, because="Dubbel geteld.")
    found = released_table(RESIDENT, row.pk)
    assert (found.withdrawn, found.figures) == (True, ())
    assert found.release.withdrawn_because == "Dubbel geteld."
    assert found.row.protocol_hash == protocol
    assert [one.pk for one in public_releases(RESIDENT)] == [row.pk]
    assert row.content_hash not in [one.content_hash for one in released_versions(RESIDENT)]
    with pytest.raises(NotAllowed):
        withdraw_release(by=actor(officer), now=LATER, request=row.pk, because="Nog eens.")


def test_what_two_people_released_is_not_withdrawn_as_a_delivery(cast: Cast, analyst: Person, officer: Person) -> None:
    row = released_by(analyst, officer, requested(analyst, add_delivery(cast.own)))
    assert row.published is not None
    with pytest.raises(NotFound):
        withdraw_version(by=actor(analyst), now=LATER, version=row.published.pk, because="Zo dan.")
    with pytest.raises(NotFound):
        withdrawable(viewer_of(analyst.pk, NOW), row.published.source, row.published.pk)


def test_the_protocol_is_frozen_with_its_hash_and_names_nobody(cast: Cast, analyst: Person, officer: Person) -> None:
    row = released_by(analyst, officer, requested(analyst, add_delivery(cast.own), BY_BUURT))
    assert row.protocol_hash == protocol_hash(_held(row.protocol))
    assert _held(row.protocol)["outcome"]["proven"]
    assert _held(row.protocol)["floor"] == {"least": 5, "zero_is_shown": True}
    text = str(row.protocol)
    assert all(person.name not in text and str(person.pk) not in text for person in (analyst, officer))


def test_a_refusal_has_a_reason_that_who_asked_reads(cast: Cast, analyst: Person, officer: Person) -> None:
    row = requested(analyst, add_delivery(cast.own))
    refuse_release(by=actor(officer), now=NOW, request=row.pk, because="Eerst met de wijkraad bespreken.")
    assert fresh(row.pk).state == Stage.REFUSED
    item = InboxItem.objects.get(recipient=analyst, key=f"release/{row.pk}")
    assert "niet vrijgegeven" in item.sentence


def test_the_second_person_finds_it_on_her_list_and_the_first_no_longer(
    cast: Cast, analyst: Person, officer: Person
) -> None:
    row = requested(analyst, add_delivery(cast.own))
    waiting = InboxItem.objects.filter(key=f"release/{row.pk}", done_at=None)
    assert {analyst.pk, officer.pk} <= set(waiting.values_list("recipient", flat=True))
    approve_release(by=actor(analyst), now=NOW, request=row.pk, content=row.content_hash)
    assert analyst.pk not in waiting.values_list("recipient", flat=True)
    assert "als tweede" in waiting.get(recipient=officer).sentence


def test_what_cannot_be_protected_is_refused_with_the_remedy(cast: Cast, analyst: Person, officer: Person) -> None:
    """The town's months are public already; by buurt the only small one of a month would follow."""
    told = {(AreaCode("BU03420000"), month): 20 for month in MONTHS} | {(QUIET, month): 3 for month in MONTHS}
    version = add_delivery(cast.own, told)
    row = released_by(analyst, officer, requested(analyst, version, BY_BUURT))
    assert row.state == Stage.RELEASED
    again = requested(analyst, version, FINEST, because="Toch per maand.")
    assert again.state in (Stage.WAITING, Stage.REFUSED)
    if again.state == Stage.REFUSED:
        assert "grovere tabel" in again.ended_because


def test_every_step_is_in_the_log(cast: Cast, analyst: Person, officer: Person) -> None:
    row = released_by(analyst, officer, requested(analyst, add_delivery(cast.own)))
    withdraw_release(by=actor(officer), now=LATER, request=row.pk, because="Dubbel geteld.")
    told = AuditEntry.objects.filter(subject_model="releaserequest", subject_id=str(row.pk)).order_by("at", "pk")
    assert {one.what for one in told} >= {
        "vrijgave aangevraagd",
        "vrijgave uitgerekend",
        "vrijgave goedgekeurd door de eerste",
        "vrijgave goedgekeurd door de tweede",
        "vrijgegeven",
        "vrijgave ingetrokken",
    }


def test_what_is_public_is_not_asked_for(cast: Cast, analyst: Person, officer: Person) -> None:
    row = released_by(analyst, officer, requested(analyst, add_delivery(cast.own)))
    viewer = viewer_of(analyst.pk, NOW)
    assert row.published is not None
    assert row.published.pk not in releasable_versions(viewer).values_list("pk", flat=True)
    assert Release.objects.get(version=row.published).ground == "approved"


def _withdrawn(person: Person, version: SourceVersion) -> None:
    with scopes_disabled():
        source = Receipt.objects.get(version=version).source_id
    withdraw_received(by=actor(person), now=LATER, source=source, version=version.pk, because="Verkeerd bestand.")


def test_a_withdrawn_delivery_is_not_released_and_who_approves_hears_of_what_is(
    cast: Cast, analyst: Person, officer: Person
) -> None:
    version = add_delivery(cast.own)
    public = released_by(analyst, officer, requested(analyst, version))
    waiting, agreed = requested(analyst, version, BY_BUURT), requested(analyst, version, BY_BUURT)
    for person in (analyst, officer):
        approve_release(by=actor(person), now=NOW, request=agreed.pk, content=agreed.content_hash)
    _withdrawn(analyst, version)
    work()
    for row in (waiting, agreed):
        assert fresh(row.pk).state == Stage.REFUSED
        assert "Verkeerd bestand." in fresh(row.pk).ended_because
    task = InboxItem.objects.get(recipient=officer, key=f"release/{public.pk}", done_at=None)
    assert "ingetrokken" in task.sentence
    withdraw_release(by=actor(officer), now=LATER, request=public.pk, because="Verkeerd bestand.")
    assert not InboxItem.objects.filter(pk=task.pk, done_at=None).exists()


@pytest.mark.parametrize("second", [False, True])
def test_what_was_withdrawn_a_moment_ago_is_not_approved_and_not_published(
    cast: Cast, analyst: Person, officer: Person, second: bool
) -> None:
    """The request came in while its delivery was being withdrawn, and was not refused with it."""
    version = add_delivery(cast.own)
    row = requested(analyst, version)
    for person in (analyst, officer) if second else ():
        approve_release(by=actor(person), now=NOW, request=row.pk, content=row.content_hash)
    with given(), scopes_disabled():
        Receipt.objects.filter(version=version).update(withdrawn_at=NOW, withdrawn_because="Verkeerd bestand.")
    if not second:
        with pytest.raises(BadInput, match="ingetrokken"):
            approve_release(by=actor(analyst), now=NOW, request=row.pk, content=row.content_hash)
        return
    late = work_out(fresh(row.pk), lambda *_: None)
    assert worked(row).state == Stage.REFUSED
    assert not public_releases(RESIDENT)
    with atomic():  # a task that was still at it ends in quiet
        publish(by=system("werker"), now=NOW, request=row.pk, worked=late)
        show_outcome(by=system("werker"), now=NOW, request=row.pk, outcome=late.outcome)
    assert fresh(row.pk).state == Stage.REFUSED


def test_a_lower_floor_uncovers_nothing_that_an_earlier_release_hid(
    cast: Cast, analyst: Person, officer: Person
) -> None:
    version = add_delivery(cast.own, counts(few=4))
    first = released_by(analyst, officer, requested(analyst, version, BY_BUURT, least=5))
    second = requested(analyst, version, BY_BUURT, least=3)
    assert _held(second.outcome)["least"] == 5
    assert _held(second.outcome)["primary"] == _held(first.outcome)["primary"] >= 1
    second = released_by(analyst, officer, second)
    assert _figures(second)[QUIET, YEAR].status is FigureStatus.SUPPRESSED


def test_of_two_that_are_published_at_once_the_second_is_worked_out_with_the_first(
    cast: Cast, analyst: Person, officer: Person
) -> None:
    version = add_delivery(cast.own)
    first, second = requested(analyst, version, BY_BUURT), requested(analyst, version, BY_YEAR)
    for row, person in product((first, second), (analyst, officer)):
        approve_release(by=actor(person), now=NOW, request=row.pk, content=row.content_hash)
    before = work_out(fresh(second.pk), lambda *_: None)
    assert worked(first).state == Stage.RELEASED
    with atomic():
        publish(by=system("werker"), now=NOW, request=second.pk, worked=before)
    assert fresh(second.pk).state == Stage.APPROVED_TWICE
    work()
    assert fresh(second.pk).state == Stage.RELEASED
    assert _held(fresh(second.pk).protocol)["outcome"]["earlier"] == [first.content_hash]


def test_a_figure_that_is_elsewhere_is_one_class(cast: Cast, analyst: Person) -> None:
    cells = [Cell(CellKey(Measure("x", one), TOWN, YEAR), CellStatus.FINAL, 40) for one in ("a", "b")]
    version = add_delivery(cast.own, cells=cells)
    with pytest.raises(BadInput, match="meer klassen"):
        request_release(by=actor(analyst), now=NOW, version=version.pk, asked=asked(same_as="crime_total"))


def test_what_a_release_shows_is_not_what_others_publish(cast: Cast, analyst: Person, officer: Person) -> None:
    version = add_delivery(cast.own)
    released_by(analyst, officer, requested(analyst, version, same_as="crime_total"))
    row = requested(analyst, version, same_as="crime_total", title="Een andere titel")
    assert row.state == Stage.WAITING
    assert (_held(row.outcome)["known"], _held(row.outcome)["differing"]) == (0, 0)


def test_a_floor_of_thousands_of_digits_is_no_floor(cast: Cast, analyst: Person) -> None:
    client = Client()
    client.force_login(analyst)
    answer = client.get(f"/vrijgeven/levering/{add_delivery(cast.own).pk}", {"least": "9" * 5000})
    assert answer.status_code == 200


def _in_another_file(cast: Cast, category: str) -> SourceVersion:
    """The same months as `counts`, of another source: of the town alone."""
    whole = sum(BUURTEN.values())
    measure = Measure("Andere telling", category)
    cells = [Cell(CellKey(measure, TOWN, one), CellStatus.FINAL, whole + 3 * (one == MONTHS[0])) for one in MONTHS]
    version = add_delivery(cast.own, cells=cells)
    with given(), scopes_disabled():
        source = Receipt.objects.select_related("source").get(version=version).source
        source.pk, source.title, source._state.adding = uuid4(), f"Andere telling: {category}", True
        source.save(force_insert=True)
        Receipt.objects.filter(version=version).update(source=source)
        folder = folder_of("andere-telling", version.content_hash)
        write(folder, cells)
        version.source = "andere-telling"
        version.save()
    return version


def test_the_same_counts_in_another_file_are_linked_and_others_beside_them_are_told(
    cast: Cast, analyst: Person, officer: Person
) -> None:
    first = released_by(analyst, officer, requested(analyst, _in_another_file(cast, "geluidsoverlast")))
    other = released_by(analyst, officer, requested(analyst, _in_another_file(cast, "Herrie")))
    row = requested(analyst, add_delivery(cast.own), BY_BUURT)
    assert _held(row.outcome)["earlier"] == [first.content_hash]
    assert [other.title in one for one in _held(row.outcome)["beside"]] == [True]
    client = Client()
    client.force_login(officer)
    assert "andere naam" in client.get(f"/vrijgeven/{row.pk}").content.decode()


def test_some_buurten_are_not_published_as_their_town(cast: Cast, analyst: Person, officer: Person) -> None:
    told = {(area, YEAR): n for area, n in zip(BUURTEN, (40, 14), strict=False)}
    version = add_delivery(cast.own, told)
    with pytest.raises(BadInput, match="andere tabel"):
        request_release(by=actor(analyst), now=NOW, version=version.pk, asked=asked(BY_YEAR))
    row = released_by(analyst, officer, requested(analyst, version, BY_BUURT))
    assert _figures(row)[TOWN, YEAR].value is None
    assert _figures(row)[next(iter(BUURTEN)), YEAR].value == 40


def test_a_total_of_which_the_parts_are_not_there_is_not_released(cast: Cast, analyst: Person) -> None:
    """Of total and one class, nobody can say what a reader knows of the others."""
    measures = (Measure("Eigen meldingen", "Totaal"), Measure("Eigen meldingen", "Geluidsoverlast"))
    cells = [Cell(CellKey(one, TOWN, YEAR), CellStatus.FINAL, n) for one, n in zip(measures, (900, 340), strict=True)]
    version = add_delivery(cast.own, cells=cells)
    row = requested(analyst, version)
    assert row.state == Stage.REFUSED
    assert "‘Totaal’ is een totaal" in row.ended_because


def test_a_delivery_of_too_many_combinations_is_refused_before_they_are_made(
    cast: Cast, analyst: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(releasing, "MOST_COUNTS", 47)
    monkeypatch.setattr(releasing, "product", lambda *_: pytest.fail("expanded"))
    version = add_delivery(cast.own)  # four buurten in twelve months
    with pytest.raises(BadInput, match="48 combinaties"):
        request_release(by=actor(analyst), now=NOW, version=version.pk, asked=asked())
    client = Client()
    client.force_login(analyst)
    answer = client.get(f"/vrijgeven/levering/{version.pk}")
    assert answer.status_code < 500
    assert "48 combinaties" in answer.content.decode()


def _count(status: FigureStatus, value: int | None = None) -> Count:
    stamp = SourceStamp("vrijgave", "Gemeente Soest", "meldingen", "a" * 64, NOW.date(), 2025)
    return Count(value, status, "" if value is not None else "Verborgen.", stamp)


def test_a_hidden_member_hides_the_sum_its_rate_and_its_place_in_a_picture() -> None:
    indicator = indicator_named("crime_total")
    group = AreaGroup("Soest en Baarn", (AreaCode("GM0342"), AreaCode("GM0308")))
    counts = {group.members[0]: _count(FigureStatus.FINAL, 40), group.members[1]: _count(FigureStatus.SUPPRESSED)}
    found = sum_of(indicator, group, YEAR, counts)
    assert (found.value, found.low, found.status) == (None, None, FigureStatus.SUPPRESSED)
    assert found.method == "Verborgen."
    assert denominators(deliveries([], indicator.numerator), indicator, group.members).beside(found).rate is None
    counts[group.members[1]] = _count(FigureStatus.NOT_PUBLISHED)
    assert sum_of(indicator, group, YEAR, counts).status is FigureStatus.INCOMPLETE


def test_a_frame_keeps_what_is_hidden_apart() -> None:
    assert OF_CELLS[CellStatus.SUPPRESSED] is Status.SUPPRESSED
    assert CellStatus.SUPPRESSED in WITHOUT_VALUE


def test_the_file_of_a_table_has_a_status_and_no_number_for_what_is_hidden(
    cast: Cast, analyst: Person, officer: Person
) -> None:
    row = released_by(analyst, officer, requested(analyst, add_delivery(cast.own), BY_BUURT))
    lines = Client().get(f"/vrijgaven/{row.pk}/cijfers.csv").content.decode().splitlines()
    assert f"Geluidsoverlast;{QUIET};2025;;niet getoond: te klein aantal" in lines
    assert f"Geluidsoverlast;{TOWN};2025;339;definitief" in lines
    page = Client().get(f"/vrijgaven/{row.pk}").content.decode()
    assert "niet getoond" in page
    assert "te klein: onder" not in page


def test_a_withdrawn_table_says_so_on_its_page_and_has_no_file(cast: Cast, analyst: Person, officer: Person) -> None:
    row = released_by(analyst, officer, requested(analyst, add_delivery(cast.own)))
    withdraw_release(by=actor(officer), now=LATER, request=row.pk, because="Dubbel geteld.")
    page = Client().get(f"/vrijgaven/{row.pk}").content.decode()
    assert "Ingetrokken op 2 juli 2026, reden: Dubbel geteld." in page
    assert "339" not in page
    assert "ingetrokken op 2 juli 2026, reden: Dubbel geteld." in Client().get("/vrijgaven").content.decode()
    assert Client().get(f"/vrijgaven/{row.pk}/cijfers.csv").status_code == 404


def test_the_pages_of_who_asks_and_who_approves(cast: Cast, analyst: Person, officer: Person) -> None:
    version = add_delivery(cast.own)
    asking, judging = Client(), Client()
    asking.force_login(analyst)
    judging.force_login(officer)
    address = f"/vrijgeven/levering/{version.pk}"
    assert "geraden" in asking.get(address).content.decode()
    words = {"title": "Meldingen", "rung": "buurt month", "least": "5", "because": ""}
    assert "Schrijf waarom" in asking.post(address, words | {"hide_zero": "on"}).content.decode()
    answer = asking.post(address, words | {"rung": "buurt year"})
    assert answer.status_code == 302
    with scopes_disabled():
        row = worked(ReleaseRequest.objects.get())
    page = judging.get(f"/vrijgeven/{row.pk}").content.decode()
    assert "te klein" in page
    assert "mee verborgen" in page
    for client in (asking, judging):
        client.post(f"/vrijgeven/{row.pk}/goedkeuren", {"content": row.content_hash})
    assert fresh(row.pk).state == Stage.APPROVED_TWICE
    worked(row)
    assert "Schrijf waarom" in judging.post(f"/vrijgeven/{row.pk}/intrekken", {"because": ""}).content.decode()
    judging.post(f"/vrijgeven/{row.pk}/intrekken", {"because": "Dubbel geteld."})
    assert fresh(row.pk).state == Stage.WITHDRAWN
    assert "Dubbel geteld." in asking.get("/vrijgeven").content.decode()
