"""What was handed in goes a year after it ended, and the log says how many."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from django_scopes import scopes_disabled

from ineen.evidence.actions import ending
from ineen.evidence.models import Submission
from ineen.ground.audit.models import AuditEntry
from ineen.ground.kernel.actors import Role
from ineen.ground.kernel.refusals import NotAllowed
from tests.helpers.handing_in import NOW, actor, add_submission
from tests.helpers.returning import returns
from tests.people import make_cast

pytestmark = pytest.mark.django_db(databases="__all__")
FORGET = "ineen.evidence.tasks.forget_submissions"


def standing() -> set[str]:
    with scopes_disabled():
        return {row.state for row in Submission.objects.all()}


def told() -> list[tuple[Any, int]]:
    entries = AuditEntry.objects.filter(what="oude aanleveringen gewist").order_by("pk")
    return [(one.compartment, json.loads(one.details)["how_many"]) for one in entries]


def test_submissions_go_a_year_after_their_end_and_what_has_no_end_stays() -> None:
    cast = make_cast()
    for state in ("waiting", "cancelled", "refused"):
        add_submission(cast.own, state)
    add_submission(cast.other, "expired", ended_at=datetime(2026, 12, 1, tzinfo=UTC))
    returns(FORGET, datetime(2027, 7, 1, 11, 59, tzinfo=UTC))
    assert standing() == {"waiting", "cancelled", "refused", "expired"}
    returns(FORGET, datetime(2027, 7, 2, 12, 1, tzinfo=UTC))
    assert standing() == {"waiting", "expired"}
    assert told() == [(cast.own.pk, 2)]


def test_nobody_does_this_by_hand() -> None:
    cast = make_cast()
    with pytest.raises(NotAllowed, match="opdrachtregel"):
        ending.forget_submissions(by=actor(cast.people[Role.ANALYST]), now=NOW, partnership=cast.own.pk)
