"""Taking texts of an earlier plan over: who takes them saw what stands here, and one act back puts all of it back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from ineen.ground.audit.acts import act
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.refusals import BadInput, NotFound
from ineen.ground.ui import formats
from ineen.policy.plans.actions.parts.changing import Changing, changing
from ineen.policy.plans.actions.parts.choices import ambitions_of
from ineen.policy.plans.actions.parts.places import check_own, last_order, organisation_of, row_of
from ineen.policy.plans.actions.parts.structure import add_row
from ineen.policy.plans.models import LocalChapter, PlanChange, SafetyPlan
from ineen.policy.plans.queries.adding import appended
from ineen.policy.plans.queries.addresses import PartKind
from ineen.policy.plans.queries.earlier import (
    AMBITIONS,
    TITLE,
    EarlierPart,
    How,
    Passage,
    earlier_plan,
    part_beside,
    texts_of,
)
from ineen.policy.plans.queries.pieces import Piece, PieceKind
from ineen.policy.plans.queries.reading import NO_SUCH_PLAN
from ineen.policy.plans.queries.text_words import LONGEST
from ineen.policy.plans.queries.texts import GoalText, PlanText, ThemeText
from ineen.policy.plans.queries.wording import plan_text

MOVED_ON: Final = (
    "“{label}” is in uw plan intussen gewijzigd. Hieronder staat wat er nu staat: kijk opnieuw, en kies dan."
)
NOTHING: Final = "Kies eerst wat u overneemt. Er is niets gewijzigd."
CLOSED: Final = "een besloten plan"
# of a goal: what was measured and promised for another period stays behind
_OF_GOAL: Final = ("indicator", "without_indicator", "as_rate")


@act
def take_from_plan(
    *,
    by: Actor,
    now: datetime,
    plan: str,
    earlier: str,
    kind: PartKind,
    part: str,
    taken: Mapping[str, How],
    seen: Mapping[str, str],
    home: str | None = None,
) -> PlanChange:
    """Take texts of one part of an earlier plan over, by the key of their `Passage`.

    taken
        how each comes beside what stands here.
    seen
        the digest of what stood here when she chose; what says something else by now is not written over.
    home
        as `queries.earlier.part_beside` takes it.

    Raises NotFound, NotAllowed, and BadInput for nothing taken, what changed meanwhile, and what does not fit.
    """
    if earlier == plan:
        raise NotFound(NO_SUCH_PLAN)
    with changing(by, now, plan) as opened:
        found = earlier_plan(opened.viewer, earlier, part if kind is PartKind.THEME else "")
        beside = part_beside(found.text, _stands(opened), kind, part, home)
        chosen = [one for one in beside.passages if one.key in taken]
        if not chosen:
            raise BadInput(NOTHING)
        for one in chosen:
            if seen.get(one.key) != one.digest:
                raise BadInput(MOVED_ON.format(label=one.label))
        _write(opened, found.text, beside, chosen, taken)
        name = CLOSED if found.closed else f"“{found.text.title}”"
        opened.what = f"Overgenomen uit {name}: {formats.counted(len(chosen), 'tekst', 'teksten')}"
        opened.what += f" van thema “{beside.title}”" if kind is PartKind.THEME and not found.closed else ""
        opened.details = {"uit": earlier, "overgenomen": {one.key: taken[one.key].value for one in chosen}}
    return opened.change


def _stands(opened: Changing) -> PlanText:
    row = texts_of(SafetyPlan.objects.filter(pk=opened.plan.pk))
    if row is None:
        raise NotFound("Dit plan is er niet meer.")
    return PlanText(**plan_text(row))


def _write(
    opened: Changing, earlier: PlanText, beside: EarlierPart, chosen: list[Passage], taken: Mapping[str, How]
) -> None:
    if beside.kind is PartKind.PLAN:
        _put(opened.plan, chosen, taken)
    elif beside.kind is PartKind.CHAPTER:
        _put(_chapter(opened, beside.part), chosen, taken)
    else:
        text = next(one for one in earlier.themes if one.slug == beside.part)
        theme = _theme(opened, text, beside.home)
        _put(theme, [one for one in chosen if one.kind is PartKind.THEME], taken)
        for goal in text.goals:
            if own := [one for one in chosen if one.kind is PartKind.GOAL and one.part == goal.slug]:
                _put(_goal(opened, theme, goal, own[0].target), own, taken)


def _put(row: Any, chosen: list[Passage], taken: Mapping[str, How]) -> None:
    """Write the texts of one row; the title of one that was made just now stands there already."""
    for one in chosen:
        if one.name == TITLE:
            continue
        text = one.there if taken[one.key] is How.INSTEAD else _under(one)
        if len(text) > LONGEST:
            raise BadInput(
                f"“{one.label}” wordt zo {formats.number(len(text))} tekens, er passen er {formats.number(LONGEST)}."
            )
        setattr(row, one.name, ambitions_of(text.splitlines()) if one.name == AMBITIONS else text)
    row.save(update_fields=[one.name for one in chosen if one.name != TITLE])


def _under(one: Passage) -> str:
    if one.name == AMBITIONS:
        return "\n".join(dict.fromkeys([*one.here.splitlines(), *one.there.splitlines()]))
    return appended(one.here, one.there)


def _chapter(opened: Changing, code: str) -> Any:
    who = organisation_of(opened, code)
    check_own(opened, who)
    rows = LocalChapter.objects.filter(plan=opened.plan)
    found = rows.filter(municipality=who).first()
    return found or LocalChapter.objects.create(plan=opened.plan, municipality_id=who, order=last_order(rows))


def _theme(opened: Changing, text: ThemeText, home: str) -> Any:
    if home:
        return row_of(opened, Piece(PieceKind.THEME, home))
    columns: dict[str, Any] = {"priority": text.priority, "field": opened.plan.fields.filter(slug=text.field).first()}
    if text.municipality:
        columns["municipality_id"] = organisation_of(opened, text.municipality)
        check_own(opened, columns["municipality_id"])
    return add_row(opened, PieceKind.THEME, text.title, **columns)


def _goal(opened: Changing, theme: Any, goal: GoalText, stands: str) -> Any:
    if stands:
        return row_of(opened, Piece(PieceKind.GOAL, stands))
    return add_row(opened, PieceKind.GOAL, goal.title, theme=theme, **{name: getattr(goal, name) for name in _OF_GOAL})
