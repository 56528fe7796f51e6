"""What waits for somebody stands on her list, until it is done."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.audit.models import AuditEntry, Destruction
from ineen.ground.inbox import actions, queries
from ineen.ground.inbox.models import InboxItem
from ineen.ground.kernel.actors import RESIDENT, Actor
from ineen.ground.kernel.refusals import NotAllowed, NotFound
from ineen.ground.organisations import queries as organisations
from ineen.ground.organisations.actions import deactivate_person, end_membership
from ineen.ground.organisations.models import Person
from tests.ground.inbox.conftest import BY, NOW, Scene, actor
from tests.helpers.writes import given

LATER = NOW + timedelta(hours=2)


def post(
    scene: Scene, *to: Person, key: str = "plan/1", sentence: str = "Het plan ligt bij u.", **rest: object
) -> None:
    actions.post(
        by=BY,
        now=NOW,
        to=[person.pk for person in to],
        key=key,
        sentence=sentence,
        url="/plannen/oost",
        on=scene.east,
        partnership=scene.east.pk,
        **rest,  # type: ignore[arg-type]
    )


def test_what_is_posted_waits_for_who_is_named_and_nobody_else(scene: Scene) -> None:
    post(scene, scene.anna)
    assert scene.sentences(scene.anna) == ["Het plan ligt bij u."]
    assert scene.sentences(scene.bram) == []


def test_posting_twice_is_one_item_and_writes_nothing_the_second_time(scene: Scene) -> None:
    post(scene, scene.anna)
    written = AuditEntry.objects.count()
    post(scene, scene.anna)
    assert AuditEntry.objects.count() == written
    post(scene, scene.anna, scene.bram, scene.anna)
    assert scene.sentences(scene.anna) == scene.sentences(scene.bram) == ["Het plan ligt bij u."]


def test_new_words_replace_the_old_and_are_unread(scene: Scene) -> None:
    post(scene, scene.anna)
    actions.mark_read(by=actor(scene.anna), now=LATER, items=[scene.item(scene.anna)])
    post(scene, scene.anna, sentence="Het plan ligt nog steeds bij u.")
    (one,) = queries.waiting(organisations.viewer_of(scene.anna.pk, NOW))
    assert (one.sentence, one.read) == ("Het plan ligt nog steeds bij u.", False)


def test_what_is_due_first_stands_first(scene: Scene) -> None:
    for name, day in (("geen", None), ("laat", date(2026, 5, 1)), ("vroeg", date(2026, 4, 1))):
        post(scene, scene.anna, key=name, sentence=name, due=day)
    assert scene.sentences(scene.anna) == ["vroeg", "laat", "geen"]


def test_what_is_settled_leaves_the_list_of_everybody_and_settling_again_writes_nothing(scene: Scene) -> None:
    post(scene, scene.anna, scene.bram)
    post(scene, scene.anna, key="plan/2", sentence="Iets anders.")
    actions.settle(by=actor(scene.bram), now=LATER, key="plan/1")
    assert scene.sentences(scene.anna) == ["Iets anders."]
    assert scene.sentences(scene.bram) == []
    written = AuditEntry.objects.count()
    actions.settle(by=actor(scene.bram), now=LATER, key="plan/1")
    assert AuditEntry.objects.count() == written


def test_what_is_asked_anew_after_it_was_settled_waits_again(scene: Scene) -> None:
    post(scene, scene.anna)
    actions.put_away(by=actor(scene.anna), now=NOW, item=scene.item(scene.anna))
    actions.settle(by=BY, now=LATER, key="plan/1")
    post(scene, scene.anna)
    assert scene.sentences(scene.anna) == ["Het plan ligt bij u."]


def test_what_somebody_puts_away_stays_with_others_and_may_be_taken_back(scene: Scene) -> None:
    post(scene, scene.anna, scene.bram)
    item = scene.item(scene.anna)
    actions.put_away(by=actor(scene.anna), now=LATER, item=item)
    post(scene, scene.anna, scene.bram)
    assert scene.sentences(scene.anna) == []
    assert scene.sentences(scene.bram) == ["Het plan ligt bij u."]
    viewer = organisations.viewer_of(scene.anna.pk, LATER)
    assert [one.item for one in queries.waiting_and_put_away(viewer, NOW)[1]] == [item]
    assert queries.waiting_and_put_away(viewer, LATER + timedelta(seconds=1))[1] == ()
    actions.take_back(by=actor(scene.anna), now=LATER, item=item)
    assert scene.sentences(scene.anna) == ["Het plan ligt bij u."]


@pytest.mark.parametrize("change", [actions.put_away, actions.take_back])
def test_the_list_of_another_is_not_there(scene: Scene, change: object) -> None:
    post(scene, scene.anna)
    item = scene.item(scene.anna)
    for by in (actor(scene.bram), BY):
        with pytest.raises(NotFound):
            change(by=by, now=NOW, item=item)  # type: ignore[operator]
        with pytest.raises(NotFound):
            actions.mark_read(by=by, now=NOW, items=[item])
    assert scene.sentences(scene.anna) == ["Het plan ligt bij u."]
    assert InboxItem.objects.get().read_at is None


def test_who_left_the_partnership_sees_no_more_of_it(scene: Scene) -> None:
    post(scene, scene.anna, scene.cora)
    assert scene.sentences(scene.cora) == []  # of another partnership
    end_membership(by=BY, now=NOW, membership=scene.role_of_anna)
    assert scene.sentences(scene.anna) == []


def test_a_closed_account_and_a_resident_have_no_list(scene: Scene) -> None:
    post(scene, scene.anna)
    deactivate_person(by=BY, now=NOW, person=scene.anna)
    assert scene.sentences(scene.anna) == []
    assert not queries.waiting(RESIDENT)
    assert not queries.dates(RESIDENT)
    assert queries.waiting_and_put_away(RESIDENT, NOW) == ((), ())


@act
def submit(*, by: Actor, now: datetime, scene: Scene, refused: bool = False) -> None:
    record(on=scene.east, what="voorgelegd")
    actions.post(by=by, now=now, to=[scene.bram.pk], key="s", sentence="Voorgelegd.", url="/x", on=scene.role_of_anna)
    if refused:
        raise NotAllowed("Nog niet.")


def test_a_post_is_part_of_the_act_that_causes_it(scene: Scene) -> None:
    submit(by=actor(scene.anna), now=NOW, scene=scene)
    submitted, posted = AuditEntry.objects.order_by("pk").filter(act__in=("submit", "_post"))
    assert {entry.what for entry in AuditEntry.objects.filter(act_id=submitted.act_id)} == {
        "voorgelegd",
        "op de lijst gezet",
    }
    assert posted.actor == scene.anna.pk
    assert InboxItem.objects.get().partnership_id == scene.east.pk  # of the row that it is about


def test_an_act_that_is_refused_leaves_nothing_on_a_list(scene: Scene) -> None:
    with pytest.raises(NotAllowed):
        submit(by=actor(scene.anna), now=NOW, scene=scene, refused=True)
    assert scene.sentences(scene.bram) == []


@pytest.mark.parametrize(
    "url", ["https://voorbeeld.test/", "//voorbeeld.test", "/\\voorbeeld.test", "plannen", "/a b", ""]
)
def test_an_item_leads_to_a_page_of_this_site(scene: Scene, url: str) -> None:
    with pytest.raises(ValueError, match="no path"):
        actions.post(by=BY, now=NOW, to=[scene.anna.pk], key="k", sentence="s", url=url, on=scene.east)


@pytest.mark.parametrize(("key", "sentence"), [("", "s"), ("k", " "), ("k", "een\ntwee")])
def test_an_item_says_something_on_one_line(scene: Scene, key: str, sentence: str) -> None:
    with pytest.raises(ValueError, match="one line"):
        actions.post(by=BY, now=NOW, to=[scene.anna.pk], key=key, sentence=sentence, url="/x", on=scene.east)


def test_a_long_sentence_is_cut_and_says_so(scene: Scene) -> None:
    post(scene, scene.anna, sentence="lang " * 100)
    (sentence,) = scene.sentences(scene.anna)
    assert len(sentence) == actions.LONGEST
    assert sentence.endswith("…")


@pytest.mark.django_db(databases=["default", "vault", "keys"])
def test_nothing_of_the_vault_stands_on_a_list(scene: Scene) -> None:
    row = Destruction(kind="voorbeeld", ground="voorbeeld")
    row._state.db = "vault"
    with pytest.raises(ValueError, match="vault"):
        actions.post(by=BY, now=NOW, to=[scene.anna.pk], key="k", sentence="s", url="/x", on=row)


def test_rooms_tell_what_waits_and_which_dates_there_are(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "_ask_waiting", [])
    monkeypatch.setattr(queries, "_ask_dates", [])

    def of_the_room(viewer: object) -> Sequence[queries.Waiting]:
        return [queries.Waiting("Twee versies van één tekst.", "/plannen/oost", due=date(2026, 3, 1))]

    def dates_of_the_room(viewer: object) -> Sequence[queries.Dated]:
        return [queries.Dated("Het plan loopt af.", date(2026, 12, 31), "/plannen/oost", key="plan/1/einde")]

    for _ in range(2):
        queries.register_waiting(of_the_room)
        queries.register_dates(dates_of_the_room)
    post(scene, scene.anna)
    assert scene.sentences(scene.anna) == ["Twee versies van één tekst.", "Het plan ligt bij u."]
    assert [one.sentence for one in queries.dates(organisations.viewer_of(scene.anna.pk, NOW))] == [
        "Het plan loopt af."
    ]
    end_membership(by=BY, now=NOW, membership=scene.role_of_anna)
    assert queries.dates(organisations.viewer_of(scene.anna.pk, NOW)) == ()


def test_the_database_keeps_an_item_on_this_site(scene: Scene) -> None:
    item = InboxItem(recipient=scene.anna, key="k", kind="task", sentence="s", url="//elders.test", made_at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic(), given():
        item.save()
