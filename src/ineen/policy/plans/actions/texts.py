"""Writing a text of a plan. Two who wrote at once both keep their words: one of them decides what the plan says."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Model
from django_scopes import scopes_disabled

from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.refusals import BadInput, NotAllowed, NotFound
from ineen.ground.organisations import queries as organisations
from ineen.ground.ui import formats
from ineen.policy.plans import rules
from ineen.policy.plans.actions.drafts import Tab, leave_only_unseen
from ineen.policy.plans.models import Goal, SafetyPlan, SettledBy, TextConflict, TextDraft, TextWriting
from ineen.policy.plans.queries import drafts
from ineen.policy.plans.queries.addresses import TextAddress
from ineen.policy.plans.queries.holders import part_row
from ineen.policy.plans.queries.text_words import is_line, longest, words_for
from ineen.policy.plans.queries.versions import digest, tidy

CHANGED_MEANWHILE = (
    "De tekst in het plan is intussen weer gewijzigd. Hieronder staat wat er nu staat: kijk opnieuw, en kies dan."
)


@dataclass(frozen=True, slots=True)
class Place:
    """A text, locked, for a writer who may write it: the plan, the row of the part, and what stands there."""

    plan: SafetyPlan
    part: Model
    address: TextAddress

    @property
    def text(self) -> str:
        return str(getattr(self.part, self.address.name))

    @property
    def called(self) -> str:
        """`woonoverlast, waarom dit gewicht`, as history names it."""
        label = str(words_for(self.address).label)
        return label if self.part is self.plan else f"{drafts.title_of(self.part)}, {label.lower()}"


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a text: it is in the plan, or `conflict` keeps it beside what came there meanwhile."""

    conflict: UUID | None = None


@act
def write_text(
    *, by: Actor, now: datetime, plan: str, address: TextAddress, text: str, based_on: str, tab: Tab | None = None
) -> Written:
    """Put a text in the plan, where nobody changed it since the writer began.

    based_on
        the digest of the text that the writer began from. Where the plan says something else by now, the plan stays as
        it is and a conflict keeps both.
    tab
        as `save_draft` takes it.

    Raises NotFound, NotAllowed, and BadInput for a text that cannot stand there.
    """
    text = tidy(text)
    with scopes_disabled():
        place = _place(by, now, plan, address)
        check_text(place, text)
        for draft in TextDraft.objects.filter(plan=place.plan, person=by.person, address=str(address)):
            leave_only_unseen(draft, text, tab)
        if digest(place.text) not in (based_on, digest(text)):
            return Written(_keep_both(by, now, place, text).pk)
        put(by, now, place, text, what="tekst gewijzigd")
    return Written()


@act
def confirm_text(*, by: Actor, now: datetime, plan: str, address: TextAddress) -> None:
    """Say for one's own organisation that a text that was written on its behalf is right.

    Raises NotFound where nothing waits for that, and NotAllowed for who is of another organisation.
    """
    with scopes_disabled():
        viewer = organisations.viewer_behind(by, now)
        locked = SafetyPlan.objects.select_for_update().get(pk=drafts.plan_row(viewer, plan).pk)
        place = Place(locked, part_row(locked, address.kind, address.part), address)
        row = _writing(place)
        if row is None or row.on_behalf_of is None or row.confirmed_at is not None:
            raise NotFound("Hier valt niets meer te bevestigen. Misschien is de tekst intussen gewijzigd.")
        rules.check_may_confirm(viewer, locked, row.on_behalf_of.pk)
        row.confirmed_at, row.confirmed_label = now, by.label
        row.save(update_fields=["confirmed_at", "confirmed_label"])
        record(on=locked, what=f"tekst bevestigd: {place.called}", details={"plaats": str(address)})


@act
def settle_conflict(
    *, by: Actor, now: datetime, plan: str, conflict: UUID, choice: SettledBy, based_on: str, text: str = ""
) -> TextAddress:
    """Choose between two versions of a text: the one of the plan, the other, or `text`, merged from both.

    based_on
        the digest of what the plan said when the writer chose.

    Raises NotFound, NotAllowed, and BadInput where somebody chose already, or the plan says something else by now.
    """
    with scopes_disabled():
        locked = _locked(by, now, plan)
        row = TextConflict.objects.select_for_update().filter(plan=locked, pk=conflict).first()
        if row is None:
            raise NotFound("Deze twee versies zijn er niet (meer). Kijk op de bladzijde van het plan wat er nu staat.")
        address = TextAddress.parse(row.address)
        check_open(row)
        if choice is SettledBy.THEIRS and not _stands(locked, address):
            _check_may_close(by, now, locked)
        else:
            place = _place(by, now, plan, address)
            if digest(place.text) != based_on:
                raise BadInput(CHANGED_MEANWHILE)
            if choice is not SettledBy.THEIRS:
                chosen = row.mine if choice is SettledBy.MINE else tidy(text)
                _put_chosen(_for_whom(by, row, choice), now, place, chosen)
        row.settled_at, row.settled_by, row.settled_label = now, choice.value, by.label
        row.save(update_fields=["settled_at", "settled_by", "settled_label"])
        details = {"plaats": row.address, "keuze": choice.label, "was": row.theirs, "anders": row.mine}
        label = words_for(address).label
        record(on=locked, what=f"tussen twee versies gekozen: {label}", details=details | {"versies": str(row.pk)})
    return address


