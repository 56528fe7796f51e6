"""One row in every table of Ineen, always the same: `python -m tests.upgrade.filling` fills this installation."""

import random
from datetime import UTC, date, datetime
from typing import Any
from unittest import mock
from uuid import NAMESPACE_URL, UUID, uuid5

import django

MOMENT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
COMPARTMENT = UUID(int=1)
SHA256 = 64  # hexadecimal digits
# filled by acts rather than by hand
BY_ACTS = {"audit.auditentry", "audit.streamhead", "privacy.recordkey"}
# where a constraint wants something else than the first value that fits the column
WANTED: dict[str, dict[str, Any]] = {
    "areas.area": {"kind": "municipality", "code": "GM0342", "municipality": "GM0342", "parent": ""},
    "areas.division": {"year": 2026},
    "evidence.figuremeeting": {"closed_as": ""},
    "evidence.keptfigure": {"status": "not_published"},
    "evidence.meetingresult": {"kind": "place"},
    "evidence.reading": {"source": ""},
    "evidence.receipt": {"withdrawn_because": ""},
    "evidence.refreshplan": {"every": "never", "outcome": "", "failures": 0, "because": ""},
    "evidence.waiver": {"taken_back_as": ""},
    "evidence.release": {"withdrawn_because": ""},
    "execution.funding": {"asked": 8000},
    "execution.actionproposal": {"withdrawn_at": MOMENT, "withdrawn_as": "1"},
    "plans.figurecitation": {"removed_as": ""},
    "organisations.organisation": {"area_code": "GM0342"},
    "access.invitation": {"role": "adviser"},
    "access.signin": {"refused": True},
    "inbox.inboxitem": {"url": "/mijn-werk"},
    "outbox.mail": {"notice": ""},
    "plans.textconflict": {"settled_by": "", "settled_label": ""},
    "plans.goal": {"indicator": "", "baseline_period": "", "target_bound": ""},
}
WANTED_IN_VAULT: dict[str, dict[str, Any]] = {"files.storedfile": {"key": UUID(int=2)}}


def main() -> None:
    django.setup()
    from ineen.faces.command.prepare import prepare_databases
    from ineen.ground.audit.seal import seal

    chance = random.Random(1)
    with mock.patch("os.urandom", chance.randbytes), mock.patch("django.utils.timezone.now", return_value=MOMENT):
        prepare_databases()
        fill("default")
        from ineen.ground.privacy.compartments import compartment

        with compartment(COMPARTMENT):
            fill("vault")
        seal(now=MOMENT)


def fill(alias: str) -> None:
    """Write the rows in one act, that records each."""
    from django.apps import apps
    from django.db import router

    from ineen.ground.audit.acts import act
    from ineen.ground.audit.entries import record
    from ineen.ground.kernel.actors import Actor, system

    @act(database=alias)
    def fill_tables(*, by: Actor, now: datetime) -> None:
        for model in apps.get_models():
            ours = model.__module__.startswith("ineen.") and model._meta.label_lower not in BY_ACTS
            if ours and router.allow_migrate_model(alias, model):
                row = one_of(model, alias)
                row.compartment = COMPARTMENT if alias == "vault" else None
                record(on=row, what="gevuld")

    fill_tables(by=system("vuller"), now=MOMENT)


def one_of(model: Any, alias: str) -> Any:
    """The row of a model, made with what it points at when it is not there yet."""
    kept = model._base_manager.using(alias).order_by("pk").first()
    if kept is not None:
        return kept
    label = model._meta.label_lower
    wanted = WANTED.get(label, {}) | (WANTED_IN_VAULT.get(label, {}) if alias == "vault" else {})
    fields = [field for field in model._meta.concrete_fields if not getattr(field, "generated", False)]
    values = {field.name: wanted.get(field.name, _value(field, alias)) for field in fields if not _is_number(field)}
    row = model(**values)
    row.save(using=alias, force_insert=True)
    for several in model._meta.many_to_many:
        getattr(row, several.name).add(one_of(several.related_model, alias))
    return row


def _is_number(field: Any) -> bool:
    return bool(field.primary_key and field.get_internal_type().endswith("AutoField"))


def _value(field: Any, alias: str) -> Any:
    if field.name == "compartment" and alias == "vault":
        return COMPARTMENT
    if field.null:
        return None
    if field.is_relation:
        return one_of(field.related_model, alias)
    if field.choices:
        return field.flatchoices[0][0]
    return _plain(field)


def _plain(field: Any) -> Any:
    kind = field.get_internal_type()
    if kind == "UUIDField":
        return uuid5(NAMESPACE_URL, str(field))
    if field.has_default():
        return field.get_default()
    return "0" * SHA256 if kind == "CharField" and field.max_length == SHA256 else _FIRST[kind]


_FIRST: dict[str, Any] = {
    "BigIntegerField": 1,
    "BinaryField": b"1",
    "BooleanField": False,
    "CharField": "1",
    "DateField": date(2026, 1, 2),
    "DateTimeField": MOMENT,
    "DecimalField": 1,
    "EmailField": "iemand@voorbeeld.example",
    "FileField": "1",
    "FloatField": 1.0,
    "IntegerField": 1,
    "JSONField": {},
    "PositiveBigIntegerField": 1,
    "PositiveIntegerField": 1,
    "PositiveSmallIntegerField": 1,
    "SlugField": "een",
    "SmallIntegerField": 1,
    "TextField": "1",
    "URLField": "https://voorbeeld.example/",
}

if __name__ == "__main__":
    main()
