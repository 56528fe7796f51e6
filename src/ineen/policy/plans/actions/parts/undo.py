"""Putting back what a change did. To undo is an act of its own, which can be undone in turn."""

from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.core.exceptions import ValidationError
from django_scopes import scopes_disabled

from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.kernel.actors import Actor, check_is_system
from ineen.ground.kernel.refusals import BadInput, NotFound
from ineen.policy.plans.actions.parts.changing import Changing, changing
from ineen.policy.plans.actions.parts.places import check_own, free_slug, in_order, municipality_of, write_order
from ineen.policy.plans.actions.parts.snapshot import (
    BY_NAME,
    GROUPS,
    ORDER,
    Snapshot,
    Step,
    Values,
    key_of,
    read,
    snapshot,
)
from ineen.policy.plans.actions.parts.structure import delete, label_of
from ineen.policy.plans.models import PlanChange, SafetyPlan, Theme
from ineen.policy.plans.queries.changes_made import KEPT_DAYS

GONE: Final = "Deze wijziging is er niet meer: ongedaan maken kan tot {days} dagen erna."
_AGAIN: Final = "“{name}” is daarna opnieuw gewijzigd. Ongedaan maken zou dat overschrijven; pas het zelf aan."
_WRITTEN: Final = "Aan “{name}” is daarna verder geschreven. Verwijder het zelf als het weg mag."
_WITHOUT_PARENT: Final = "“{name}” stond onder een thema dat er niet meer is. Zet eerst dat thema terug."
_STANDS: Final = "“{name}” staat er al weer. Verwijder dat eerst, of laat het zo."


@act
def undo_change(*, by: Actor, now: datetime, plan: str, change: UUID) -> PlanChange:
    """Put back what a change did, as far as nobody built on it since.

    Raises NotFound where it is forgotten, NotAllowed, and BadInput with why it cannot be put back.
    """
    with changing(by, now, plan) as opened:
        since = now - timedelta(days=KEPT_DAYS)
        row = PlanChange.objects.filter(plan=opened.plan, pk=change, at__gte=since).first()
        if row is None:
            raise NotFound(GONE.format(days=KEPT_DAYS))
        if PlanChange.objects.filter(undoes=row).exists():
            raise BadInput("Dit is al ongedaan gemaakt. Kijk onder “Onlangs gewijzigd” wat er nu staat.")
        opened.undoes, opened.what = row, f"Ongedaan gemaakt: {row.what}"
        _put_back(opened, row.steps)
    return opened.change


@act
def forget_changes(*, by: Actor, now: datetime, plan: UUID) -> None:
    """Take away what of a plan can no longer be undone. Only the system does this."""
    check_is_system(by, doing="Oude wijzigingen vergeten", command="ineen worker")
    with scopes_disabled():
        row = SafetyPlan.objects.get(pk=plan)
        count, _ = PlanChange.objects.filter(plan=row, at__lt=now - timedelta(days=KEPT_DAYS)).delete()
    record(on=row, what="oude wijzigingen vergeten", details={"aantal": count})


def _put_back(opened: Changing, steps: list[Step]) -> None:
    come = [step for step in steps if step["after"] is None]
    go = [step for step in steps if step["before"] is None]
    stay = [step for step in steps if step["before"] and step["after"]]
    for step in come:  # parents stand before what hangs on them
        _insert(opened, step)
    for step in stay:
        _change_back(opened, step)
    for step in reversed(go):
        _check_untouched(opened, step, {(one["model"], one["pk"]) for one in go})
    for step in reversed(go):
        row = _row(step)
        delete(row, "dit onderdeel")


def _insert(opened: Changing, step: Step) -> None:
    model, values = BY_NAME[step["model"]], dict(step["before"])
    name = values.get("title") or values.get("name") or "Dit onderdeel"
    row: Any = model(**dict(read(model, _with_home(opened, values, name))))
    if "slug" in values:
        row.slug = values["slug"] if _free(row) else free_slug(model, opened.plan, row.title)
    if step["model"] in GROUPS:
        row.order = max((one.order for one in in_order(model, opened.plan)), default=0) + 1
    check_own(opened, municipality_of(row))
    try:
        row.validate_constraints()
    except ValidationError as standing:
        raise BadInput(_STANDS.format(name=label_of(opened, row))) from standing
    row.save(force_insert=True)
    if step["model"] in GROUPS:
        _place(opened, row, step)


def _with_home(opened: Changing, values: Values, name: str) -> Values:
    """The row as it was, under what is still there."""
    if values.get("theme_id") is not None and not Theme.objects.filter(pk=values["theme_id"]).exists():
        raise BadInput(_WITHOUT_PARENT.format(name=name))
    if values.get("field_id") is not None and not opened.plan.fields.filter(pk=values["field_id"]).exists():
        return values | {"field_id": None}
    return values


def _free(row: Any) -> bool:
    return not type(row)._default_manager.filter(plan=row.plan_id, slug=row.slug).exists()


def _change_back(opened: Changing, step: Step) -> None:
    row: Any = _row(step)
    name = label_of(opened, row) if not isinstance(row, SafetyPlan) else row.title
    check_own(opened, municipality_of(row))
    stands = _now(opened)[step["model"], step["pk"]]
    if any(stands[column] != value for column, value in step["after"].items() if column != ORDER):
        raise BadInput(_AGAIN.format(name=name))
    back = _with_home(opened, {one: value for one, value in step["before"].items() if one != ORDER}, name)
    for column, value in read(type(row), back):
        setattr(row, column, value)
    if back:
        row.save(update_fields=list(back))
    if ORDER in step["before"]:
        _place(opened, row, step)


def _place(opened: Changing, row: Any, step: Step) -> None:
    """Behind the row that it stood behind; where that is gone, as near to its old place as may be."""
    rows = [one for one in in_order(type(row), opened.plan) if one.pk != row.pk]
    keys = [str(one.pk) for one in rows]
    group = [i for i, one in enumerate(rows) if all(getattr(one, n) == getattr(row, n) for n in GROUPS[step["model"]])]
    before = step["previous"]
    if before in keys:
        place = keys.index(before) + 1
    elif before is None and group:
        place = group[0]
    else:
        place = min(step["before"][ORDER] - 1, len(rows))
    rows.insert(place, row)
    write_order(type(row), rows)
    opened.moved.add(key_of(row))


def _check_untouched(opened: Changing, step: Step, going: set[tuple[str, str]]) -> None:
    row = _row(step)
    rows = _now(opened)
    stands, then = rows[step["model"], step["pk"]], step["after"]
    if any(stands[column] != value for column, value in then.items() if column != ORDER):
        raise BadInput(_WRITTEN.format(name=label_of(opened, row)))
    hanging = [
        key
        for key, values in rows.items()
        if step["model"] == "theme" and str(values.get("theme_id")) == step["pk"] and key not in going
    ]
    filled = step["model"] == "safetyfield" and any(
        key[0] == "theme" and str(values["field_id"]) == step["pk"] and key not in going for key, values in rows.items()
    )
    if hanging or filled:
        raise BadInput(_WRITTEN.format(name=label_of(opened, row)))


def _row(step: Step) -> Any:
    row = BY_NAME[step["model"]]._default_manager.filter(pk=step["pk"]).first()
    if row is None:
        raise BadInput("Wat hier stond is er niet meer. Zet eerst terug wat daarna is verwijderd.")
    return row


def _now(opened: Changing) -> Snapshot:
    return snapshot(opened.plan)
