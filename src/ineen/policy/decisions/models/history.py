"""What happened is added to and read; PostgreSQL gives the application no right to change it, SQLite has triggers."""

from typing import Any, NoReturn, TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)


class HistorySet(models.QuerySet[Row]):
    """Rows of history: a correction is another row."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError(f"{self.model._meta.label} is history: rows are never changed")

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError(f"{self.model._meta.label} is history: rows are never changed")

    def delete(self) -> NoReturn:
        raise TypeError(f"{self.model._meta.label} is history: rows are never deleted")


HistoryManager = models.Manager.from_queryset(HistorySet)
