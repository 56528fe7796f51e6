"""What import contracts cannot see: where the foreign keys of the rows point. The layers are those of the contracts."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from django.apps import apps
from django.db.models import ForeignKey, Model

from ineen.config.routers import databases_of
from tests.architecture.house import height

USERS = "ineen.ground.organisations"


class Pointer(NamedTuple):
    """A column of one row that points at another."""

    holder: type[Model]
    field: Any
    target: type[Model]

    def __str__(self) -> str:
        return f"{self.holder._meta.label}.{self.field.name} → {self.target._meta.label}"


def room(model: type[Model]) -> str:
    return str(apps.get_app_config(model._meta.app_label).name)


def points_down(holder: str, target: str) -> bool:
    """Whether a room may point at another: within itself, at Django, or at what its layer stands on.

    What others bring points at the user, wherever an installation keeps it.
    """
    if holder == target or not target.startswith("ineen."):
        return True
    if not holder.startswith("ineen."):
        return target == USERS
    upper, lower = holder.split("."), target.split(".")
    depth = next(depth for depth, pair in enumerate(zip(upper, lower, strict=False)) if pair[0] != pair[1])
    container = ".".join(upper[:depth])
    return height(container, upper[depth]) > height(container, lower[depth])


def pointers() -> Iterator[Pointer]:
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.get_fields():
            if isinstance(field, ForeignKey) and field.model is model:
                yield Pointer(model, field, apps.get_model(field.related_model._meta.label))


def test_every_foreign_key_points_downwards_or_stays_in_its_room() -> None:
    upward = [str(pointer) for pointer in pointers() if not points_down(room(pointer.holder), room(pointer.target))]
    assert upward == []


def test_a_key_to_another_room_leaves_no_attribute_there() -> None:
    found = [
        str(pointer)
        for pointer in pointers()
        if room(pointer.holder).startswith("ineen.")
        and room(pointer.holder) != room(pointer.target)
        and not str(pointer.field.remote_field.related_name).endswith("+")
    ]
    assert found == []


def test_no_foreign_key_leaves_its_database() -> None:
    """So none leaves the vault: what lives there points at what lives there too."""
    out = [
        str(pointer)
        for pointer in pointers()
        if not databases_of(pointer.holder._meta.app_label) <= databases_of(pointer.target._meta.app_label)
    ]
    assert out == []


@pytest.mark.parametrize(
    ("holder", "target", "down"),
    [
        ("ineen.policy.plans", "ineen.ground.organisations", True),
        ("ineen.policy.execution", "ineen.policy.plans", True),
        ("ineen.policy.plans", "ineen.policy.execution", False),
        ("ineen.policy.execution", "ineen.policy.participation", False),
        ("ineen.evidence", "ineen.policy.plans", False),
        ("ineen.vault.cases", "ineen.operations.events", False),
        ("ineen.ground.areas", "ineen.ground.areas", True),
        ("ineen.ground.areas", "django.contrib.auth", True),
        ("allauth.mfa", "ineen.ground.organisations", True),
        ("allauth.mfa", "ineen.policy.plans", False),
    ],
)
def test_the_layers_are_those_of_the_contracts(holder: str, target: str, down: bool) -> None:
    assert points_down(holder, target) is down
