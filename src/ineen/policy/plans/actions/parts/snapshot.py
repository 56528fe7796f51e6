"""The rows of a plan as plain values, and what differs between two moments."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from django.db.models import Model, QuerySet

from ineen.policy.plans.models import (
    CoSigner,
    Goal,
    LocalChapter,
    RegionalTie,
    SafetyField,
    SafetyPlan,
    Theme,
    ThemeLead,
)

# what may hang on it comes after it
MODELS: Final[tuple[type[Model], ...]] = (
    SafetyPlan, SafetyField, Theme, Goal, ThemeLead, LocalChapter, RegionalTie, CoSigner,
)  # fmt: skip
BY_NAME: Final = {model.__name__.lower(): model for model in MODELS}
# rows that may change places with those that share these columns
GROUPS: Final[dict[str, tuple[str, ...]]] = {
    "safetyfield": (),
    "theme": ("municipality_id", "field_id"),
    "goal": ("theme_id",),
    "themelead": ("theme_id",),
    "regionaltie": (),
    "cosigner": (),
}
_WAY: Final[dict[type[Model], str]] = {SafetyPlan: "pk", ThemeLead: "theme__plan"}
ORDER: Final = "order"

Values = dict[str, Any]
Key = tuple[str, str]  # name of the model, primary key as text
Snapshot = Mapping[Key, Values]
Step = dict[str, Any]  # {model, pk, before, after, previous}


def key_of(row: Model) -> Key:
    return type(row).__name__.lower(), str(row.pk)


def rows_of(model: type[Model], plan: SafetyPlan) -> "QuerySet[Any]":
    """The rows of one model that hang on a plan, in their own order."""
    return model._default_manager.filter(**{_WAY.get(model, "plan"): plan.pk})


def snapshot(plan: SafetyPlan) -> Snapshot:
    """Every row of a plan, itself included, in their own order. Eight queries."""
    return {(name, str(row.pk)): _values(row) for name, model in BY_NAME.items() for row in rows_of(model, plan)}


def steps_between(before: Snapshot, after: Snapshot, moved: Iterable[Key] = ()) -> list[Step]:
    """What came, went and changed. Where a row stands among others counts only for those that were `moved`."""
    names = list(BY_NAME)
    found = [_step(key, before, after, key in set(moved)) for key in dict.fromkeys([*before, *after])]
    return sorted((step for step in found if step), key=lambda step: names.index(step["model"]))


def _step(key: Key, before: Snapshot, after: Snapshot, moved: bool) -> Step:
    was, is_now = before.get(key), after.get(key)
    step: Step = {"model": key[0], "pk": key[1], "before": was, "after": is_now, "previous": None}
    if was is not None and is_now is not None:
        names = [name for name in was if was[name] != is_now[name] and (moved or name != ORDER)]
        if not names and not moved:
            return {}
        names = list(dict.fromkeys([*names, *([ORDER] if moved else [])]))
        step |= {"before": {name: was[name] for name in names}, "after": {name: is_now[name] for name in names}}
    if was is not None and (is_now is None or moved):
        step["previous"] = previous(key, before)
    return step


def previous(key: Key, rows: Snapshot) -> str | None:
    """The row just before it in its group; None for the first, and where order is not kept."""
    group = GROUPS.get(key[0])
    if group is None:
        return None
    own = rows[key]
    earlier = [
        (values[ORDER], pk)
        for (name, pk), values in rows.items()
        if name == key[0] and values[ORDER] < own[ORDER] and all(values[one] == own[one] for one in group)
    ]
    return max(earlier)[1] if earlier else None


def read(model: type[Model], values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Plain values as the columns of a model hold them."""
    for field in model._meta.concrete_fields:
        if field.attname in values:
            yield field.attname, field.to_python(values[field.attname])


def _values(row: Model) -> Values:
    return {field.attname: _plain(getattr(row, field.attname)) for field in row._meta.concrete_fields}


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | int | list):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
