"""What people made of figures: for everybody what is public, for who works in a partnership all of hers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django_scopes import scopes_disabled

from ineen.evidence import rules
from ineen.evidence.models import KeptFigure, Outcome, Reading
from ineen.evidence.queries.looked_at import About, revised
from ineen.ground.kernel.actors import Role, Viewer
from ineen.ground.kernel.audience import Audience
from ineen.ground.kernel.refusals import NotAllowed, NotFound

NO_SUCH_READING: Final = "Deze duiding is er niet, of is niet voor u. Kijk bij het cijfer zelf."
NO_SUCH_FIGURE: Final = "Dit cijfer is niet vastgelegd, of is niet voor u. Kies het cijfer opnieuw."


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingView:
    """A reading as the viewer may know it.

    who
        function and organisation; of words for another organisation that organisation.
    source
        where those words came from; empty for who stands outside the partnership.
    revised
        how the figure stands now, in a sentence; empty where it still stands.
    newest
        whether no later reading of the same figure stands in its place.
    own
        whether it is of a partnership of the viewer.
    answers, takes_back
        whether a question ended with it, and whether that was since who asked it needs no answer any more.
    may_answer, may_take_back
        of a question: whether the viewer speaks for who was asked, and whether her organisation asked it.
    """

    id: UUID
    about: About
    figure: UUID
    sentence: str
    area_name: str
    value: float | None
    status: str
    source_line: str
    outcome: Outcome
    text: str
    who: str
    partnership: UUID
    partnership_name: str
    source: str
    written_at: datetime
    to_confirm: bool
    may_confirm: bool
    public: bool
    why_not_public: str
    asked: str
    answers: bool
    takes_back: bool
    answered: bool
    may_answer: bool
    may_take_back: bool
    revised: str
    newest: bool
    own: bool

    @property
    def question(self) -> bool:
        """Whether it is a question that nobody answered or took back yet."""
        return self.outcome is Outcome.QUESTION and not self.answered


def readings_about(
    viewer: Viewer, abouts: Iterable[About] = (), *, indicator: str = "", areas: Iterable[object] = ()
) -> tuple[ReadingView, ...]:
    """The newest reading that the viewer may see of each of these figures, or of one indicator about areas. One query.

    Of a partnership of hers the newest of all; of another the newest that is public.
    """
    wanted = {one.words for one in abouts}
    which = Q(figure__indicator=indicator) if indicator else Q(figure__indicator__in={name for name, *_ in wanted})
    codes = [str(one) for one in areas] or sorted({area for _, area, _ in wanted})
    found: dict[tuple[object, ...], ReadingView] = {}
    for one in _views(viewer, _visible(viewer).filter(which, figure__area__in=codes)):
        if not wanted or one.about.words in wanted:
            found.setdefault((one.partnership, *one.about.words), one)
    return tuple(found.values())


def history(viewer: Viewer, about: About, partnership: UUID) -> tuple[ReadingView, ...]:
    """Every reading of a figure in a partnership that the viewer may see, the newest first. One query."""
    name, area, period = about.words
    rows = _visible(viewer).filter(figure__partnership=partnership, figure__indicator=name)
    return tuple(_views(viewer, rows.filter(figure__area=area, figure__period=period)))


def own_readings(viewer: Viewer, partnership: UUID) -> tuple[ReadingView, ...]:
    """Of the viewer's own partnership the newest reading of every figure, and what waits for an answer. One query.

    The last written comes first.
    """
    check_own(viewer, partnership)
    rows = _visible(viewer).filter(figure__partnership=partnership)
    waits = Q(outcome=Outcome.QUESTION, is_answered=False)
    return tuple(_views(viewer, rows.filter(Q(superseded=False) | waits)))


def reading(viewer: Viewer, key: UUID) -> ReadingView:
    """One reading; raises NotFound, also for who may not see it. One query."""
    found = next(_views(viewer, _visible(viewer).filter(pk=key)), None)
    if found is None:
        raise NotFound(NO_SUCH_READING)
    return found


def open_questions(viewer: Viewer) -> tuple[ReadingView, ...]:
    """Questions of the viewer's partnerships that wait for her to answer them: she is of who was asked, or coordinates.

    One query; none for who answers nothing.
    """
    own = [held for held in viewer.held_roles if held.role in rules.INTERPRETERS]
    if not own:
        return ()
    organisations = {(held.partnership, held.organisation) for held in own}
    coordinated = {held.partnership for held in own if held.role is Role.COORDINATOR}
    rows = _visible(viewer).filter(outcome=Outcome.QUESTION, figure__partnership__in=[one.partnership for one in own])
    asked = {row.pk: (row.figure.partnership_id, row.asked_id) for row in rows}
    found = [one for one in _views(viewer, rows) if one.question]
    return tuple(one for one in found if asked[one.id] in organisations or one.partnership in coordinated)


def to_confirm(viewer: Viewer) -> tuple[ReadingView, ...]:
    """What was entered for an organisation of the viewer, and waits for its word. One query; none without a role."""
    own = Q(pk__in=[])
    for held in viewer.held_roles:
        own |= Q(figure__partnership=held.partnership, on_behalf_of=held.organisation)
    if not viewer.held_roles:
        return ()
    rows = _visible(viewer).filter(own, confirmed_at=None)
    return tuple(one for one in _views(viewer, rows) if one.newest)


def kept_figure(viewer: Viewer, key: UUID) -> KeptFigure:
    """A figure that a partnership of the viewer kept; raises NotFound. One query."""
    with scopes_disabled():
        row = KeptFigure.objects.filter(pk=key, partnership__in=rules.reads_in(viewer)).first()
    if row is None:
        raise NotFound(NO_SUCH_FIGURE)
    return row


def home(viewer: Viewer) -> UUID:
    """The partnership whose readings the viewer looks at; raises NotAllowed for who looks at none."""
    return rules.check_reads(viewer).partnership


def reading_partnerships(viewer: Viewer) -> frozenset[UUID]:
    """The partnerships whose readings and meetings the viewer sees."""
    return rules.reads_in(viewer)


def why_not_interpret(viewer: Viewer, partnership: UUID) -> str:
    """Why the viewer writes no reading there; empty where she may."""
    try:
        rules.check_may_interpret(viewer, partnership)
    except NotAllowed as reason:
        return str(reason)
    return ""


def for_whom(viewer: Viewer, partnership: UUID) -> bool:
    """Whether the viewer writes for other organisations there."""
    return viewer.has(Role.COORDINATOR, partnership=partnership)


def check_own(viewer: Viewer, partnership: UUID) -> None:
    """Raises NotAllowed for who reads no readings of a partnership."""
    if partnership not in rules.reads_in(viewer):
        raise NotAllowed(rules.NOT_READING)


def _visible(viewer: Viewer) -> "QuerySet[Reading]":
    """With all that a view tells, and whether a later reading stands in its place."""
    own = rules.reads_in(viewer)
    seen = Q(audience=Audience.PUBLIC.value)
    if own:
        seen |= Q(figure__partnership__in=own)
    with scopes_disabled():
        rows = Reading.objects.filter(seen)
        later = Reading.objects.filter(
            figure__partnership=OuterRef("figure__partnership"),
            figure__indicator=OuterRef("figure__indicator"),
            figure__area=OuterRef("figure__area"),
            figure__period=OuterRef("figure__period"),
        ).filter(Q(written_at__gt=OuterRef("written_at")) | Q(written_at=OuterRef("written_at"), pk__gt=OuterRef("pk")))
        told = rows.select_related("figure__partnership", "organisation", "on_behalf_of", "asked", "answers")
        answered = Exists(Reading.objects.filter(answers=OuterRef("pk")))
        return told.annotate(superseded=Exists(later), is_answered=answered)


def _views(viewer: Viewer, rows: "QuerySet[Reading]") -> Iterator[ReadingView]:
    found = list(rows)
    changed = revised(viewer, (row.figure for row in found))
    for row in found:
        yield _view(viewer, row, changed.get(row.figure.pk, ""))


def _view(viewer: Viewer, row: Reading, changed: str) -> ReadingView:
    figure = row.figure
    own = figure.partnership_id in rules.reads_in(viewer)
    behalf = row.on_behalf_of.name if row.on_behalf_of else ""
    waits = bool(behalf) and row.confirmed_at is None
    return ReadingView(
        id=row.pk,
        about=About.kept(figure),
        figure=figure.pk,
        sentence=figure.sentence,
        area_name=figure.area_name,
        value=figure.value,
        status=figure.status,
        source_line=f"{figure.publisher}, tabel {figure.table}, opgehaald {figure.retrieved:%d-%m-%Y}",
        outcome=Outcome(row.outcome),
        text=row.text,
        who=f"namens {behalf}" if behalf else row.label,
        partnership=figure.partnership_id,
        partnership_name=figure.partnership.name,
        source=row.source if own else "",
        written_at=row.written_at,
        to_confirm=waits,
        may_confirm=waits and _is_of(viewer, row),
        public=row.audience == Audience.PUBLIC,
        why_not_public=_why_not_public(viewer, row) if own else rules.NOT_READING,
        asked=row.asked.name if row.asked else "",
        answers=row.answers_id is not None,
        takes_back=_takes_back(row),
        answered=row.is_answered,  # type: ignore[attr-defined]
        may_answer=_may_answer(viewer, row),
        may_take_back=any(
            held.organisation == row.organisation_id and held.partnership == figure.partnership_id
            for held in viewer.held_roles
            if held.role in rules.INTERPRETERS
        ),
        revised=changed,
        newest=not row.superseded,  # type: ignore[attr-defined]
        own=own,
    )


def _takes_back(row: Reading) -> bool:
    question = row.answers
    if question is None or question.asked_id is None:
        return False
    return question.asked_id != (row.on_behalf_of_id or row.organisation_id)


def _may_answer(viewer: Viewer, row: Reading) -> bool:
    """Who was asked answers; where no police takes part, the coordinator."""
    own = [one for one in viewer.held_roles if one.partnership == row.figure.partnership_id]
    if row.asked_id is None:
        return any(one.role is Role.COORDINATOR for one in own)
    return any(one.organisation == row.asked_id and one.role in rules.INTERPRETERS for one in own)


def _is_of(viewer: Viewer, row: Reading) -> bool:
    try:
        rules.check_may_confirm_reading(viewer, row.figure.partnership_id, row.on_behalf_of_id)  # type: ignore[arg-type]
    except NotAllowed:
        return False
    return True


def _why_not_public(viewer: Viewer, row: Reading) -> str:
    try:
        rules.check_may_publish(viewer, row.figure.partnership_id)
        rules.check_can_be_public(row)
    except NotAllowed as reason:
        return str(reason)
    return ""
