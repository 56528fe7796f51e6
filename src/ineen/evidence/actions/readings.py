"""What people make of a figure: a reading, a question or its answer, that it needs none, and who may read it."""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django_scopes import scopes_disabled

from ineen.evidence import rules
from ineen.evidence.actions.keeping import ChangedMeanwhile, hold, kept_now
from ineen.evidence.actions.sentences import sentences
from ineen.evidence.models import LONGEST_TEXT, KeptFigure, Origin, Outcome, Reading, Waiver
from ineen.evidence.queries.looked_at import About
from ineen.evidence.queries.readings import NO_SUCH_READING
from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.inbox import actions as inbox
from ineen.ground.kernel.actors import Actor, HeldRole, Role
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.audience import Audience
from ineen.ground.kernel.refusals import BadInput, NotFound
from ineen.ground.organisations import queries as organisations
from ineen.ground.organisations.queries import OrganisationKind
from ineen.ground.ui import formats

MOST_SENTENCES: Final = 3
LONGEST_REASON: Final = 300
WRITTEN_MEANWHILE: Final = (
    "Intussen schreef iemand anders een duiding bij dit cijfer: {label}. Lees die eerst; uw tekst staat er nog."
)


@act
def write_reading(
    *,
    by: Actor,
    now: datetime,
    partnership: UUID,
    about: About,
    outcome: Outcome,
    text: str,
    after: UUID | None = None,
    origin: Origin = Origin.FIGURE,
    seen: str = "",
    figure: KeptFigure | None = None,
    ends: bool = False,
) -> Reading:
    """Say what a figure means, perhaps for another organisation; the figure is kept as it is now.

    after
        the newest reading of this figure that the writer saw; None where there was none. Where somebody wrote another
        meanwhile, BadInput says so.
    seen
        `Looked.seen` of what the writer saw; where the figure is another now, BadInput says so. Empty asks nothing.
    figure
        what was kept of it before, and was on the table; None keeps it as it is now.

    ends
        whether it takes the question back that waits there: who asked it says so.

    It answers the question that waits there, where who was asked speaks; another reading leaves that waiting. Raises
    NotAllowed, NotFound and BadInput.
    """
    viewer = organisations.viewer_acting(by, now)
    held = rules.check_may_interpret(viewer, partnership, by.on_behalf_of)
    words = checked(text)
    with scopes_disabled():
        hold(partnership, about)
        before = _newest(partnership, about)
        _check_seen(before, after)
        question = _waiting(partnership, about)
        if outcome is Outcome.QUESTION and question:
            raise BadInput("Er wacht al een vraag bij dit cijfer. Wacht het antwoord af, of trek die vraag eerst in.")
        asked = _police(partnership) if outcome is Outcome.QUESTION else None
        speaker = by.on_behalf_of or held.organisation
        ended = question if question and _is_ended(question, speaker, held, ends=ends) else None
        row = Reading.objects.create(
            figure=figure or kept_now(viewer, about, origin, now=now, partnership=partnership, seen=seen),
            outcome=outcome.value,
            text=words,
            asked_id=asked,
            answers=ended,
            person=by.somebody,
            label=by.label,
            organisation_id=held.organisation,
            on_behalf_of_id=by.on_behalf_of if by.on_behalf_of != held.organisation else None,
            source=by.source if by.on_behalf_of != held.organisation else "",
            written_at=now,
        )
        record(
            on=row,
            what=f"cijfer geduid: {_called(row.figure)}",
            details={"uitkomst": outcome.label, "duiding": words, "eerdere": str(before.pk) if before else ""},
        )
        if ended:
            inbox.settle(by=by, now=now, key=_key(ended))
        if outcome is Outcome.QUESTION:
            _ask(by, now, row)
    return row


@act
def confirm_reading(*, by: Actor, now: datetime, reading: UUID) -> None:
    """Say for one's own organisation that a reading that was entered for it is right.

    Raises NotFound where nothing waits for that, and NotAllowed for who is of another organisation.
    """
    with scopes_disabled():
        row = _locked(reading)
        if row.on_behalf_of_id is None or row.confirmed_at is not None:
            raise NotFound("Hier valt niets meer te bevestigen.")
        viewer = organisations.viewer_acting(by, now)
        rules.check_may_confirm_reading(viewer, row.figure.partnership_id, row.on_behalf_of_id)
        row.confirmed_at, row.confirmed_as = now, by.label
        row.save(update_fields=["confirmed_at", "confirmed_as"])
        record(on=row, what=f"duiding bevestigd: {_called(row.figure)}")


