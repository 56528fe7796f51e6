"""What a goal page says in words and numbers. It states values and never judges them, nor calls a rise or fall real."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from ineen.evidence import queries as evidence
from ineen.faces.publication.charts import GoalSeries, bound_words
from ineen.ground.kernel.figures import Figure, SourceStamp
from ineen.ground.kernel.periods import Period
from ineen.ground.ui import formats
from ineen.policy.plans.queries import GoalText

NEW_YEARS_EVE = (12, 31)


@dataclass(frozen=True, slots=True)
class Year:
    """One row of the table; `remark` says what must be known of the value."""

    year: str
    value: str
    margin: str
    rate: str
    remark: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One of the numbers of a goal: `aside` stands small under it."""

    label: str
    value: str
    aside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoalWords:
    """Everything that is said about the figures of a goal; without figures only what the plan itself says.

    lead
        the answer, in sentences.
    counted
        the name of the rate column; empty where no year has a rate, then `without_rate` says why.
    """

    lead: str
    facts: tuple[Fact, ...]
    title: str = ""
    sentence: str = ""
    legend: str = ""
    years: tuple[Year, ...] = ()
    counted: str = ""
    without_rate: str = ""
    note: str = ""
    method: str = ""
    sources: tuple[SourceStamp, ...] = ()

    @classmethod
    def without_figures(cls, goal: GoalText, unit: str = "") -> "GoalWords":
        return cls(lead=target_sentence(goal, unit), facts=tuple(_of_plan(goal, unit, ())))