def check_open(row: TextConflict) -> None:
    """Raises BadInput, with who chose what, for what was settled before."""
    if row.settled_at is not None:
        raise BadInput(
            f"Hierover is al beslist op {formats.day(row.settled_at.date())}, door {row.settled_label}: "
            f"{SettledBy(row.settled_by).label}."
        )


def check_text(place: Place, text: str) -> None:
    """Raises BadInput, with the remedy, for a text that cannot stand at its place."""
    label, most = words_for(place.address).label, longest(place.address)
    if len(text) > most:
        raise BadInput(
            f"Deze tekst is {formats.number(len(text))} tekens lang, er passen er {formats.number(most)}. "
            "Kort de tekst in, of verdeel haar over meer onderdelen.",
            place=str(label),
        )
    if is_line(place.address) and (not text or "\n" in text):
        raise BadInput("Vul een titel in van één regel.", place=str(label))
    if isinstance(place.part, Goal) and place.address.name == "without_indicator" and text and place.part.indicator:
        raise BadInput(
            "Dit doel heeft een indicator. Haal die eerst weg, of laat dit leeg.",
            place=str(label),
        )


def put(by: Actor, now: datetime, place: Place, text: str, *, what: str) -> None:
    """Write a text at a place that was locked and checked, and tell the audit what it was and became."""
    before = place.text
    setattr(place.part, place.address.name, text)
    place.part.save(update_fields=[place.address.name])
    TextWriting.objects.create(
        plan=place.plan,
        address=str(place.address),
        digest=digest(text),
        written_at=now,
        person_id=by.person,
        label=by.label,
        on_behalf_of_id=by.on_behalf_of,
        source=by.source,
    )
    record(
        on=place.plan,
        what=f"{what}: {place.called}",
        details={"plaats": str(place.address), "was": before, "wordt": text},
    )


def _locked(by: Actor, now: datetime, slug: str) -> SafetyPlan:
    """The plan, so that nobody else writes in it until the act ends."""
    pk = drafts.plan_row(organisations.viewer_behind(by, now), slug).pk
    return SafetyPlan.objects.select_for_update().get(pk=pk)


def _place(by: Actor, now: datetime, slug: str, address: TextAddress) -> Place:
    plan = _locked(by, now, slug)
    part = part_row(plan, address.kind, address.part)
    if reason := drafts.why_not(organisations.viewer_behind(by, now), plan, part):
        raise NotAllowed(reason)
    return Place(plan, part, address)


def _writing(place: Place) -> TextWriting | None:
    """Who wrote what stands there; None where nobody at the writing table did."""
    return drafts.writings(place.plan, {place.address: place.text}).get(str(place.address))


def _keep_both(by: Actor, now: datetime, place: Place, text: str) -> TextConflict:
    last = _writing(place)
    kept = TextConflict.objects.create(
        plan=place.plan,
        address=str(place.address),
        theirs=place.text,
        theirs_label=last.label if last else "",
        theirs_person=last.person if last else None,
        theirs_at=last.written_at if last else None,
        mine=text,
        person_id=by.person,
        label=by.label,
        on_behalf_of_id=by.on_behalf_of,
        source=by.source,
        arisen_at=now,
    )
    details = {"plaats": kept.address, "was": kept.theirs, "anders": kept.mine, "versies": str(kept.pk)}
    record(on=place.plan, what=f"twee versies van een tekst bewaard: {place.called}", details=details)
    return kept


def _put_chosen(by: Actor, now: datetime, place: Place, text: str) -> None:
    check_text(place, text)
    put(by, now, place, text, what="tekst gewijzigd na een keuze tussen twee versies")


def _for_whom(by: Actor, row: TextConflict, choice: SettledBy) -> Actor:
    """A text that was written for another organisation stays marked so."""
    if choice is SettledBy.MINE and row.on_behalf_of:
        return Actor(by.person, by.label, row.on_behalf_of.pk, row.source)
    return by


def _stands(plan: SafetyPlan, address: TextAddress) -> bool:
    try:
        part_row(plan, address.kind, address.part)
    except NotFound:
        return False
    return True


def _check_may_close(by: Actor, now: datetime, plan: SafetyPlan) -> None:
    """Of a part that is gone: who may write the plan may say so."""
    if reason := drafts.why_not(organisations.viewer_behind(by, now), plan, plan):
        raise NotAllowed(reason)