@act
def publish_reading(*, by: Actor, now: datetime, reading: UUID, checked_for_persons: bool) -> None:
    """Show a reading to everybody, after somebody read that it names nobody. Raises NotAllowed and BadInput."""
    with scopes_disabled():
        row = _locked(reading)
        rules.check_may_publish(organisations.viewer_acting(by, now), row.figure.partnership_id)
        rules.check_can_be_public(row)
        rules.check_is_about_own(AreaCode(row.figure.area), _municipalities(row.figure.partnership_id))
        newest = _newest(row.figure.partnership_id, About.kept(row.figure))
        if newest and newest.pk != row.pk:
            raise BadInput("Er staat een nieuwere duiding bij dit cijfer. Maak die openbaar, of geen van beide.")
        if not checked_for_persons:
            raise BadInput("Lees de duiding na: er mag geen persoon in te herkennen zijn. Zet daarna het vinkje.")
        if row.audience == Audience.PUBLIC:
            raise BadInput("Deze duiding is al openbaar.")
        _show_to(row, Audience.PUBLIC)
        record(on=row, what=f"duiding openbaar gemaakt: {_called(row.figure)}", details={"duiding": row.text})


@act
def close_reading(*, by: Actor, now: datetime, reading: UUID) -> None:
    """Show a reading to its partnership alone again. Raises NotAllowed, and BadInput where it is not public."""
    with scopes_disabled():
        row = _locked(reading)
        rules.check_may_publish(organisations.viewer_acting(by, now), row.figure.partnership_id)
        if row.audience != Audience.PUBLIC:
            raise BadInput("Deze duiding is niet openbaar.")
        _show_to(row, Audience.PARTNERSHIP)
        record(on=row, what=f"duiding niet langer openbaar: {_called(row.figure)}")


@act
def waive_figure(
    *,
    by: Actor,
    now: datetime,
    partnership: UUID,
    about: About,
    reason: str = "",
    origin: Origin = Origin.FIGURE,
    seen: str = "",
    figure: KeptFigure | None = None,
) -> Waiver:
    """Say that nobody needs to read a figure: it counts as done; `seen` and `figure` as in `write_reading`.

    Raises NotAllowed, NotFound and BadInput.
    """
    viewer = organisations.viewer_acting(by, now)
    rules.check_may_interpret(viewer, partnership)
    words = " ".join(reason.split())
    if len(words) > LONGEST_REASON:
        raise BadInput(f"De reden heeft {len(words)} tekens. Houd het bij {LONGEST_REASON}.")
    with scopes_disabled():
        hold(partnership, about)
        figure = figure or kept_now(viewer, about, origin, now=now, partnership=partnership, seen=seen)
        standing = Waiver.objects.filter(figure=figure, taken_back_at=None).first()
        if standing is not None:
            raise BadInput(f"Dit is al gezegd door {standing.label}.")
        row = Waiver.objects.create(figure=figure, reason=words, person=by.somebody, label=by.label, waived_at=now)
        record(on=row, what=f"cijfer hoeft niet geduid: {_called(figure)}", details={"reden": words})
    return row


@act
def take_waiver_back(*, by: Actor, now: datetime, waiver: UUID) -> None:
    """The figure needs a reading after all. Raises NotFound where that was said before, and NotAllowed."""
    with scopes_disabled():
        rows = Waiver.objects.select_for_update(of=("self",)).select_related("figure")
        row = rows.filter(pk=waiver, taken_back_at=None).first()
        viewer = organisations.viewer_acting(by, now)
        if row is None or row.figure.partnership_id not in rules.reads_in(viewer):
            raise NotFound("Dit is al teruggenomen, of niet voor u. Ververs de pagina.")
        rules.check_may_interpret(viewer, row.figure.partnership_id)
        row.taken_back_at, row.taken_back_as = now, by.label
        row.save(update_fields=["taken_back_at", "taken_back_as"])
        record(on=row, what=f"cijfer toch te duiden: {_called(row.figure)}")


