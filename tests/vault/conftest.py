"""A table of the vault for as long as a test lasts, made and secured by the owner as `ineen migrate` does."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connections, models
from django.test.utils import isolate_apps

from ineen.ground.privacy.compartments import CompartmentManager
from ineen.ground.privacy.database_roles import secure_database
from tests.helpers.application_role import as_owner


@pytest.fixture
def note(transactional_db: None) -> Iterator[Any]:
    """A model with a compartment; its table is real, its rows are committed."""
    with isolate_apps("ineen.ground.audit"):

        class Note(models.Model):
            compartment = models.UUIDField()
            words = models.CharField(max_length=40)
            objects = CompartmentManager["Note"]()

            class Meta:
                app_label = "audit"
                db_table = "wall_note"

            def __str__(self) -> str:
                return self.words

        with as_owner("vault"):
            with connections["vault"].schema_editor() as editor:
                editor.create_model(Note)
            secure_database("vault")
        yield Note
        with as_owner("vault"), connections["vault"].schema_editor() as editor:
            editor.delete_model(Note)