def words_of(series: GoalSeries) -> GoalWords:
    """What the figures of a goal say; where there are none yet, what the plan says."""
    latest, chart = series.latest, series.chart
    if latest is None or chart is None:
        return GoalWords.without_figures(series.goal, series.unit)
    rated = any(one.rate for one in series.figures)
    return GoalWords(
        lead=" ".join(filter(None, [*_lead(series, latest), target_sentence(series.goal, series.unit)])),
        facts=(_now(series, latest), *_of_plan(series.goal, series.unit, series.figures)),
        title=chart.title,
        sentence=evidence.sentence(chart),
        legend=evidence.legend(chart),
        years=tuple(_year(one, series.names) for one in series.figures),
        counted=f"per {formats.number(series.indicator.per)} {series.indicator.counted}" if rated else "",
        without_rate="" if rated else latest.without_rate,
        note=series.indicator.note,
        method=latest.method,
        sources=_sources(series.figures),
    )


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal in a list, with its newest figure and its target in a few words; both may be empty."""

    slug: str
    title: str
    newest: str
    target: str


def goal_lines(goals: Iterable[GoalText], told: Mapping[str, GoalSeries]) -> list[GoalLine]:
    """Goals as the rows of a list: `212 misdrijven in 2024 (voorlopig)`, `doel voor eind 2028: hooguit 180`."""
    return [_line(goal, told.get(goal.slug)) for goal in goals]


def _line(goal: GoalText, series: GoalSeries | None) -> GoalLine:
    latest = series.latest if series else None
    newest = _newest(series, latest) if series and latest else ""
    return GoalLine(goal.slug, goal.title, newest, _target_in_short(goal, series.unit if series else ""))


def _newest(series: GoalSeries, latest: Figure) -> str:
    told, reservation = f"{_amount(series, latest)} in {formats.period(latest.period)}", _reservation(series, latest)
    return f"{told} ({reservation})" if reservation else told


def _target_in_short(goal: GoalText, unit: str) -> str:
    if goal.target_value is None:
        return ""
    name = _("doel voor %(day)s") % {"day": due(goal.target_on)} if goal.target_on else _("doel")
    return f"{name}: {_target_amount(goal, unit)}"


def target_sentence(goal: GoalText, unit: str) -> str:
    """`Het doel voor eind 2028 is hooguit 180.`; empty without a target."""
    if goal.target_value is None:
        return ""
    amount = _target_amount(goal, unit)
    if goal.target_on is None:
        return _("Het doel is %(amount)s.") % {"amount": amount}
    return _("Het doel voor %(day)s is %(amount)s.") % {"day": due(goal.target_on), "amount": amount}


def due(day: date) -> str:
    """`eind 2028` for the last day of a year, otherwise the day."""
    return f"eind {day.year}" if (day.month, day.day) == NEW_YEARS_EVE else formats.day(day)


def _target_amount(goal: GoalText, unit: str) -> str:
    value = formats.number(float(goal.target_value or 0))
    return f"{bound_words(goal)} {value}{f' {unit}' if goal.as_rate else ''}"


def _lead(series: GoalSeries, latest: Figure) -> Iterator[str]:
    words = {"year": formats.period(latest.period), "about": series.about, "amount": _amount(series, latest)}
    reservation = _reservation(series, latest)
    told = _("In %(year)s werden in %(about)s %(amount)s geregistreerd") % words
    yield f"{told} ({reservation})." if reservation else f"{told}."
    if before := _year_before(series, latest):
        words = {"year": formats.period(before.period), "amount": _number(series, before)}
        yield _("In %(year)s waren dat er %(amount)s.") % words


def _reservation(series: GoalSeries, figure: Figure) -> str:
    return formats.without(figure, series.names) or formats.STATUS_WORDS[figure.status]


def _year_before(series: GoalSeries, latest: Figure) -> Figure | None:
    """A sum from which somebody is missing is never set beside one from which somebody else is."""
    wanted = Period.year(latest.period.first.year - 1)
    found = next((one for one in series.figures if one.period == wanted), None)
    comparable = found is not None and found.value is not None and found.missing == latest.missing
    return found if comparable and found and (found.rate or not series.goal.as_rate) else None


def _amount(series: GoalSeries, figure: Figure) -> str:
    number = _number(series, figure)
    return f"{number} {series.own} {series.unit}" if series.goal.as_rate else f"{number} {series.own}"


def _number(series: GoalSeries, figure: Figure) -> str:
    if series.goal.as_rate and figure.rate:
        return formats.rate_number(figure.rate.value)
    return formats.number(figure.value or 0)


def _now(series: GoalSeries, latest: Figure) -> Fact:
    """In what the goal is measured by, as the target beside it; the other of count and rate stands under it."""
    label, status = _("Nu (%(year)s)") % {"year": formats.period(latest.period)}, formats.STATUS_WORDS[latest.status]
    count, rate = formats.number(latest.value or 0), latest.rate
    if series.goal.as_rate and rate:
        told = f"{count} {series.own}, {rate.counted} in {formats.period(rate.period)}"
        value, aside = f"{formats.rate_number(rate.value)} {series.unit}", [formats.rate_interval(rate), told, status]
    else:
        value, aside = count, [formats.interval(latest), formats.rate(rate) if rate else "", status]
    return Fact(label, value, tuple(filter(None, aside)))


def _of_plan(goal: GoalText, unit: str, figures: Sequence[Figure]) -> Iterator[Fact]:
    own = f" {unit}" if goal.as_rate and unit else ""
    if goal.baseline_value is not None:
        period = Period.parse(goal.baseline_period)
        label = _("Bij de start (%(year)s)") % {"year": formats.period(period)}
        aside = (_("volgens het plan"), *_recount(goal.baseline_value, period, figures, as_rate=goal.as_rate))
        yield Fact(label, f"{formats.number(float(goal.baseline_value))}{own}", aside)
    if goal.target_value is not None:
        day = goal.target_on
        label = _("Doel (%(day)s)") % {"day": due(day)} if day else _("Doel")
        yield Fact(label, _target_amount(goal, unit))


def _recount(said: Decimal, period: Period, figures: Sequence[Figure], *, as_rate: bool) -> Iterator[str]:
    """Sources revise what they published: then the plan and the table differ, and the page says so."""
    figure = next((one for one in figures if one.period == period), None)
    if as_rate or figure is None or figure.value is None or figure.value == said:
        return
    yield _("de bron noemt nu %(number)s") % {"number": formats.number(figure.value)}


def _year(figure: Figure, names: Mapping[str, str]) -> Year:
    value = formats.STATUS_WORDS[figure.status] if figure.value is None else formats.number(figure.value)
    remark = "" if figure.value is None else formats.without(figure, names) or formats.STATUS_WORDS[figure.status]
    margin = formats.interval(figure).removeprefix("tussen ").replace(" en ", " – ")
    return Year(formats.period(figure.period), value, margin, _rate(figure), remark)


def _rate(figure: Figure) -> str:
    """With the year of the inhabitants where it is another than that of the figure."""
    if figure.rate is None:
        return ""
    value = formats.rate_number(figure.rate.value)
    return value if figure.rate.period == figure.period else f"{value} ({formats.period(figure.rate.period)})"


def _sources(figures: Sequence[Figure]) -> tuple[SourceStamp, ...]:
    """Every delivery that the page shows something of: the counts first, then what they are set against."""
    shown = [one for one in figures if one.value is not None]
    stamps = [stamp for one in shown for stamp in (one.source, *one.other_sources)]
    against = [stamp for one in shown if one.rate for stamp in (one.rate.source, *one.rate.other_sources)]
    by_line = {(stamp.publisher, stamp.table, stamp.retrieved): stamp for stamp in reversed([*stamps, *against])}
    return tuple(reversed(by_line.values()))
