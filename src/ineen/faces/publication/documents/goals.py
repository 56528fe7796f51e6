"""A goal in a document: the sentence, what it must become, the chart, and the years."""

from collections.abc import Iterator
from typing import Final

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from ineen.evidence import queries as evidence
from ineen.faces.publication.charts import GoalSeries
from ineen.faces.publication.documents.tree import (
    Block,
    Column,
    Fact,
    Facts,
    Figure,
    Heading,
    Note,
    Paragraph,
    Table,
    prose,
)
from ineen.faces.publication.documents.words import told_facts, unsaid
from ineen.faces.publication.web.goal_words import GoalWords, Year, words_of
from ineen.faces.publication.web.told import Part, told
from ineen.ground.ui import formats
from ineen.policy.plans.queries import GoalText

PARTS: Final = (
    Part("cause", lazy("Waar het door komt"), lazy("waar het door komt")),
    Part("expect", lazy("Wat u kunt verwachten"), lazy("wat u kunt verwachten")),
)


def goal_blocks(goal: GoalText, series: GoalSeries | None, *, rebuilt: bool, level: int) -> Iterator[Block]:
    """Everything about one goal under its heading. Draws its chart: for workers and the command line."""
    said = told(goal, PARTS)
    words = words_of(series) if series else GoalWords.without_figures(goal)
    yield Heading(goal.title, level)
    if words.lead:
        yield Paragraph(words.lead)
    if words.facts:
        yield Facts(tuple(Fact(one.label, one.value, " · ".join(one.aside)) for one in words.facts), beside=True)
    yield from told_facts(said)
    missing = [*said.unsaid, *([_("het cijfer")] if rebuilt and not series else [])]
    yield from unsaid(missing, rebuilt=rebuilt)
    if series and words.years:
        yield from _figures(series, words)
    elif not rebuilt:
        yield from _without_figures(goal)


def _figures(series: GoalSeries, words: GoalWords) -> Iterator[Block]:
    if chart := series.chart:
        yield Figure(evidence.draw(chart).wide, words.sentence, words.title)
        yield Note(words.legend)
    yield _years(words)
    if words.counted:
        same = _(
            "Het aantal {counted} is gerekend met de inwoners van hetzelfde jaar, of van het jaar dat erachter staat."
        )
        yield Note(same.format(counted=words.counted))
    elif words.without_rate:
        yield Note(words.without_rate)
    yield Note("\n".join([*(f"{formats.source_line(one)}." for one in words.sources), words.note]))


def _years(words: GoalWords) -> Table:
    columns = [Column(_("Jaar"), 1.2), Column(_("Aantal"), numbers=True), Column(_("Marge (95%)"), 1.4, numbers=True)]
    if words.counted:
        columns.append(Column(capfirst(words.counted), 1.6, numbers=True))
    remarks = any(one.remark for one in words.years)
    if remarks:
        columns.append(Column(_("Opmerking"), 2))
    rows = (_row(one, counted=bool(words.counted), remarks=remarks) for one in words.years)
    return Table(_("De cijfers per jaar"), tuple(columns), tuple(rows))


def _row(year: Year, *, counted: bool, remarks: bool) -> tuple[str, ...]:
    rate, remark = ([year.rate or "–"] if counted else []), ([year.remark] if remarks else [])
    return (year.year, year.value, year.margin or "–", *rate, *remark)


def _without_figures(goal: GoalText) -> Iterator[Block]:
    if goal.without_indicator:
        why = _("Bij dit doel staat geen cijfer. De makers van het plan zeggen waarom:")
        yield Paragraph(why)
        yield prose(goal.without_indicator)
    elif goal.indicator:
        yield Note(_("Er is nog geen cijfer dat getoond kan worden."))
    else:
        yield Note(_("Het plan zegt nog niet aan welk cijfer u ziet of dit doel gehaald wordt."))
