"""Questions that a page asks at every request, in SQL that is made once.

A query says what is asked; working out its SQL anew takes Django several times as long as the database needs to answer.
A prepared question is that same query with `Given` where each asking differs. Nothing of an answer is kept.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Expression, Field, QuerySet, Value

Row = tuple[Any, ...]
Converters = Mapping[int, tuple[list[Callable[..., Any]], Expression]]


class Given(Value):
    """Stands in the condition of a prepared question for what each asking gives under this name."""

    def __init__(self, name: str, field: "Field[Any, Any]") -> None:
        super().__init__(name, output_field=field)

    def as_sql(self, compiler: Any, connection: BaseDatabaseWrapper) -> tuple[str, list[Any]]:  # type: ignore[override]
        return "%s", [self]

    def of(self, given: Mapping[str, Any], connection: BaseDatabaseWrapper) -> Any:
        """What was given, in the form that the database wants."""
        return self.output_field.get_db_prep_value(given[self.value], connection)


@dataclass(frozen=True, slots=True)
class _Sql:
    database: str
    text: str
    parameters: tuple[Any, ...]
    converters: Converters


class Prepared:
    """A question whose rows come as tuples, in the order of its `values_list`.

    query
        makes the query, with `Given`s in its conditions; it is called once, when somebody first asks.
    """

    def __init__(self, query: "Callable[[], QuerySet[Any, Row]]") -> None:
        self._query = query

    def ask(self, **given: object) -> list[Row]:
        """Every row as it is now. One query. Raises KeyError where something was not given."""
        sql = self._sql
        connection = connections[sql.database]
        parameters = [one.of(given, connection) if isinstance(one, Given) else one for one in sql.parameters]
        with connection.cursor() as cursor:
            cursor.execute(sql.text, parameters)
            rows = cursor.fetchall()
        return [_converted(row, sql.converters, connection) for row in rows] if sql.converters else rows

    @cached_property
    def _sql(self) -> _Sql:
        asked = self._query()
        compiler = asked.query.get_compiler(asked.db)
        text, parameters = compiler.as_sql()
        converters = compiler.get_converters(column for column, _, _ in compiler.select)
        return _Sql(asked.db, text, tuple(parameters), converters)


def _converted(row: Row, converters: Converters, connection: BaseDatabaseWrapper) -> Row:
    """As Django's own compiler does: from what the database gives to what the field holds."""
    values = list(row)
    for position, (steps, column) in converters.items():
        for step in steps:
            values[position] = step(values[position], column, connection)
    return tuple(values)