def checked(text: str) -> str:
    """A reading as it is kept: at most three sentences. Raises BadInput with what to do."""
    words = "\n".join(" ".join(line.split()) for line in text.strip().splitlines() if line.strip())
    if not words:
        raise BadInput("Schrijf in één tot drie zinnen wat dit cijfer betekent.")
    if len(words) > LONGEST_TEXT:
        raise BadInput(f"Deze duiding heeft {len(words)} tekens. Houd het bij {LONGEST_TEXT}.")
    if (many := sentences(words)) > MOST_SENTENCES:
        raise BadInput(f"Dit zijn {formats.in_words(many)} zinnen. Houd het bij drie: wat iedereen moet weten.")
    return words


def _locked(reading: UUID) -> Reading:
    rows = Reading.objects.select_for_update(of=("self",)).select_related("figure")
    row = rows.filter(pk=reading).first()
    if row is None:
        raise NotFound(NO_SUCH_READING)
    return row


def _of(partnership: UUID, about: About) -> "QuerySet[Reading]":
    name, area, period = about.words
    return Reading.objects.filter(
        figure__partnership=partnership, figure__indicator=name, figure__area=area, figure__period=period
    )


def _municipalities(partnership: UUID) -> set[AreaCode]:
    return {one.municipality for one in organisations.members([partnership]) if one.municipality}


def _newest(partnership: UUID, about: About) -> Reading | None:
    rows = _of(partnership, about).select_for_update(of=("self",)).select_related("figure", "asked")
    return rows.order_by("-written_at", "-pk").first()


def _check_seen(newest: Reading | None, after: UUID | None) -> None:
    if newest is not None and newest.pk != after:
        raise ChangedMeanwhile(WRITTEN_MEANWHILE.format(label=newest.label))


def _police(partnership: UUID) -> UUID | None:
    """Who is asked: the police of the partnership, where they take part in it."""
    found = (one for one in organisations.members([partnership]) if one.kind is OrganisationKind.POLICE)
    return next((one.organisation for one in found), None)


def _waiting(partnership: UUID, about: About) -> Reading | None:
    """The question about a figure that nobody answered or took back."""
    return _of(partnership, about).filter(outcome=Outcome.QUESTION, answered_by=None).select_related("asked").first()


def _is_ended(question: Reading, speaker: UUID, held: HeldRole, *, ends: bool) -> bool:
    """A question is answered by who was asked, or by the coordinator where no police takes part; or taken back."""
    if ends and question.organisation_id != held.organisation:
        raise BadInput("Alleen wie de vraag stelde, trekt haar in.")
    answered = question.asked_id == speaker if question.asked_id else held.role is Role.COORDINATOR
    return answered or ends


def _ask(by: Actor, now: datetime, question: Reading) -> None:
    """Put it on the lists of the police, or of the coordinator where they do not sign in."""
    partnership = question.figure.partnership_id
    asked = question.asked_id
    to = organisations.persons_with_role(partnership, rules.INTERPRETERS, organisation=asked) if asked else ()
    to = to or organisations.persons_with_role(partnership, [Role.COORDINATOR])
    about = About.kept(question.figure)
    inbox.post(
        by=by,
        now=now,
        to=to,
        key=_key(question),
        sentence=f"Vraag bij een cijfer: {_called(question.figure)}. Wat ziet u?"[: inbox.LONGEST],
        url=f"{reverse('readings:figure', args=[about.slug])}?{about.query}",
        on=question.figure,
        partnership=partnership,
    )


def _show_to(row: Reading, audience: Audience) -> None:
    row.audience = audience.value
    row.save(update_fields=["audience"])


def _key(question: Reading) -> str:
    return f"reading/{question.pk}"


def _called(figure: KeptFigure) -> str:
    """`woninginbraak, Kompas, Zuidhaven, 2026`."""
    about = About.kept(figure)
    return f"{about.title}, {figure.area_name}, {formats.period(about.period)}"
