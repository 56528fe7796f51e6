"""A figure is read on its page: what waits, the form, the police, everybody, and what needs no reading."""

import pytest
from django.test import Client

from ineen.evidence.models import Release
from ineen.evidence.queries import Outcome
from tests.faces.readings.conftest import SignedIn, shown, words_of
from tests.helpers.public_site import NOW
from tests.helpers.reading_figures import PAGE, QUESTION, TEXT, read, revise
from tests.helpers.writes import given
from tests.people import Cast

pytestmark = pytest.mark.django_db(databases="__all__")
LIST = "/duidingen"
FIGURE = "/cijfers/woninginbraak?gebied=GM0342&periode=2024"
SENT = {"outcome": "real", "text": TEXT}


def sent(client: Client, address: str, **data: str) -> str:
    response = client.post(address, data, follow=True)
    assert response.status_code == 200, response.status_code
    return words_of(response.content)


def test_from_what_stands_out_to_a_reading_beside_the_figure(as_: SignedIn) -> None:
    adviser = as_("adviser")
    waiting = shown(adviser, LIST)
    assert "Eén cijfer wacht op een duiding." in waiting
    assert "2024 · het valt op" in waiting
    assert "Nog niemand van uw samenwerkingsverband duidde dit cijfer." in shown(adviser, PAGE)
    after = sent(adviser, PAGE, **SENT)
    assert "Uw duiding staat bij het cijfer." in after
    assert TEXT in after
    done = shown(adviser, LIST)
    assert "Alles is geduid." in done
    assert "Er wacht niets op een duiding" in done
    assert TEXT in done
    assert TEXT in shown(adviser, FIGURE)
    assert TEXT in shown(adviser, "/gebieden/GM0342-soest/wat-valt-op")


def test_where_nothing_was_looked_at_nothing_is_called_done(as_: SignedIn) -> None:
    with given():
        Release.objects.update(withdrawn_at=NOW, withdrawn_because="proef")
    page = shown(as_("adviser"), LIST)
    assert "Alles is geduid." not in page
    assert "Van wat bekeken kon worden, wacht niets op een duiding." in page
    assert "zijn geen twee jaren na elkaar ingelezen. Daar is niets bekeken." in page


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(as_: SignedIn) -> None:
    adviser = as_("adviser")
    page = adviser.post(PAGE, {"outcome": "real", "text": "Een. Twee. Drie. Vier."}).content.decode()
    assert "Dit zijn vier zinnen." in page
    assert "Een. Twee. Drie. Vier." in page
    page = adviser.post(PAGE, {"text": TEXT}).content.decode()
    assert "Kies wat er aan de hand is." in page
    assert TEXT in page


def test_who_wrote_meanwhile_is_shown_and_the_next_attempt_comes_after_it(cast: Cast, as_: SignedIn) -> None:
    adviser = as_("adviser")
    other = read(cast, "analyst", text="De analist was eerder.")
    page = adviser.post(PAGE, SENT).content.decode()
    assert "Intussen schreef iemand anders" in page
    assert "De analist was eerder." in page
    assert f'value="{other.pk}"' in page
    assert "Uw duiding staat bij het cijfer." in sent(adviser, PAGE, after=str(other.pk), **SENT)


def test_what_was_revised_while_somebody_wrote_is_shown_first_and_her_text_stays(as_: SignedIn) -> None:
    adviser = as_("adviser")
    seen = adviser.get(PAGE).context["looked"].seen
    revise(395)
    page = adviser.post(PAGE, SENT | {"seen": seen}).content.decode()
    assert "Het cijfer is veranderd terwijl u schreef." in page
    assert "In 2024 werden in Soest 395" in words_of(page.encode())
    assert TEXT in page
    waive = PAGE.replace("?", "/niet-nodig?")
    again = adviser.post(waive, {"seen": seen, "reason": "Al besproken"}).content.decode()
    assert "Het cijfer is veranderd terwijl u schreef." in again
    assert "Al besproken" in again
    now = adviser.get(PAGE).context["looked"].seen
    assert f'value="{now}"' in page
    assert f'value="{now}"' in again
    assert "Uw duiding staat bij het cijfer." in sent(adviser, PAGE, **SENT, seen=now)


def test_the_police_answer_a_question_from_their_own_list(cast: Cast, as_: SignedIn) -> None:
    asked = read(cast, outcome=Outcome.QUESTION, text=QUESTION)
    police = as_("partner_contributor")
    assert "Vraag bij een cijfer: Diefstal en inbraak in woningen, Soest, 2024." in shown(police, "/mijn-werk")
    page = shown(police, PAGE)
    assert "wacht op antwoord van Politie" in page
    assert "vraag aan de politie" not in page.partition("Antwoord op de vraag")[2]
    answered = sent(police, PAGE, outcome="incident", text="Eén reeks, opgelost.", after=str(asked.pk))
    assert "antwoord op de vraag" in answered
    assert QUESTION in answered
    assert "Vraag bij een cijfer" not in shown(police, "/mijn-werk")


