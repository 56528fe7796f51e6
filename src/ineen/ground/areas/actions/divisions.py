"""Writing whole divisions at once."""

from collections.abc import Sequence

from django.db import connection

from ineen.ground.areas.models import Area, Division
from ineen.ground.areas.queries.fictional import FICTIONAL


def replace_areas(divisions: Sequence[Division], areas: Sequence[Area]) -> None:
    """Write the divisions with exactly these real areas, inside the running act; invented areas stay as they are."""
    Division.objects.bulk_create(
        divisions,
        update_conflicts=True,
        unique_fields=["year"],
        update_fields=["origin", "digest", "loaded_at"],
    )
    Area.objects.filter(~FICTIONAL, division__in=divisions).delete()
    _insert(areas)


def _insert(areas: Sequence[Area]) -> None:
    """One prepared statement: a third of the time that `bulk_create` would hold SQLite's write lock."""
    # what may be absent is: no publisher's file gives an outline
    fields = [field for field in Area._meta.concrete_fields if not (field.primary_key or field.null)]
    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    values = ", ".join(["%s"] * len(fields))
    table = connection.ops.quote_name(Area._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} ({columns}) VALUES ({values})",  # noqa: S608 - names of our own model
            [[getattr(area, field.attname) for field in fields] for area in areas],
        )
