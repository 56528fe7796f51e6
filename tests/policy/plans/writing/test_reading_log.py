"""Who opens the editor, the outline or the history of a plan that not everybody may read stands in the log."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import URLPattern
from django.utils import timezone
from django_scopes import scopes_disabled

from ineen.ground.audit.models import AuditEntry
from ineen.ground.audit.reading import MARK
from ineen.ground.kernel.audience import Audience
from ineen.policy.plans.models import SafetyPlan
from ineen.policy.plans.web.urls import urlpatterns
from tests.helpers.writes import given
from tests.policy.plans.writing.table import TABLE, Table, lay

pytestmark = pytest.mark.django_db(databases="__all__")
PAGES = ("", "/tekst/theme/woonoverlast/reason", "/tekst/theme/woonoverlast/reason/blok", "/geschiedenis", "/nakijken")


def told(table: Table) -> list[Any]:
    return list(AuditEntry.objects.filter(what="besloten plan bekeken").values_list("actor", flat=True))


def make(**columns: Any) -> None:
    with given(), scopes_disabled():
        SafetyPlan.objects.update(**columns)


def test_every_page_about_a_plan_tells_who_looked() -> None:
    about_a_plan = [one for one in urlpatterns if isinstance(one, URLPattern) and "<slug:slug>" in str(one.pattern)]
    assert len(about_a_plan) > 20
    assert [one.name for one in about_a_plan if not hasattr(one.callback, MARK)] == []


@pytest.mark.parametrize("page", PAGES)
def test_a_draft_for_the_partnership_is_told_once_a_day(page: str) -> None:
    table = lay()
    client = table.client()
    for _ in range(2):
        assert client.get(f"{TABLE}{page}").status_code == 200
    person = table.cast["adviser"]
    assert person is not None
    assert told(table) == [person.pk]


@pytest.mark.parametrize(
    "columns",
    [
        {"audience": Audience.PUBLIC, "published_at": timezone.now() + timedelta(days=3)},
        {"audience": Audience.PUBLIC, "published_at": timezone.now(), "secrecy_ground": "opsporing"},
    ],
    ids=["embargo", "geheimhouding"],
)
def test_a_plan_under_embargo_or_secrecy_is_told_and_an_open_one_is_not(columns: dict[str, Any]) -> None:
    table = lay()
    make(**columns)
    assert table.client().get(f"{TABLE}/tekst/theme/woonoverlast/reason").status_code == 200
    assert len(told(table)) == 1
    assert table.client("neighbour").get(f"{TABLE}/geschiedenis").status_code == 404
    assert len(told(table)) == 1


def test_a_plan_that_everybody_may_read_is_not_told() -> None:
    table = lay()
    make(audience=Audience.PUBLIC, published_at=timezone.now() - timedelta(days=1))
    assert table.client().get(f"{TABLE}/geschiedenis").status_code == 200
    assert told(table) == []
