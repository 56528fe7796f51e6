"""Every column of every table says what it holds about people, and every model how long its rows stay."""

import pytest
from django.apps import apps
from django.db.models import Model

from ineen.ground.privacy.declarations import Personal, Retention, columns_of, declaration_of, retention_of

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
