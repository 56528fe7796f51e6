"""A partnership with a plan in the making and plans at its councils, and who looks from outside. All of it invented."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from django.test import Client
from django_scopes import scopes_disabled

from ineen.ground.inbox import actions as inbox
from ineen.ground.kernel.actors import Role
from ineen.ground.kernel.audience import Audience
from ineen.ground.organisations.models import Digest, Membership, Organisation, Person
from ineen.policy.decisions.models import Decision
from ineen.policy.execution.actions import import_implementation_plan
from ineen.policy.plans.actions import import_plan
from ineen.policy.plans.queries import PlanStage
from tests.architecture.routes import deliveries
from tests.helpers.deciding import AMENDED, FROZEN, PLACE, TITLES, set_deciding_scene
from tests.helpers.public_site import BY, NOW
from tests.helpers.reading_figures import MEETING, READING, SECRET_OFFICES, TEXT, WAIVER, add_fixed_readings
from tests.helpers.receiving import OWN_TITLE, add_received
from tests.helpers.whole_thread import PLAN, YEAR
from tests.helpers.writes import given
from tests.helpers.writing import EMPTY, MERGE, SLUG, acting, set_writing_scene
from tests.people import FORMER, LONG_AGO, NEIGHBOUR, RESIDENT, Cast, make_cast

YEAR_SLUG, OWN_SLUG = "jaar-in-de-maak", "plan-van-een-ander"
# what nobody outside may read: titles, and words that stand nowhere else
SECRETS: Final = (
    "Samen verder, een plan in de maak",
    "Een plan dat net begon",
    "Buurtbewoners noemen vooral geluid",
    "Nog uit te zoeken.",
    "Buren lossen hun ruzie samen op",
    "Het werk in de maak",
    "Een ronde die nog niemand kent",
    *TITLES.values(),
    "vertellen wat dat opleverde",
    "De raad wil het horen",
    TEXT,
    SECRET_OFFICES,
    OWN_TITLE,
)
# of those a part that is asked for, so that an answer which repeats the question is no find
ASKED: Final = ("maak", "geluid in de nacht", "ruzie", "opleverde", "besloten", "beekrand")
INSIDE: Final = ("adviser", "coordinator-beek")
LOOKING: Final = (Role.COORDINATOR, Role.PRIVACY_OFFICER)
OUTSIDE: Final = (RESIDENT, FORMER, NEIGHBOUR, *(f"ander-{role.value}" for role in LOOKING))


@dataclass(frozen=True)
class Scene:
    """The cast, and the words with which addresses are filled: each a round of what belongs together."""

    cast: Cast
    rounds: tuple[dict[str, str], ...]

    def client(self, part: str) -> Client:
        client = Client(raise_request_exception=True)
        if person := self.cast[part]:
            client.force_login(person)
        return client


def set_scene() -> Scene:
    cast = make_cast()
    set_writing_scene(cast)
    set_deciding_scene(cast)
    _bring_in_the_work(cast)
    add_fixed_readings(cast)
    add_received(cast)
    _let_others_look(cast)
    return Scene(cast, tuple(_rounds(cast)))


def _bring_in_the_work(cast: Cast) -> None:
    action = replace(YEAR.points[0].actions[0], title="Een ronde die nog niemand kent", goal="", owner="")
    points = (replace(YEAR.points[0], theme="", actions=(action,)),)
    year = replace(YEAR, slug=YEAR_SLUG, title="Het werk in de maak", partnership=cast.own.slug, plan=SLUG)
    year = replace(year, stage=PlanStage.DRAFT, audience=Audience.PARTNERSHIP, points=points, funding=())
    import_implementation_plan(by=BY, now=NOW, plan=year)


def _let_others_look(cast: Cast) -> None:
    """The other partnership has every role that sees much, and a draft of its own."""
    with given():
        town = Organisation.objects.get(area_code="GM0114")
        for role in LOOKING:
            person = Person.objects.create(email=f"ander-{role.value}@voorbeeld.test", name=f"Voorbeeld {role.value}")
            about = {"person": person, "organisation": town, "partnership": cast.other, "role": role.value}
            Membership(since=LONG_AGO, **about).save()
            cast.people[f"ander-{role.value}"] = person
        Person.objects.update(digest=Digest.DAILY)
    plan = replace(PLAN, slug=OWN_SLUG, title="Ons plan", partnership=cast.other.slug, stage=PlanStage.DRAFT)
    plan = replace(plan, audience=Audience.PARTNERSHIP, period_first=date(2028, 1, 1), period_last=date(2031, 12, 31))
    theme = replace(PLAN.themes[0], leads=())
    import_plan(by=BY, now=NOW, plan=replace(plan, themes=(theme,), local_chapters=(), ties=(), co_signers=()))


def _rounds(cast: Cast) -> list[dict[str, str]]:
    key = inbox.renew_calendar(by=acting(cast, NEIGHBOUR), now=NOW)
    with scopes_disabled():
        decisions = [str(one) for one in Decision.objects.order_by("-pk").values_list("pk", flat=True)[:2]]
    person = cast["adviser"]
    assert person is not None
    kind, part, name = PLACE.split("/")
    common: dict[str, Any] = {
        "theme": "woonoverlast", "goal": "samen-oplossen", "action": YEAR.points[0].actions[0].slug, "code": "GM0342",
        "kind": kind, "part": part, "name": name, "which": MERGE, "amendment": AMENDED, "key": FROZEN,
        "decision": decisions[0], "word": "vaststellen", "earlier": SLUG, "person": person.pk, "token": "x",
        "invitation": MERGE, "submission": deliveries.DESCRIBING, "source": deliveries.RECEIVED, "file": MERGE,
        "version": "1", "place": "plans.textdraft", "release": MERGE,
        "form": "csv", "reading": READING, "waiver": WAIVER, "proposal": WAIVER, "meeting": MEETING, "number": "1",
    }  # fmt: skip
    return [
        {name: str(word) for name, word in (common | changed).items()}
        for changed in (
            {"slug": SLUG, "name": "reason"},
            {"slug": SLUG, "kind": "plan", "part": "-", "name": "analysis", "word": "analyse", "key": key},
            {"slug": OWN_SLUG},
            {"slug": YEAR_SLUG, "earlier": EMPTY},
            {"slug": "beekrand-geheim", "code": "GM0308", "decision": decisions[-1], "word": "geheimhouding"},
            {"slug": "beekrand-2024-2027", "code": "GM0356"},
            {"slug": "misdrijven"},
        )
    ]
