"""Pages behind the login, as the browser lane visits them: each room adds who looks, where, and the scene it needs.

`tests/browser/test_member_pages.py` tries each at both widths; `page_of` (conftest) signs somebody in for a walk.
"""

from collections.abc import Callable

from django.test import Client

from ineen.evidence.models import Submission
from tests.architecture.routes import deliveries, releases
from tests.helpers.account import set_account_scene
from tests.helpers.councils import set_council_scene
from tests.helpers.deciding import ADOPTED, AMENDED, DOSSIER, FROZEN, SECRET, set_deciding_scene
from tests.helpers.desk import set_desk_scene
from tests.helpers.handing_in import add_every_state, submission_in
from tests.helpers.reading_figures import MEETING, PAGE, READING, set_readings_scene
from tests.helpers.receiving import add_received
from tests.helpers.releasing import add_releases
from tests.helpers.whole_thread import add_closed_twin
from tests.helpers.writing import EARLIER, EMPTY, MERGE, WRITTEN, set_writing_scene
from tests.people import Cast

# what is made once, before the site is served
SCENES: tuple[Callable[[Cast], None], ...] = (
    set_writing_scene,
    add_every_state,
    add_received,
    set_desk_scene,
    set_council_scene,
    set_deciding_scene,
    lambda cast: add_closed_twin(cast.own.slug),
    set_account_scene,
    set_readings_scene,
    add_releases,
)
# name: who looks, and where
MEMBER_PAGES: dict[str, tuple[str, str]] = {
    "plannen-ingelogd": ("adviser", "/plannen"),
    "vrijgeven": ("analyst", "/vrijgeven"),
    "vrijgave-aanvragen": ("analyst", f"/vrijgeven/levering/{releases.VERSION}"),
    "vrijgave-goedkeuren": ("privacy_officer", f"/vrijgeven/{releases.WAITING}"),
    "vrijgave-openbaar": ("analyst", f"/vrijgeven/{releases.PUBLIC}"),
    "vrijgaven-ingelogd": ("adviser", f"/vrijgaven/{releases.PUBLIC}"),
    "profiel": ("adviser", "/profiel"),
    "profiel-adres": ("adviser", "/profiel/adres"),
    "profiel-wachtwoord": ("adviser", "/profiel/wachtwoord"),
    "profiel-tweede-stap": ("adviser", "/profiel/tweede-stap"),
    "profiel-herstelcodes": ("adviser", "/profiel/herstelcodes"),
    "profiel-sessies": ("adviser", "/profiel/sessies"),
    "mensen": ("coordinator", "/mensen"),
    "uitnodigingen": ("coordinator", "/uitnodigingen"),
    "uitnodigen": ("coordinator", "/uitnodigingen/nieuw"),
    "tekst": ("coordinator", f"{WRITTEN}/tekst/theme/woonoverlast/reason"),
    "tekst-titel": ("coordinator", f"{WRITTEN}/tekst/plan/-/title"),
    "tekst-concept": ("adviser", f"{WRITTEN}/tekst/plan/-/analysis"),
    "tekst-dicht": ("mayor", f"{WRITTEN}/tekst/plan/-/vision"),
    "plangeschiedenis": ("analyst", f"{WRITTEN}/geschiedenis"),
    "mijn-concepten": ("adviser", f"{WRITTEN}/concepten"),
    "schrijven": ("adviser", "/schrijven"),
    "schrijven-nieuw": ("adviser", "/schrijven/nieuw"),
    "schrijven-inlezen": ("adviser", "/schrijven/inlezen"),
    "opzet": ("coordinator", WRITTEN),
    "opzet-hernoemen": ("coordinator", f"{WRITTEN}?bij=hernoem+theme/woonoverlast"),
    "opzet-thema": ("coordinator", f"{WRITTEN}/themas/woonoverlast"),
    "opzet-doel": ("coordinator", f"{WRITTEN}/doelen/samen-oplossen?indicator=drug_trade"),
    "opzet-hoofdstuk": ("coordinator", f"{WRITTEN}/hoofdstukken/visie"),
    "opzet-gegevens": ("coordinator", f"{WRITTEN}/gegevens"),
    "opzet-samenhang": ("coordinator", f"{WRITTEN}/samenhang"),
    "opzet-ondertekenaars": ("coordinator", f"{WRITTEN}/medeondertekenaars"),
    "nakijken-uitvoering": ("adviser", "/uitvoeringsplannen/besloten-jaar/nakijken"),
    "uitvoering-van-schrijver": ("adviser", "/uitvoeringsplannen/besloten-jaar"),
    "nakijken": ("coordinator", f"{WRITTEN}/nakijken"),
    "startsets": ("coordinator", f"{WRITTEN}/startsets"),
    "startset": ("coordinator", f"{WRITTEN}/startsets/ondermijning"),
    "overnemen": ("coordinator", f"{WRITTEN}/overnemen"),
    "overnemen-plan": ("coordinator", f"{WRITTEN}/overnemen/{EARLIER}"),
    "overnemen-thema": ("coordinator", f"{WRITTEN}/overnemen/{EARLIER}/theme/veilig-wonen"),
    "opzet-leeg": ("coordinator", f"/schrijven/{EMPTY}"),
    "bevestigen": ("partner_contributor", f"{WRITTEN}/bevestigen"),
    "mijn-werk": ("adviser", "/mijn-werk"),
    "mijn-werk-leeg": ("griffier", "/mijn-werk"),
    "mijn-werk-zonder-functie": ("without-role", "/mijn-werk"),
    "agenda": ("adviser", "/mijn-werk/agenda"),
    "rondleiding": ("adviser", "/rondleiding"),
    "eigen-gegevens": ("adviser", "/profiel/gegevens"),
    "eigen-regels": ("adviser", "/profiel/gegevens/inbox.inboxitem"),
    "logboek": ("privacy_officer", "/logboek"),
    "logboek-fout": ("privacy_officer", "/logboek?van=gisteren"),
    "inzage": ("privacy_officer", "/logboek/inzage"),
    "twee-versies": ("adviser", f"{WRITTEN}/versies/{MERGE}"),
    "bestand-uitleggen": ("analyst", f"/bronnen/aanleveringen/{deliveries.DESCRIBING}/inhoud"),
    "bestand-cijfers": ("analyst", f"/bronnen/aanleveringen/{deliveries.DESCRIBING}/inhoud/betekenis"),
    "ontvangen": ("adviser", "/bronnen/ontvangen"),
    "ontvangen-bron": ("analyst", f"/bronnen/ontvangen/{deliveries.RECEIVED}"),
    "ontvangen-anders": ("analyst", f"/bronnen/ontvangen/{deliveries.RECEIVED}/anders"),
    "ontvangen-intrekken": (
        "analyst",
        f"/bronnen/ontvangen/{deliveries.RECEIVED}/leveringen/{deliveries.RECEIVED_VERSION}/intrekken",
    ),
    "wijzigingen": ("analyst", f"/bronnen/leveringen/{deliveries.RECEIVED_VERSION}/wijzigingen"),
    "verversen": ("analyst", "/bronnen/verversen"),
    "besluiten": ("coordinator-beek", "/besluiten"),
    "besluiten-leeg": ("neighbour", "/besluiten"),
    "dossier": ("griffier-beek", DOSSIER),
    "dossier-geheim": ("coordinator-beek", SECRET),
    "besluit-gemeente": ("griffier-beek", f"{DOSSIER}/gemeenten/GM0310"),
    "besluit-vaststellen": ("coordinator-beek", f"{DOSSIER}/gemeenten/GM0310/vaststellen"),
    "besluit-niet": ("griffier-beek", f"{DOSSIER}/gemeenten/GM0356/aanbieden"),
    "besluit-amendement": ("griffier-beek", f"{DOSSIER}/gemeenten/GM0310/amendement"),
    "besluit-antwoord": ("griffier-beek", f"{DOSSIER}/gemeenten/GM0310/amendementen/{AMENDED}"),
    "besluit-herstel": ("coordinator-beek", f"{DOSSIER}/vastgelegd/{ADOPTED}/herstel"),
    "besluit-herstel-niet": ("griffier-beek", f"{DOSSIER}/vastgelegd/{ADOPTED}/herstel"),
    "besluit-data": ("coordinator-beek", f"{DOSSIER}/gemeenten/GM0310/data"),
    "besluit-geheimhouding": ("coordinator-beek", f"{DOSSIER}/plan/geheimhouding"),
    "vastgelegde-tekst": ("coordinator-beek", f"{DOSSIER}/teksten/{FROZEN}"),
    "vergelijken": ("coordinator-beek", f"{DOSSIER}/vergelijken?oud={FROZEN}&nieuw=nu&alles=ja"),
    "duidingen": ("adviser", "/duidingen"),
    "duiding": ("coordinator", PAGE),
    "duiding-eerder": ("coordinator", "/duidingen/misdrijven?gebied=GM0342&periode=2024"),
    "duiding-van-politie": ("partner_contributor", "/duidingen/misdrijven?gebied=GM0342&periode=2023"),
    "duiding-openbaar": ("adviser", f"/duidingen/openbaar/{READING}"),
    "cijferoverleggen": ("adviser", "/cijferoverleg"),
    "cijferoverleg-nieuw": ("coordinator", "/cijferoverleg/nieuw"),
    "cijferoverleg": ("mayor", f"/cijferoverleg/{MEETING}"),
    "cijferoverleg-cijfer": ("coordinator", f"/cijferoverleg/{MEETING}/2"),
    "cijfer-met-duiding": ("adviser", "/cijfers/misdrijven?gebied=GM0342&periode=2024"),
    "wat-valt-op-ingelogd": ("adviser", "/gebieden/GM0342-soest/wat-valt-op"),
    "aanleveren": ("analyst", "/bronnen/aanleveren"),
    "aanleveringen": ("analyst", "/bronnen/aanleveringen"),
    **{
        f"aanlevering-{state}": ("analyst", f"/bronnen/aanleveringen/{submission_in(state)}")
        for state in Submission.State.values
    },
}


def session_of(cast: Cast, part: str) -> str:
    """The key of a fresh session of one of the cast."""
    person = cast[part]
    assert person is not None
    client = Client()
    client.force_login(person)
    return str(client.session.session_key)
