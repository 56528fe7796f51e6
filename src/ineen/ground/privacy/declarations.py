"""How a model says what its columns hold about people, and how long its rows stay.

    class Theme(models.Model):
        plan = models.ForeignKey(SafetyPlan, on_delete=models.CASCADE)
        name = models.CharField(max_length=120)

        privacy = Declared(
            retention=Retention.with_parent("plan", ground="een thema is een deel van het plan"),
            id=Personal.NONE,
            plan=Personal.NONE,
            name=Personal.NONE,
        )

An abstract base may declare its own columns, with or without a retention; `declaration_of` puts them together.
"""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.db.models import Model, Q, QuerySet


class Personal(StrEnum):
    """What a column may hold: nothing about persons, personal data, special data (AVG 9), criminal data (AVG 10)."""

    NONE = "none"
    PERSONAL = "personal"
    SPECIAL = "special"
    CRIMINAL = "criminal"


@dataclass(frozen=True, slots=True)
class Retention:
    """How long a row stays, and on what ground. Made by `after`, `with_parent` or `permanent`.

    `months` counts from the moment in the column `since`. `parent` names the foreign key to the row it stays as long
    as; in the vault such rows share the parent's key, so that they are destroyed together. `certain` is False where
    the term follows from no law: an installation may then set another (`INEEN_RETENTION`).
    """

    ground: str
    months: int | None = None
    since: str = ""
    parent: str = ""
    certain: bool = True

    def __post_init__(self) -> None:
        if not self.ground:
            raise ValueError("a retention has a ground")

    @classmethod
    def after(cls, *, since: str, months: int, ground: str, certain: bool = True) -> "Retention":
        """Rows go `months` months after the moment in the column `since`."""
        if months < 0 or not since:
            raise ValueError("a term counts months, zero or more, from a column")
        return cls(ground, months=months, since=since, certain=certain)

    @classmethod
    def with_parent(cls, parent: str, *, ground: str) -> "Retention":
        """Rows stay as long as the row that the foreign key `parent` points at."""
        if not parent:
            raise ValueError("a row that stays with its parent names the foreign key")
        return cls(ground, parent=parent)

    @classmethod
    def permanent(cls, *, ground: str) -> "Retention":
        """Rows stay."""
        return cls(ground)


@dataclass(frozen=True, slots=True, init=False)
class Declared:
    """The privacy declaration of one model: a retention, and one `Personal` per own column by name."""

    retention: Retention | None
    columns: Mapping[str, Personal] = field(default_factory=dict)
    attribute: ClassVar[str] = "privacy"

    def __init__(self, *, retention: Retention | None = None, **columns: Personal) -> None:
        object.__setattr__(self, "retention", retention)
        object.__setattr__(self, "columns", columns)


class Undeclared(LookupError):
    """A model says nothing about its columns, or not how long its rows stay."""


def declaration_of(model: type[Model]) -> Declared:
    """The declaration of a model with those of its abstract bases; raises Undeclared."""
    from ineen.ground.privacy.django_tables import DJANGO_TABLES

    said = [vars(base)[Declared.attribute] for base in model.__mro__ if Declared.attribute in vars(base)]
    said += [DJANGO_TABLES[model._meta.label]] if model._meta.label in DJANGO_TABLES else []
    if not said:
        raise Undeclared(f"{model._meta.label} has no privacy declaration")
    retention = next((declared.retention for declared in said if declared.retention), None)
    columns = {name: kind for declared in reversed(said) for name, kind in declared.columns.items()}
    return Declared(retention=retention, **columns)


def retention_of(model: type[Model]) -> Retention:
    """How long rows of a model stay here: as declared, or as this installation set it; raises Undeclared."""
    declared = declaration_of(model).retention
    if declared is None:
        raise Undeclared(f"{model._meta.label} does not say how long its rows stay")
    chosen: Mapping[str, int] = settings.INEEN_RETENTION
    if declared.certain or model._meta.label not in chosen:
        return declared
    months = chosen[model._meta.label]
    return Retention.after(since=declared.since, months=months, ground="vastgesteld door deze organisatie")


def past_term(model: type[Model], now: datetime) -> Q:
    """The rows of a model that have stayed their months and may go; raises Undeclared where it counts none."""
    kept = retention_of(model)
    if kept.months is None:
        raise Undeclared(f"the rows of {model._meta.label} stay, or stay with another")
    return Q(**{f"{kept.since}__lt": months_before(now, kept.months)})


def partnerships_with(old: "QuerySet[Any]") -> tuple[UUID | None, ...]:
    """The partnerships that have any of these rows; None for rows of none. One query."""
    return tuple(old.order_by("partnership").values_list("partnership", flat=True).distinct())


def months_before(now: datetime, months: int) -> datetime:
    """So many calendar months earlier; in a shorter month the last day of it."""
    year, month = divmod(now.year * 12 + now.month - 1 - months, 12)
    return now.replace(year=year, month=month + 1, day=min(now.day, monthrange(year, month + 1)[1]))


def unusable_terms() -> list[str]:
    """The models that `INEEN_RETENTION` names in vain: they are not there, or their term is not for who installs."""
    open_terms = {
        model._meta.label
        for model in apps.get_models()
        if (kept := declaration_of(model).retention) and kept.months is not None and not kept.certain
    }
    return sorted(set(settings.INEEN_RETENTION) - open_terms)


def columns_of(model: type[Model]) -> frozenset[str]:
    """The names that a declaration must have: own columns, and own many-to-many fields for their hidden tables."""
    own: list[Any] = [*model._meta.local_concrete_fields, *model._meta.local_many_to_many]
    return frozenset(one.name for one in own)
