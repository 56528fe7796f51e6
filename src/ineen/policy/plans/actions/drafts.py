"""Keeping what somebody is still writing. It is hers alone: the audit tells that she writes, never what."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django_scopes import scopes_disabled

from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import goes_on, record
from ineen.ground.kernel.actors import Actor, check_is_system
from ineen.ground.kernel.refusals import BadInput, NotAllowed, NotFound
from ineen.ground.organisations import queries as organisations
from ineen.policy.plans.models import SafetyPlan, TextDraft
from ineen.policy.plans.queries import drafts
from ineen.policy.plans.queries.addresses import TextAddress
from ineen.policy.plans.queries.own_drafts import old_drafts
from ineen.policy.plans.queries.text_words import LONGEST
from ineen.policy.plans.queries.versions import digest, tidy

LONGEST_DRAFT = 5 * LONGEST  # a draft may be too long for the plan: what was typed is kept until it is shortened
NO_DRAFT = "Er is hier geen concept van u. Misschien staat de tekst al in het plan."


@dataclass(frozen=True, slots=True)
class Tab:
    """One opened editor: its own mark, and the digest of the draft that it opened with, empty where there was none."""

    mark: str
    opened: str

    def has_seen(self, draft: TextDraft) -> bool:
        return draft.tab == self.mark or digest(draft.text) == self.opened


@act
def save_draft(
    *, by: Actor, now: datetime, plan: str, address: TextAddress, text: str, based_on: str, tab: Tab | None = None
) -> TextDraft:
    """Keep what is being typed. One entry tells the audit when a draft began; each later save goes on with it.

    tab
        where it is typed: what she wrote in another one is kept beside it.

    Raises NotFound, also for a part that is gone unless the draft was there before; NotAllowed; BadInput for more than
    `LONGEST_DRAFT` signs.
    """
    text, writer = tidy(text), _writer(by)
    if len(text) > LONGEST_DRAFT:
        raise BadInput("Dit is te lang om als concept te bewaren. Kort de tekst in, of kopieer haar naar een bestand.")
    with scopes_disabled():
        row = drafts.plan_row(organisations.viewer_behind(by, now), plan)
        found = TextDraft.objects.select_for_update().filter(plan=row, person=by.person, address=str(address)).first()
        _check_may_draft(by, now, plan, address, found)
        begins = found is None or found.discarded_at is not None
        draft = found or TextDraft(plan=row, person_id=writer, address=str(address))
        if tab and not begins and not tab.has_seen(draft) and draft.text != text:
            draft.other = draft.text
        draft.tab = tab.mark if tab else ""
        draft.text, draft.saved_at, draft.discarded_at = text, now, None
        if begins:
            draft.based_on, draft.begun_at = based_on, now
        draft.save()
        if begins:
            record(on=draft, what="concept begonnen", details=_where(draft, plan))
        else:
            goes_on(on=draft)
    return draft


@act
def turn_draft(*, by: Actor, now: datetime, plan: str, address: TextAddress) -> TextDraft:
    """Go on with what was written in another tab; what stood before it is kept in its place. Raises NotFound."""
    draft = _own(by, now, plan, address, discarded=False)
    draft.text, draft.other = draft.other, draft.text
    draft.save(update_fields=["text", "other"])
    record(on=draft, what="verder met de tekst uit een ander tabblad", details=_where(draft, plan))
    return draft


def leave_only_unseen(draft: TextDraft, text: str, tab: Tab | None) -> None:
    """Within an act that put `text` in the plan: of its draft only what was written in another tab stays."""
    other = draft.other if tab is None or tab.has_seen(draft) else draft.text
    if tab is None or other in ("", text):
        draft.delete()
        return
    draft.text, draft.other, draft.tab = other, "", ""
    draft.save(update_fields=["text", "other", "tab"])


@act
def discard_draft(*, by: Actor, now: datetime, plan: str, address: TextAddress) -> TextDraft:
    """Put a draft away; it can be taken back. Raises NotFound."""
    draft = _own(by, now, plan, address, discarded=False)
    draft.discarded_at = now
    draft.save(update_fields=["discarded_at"])
    record(on=draft, what="concept weggegooid", details=_where(draft, plan))
    return draft


@act
def restore_draft(*, by: Actor, now: datetime, plan: str, address: TextAddress) -> TextDraft:
    """Take a draft back that was put away. Raises NotFound."""
    draft = _own(by, now, plan, address, discarded=True)
    draft.discarded_at = None
    draft.save(update_fields=["discarded_at"])
    record(on=draft, what="concept teruggehaald", details=_where(draft, plan))
    return draft


@act
def forget_drafts(*, by: Actor, now: datetime, plan: UUID) -> None:
    """Take away the drafts of a plan whose term has passed, and those put away long ago. Only the system does this."""
    check_is_system(by, doing="Oude concepten vergeten", command="ineen worker")
    with scopes_disabled():
        row = SafetyPlan.objects.get(pk=plan)
        count, _ = TextDraft.objects.filter(old_drafts(now), plan=row).delete()
    record(on=row, what="oude concepten vergeten", details={"aantal": count})


def _writer(by: Actor) -> UUID:
    if by.person is None:
        raise NotAllowed("Alleen een persoon schrijft een concept.")
    return by.person


def _check_may_draft(by: Actor, now: datetime, plan: str, address: TextAddress, found: TextDraft | None) -> None:
    try:
        block = drafts.text_block(organisations.viewer_behind(by, now), plan, address)
    except NotFound:
        if found is None:
            raise
        return
    if block.why_not:
        raise NotAllowed(block.why_not)


def _own(by: Actor, now: datetime, plan: str, address: TextAddress, *, discarded: bool) -> TextDraft:
    with scopes_disabled():
        row = drafts.plan_row(organisations.viewer_behind(by, now), plan)
        mine = TextDraft.objects.select_for_update().filter(plan=row, person=by.person, address=str(address))
        found = mine.filter(discarded_at__isnull=not discarded).first()
    if found is None:
        raise NotFound(NO_DRAFT)
    return found


def _where(draft: TextDraft, plan: str) -> dict[str, str]:
    return {"plan": plan, "plaats": draft.address}
