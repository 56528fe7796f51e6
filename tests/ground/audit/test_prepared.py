"""A prepared question is the query that it was made of: the same rows, in the same types, as they are now."""

from datetime import timedelta
from typing import Any

import pytest
from django.db.models import CharField, DateTimeField, QuerySet, UUIDField
from pytest_django import DjangoAssertNumQueries

from ineen.ground.audit.models import AuditEntry
from ineen.ground.audit.prepared import Given, Prepared
from tests.ground.audit.scenes import CLERK, NOW, register

pytestmark = pytest.mark.django_db(databases="__all__")
COLUMNS = ("act_id", "actor", "what", "at", "number", "encrypted")


def entries(**conditions: object) -> "QuerySet[AuditEntry, Any]":
    return AuditEntry.objects.filter(**conditions).order_by("number").values_list(*COLUMNS)


def asked() -> Prepared:
    given = {
        "actor": Given("clerk", UUIDField()),
        "at__lte": Given("now", DateTimeField()),
        "what": Given("what", CharField()),
    }
    return Prepared(lambda: entries(**given))


GIVEN = {"clerk": CLERK.person, "now": NOW, "what": "persoon ingeschreven"}


def test_it_gives_what_its_query_gives_and_keeps_nothing(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    question = asked()
    assert question.ask(**GIVEN) == []
    for many in (1, 2):
        register(by=CLERK, now=NOW)
        with django_assert_num_queries(1):
            found = question.ask(**GIVEN)
        assert len(found) == many
        assert found == list(entries(actor=CLERK.person, at__lte=NOW, what="persoon ingeschreven"))
        assert [type(value) for value in found[0]] == [type(value) for value in entries()[0]]


@pytest.mark.parametrize(
    "other", [{"now": NOW - timedelta(seconds=1)}, {"what": "persoon ingeschreven' OR 1=1 --"}, {"clerk": None}]
)
def test_each_asking_gives_its_own(other: dict[str, object]) -> None:
    question = asked()
    register(by=CLERK, now=NOW)
    assert len(question.ask(**GIVEN)) == 1
    assert question.ask(**GIVEN | other) == []
    assert len(question.ask(**GIVEN)) == 1


def test_what_was_not_given_is_an_error() -> None:
    with pytest.raises(KeyError, match="what"):
        asked().ask(clerk=CLERK.person, now=NOW)
