"""Writing whole divisions at once."""

from collections.abc import Sequence

from django.db import connection

from ineen.ground.areas.models import Area, Division


def replace_areas(divisions: Sequence[Division], areas: Sequence[Area]) -> None:
    """Write the divisions with exactly these areas, inside the running act."""
    Division.objects.bulk_create(
        divisions,
        update_conflicts=True,
        unique_fields=["year"],
        update_fields=["origin", "digest", "loaded_at"],
    )
    Area.objects.filter(division__in=divisions).delete()
    _insert(areas)


def _insert(areas: Sequence[Area]) -> None:
    """One prepared statement: a third of the time that `bulk_create` would hold SQLite's write lock."""
    fields = [field for field in Area._meta.concrete_fields if not field.primary_key]
    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    values = ", ".join(["%s"] * len(fields))
    table = connection.ops.quote_name(Area._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} ({columns}) VALUES ({values})",  # noqa: S608 - names of our own model
            [[getattr(area, field.attname) for field in fields] for area in areas],
        )
