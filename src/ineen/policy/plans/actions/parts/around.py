"""Who lead, who sign, what hangs together with it, and what a municipality adds."""

from datetime import date, datetime
from typing import Any

from ineen.ground.audit.acts import act
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.refusals import BadInput
from ineen.policy.plans import rules
from ineen.policy.plans.actions.parts.changing import changing
from ineen.policy.plans.actions.parts.choices import theme_of
from ineen.policy.plans.actions.parts.places import (
    check_own,
    found,
    last_order,
    name_of,
    organisation_of,
    row_of,
    words,
)
from ineen.policy.plans.models import CoSigner, LocalChapter, PlanChange, RegionalTie, ThemeLead, TieKind
from ineen.policy.plans.queries.pieces import Piece, PieceKind

LONGEST_OFFICE, LONGEST_TIE = 120, 200


@act
def add_lead(*, by: Actor, now: datetime, plan: str, theme: str, organisation: str, office: str) -> PlanChange:
    """Name who leads a theme, by office. Whoever enters it for a partner says so in `by`; it stays marked so.

    Raises NotFound, NotAllowed, and BadInput where it stands already.
    """
    with changing(by, now, plan) as opened:
        row, who = theme_of(opened, theme), organisation_of(opened, organisation)
        office = _office(office)
        if row.leads.filter(organisation=who, office=office).exists():
            raise BadInput("Deze trekker staat er al.")
        ThemeLead.objects.create(
            theme=row, organisation_id=who, office=office, order=last_order(row.leads), **_told(by, who)
        )
        opened.what = f"Toegevoegd: {name_of(opened, who)} trekt thema “{row.title}”"
    return opened.change


@act
def add_signer(
    *, by: Actor, now: datetime, plan: str, organisation: str, office: str, signed_on: date | None = None
) -> PlanChange:
    """Name who signs the plan. Raises as `add_lead`."""
    with changing(by, now, plan) as opened:
        who, rows = organisation_of(opened, organisation), CoSigner.objects.filter(plan=opened.plan)
        if rows.filter(organisation=who).exists():
            raise BadInput("Deze organisatie staat al bij de ondertekenaars.")
        CoSigner.objects.create(
            plan=opened.plan,
            organisation_id=who,
            office=_office(office),
            signed_on=signed_on,
            order=last_order(rows),
            **_told(by, who),
        )
        opened.what = f"Toegevoegd: {name_of(opened, who)} tekent mee"
    return opened.change


@act
def confirm_piece(*, by: Actor, now: datetime, plan: str, piece: Piece) -> PlanChange:
    """A partner confirms what was entered for it. Raises NotFound, NotAllowed for others, NothingChanged."""
    with changing(by, now, plan, check=rules.check_takes_part) as opened:
        row = found(opened, piece)
        if not isinstance(row, CoSigner | ThemeLead) or not row.source:
            raise BadInput("Hier valt niets te bevestigen.")
        rules.check_may_confirm(opened.viewer, opened.plan, row.organisation_id)
        row.confirmed_at = row.confirmed_at or now
        row.save(update_fields=["confirmed_at"])
        opened.what = f"Bevestigd: {piece.kind.word} {name_of(opened, row.organisation_id)}"
    return opened.change


@act
def add_chapter(*, by: Actor, now: datetime, plan: str, municipality: str) -> PlanChange:
    """Begin the local chapter of a municipality. Raises NotFound, NotAllowed, and BadInput where it stands already."""
    with changing(by, now, plan) as opened:
        who, rows = organisation_of(opened, municipality), LocalChapter.objects.filter(plan=opened.plan)
        check_own(opened, who)
        if rows.filter(municipality=who).exists():
            raise BadInput("Deze gemeente heeft al een lokaal hoofdstuk.")
        LocalChapter.objects.create(plan=opened.plan, municipality_id=who, order=last_order(rows))
        opened.what = f"Toegevoegd: lokaal hoofdstuk {name_of(opened, who)}"
    return opened.change


@act
def add_tie(
    *, by: Actor, now: datetime, plan: str, name: str, kind: TieKind, about: str = "", theme: str = ""
) -> PlanChange:
    """Name another plan with which this one, or a theme of it, hangs together. Raises as `change_tie`."""
    with changing(by, now, plan) as opened:
        name = words(name, longest=LONGEST_TIE, what="het andere plan")
        of_theme = theme_of(opened, theme) if theme else None
        order = last_order(RegionalTie.objects.filter(plan=opened.plan))
        RegionalTie.objects.create(
            plan=opened.plan, theme=of_theme, name=name, kind=kind, about=about.strip(), order=order
        )
        opened.what = f"Toegevoegd: band met “{name}”"
    return opened.change


@act
def change_tie(
    *, by: Actor, now: datetime, plan: str, tie: int, name: str, kind: TieKind, about: str, theme: str = ""
) -> PlanChange:
    """Change what is said of another plan. Raises NotFound, NotAllowed, BadInput."""
    with changing(by, now, plan) as opened:
        row = row_of(opened, Piece(PieceKind.TIE, str(tie)))
        row.name, row.kind = words(name, longest=LONGEST_TIE, what="het andere plan"), kind
        row.about, row.theme = about.strip(), theme_of(opened, theme) if theme else None
        row.save(update_fields=["name", "kind", "about", "theme"])
        opened.what = f"Gewijzigd: band met “{row.name}”"
    return opened.change


@act
def change_signer(
    *, by: Actor, now: datetime, plan: str, signer: int, office: str, signed_on: date | None
) -> PlanChange:
    """Change the office or the day of a signature. Raises NotFound, NotAllowed, NothingChanged, BadInput."""
    with changing(by, now, plan) as opened:
        row = row_of(opened, Piece(PieceKind.SIGNER, str(signer)))
        row.office, row.signed_on = _office(office), signed_on
        row.save(update_fields=["office", "signed_on"])
        opened.what = f"Gewijzigd: ondertekening door {name_of(opened, row.organisation_id)}"
    return opened.change


def _office(text: str) -> str:
    office = " ".join(text.replace("\0", " ").split())
    if len(office) > LONGEST_OFFICE:
        raise BadInput(f"Deze functie is {len(office)} tekens. Maak er hoogstens {LONGEST_OFFICE} van.")
    return office


def _told(by: Actor, organisation: Any) -> dict[str, Any]:
    """From which talk it was entered, where it was entered for that organisation."""
    return {"source": by.source[:200]} if by.on_behalf_of == organisation else {}
