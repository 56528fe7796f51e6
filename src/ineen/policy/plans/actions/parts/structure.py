"""Adding, naming, moving and removing what a plan is built of."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, Final, Literal

from django.db.models import Model, ProtectedError

from ineen.ground.audit.acts import act
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.refusals import BadInput
from ineen.policy.plans.actions.parts.changing import Changing, changing
from ineen.policy.plans.actions.parts.places import (
    MODEL_OF,
    WITH_SLUG,
    check_own,
    free_slug,
    in_order,
    last_order,
    name_of,
    organisation_of,
    row_of,
    words,
    write_order,
)
from ineen.policy.plans.actions.parts.snapshot import GROUPS, key_of
from ineen.policy.plans.models import Goal, PlanChange, PriorityClass, SafetyField, Theme
from ineen.policy.plans.queries.pieces import Piece, PieceKind

LONGEST: Final = {PieceKind.FIELD: 200, PieceKind.THEME: 200, PieceKind.GOAL: 300}
MOST: Final = {PieceKind.FIELD: 50, PieceKind.THEME: 200, PieceKind.GOAL: 500}
MOST_NAMED: Final = 3
Direction = Literal["up", "down"]


@act
def add_field(*, by: Actor, now: datetime, plan: str, title: str) -> PlanChange:
    """Put a field behind the others. Raises NotFound, NotAllowed, and BadInput for a title that cannot be."""
    with changing(by, now, plan) as opened:
        add_row(opened, PieceKind.FIELD, title)
    return opened.change


@act
def add_theme(
    *,
    by: Actor,
    now: datetime,
    plan: str,
    title: str,
    priority: PriorityClass = PriorityClass.STRATEGIC,
    field: str = "",
    municipality: str = "",
) -> PlanChange:
    """Put a theme behind the others, under a field or in the local chapter of a municipality. Raises as `add_field`."""
    with changing(by, now, plan) as opened:
        home: dict[str, Any] = {"priority": priority}
        if municipality:
            home["municipality_id"] = organisation_of(opened, municipality)
            check_own(opened, home["municipality_id"])
        if field:
            home["field"] = row_of(opened, Piece(PieceKind.FIELD, field))
        add_row(opened, PieceKind.THEME, title, **home)
    return opened.change


@act
def add_goal(*, by: Actor, now: datetime, plan: str, theme: str, title: str) -> PlanChange:
    """Put a goal behind the others of a theme. Raises as `add_field`."""
    with changing(by, now, plan) as opened:
        add_row(opened, PieceKind.GOAL, title, theme=row_of(opened, Piece(PieceKind.THEME, theme)))
    return opened.change


@act
def rename_piece(*, by: Actor, now: datetime, plan: str, piece: Piece, title: str) -> PlanChange:
    """Give a field, theme or goal another name; its address stays. Raises as `add_field`, and NothingChanged."""
    if piece.kind not in WITH_SLUG:
        raise BadInput("Dit onderdeel heeft geen eigen naam.")
    with changing(by, now, plan) as opened:
        row = row_of(opened, piece)
        old, row.title = row.title, words(title, longest=LONGEST[piece.kind], what=f"dit {piece.kind.word}")
        row.save(update_fields=["title"])
        opened.what = f"Hernoemd: {piece.kind.word} “{old}” heet nu “{row.title}”"
    return opened.change


@act
def move_piece(*, by: Actor, now: datetime, plan: str, piece: Piece, direction: Direction) -> PlanChange:
    """Let a piece change places with the one before or after it in its group.

    Raises NotFound, NotAllowed, and BadInput where there is none before or after it, and for a local chapter.
    """
    with changing(by, now, plan) as opened:
        row = row_of(opened, piece)
        if key_of(row)[0] not in GROUPS:
            raise BadInput("Dit onderdeel heeft geen vaste plaats.")
        rows = in_order(type(row), opened.plan)
        other = _beside(opened, row, rows, direction)
        here, there = (next(i for i, one in enumerate(rows) if one.pk == pk) for pk in (row.pk, other.pk))
        rows[here], rows[there] = rows[there], rows[here]
        write_order(type(row), rows)
        opened.moved.add(key_of(row))
        name, beside = label_of(opened, row), label_of(opened, other)
        opened.what = f"Verplaatst: {piece.kind.word} “{name}” {_WAY[direction]} “{beside}”"
    return opened.change


@act
def move_goal(*, by: Actor, now: datetime, plan: str, goal: str, theme: str) -> PlanChange:
    """Put a goal behind those of another theme. Its address stays, and with it what hangs on it.

    Raises NotFound, NotAllowed, and BadInput where it stands there already.
    """
    with changing(by, now, plan) as opened:
        row, home = row_of(opened, Piece(PieceKind.GOAL, goal)), row_of(opened, Piece(PieceKind.THEME, theme))
        was = row.theme
        if was == home:
            raise BadInput(f"Dit doel staat al bij thema “{home.title}”. Kies een ander thema.")
        row.theme, row.order = home, last_order(Goal.objects.filter(plan=opened.plan))
        row.save(update_fields=["theme", "order"])
        opened.moved.add(key_of(row))
        opened.what = f"Verplaatst: doel “{row.title}” van thema “{was.title}” naar thema “{home.title}”"
    return opened.change


@act
def remove_piece(*, by: Actor, now: datetime, plan: str, piece: Piece) -> PlanChange:
    """Take a piece out of the plan, with what stands under it; themes of a field stay, without field.

    Raises NotFound, NotAllowed, and BadInput where actions hang on it.
    """
    with changing(by, now, plan) as opened:
        row = row_of(opened, piece)
        opened.what = f"Verwijderd: {piece.kind.word} “{label_of(opened, row)}”{_with_it(row)}"
        if isinstance(row, SafetyField):
            row.themes.update(field=None)
        delete(row, piece.kind.word)
    return opened.change


def add_row(opened: Changing, kind: PieceKind, title: str, **columns: Any) -> Any:
    """A new row behind the others, with an address of its own."""
    model = MODEL_OF[kind]
    rows = model._default_manager.filter(plan=opened.plan)
    title = words(title, longest=LONGEST[kind], what=f"dit {kind.word}")
    if rows.count() >= MOST[kind]:
        raise BadInput(f"Een plan heeft hoogstens {MOST[kind]} van deze onderdelen. Voeg er eerst samen.")
    slug = free_slug(model, opened.plan, title)
    row = model._default_manager.create(plan=opened.plan, slug=slug, title=title, order=last_order(rows), **columns)
    opened.what = opened.what or f"Toegevoegd: {kind.word} “{title}”"
    return row


def delete(row: Model, word: str) -> None:
    """Delete a row. Raises BadInput with what hangs on it."""
    try:
        row.delete()
    except ProtectedError as hanging:
        raise BadInput(hangs_on(row, word, hanging.protected_objects)) from hanging


def hangs_on(row: Model, word: str, hanging: Collection[Model]) -> str:
    """What keeps a part in the plan, and how it is taken loose: a model may say so in `loosened_by`."""
    own = [one for one in hanging if hasattr(one, "loosened_by")]
    if len(own) == len(hanging):
        loosened = f"{own[0].loosened_by}, of laat dit {word} staan."
        return f"Aan {word} “{row}” hangt wat is voorgesteld: {_named(own)}. {loosened}"
    work = [one for one in hanging if one not in own]
    return (
        f"Aan {word} “{row}” hangt werk van een uitvoeringsplan: {_named(work)}. Haal dat daar eerst los, of laat "
        f"dit {word} staan."
    )


def _named(rows: Collection[Model]) -> str:
    names = sorted(map(str, rows))
    more = f" en nog {len(names) - MOST_NAMED}" if len(names) > MOST_NAMED else ""
    return "; ".join(f"“{name}”" for name in names[:MOST_NAMED]) + more


def label_of(opened: Changing, row: Any) -> str:
    """What a piece is called on the screen."""
    if isinstance(row, SafetyField | Theme | Goal):
        return row.title
    if hasattr(row, "name"):
        return str(row.name)
    return name_of(opened, getattr(row, "municipality_id", None) or row.organisation_id)


def _beside(opened: Changing, row: Any, rows: list[Any], direction: Direction) -> Any:
    shared = GROUPS[key_of(row)[0]]
    own = [one for one in rows if all(getattr(one, name) == getattr(row, name) for name in shared)]
    place = next(i for i, one in enumerate(own) if one.pk == row.pk) + (-1 if direction == "up" else 1)
    if not 0 <= place < len(own):
        raise BadInput(f"“{label_of(opened, row)}” staat al {'bovenaan' if direction == 'up' else 'onderaan'}.")
    return own[place]


def _with_it(row: Any) -> str:
    if isinstance(row, Theme) and (count := row.goals.count()):
        return f", met {count} {'doel' if count == 1 else 'doelen'}"
    if isinstance(row, SafetyField) and (count := row.themes.count()):
        return f"; {count} {'thema staat' if count == 1 else 'thema’s staan'} nu zonder veld"
    return ""


_WAY: Final = {"up": "staat nu boven", "down": "staat nu onder"}
