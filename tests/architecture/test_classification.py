"""Every column of every table says what it holds about people, and every model how long its rows stay."""

import pytest
from django.apps import apps
from django.db.models import Model

from ineen.ground.outbox.periodic import PERIODIC
from ineen.ground.privacy.declarations import Personal, Retention, columns_of, declaration_of, retention_of

CARRIED_OUT_BY = {
    "access.Invitation": "ineen.ground.access.tasks.forget",
    "access.SignIn": "ineen.ground.access.tasks.forget",
    "evidence.Submission": "ineen.evidence.tasks.forget_submissions",
    "inbox.InboxItem": "ineen.ground.inbox.tasks.forget",
    "organisations.Membership": "ineen.ground.organisations.tasks.forget",
    "organisations.Person": "ineen.ground.access.tasks.forget",
    "outbox.Mail": "ineen.ground.outbox.tasks.forget_finished",
    "outbox.Task": "ineen.ground.outbox.tasks.forget_finished",
    "plans.PlanChange": "ineen.policy.plans.tasks.forget_changes",
    "plans.TextDraft": "ineen.policy.plans.tasks.forget_drafts",
    "sessions.Session": "ineen.ground.access.tasks.forget",
}
NOT_BY_ITSELF = {
    "audit.AuditEntry": "an entry is never deleted: taking the oldest of twenty years out needs a chain that allows it",
}

MODELS = sorted(apps.get_models(), key=lambda model: model._meta.label)


def term_is_known(retention: Retention, model: type[Model]) -> bool:
    """The column that a term counts from, or the foreign key to the parent, is one of the model's own."""
    named = retention.since or retention.parent
    return not named or named in columns_of(model)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_every_column_is_classified_and_every_row_has_a_term(model: type[Model]) -> None:
    declared = declaration_of(model).columns
    assert set(declared) == columns_of(model)
    assert all(isinstance(kind, Personal) for kind in declared.values())
    assert term_is_known(retention_of(model), model)


def test_every_term_is_carried_out_by_work_that_returns() -> None:
    counted = {model._meta.label for model in MODELS if retention_of(model).months is not None}
    assert counted == {*CARRIED_OUT_BY, *NOT_BY_ITSELF}
    assert set(CARRIED_OUT_BY.values()) <= {entry.task for entry in PERIODIC}
