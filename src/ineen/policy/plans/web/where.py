"""Where each piece, each text and each advice of a plan is written."""

from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _

from ineen.policy.plans.queries import TextBlock
from ineen.policy.plans.queries.addresses import TEXTS, PartKind
from ineen.policy.plans.queries.outline_parts import WRITING_CHAPTERS
from ineen.policy.plans.queries.pieces import Piece, PieceKind

_CHAPTER_OF: Final = {name: one for one in WRITING_CHAPTERS for name in one.texts}
_INPUTS: Final = frozenset({"indicator", "baseline_value", "target_value", "target_on"})
_PAGE_OF: Final = {"co_signers": "signers", "stage": "plan-data", "partners": "plan-data", "title": "plan-data"}


def url_of_piece(slug: str, piece: Piece) -> str:
    """The page on which a piece is written, or its place in the outline."""
    match piece.kind:
        case PieceKind.THEME:
            return reverse("plans:theme", args=[slug, piece.key])
        case PieceKind.GOAL:
            return reverse("plans:goal", args=[slug, piece.key])
        case PieceKind.CHAPTER:
            return reverse("plans:local", args=[slug, piece.key])
        case PieceKind.TIE:
            return reverse("plans:ties", args=[slug])
        case PieceKind.SIGNER:
            return reverse("plans:signers", args=[slug])
        case _:
            return reverse("plans:outline", args=[slug])


def trail_to(block: TextBlock) -> list[dict[str, str]]:
    """The way to a text: the writing table, the plan, and the page of its part, at that text."""
    at = block.address
    part = block.part_title
    if at.kind is PartKind.PLAN:
        part = _CHAPTER_OF[at.name].title if at.name in _CHAPTER_OF else _("Gegevens van het plan")
    return [*trail(block.plan, block.plan_title), {"label": part, "url": url_of_advice(block.plan, str(at))}]


def trail(slug: str, title: str) -> list[dict[str, str]]:
    """The way to a page about a plan that is written."""
    return [
        {"label": _("Schrijven"), "url": reverse("plans:writing")},
        {"label": title, "url": reverse("plans:outline", args=[slug])},
    ]


def url_of_advice(slug: str, at: str) -> str:
    """The field that an advice is about, by its address (`goal/SLUG/target_value`)."""
    kind, part, name = ([*at.split("/", 2), "", ""])[:3]
    if kind == "plan":
        return _of_plan(slug, name)
    if kind not in list(PieceKind):
        return reverse("plans:outline", args=[slug])
    return f"{url_of_piece(slug, Piece(PieceKind(kind), part))}#{_anchor(kind, part, name)}"


def _anchor(kind: str, part: str, name: str) -> str:
    """The id of a text, of an input, or of the section that has no single input."""
    if kind in list(PartKind) and name in TEXTS[PartKind(kind)] and name != "without_indicator":
        return "-".join(("tekst", kind, *filter(None, (part, name))))
    return f"id_{name}" if name in _INPUTS else name


def _of_plan(slug: str, name: str) -> str:
    if name in _CHAPTER_OF:
        return f"{reverse('plans:chapter', args=[slug, _CHAPTER_OF[name].word])}#{_anchor('plan', '', name)}"
    if name in _PAGE_OF:
        return reverse(f"plans:{_PAGE_OF[name]}", args=[slug])
    return f"{reverse('plans:outline', args=[slug])}#opzet"
