"""Destroying a record of the vault: its key goes, the chain stays, a record without names says so.

Every destruction also stands in a file beside the seals. After a restore `repeat_destructions` runs before the vault
serves, so that a backup does not bring back what was destroyed.
"""

import json
from contextvars import copy_context
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction
from django.db.models import Model

from ineen.ground.audit.acts import act
from ineen.ground.audit.chain import as_json, same, sign
from ineen.ground.audit.entries import record
from ineen.ground.audit.models import Destruction
from ineen.ground.audit.outside import adding_to, lines_of
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.refusals import BadInput, NotFound
from ineen.ground.privacy.compartments import VAULT, compartment
from ineen.ground.privacy.keys import forget, key_ids, record_of

# the compartment of what the vault does for itself
HOUSEKEEPING = UUID(int=0)
LOG = "destructions.txt"
TOLD = ("id", "key", "kind", "ground", "at", "by")


@act(database=VAULT)
def destroy_record(*, by: Actor, now: datetime, row: Model, ground: str) -> Destruction:
    """Destroy the key of the record that a row of the vault belongs to: what was encrypted with it is gone for good.

    The columns of the row itself are the work of its own room, in the same act. `ground` is Dutch and names nobody.
    Raises BadInput without a ground, NotFound when the record has no key (any more).
    """
    if not ground.strip():
        raise BadInput("Geef de grond voor de vernietiging.")
    name = record_of(row)
    found = key_ids(record=name)
    if not found:
        raise NotFound("Dit record heeft geen sleutel: er is niets vastgelegd, of het is al vernietigd.")
    destruction = Destruction(key=found[0], kind=name.rpartition("/")[0], ground=ground, at=now, by=by.person)
    destruction.save(using=VAULT, force_insert=True)
    return _destroy(destruction, "record vernietigd")


def repeat_destructions(*, by: Actor, now: datetime) -> int:
    """Destroy again what a restore brought back, and tell again what it forgot; returns how many. Safe to repeat."""
    told = {destruction.key: destruction for destruction in Destruction.objects.using(VAULT).all()}
    known = {destruction.key: destruction for destruction in _logged()} | told
    again = (set(known) - set(told)) | set(key_ids(id__in=list(known)))
    for key in sorted(again):
        with compartment(HOUSEKEEPING):
            _repeat(by=by, now=now, destruction=known[key])
    return len(again)


@act(database=VAULT)
def _repeat(*, by: Actor, now: datetime, destruction: Destruction) -> Destruction:  # noqa: ARG001
    if destruction._state.adding:
        destruction.save(using=VAULT, force_insert=True)
    return _destroy(destruction, "vernietiging herhaald na terugzetten")


def _destroy(destruction: Destruction, what: str) -> Destruction:
    record(on=destruction, what=what, details={"kind": destruction.kind, "ground": destruction.ground})
    # part of this act, though the transaction may end after it
    transaction.on_commit(partial(copy_context().run, _forget, destruction), using=VAULT)
    return destruction


def _forget(destruction: Destruction) -> None:
    """First the line outside the database, then the key: a crash in between is mended by `repeat_destructions`."""
    text = as_json({name: getattr(destruction, name) for name in TOLD})
    with adding_to(LOG) as file:
        if str(destruction.key) not in file.read():
            file.write(f"{text}\t{sign(text)}\n")
    forget(destruction.key)


def _logged() -> list[Destruction]:
    """The destructions in the file; a line that was not signed here destroys nothing."""
    pairs = (line.rpartition("\t") for line in lines_of(LOG))
    told = [json.loads(text) for text, _, mac in pairs if same(mac, sign(text))]
    return [Destruction(**one | {"id": UUID(one["id"]), "key": UUID(one["key"])}) for one in told]
