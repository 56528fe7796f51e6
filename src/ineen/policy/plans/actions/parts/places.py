"""Finding the row of a piece, naming it, and putting rows in order."""

from collections.abc import Sequence
from typing import Any, Final

from django.db.models import Case, F, IntegerField, Max, Model, QuerySet, Value, When

from ineen.ground.kernel.refusals import BadInput, NotFound
from ineen.ground.organisations import queries as organisations
from ineen.policy.plans import rules
from ineen.policy.plans.actions.parts.changing import Changing
from ineen.policy.plans.actions.parts.snapshot import ORDER, rows_of
from ineen.policy.plans.models import (
    CoSigner,
    Goal,
    LocalChapter,
    RegionalTie,
    SafetyField,
    SafetyPlan,
    Theme,
    ThemeLead,
)
from ineen.policy.plans.queries.pieces import NO_SUCH_PIECE, Piece, PieceKind, address_of

MOST_DIGITS: Final = 18
OUT_OF_THE_WAY: Final = 10_000  # beyond every real place: rows step aside while a new order is written
MODEL_OF: Final[dict[PieceKind, type[Model]]] = {
    PieceKind.FIELD: SafetyField,
    PieceKind.THEME: Theme,
    PieceKind.GOAL: Goal,
    PieceKind.CHAPTER: LocalChapter,
    PieceKind.TIE: RegionalTie,
    PieceKind.SIGNER: CoSigner,
    PieceKind.LEAD: ThemeLead,
}
WITH_SLUG: Final = (PieceKind.FIELD, PieceKind.THEME, PieceKind.GOAL)


def row_of(opened: Changing, piece: Piece) -> Any:
    """The row of a piece, for who may write it. Raises NotFound where it is gone, and NotAllowed."""
    row = found(opened, piece)
    check_own(opened, municipality_of(row))
    return row


def found(opened: Changing, piece: Piece) -> Any:
    """The row of a piece. Raises NotFound where it is gone."""
    row = rows_of(MODEL_OF[piece.kind], opened.plan).filter(**_by_key(piece)).first()
    if row is None:
        raise NotFound(NO_SUCH_PIECE)
    return row


def municipality_of(row: Any) -> Any:
    """Whose a piece is alone; None where it is of all."""
    if isinstance(row, Goal | ThemeLead):
        return row.theme.municipality_id
    return getattr(row, "municipality_id", None)


def check_own(opened: Changing, municipality: Any) -> None:
    """What plays with one municipality is hers to write, or the coordinator's. Raises NotAllowed."""
    if municipality is not None:
        rules.check_may_write_chapter(opened.viewer, opened.plan, municipality)


def organisation_of(opened: Changing, reference: str) -> Any:
    """The id of an organisation that takes part. Raises BadInput."""
    known = organisations.references([opened.plan.partnership_id])
    if reference not in known:
        raise BadInput("Deze organisatie doet niet mee in het samenwerkingsverband. Kies een andere.")
    return known[reference]


def name_of(opened: Changing, organisation: Any) -> str:
    members = organisations.members_ever([opened.plan.partnership_id])
    return next((one.name for one in members if one.organisation == organisation), "")


def words(text: str, *, longest: int, what: str) -> str:
    """A title on one line. Raises BadInput where it is empty or too long."""
    line = " ".join(text.replace("\0", " ").split())
    if not line:
        raise BadInput(f"Vul een naam in voor {what}.")
    if len(line) > longest:
        raise BadInput(f"Deze naam is {len(line)} tekens. Maak er hoogstens {longest} van.")
    return line


def free_slug(model: type[Model], plan: SafetyPlan, title: str) -> str:
    """An address within the plan, made of the title; it stays when the title changes."""
    base = address_of(title)
    taken = set(model._default_manager.filter(plan=plan, slug__startswith=base).values_list("slug", flat=True))
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return base if base not in taken else next(one for one in numbered if one not in taken)


def last_order(rows: "QuerySet[Any]") -> int:
    """The order of who comes after all others."""
    return int(rows.aggregate(last=Max("order"))["last"] or 0) + 1


def in_order(model: type[Model], plan: SafetyPlan) -> list[Any]:
    return list(rows_of(model, plan).order_by(ORDER, "pk"))


def write_order(model: type[Model], rows: Sequence[Any]) -> None:
    """Number rows from 1 in the order given; those that stay where they are are left alone."""
    places = {row.pk: place for place, row in enumerate(rows, start=1) if row.order != place}
    if not places:
        return
    changed = model._default_manager.filter(pk__in=places)
    changed.update(order=F("order") + OUT_OF_THE_WAY)  # one order may stand only once, also halfway
    cases = [When(pk=pk, then=Value(place)) for pk, place in places.items()]
    changed.update(order=Case(*cases, output_field=IntegerField()))


def _by_key(piece: Piece) -> dict[str, Any]:
    if piece.kind in WITH_SLUG:
        return {"slug": piece.key}
    if piece.kind is PieceKind.CHAPTER:
        return {"municipality__area_code": piece.key}
    if not piece.key.isdecimal() or len(piece.key) > MOST_DIGITS:
        raise NotFound(NO_SUCH_PIECE)
    return {"pk": int(piece.key)}
