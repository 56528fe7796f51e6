"""A safety plan as a document: everything that its page and the pages under it say, in the order of the thread."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from ineen.faces.publication.charts import goal_series
from ineen.faces.publication.documents.execution import plan_blocks, source_section
from ineen.faces.publication.documents.themes import Story, theme_blocks
from ineen.faces.publication.documents.tree import (
    Block,
    Column,
    Document,
    Heading,
    Items,
    Note,
    Section,
    Table,
    prose,
    proses,
)
from ineen.faces.publication.documents.words import facts, kind_above, notices, running, section, template_words, unsaid
from ineen.faces.publication.web.councils import Adoption, Council, adoption
from ineen.faces.publication.web.goal_words import words_of
from ineen.faces.publication.web.plans import FIRST, FURTHER, WEIGHTS
from ineen.faces.publication.web.told import told
from ineen.ground.kernel.actors import Viewer
from ineen.ground.ui import formats
from ineen.policy.execution import queries as execution
from ineen.policy.plans import queries as plans
from ineen.policy.plans.queries import PlanView, PriorityClass, ThemeText

BEFORE_CHOICES: Final = ("look_back", "analysis", "participation")


def plan_document(viewer: Viewer, slug: str, *, made_on: date) -> Document:
    """A plan as this viewer may see it; raises NotFound. Draws its charts: for workers and the command line."""
    plan = plans.plan(viewer, slug)
    carried = execution.implementation_plans_under(viewer, slug)
    decided = adoption(viewer, plan)
    story = Story(viewer, plan, goal_series(viewer, plan, plan.goals), carried)
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
                (_("Stand"), _stand(plan, decided)),
            )
        ),
        sections=tuple(_sections(story, _decided(plan, decided))),
        made_on=made_on,
        words=template_words(),
    )


def _stand(plan: PlanView, decided: Adoption | None) -> str:
    return str(plan.stage.label) if decided is None else decided.stand


def _decided(plan: PlanView, decided: Adoption | None) -> Iterator[Section]:
    """What each council decided, and the texts that one municipality has of her own."""
    if decided is None:
        return
    columns = (Column(_("Gemeente"), 2), Column(_("Besluit"), 2), Column(_("Op"), 1.4))
    rows = tuple((one.name, *_decision(one)) for one in decided.councils)
    blocks: list[Block] = [Table(_("Besluit per gemeenteraad"), columns, rows)]
    titles, names = plans.titles_of(plan), dict(plan.names)
    for council in decided.councils:
        for text in council.outcome.own if council.outcome else ():
            blocks += [Heading(f"{council.name}: {plans.label(titles, text.address, names)}"), *proses(text.text)]
    yield section(_("Wat de raden besloten") if decided.decided else _("Waar het plan ligt"), blocks)


def _decision(one: Council) -> tuple[str, str]:
    on = one.outcome.decided_on if one.outcome else None
    return one.words, formats.day(on) if on else "–"


def _sections(story: Story, decided: Iterable[Section]) -> Iterator[Section]:
    plan = story.plan
    yield from _chapters(plan)
    yield from _themes(story)
    if local := tuple(_local(story)):
        yield section(_("Per gemeente"), local)
    if story.carried:
        yield section(_("Uitvoering"), (block for one in story.carried for block in plan_blocks(one)))
    yield from decided
    yield from _further(plan)
    yield _sources(story)


def _chapters(plan: PlanView) -> Iterator[Section]:
    said = told(plan, [*FIRST, *(one for one in FURTHER if one.name in BEFORE_CHOICES)])
    blocks: list[Block] = []
    for heading, text in said.said:
        blocks += [Heading(str(heading)), prose(text, 3)]
    if plan.ambitions:
        blocks += [Heading(_("Wat wij willen bereiken")), Items(plan.ambitions)]
    blocks += unsaid(said.unsaid, rebuilt=plan.rebuilt)
    yield section(_("Waarom dit plan"), blocks)


def _themes(story: Story) -> Iterator[Section]:
    """Priorities and themes with goals have a chapter each; the others of one weight share one."""
    for weight, _anchor, title, word in WEIGHTS:
        joint = [one for one in story.plan.themes if one.priority is weight and not one.municipality]
        for theme in filter(_has_chapter, joint):
            yield section(theme.title, theme_blocks(story, theme, level=2))
        small = [theme for theme in joint if not _has_chapter(theme)]
        blocks = [block for one in small for block in (Heading(one.title), *theme_blocks(story, one, level=3))]
        if blocks:
            yield section(f"{title} ({word})", blocks)


def _has_chapter(theme: ThemeText) -> bool:
    return theme.priority is PriorityClass.PRIORITY or bool(theme.goals)


def _local(story: Story) -> Iterator[Block]:
    texts = {chapter.municipality: chapter.text for chapter in story.plan.local_chapters}
    for one in story.plan.municipalities:
        themes = [theme for theme in story.plan.themes if theme.municipality == str(one.code)]
        if themes or str(one.code) in texts:
            yield Heading(one.name)
            yield from proses(texts.get(str(one.code), ""))
        for theme in themes:
            yield Heading(theme.title, 3)
            yield from theme_blocks(story, theme, level=4)


def _further(plan: PlanView) -> Iterator[Section]:
    said = told(plan, [one for one in FURTHER if one.name not in BEFORE_CHOICES])
    blocks: list[Block] = []
    for heading, text in said.said:
        blocks += [Heading(str(heading)), prose(text, 3)]
    blocks += [*_ties(plan), *_co_signers(plan), *unsaid(said.unsaid, rebuilt=plan.rebuilt)]
    if blocks:
        yield section(_("Samen aan het werk"), blocks)


def _ties(plan: PlanView) -> Iterator[Block]:
    if plan.ties:
        titles = {theme.slug: theme.title for theme in plan.themes}
        rows = ((one.name, one.kind.label, titles.get(one.theme, _("het hele plan")), one.about) for one in plan.ties)
        columns = (Column(_("Plan"), 2), Column(_("Soort"), 1.4), Column(_("Bij"), 1.4), Column(_("Wat het zegt"), 3))
        yield Heading(_("Samenhang met andere plannen"))
        yield Table(_("Plannen van anderen waar dit plan bij aansluit"), columns, tuple(rows))


def _co_signers(plan: PlanView) -> Iterator[Block]:
    if plan.co_signers:
        rows = (
            (plan.name_of(one.organisation), one.office, formats.day(one.signed_on) if one.signed_on else "–")
            for one in plan.co_signers
        )
        columns = (Column(_("Organisatie"), 2), Column(_("Functie"), 2), Column(_("Ondertekend op")))
        yield Heading(_("Wie dit plan mee ondertekent"))
        yield Table(_("Ondertekening"), columns, tuple(rows))


def _sources(story: Story) -> Section:
    told = [words_of(one) for one in story.series.values()]
    lines = dict.fromkeys(f"{formats.source_line(stamp)}." for words in told for stamp in words.sources)
    methods = dict.fromkeys(words.method for words in told if words.method)
    figures: list[Block] = [Heading(_("De cijfers")), Items(tuple(lines)), *map(Note, methods)] if lines else []
    return source_section(story.plan.source, story.plan.source_note, *figures)
