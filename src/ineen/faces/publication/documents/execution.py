"""Actions in a document, and an implementation plan as a document of its own."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from ineen.faces.publication.documents.tree import (
    Block,
    Column,
    Document,
    Heading,
    Paragraph,
    Section,
    Table,
    paragraphs,
)
from ineen.faces.publication.documents.words import (
    facts,
    kind_above,
    notices,
    running,
    section,
    template_words,
    told_facts,
    unsaid,
)
from ineen.faces.publication.web.actions_table import Line, line
from ineen.faces.publication.web.implementation import CHAPTERS
from ineen.faces.publication.web.money import Sum, in_a_row, kind_of, money_of, sums
from ineen.faces.publication.web.told import told
from ineen.ground.kernel.actors import Viewer
from ineen.ground.ui import formats
from ineen.policy.execution import queries as execution
from ineen.policy.execution.queries import FundingText, ImplementationPlanView

COLUMNS: Final = (
    ("what", lazy("Maatregel"), 2.8, lazy("de maatregel")),
    ("who", lazy("Trekker"), 2, lazy("wie trekt")),
    ("partners", lazy("Met wie"), 2.4, lazy("wie meedoet")),
    ("when", lazy("Wanneer"), 1.4, lazy("wanneer")),
    ("money", lazy("Geld"), 1.9, lazy("wat het kost")),
)


def lines_blocks(lines: Sequence[Line], *, rebuilt: bool) -> Iterator[Block]:
    """A table without the columns about which nothing is said; nothing without rows."""
    if not lines:
        return
    told = [asdict(one) | {"what": "\n".join(filter(None, [one.title, one.about]))} for one in lines]
    said = {name for name, *_column in COLUMNS if any(one[name] for one in told)}
    columns = tuple(Column(str(title), width) for name, title, width, _word in COLUMNS if name in said)
    rows = tuple(tuple(one[name] for name, *_column in COLUMNS if name in said) for one in told)
    yield Table(_("Maatregelen"), columns, rows)
    yield from unsaid([word for name, *_column, word in COLUMNS if name not in said], rebuilt=rebuilt)


def plan_blocks(plan: ImplementationPlanView) -> Iterator[Block]:
    """An implementation plan as a part of the document of its safety plan; its actions under themes stand there."""
    yield Heading(plan.title)
    yield facts(
        (
            (_("Soort"), plan.kind.label),
            (_("Looptijd"), formats.period(plan.period)),
            (_("Stand"), plan.stage.label),
            (_("Geld"), in_a_row(money_of(plan))),
        )
    )
    yield from told_facts(told(plan, CHAPTERS))
    names = dict(plan.names)
    other = [one for point in plan.points if not point.theme for one in point.actions if not one.goal]
    yield from lines_blocks([line(one, plan.slug, names) for one in other], rebuilt=plan.rebuilt)


def implementation_document(viewer: Viewer, slug: str, *, made_on: date) -> Document:
    """An implementation plan as a document; raises NotFound where there is none for this viewer."""
    plan = execution.implementation_plan(viewer, slug)
    return Document(
        kind=kind_above(plan.kind.label, plan.title),
        title=plan.title,
        subtitle=formats.listed(one.name for one in plan.municipalities),
        language="nl",
        notices=notices(invented=plan.fictional, rebuilt=plan.rebuilt),
        running=running(invented=plan.fictional, rebuilt=plan.rebuilt),
        facts=facts(
            (
                (_("Samenwerkingsverband"), plan.partnership_name),
                (_("Gemeenten"), formats.listed(one.name for one in plan.municipalities)),
                (_("Partners"), formats.listed(plan.partners)),
                (_("Looptijd"), formats.period(plan.period)),
                (_("Stand"), plan.stage.label),
                (_("Rust op"), plan.plan_title or plan.rests_on),
            )
        ),
        sections=tuple(_sections(plan)),
        made_on=made_on,
        words=template_words(),
    )


def _sections(plan: ImplementationPlanView) -> Iterator[Section]:
    said = told(plan, CHAPTERS)
    blocks: list[Block] = [*told_facts(said), *unsaid(said.unsaid, rebuilt=plan.rebuilt)]
    if blocks:
        yield section(_("Waar het om gaat"), blocks)
    if plan.points:
        yield section(_("Wat wij doen"), _points(plan))
    if together := sums(money_of(plan)):
        own = [_funding(plan.funding, rebuilt=plan.rebuilt)] if plan.funding else []
        of_actions = any(action.funding for action in plan.actions)
        per_year = [_sums(together, rebuilt=plan.rebuilt)] if len(together) > 1 or of_actions else []
        yield section(_("Geld"), [*per_year, *own])
    yield source_section(plan.source, plan.source_note)


def _points(plan: ImplementationPlanView) -> Iterator[Block]:
    names = dict(plan.names)
    for point in plan.points:
        yield Heading(point.title)
        yield from paragraphs(point.objective, point.about)
        yield from lines_blocks([line(one, plan.slug, names) for one in point.actions], rebuilt=plan.rebuilt)


def _sums(together: Iterable[Sum], *, rebuilt: bool) -> Table:
    """Year by year and kind by kind; years are not added, nor what is paid once with what is paid every year."""
    unknown = _unknown(rebuilt=rebuilt)
    columns = (Column(_("Jaar")), Column(_("Soort"), 1.3), *_amount_columns())
    rows = (
        (
            str(one.year),
            one.kind or unknown,
            _amount(one.asked, unknown, known=one.all_asked),
            _amount(one.granted, unknown, known=one.all_granted),
        )
        for one in together
    )
    return Table(_("Gevraagd en toegekend, per jaar"), columns, tuple(rows))


def _funding(funding: Iterable[FundingText], *, rebuilt: bool) -> Table:
    unknown = _unknown(rebuilt=rebuilt)
    columns = (Column(_("Waarvoor"), 3), Column(_("Jaar")), Column(_("Soort"), 1.3), *_amount_columns())
    rows = (
        (
            "\n".join(filter(None, [one.purpose, one.note])),
            str(one.year),
            kind_of(one.recurring) or unknown,
            _amount(one.asked, unknown),
            _amount(one.granted, unknown),
        )
        for one in funding
    )
    return Table(_("Geld dat niet bij één maatregel hoort"), columns, tuple(rows))


def _amount_columns() -> tuple[Column, Column]:
    return Column(_("Gevraagd"), 1.6, numbers=True), Column(_("Toegekend"), 1.6, numbers=True)


def _unknown(*, rebuilt: bool) -> str:
    return _("de bron noemt dit niet") if rebuilt else _("nog niet bekend")


def _amount(euros: Decimal | None, unknown: str, *, known: bool = True) -> str:
    if euros is None:
        return unknown
    return formats.euros(euros) if known else _("%(euros)s voor zover bekend") % {"euros": formats.euros(euros)}


def source_section(source: str, note: str, *more: Block) -> Section:
    """Where a plan comes from, and what it uses."""
    own = source or _("Het plan zoals de deelnemers het in Ineen hebben gezet.")
    return Section(_("Bronnen"), (Paragraph(own), *paragraphs(note), *more))
