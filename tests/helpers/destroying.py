"""Destroys the record of the first task of the vault in an installation: `python -m tests.helpers.destroying`."""

from datetime import UTC, datetime

import django

from tests.upgrade.filling import COMPARTMENT

if __name__ == "__main__":
    django.setup()
    from ineen.ground.audit.destruction import destroy_record
    from ineen.ground.kernel.actors import system
    from ineen.ground.outbox.models import Task
    from ineen.ground.privacy.compartments import compartment

    with compartment(COMPARTMENT):
        task = Task.objects.using("vault").earliest("id")
        destroy_record(
            by=system("vernietiger"), now=datetime(2026, 2, 1, tzinfo=UTC), row=task, ground="termijn verstreken"
        )
