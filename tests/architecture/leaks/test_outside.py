"""What a partnership writes and decides is told nowhere to who stands outside, whatever address she thinks of."""

import re
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import get_resolver

from ineen.faces.desk.actions import send_digest
from ineen.ground.outbox.models import Mail
from tests.architecture.leaks.looking import found_in, said
from tests.architecture.leaks.scene import ASKED, INSIDE, OUTSIDE, SECRETS, Scene, set_scene
from tests.architecture.test_routes import addresses
from tests.helpers.public_site import BY, EXAMPLE, NOW
from tests.helpers.whole_thread import whole_site
from tests.helpers.worlds import begins_with
from tests.helpers.writing import SLUG
from tests.people import NEIGHBOUR, RESIDENT

pytestmark = [pytest.mark.django_db(databases="__all__"), begins_with(whole_site)]
WORD = re.compile(r"<(?:\w+:)?(\w+)>")
LISTS = (
    "/zoeken",
    "/plannen",
    "/gebieden",
    "/besluiten",
    "/schrijven",
    "/mijn-werk",
    "/logboek",
    "/mensen",
    "/bronnen",
    "/duidingen",
    "/cijferoverleg",
)


@pytest.fixture
def scene() -> Scene:
    return set_scene()


def paths(scene: Scene) -> list[str]:
    """Every address, filled with the words of each round; one that takes a word that no round knows is an error."""
    every = [one for one in addresses(get_resolver()) if one != "/uitloggen"]
    return list(dict.fromkeys(filled(one, words) for words in scene.rounds for one in every))


def filled(address: str, words: dict[str, str]) -> str:
    return WORD.sub(lambda found: words[found[1]], address)


def questions(scene: Scene) -> list[str]:
    """Those addresses with all that their pages may be asked, and the lists with words to look for."""
    about = scene.rounds[0]
    which = {"oud": about["key"], "nieuw": "nu", "alles": "ja", "deel": "analysis", "thema": "woonoverlast"}
    which |= {"gebied": "GM0342", "vergelijk": "verband", "periode": "2024"}
    question = urlencode(which | {"bij": "hernoem theme/woonoverlast", "plan": SLUG, "wie": about["person"]})
    looked_for = (f"{one}?{urlencode({'zoek': word, 'q': word})}" for one in LISTS for word in ASKED)
    return [*(f"{one}?{question}" for one in paths(scene)), *looked_for]


def finds(client: Client, addresses: list[str], *, post: dict[str, str] | None = None) -> Iterator[tuple[str, str]]:
    for address in addresses:
        response = client.get(address) if post is None else client.post(address, post)
        for secret in found_in(said(response), SECRETS):
            yield secret, address


def test_no_address_tells_it_to_who_stands_outside(scene: Scene) -> None:
    looked = paths(scene)
    inside = {secret for part in INSIDE for secret, _ in finds(scene.client(part), looked)}
    assert inside == set(SECRETS), "who works on it reads it: there is something to find"
    outside = {part: list(finds(scene.client(part), looked)) for part in OUTSIDE}
    assert outside == {part: [] for part in OUTSIDE}


def test_no_question_draws_it_out(scene: Scene) -> None:
    for part in (RESIDENT, NEIGHBOUR):
        assert list(finds(scene.client(part), questions(scene))) == [], part


def test_no_form_tells_it_to_who_stands_outside(scene: Scene) -> None:
    first = scene.rounds[0]
    sent = {
        "plan": SLUG, "earlier": SLUG, "stuk": first["which"], "neem": "theme/woonoverlast", "plaats": "vision",
        "text": "Iets anders.", "based_on": "x", "keep": "mine", "doe": "doorhalen", "reason": "Zomaar.",
        "persoon": first["person"], "reden": "Zij vroeg erom.", "over": "plans.safetyplan", "bestand": "csv",
    }  # fmt: skip
    for part in (NEIGHBOUR, "ander-privacy_officer"):
        assert list(finds(scene.client(part), paths(scene), post=sent)) == [], part


def test_a_file_with_the_address_of_their_plan_does_not_show_what_stands_there(scene: Scene) -> None:
    for partnership in (scene.cast.own.slug, scene.cast.other.slug):
        text = EXAMPLE.read_text("utf-8").replace("sleutel: bes-2023-2026", f"sleutel: {SLUG}")
        text = re.sub(r"samenwerkingsverband: .*", f"samenwerkingsverband: {partnership}", text)
        for sent in ({}, {"bevestigd": "ja"}):
            file = SimpleUploadedFile("plan.yaml", text.encode())
            response = scene.client(NEIGHBOUR).post("/schrijven/inlezen", {"bestand": file, **sent})
            assert found_in(said(response), SECRETS) == []


def test_no_message_tells_it_to_who_stands_outside(scene: Scene) -> None:
    for part in (*INSIDE, *OUTSIDE):
        if person := scene.cast[part]:
            send_digest(by=BY, now=NOW, person=person.pk)
    written = {one.address: f"{one.subject}\n{one.text}" for one in Mail.objects.all()}
    inside = {scene.cast[part].email for part in INSIDE}  # type: ignore[union-attr]
    assert any(found_in(written[one], SECRETS) for one in inside & written.keys())
    assert [found for to, text in written.items() if to not in inside for found in found_in(text, SECRETS)] == []
