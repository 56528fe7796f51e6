"""SQLite refuses what changes history. In PostgreSQL the application has no right to (privacy.database_roles)."""

from django.db import migrations

TABLES = ("decisions_decision", "decisions_snapshot", "decisions_amendment", "decisions_answer")
REFUSED = {
    (table, event): f"""
        CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table}
        BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
    """
    for table in TABLES
    for event in ("UPDATE", "DELETE")
}


def refuse(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for statement in REFUSED.values():
            schema_editor.execute(statement)


def allow(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for table, event in REFUSED:
            schema_editor.execute(f"DROP TRIGGER {table}_no_{event.lower()}")


class Migration(migrations.Migration):
    dependencies = [("decisions", "0001_initial")]
    operations = [migrations.RunPython(refuse, allow)]