def test_who_was_not_asked_reads_that_the_question_waits_and_who_asked_takes_it_back(cast: Cast, as_: SignedIn) -> None:
    asked = read(cast, "coordinator", outcome=Outcome.QUESTION, text=QUESTION)
    police, coordinator = shown(as_("partner_contributor"), PAGE), as_("coordinator")
    assert "Antwoord op de vraag" in police
    page = shown(coordinator, PAGE)
    assert "Er wacht nog een vraag op antwoord van Politie." in page
    assert "Antwoord op de vraag" not in page
    assert "De vraag hoeft niet meer beantwoord." in page
    after = sent(coordinator, PAGE, ends="on", after=str(asked.pk), **SENT)
    assert "de vraag is ingetrokken" in after
    assert "wacht op antwoord" not in after


def test_the_coordinator_writes_for_the_police_and_they_confirm(as_: SignedIn) -> None:
    coordinator, police = as_("coordinator"), as_("partner_contributor")
    form = coordinator.get(PAGE).context["writing"].form
    organisation = next(key for key, name in form.fields["on_behalf_of"].choices if name == "Politie")
    page = sent(coordinator, PAGE, on_behalf_of=organisation, source="gesprek d.d. 3 mei", **SENT)
    assert "namens Politie" in page
    assert "(gesprek d.d. 3 mei). Nog niet bevestigd door die organisatie." in page
    assert "Dit klopt, bevestig" not in page
    assert "namens uw organisatie. Klopt het?" in shown(police, "/mijn-werk")
    reading = police.get(PAGE).context["writing"].before[0].id
    assert "Bevestigd namens uw organisatie." in sent(police, f"/duidingen/bevestigd/{reading}")
    assert "Klopt het?" not in shown(police, "/mijn-werk")
    assert "on_behalf_of" not in as_("adviser").get(PAGE).content.decode()


def test_everybody_reads_it_once_it_is_public_and_no_name_with_it(cast: Cast, as_: SignedIn, client: Client) -> None:
    row = read(cast)
    adviser = as_("adviser")
    page = f"/duidingen/openbaar/{row.pk}"
    assert "Lees de duiding na" in sent(adviser, page)
    assert TEXT not in shown(client, FIGURE)
    assert "De duiding is openbaar." in sent(adviser, page, nagelezen="ja")
    public = shown(client, FIGURE)
    assert TEXT in public
    assert "Eigen verband, adviseur veiligheid, Soest" in public
    assert "Voorbeeldpersoon" not in public
    revise(395)
    assert "Het cijfer is sindsdien herzien: 410 → 395." in shown(client, FIGURE)
    assert "niet meer openbaar" in sent(adviser, f"/duidingen/besloten/{row.pk}")
    assert TEXT not in shown(client, FIGURE)


def test_what_needs_no_reading_is_done_and_can_be_taken_back(as_: SignedIn) -> None:
    adviser = as_("adviser")
    page = sent(adviser, PAGE.replace("?", "/niet-nodig?"), reason="Al besproken")
    assert "Alles is geduid." in page
    assert "Al besproken" in page
    waiver = adviser.get(LIST).context["waived"][0].id
    assert "Eén cijfer wacht op een duiding." in sent(adviser, f"/duidingen/toch/{waiver}")


def test_who_may_not_is_told_why(cast: Cast, as_: SignedIn) -> None:
    assert "Alleen een adviseur, coördinator, analist of partner" in shown(as_("mayor"), PAGE)
    assert as_("council_member").get(LIST).status_code == 403
    assert as_("council_member").post(PAGE, SENT).status_code == 403
    assert as_("mayor").post(PAGE, SENT).status_code == 403
    row = read(cast)
    assert as_("neighbour").get(f"/duidingen/openbaar/{row.pk}").status_code == 404


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/duidingen/geluk?gebied=GM0342&periode=2024", 404),
        ("/duidingen/woninginbraak", 400),
        ("/duidingen/woninginbraak?gebied=x&periode=2024", 400),
        ("/duidingen/woninginbraak?gebied=GM0342&periode=gisteren", 400),
    ],
)
def test_a_figure_that_cannot_be_is_refused(as_: SignedIn, address: str, status: int) -> None:
    assert as_("adviser").get(address).status_code == status
