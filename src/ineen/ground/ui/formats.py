"""Numbers, dates and periods as people in the Netherlands write them: 1.510 · 23 juni 2026 · 2023–2026."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from decimal import Decimal
from math import ceil, floor
from typing import Final

from ineen.ground.kernel.dutch import counted, day, listed, number, period
from ineen.ground.kernel.figures import Figure, FigureStatus, Rate, SourceStamp
from ineen.ground.kernel.periods import Period

__all__ = [
    "SIZES",
    "STATUS_WORDS",
    "WORDS",
    "bounds",
    "counted",
    "day",
    "euros",
    "in_words",
    "interval",
    "listed",
    "made_of",
    "number",
    "period",
    "periods",
    "rate",
    "rate_interval",
    "rate_number",
    "size",
    "source_line",
    "stamps",
    "standing",
    "status",
    "without",
]

WORDS: Final = (
    "geen",
    "één",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
)
SIZES: Final = ((1024**3, "GB"), (1024**2, "MB"), (1024, "kB"))
STATUS_WORDS: Final = {
    FigureStatus.FINAL: "",
    FigureStatus.PROVISIONAL: "voorlopig",
    FigureStatus.INCOMPLETE: "onvolledig",
    FigureStatus.ABSENT: "komt niet voor",
    FigureStatus.NOT_PUBLISHED: "niet gepubliceerd",
    FigureStatus.SUPPRESSED: "niet getoond: te klein aantal",
    FigureStatus.UNKNOWN: "onbekend",
}


def euros(amount: Decimal | None) -> str:
    """`€ 8.000`, and with cents only where there are any: `€ 8.000,50`; empty where nobody named an amount."""
    if amount is None:
        return ""
    return f"€\N{NO-BREAK SPACE}{number(float(amount), 0 if amount == amount.to_integral_value() else 2)}"


def in_words(count: int) -> str:
    """Up to twelve in words, as in running text: `vijf`, `13`."""
    return WORDS[count] if 0 <= count < len(WORDS) else number(count)


def size(count: int) -> str:
    """Bytes in units of 1024: `146 kB`, `6 MB`, `1,5 GB`."""
    unit, name = next((one for one in SIZES if count >= one[0]), SIZES[-1])
    return f"{number(round(count / unit, 1 if name != 'kB' else 0))} {name}"


def status(figure: Figure) -> str:
    """The status where there is always a word to give, and of what the figure was made where its area was another."""
    return ", ".join(filter(None, [STATUS_WORDS[figure.status] or "definitief", figure.made_of]))


def standing(figure: Figure) -> str:
    """What must be known before the number is read: `voorlopig, som van A en B (indeling 2026)`; often nothing."""
    return ", ".join(filter(None, [STATUS_WORDS[figure.status], figure.made_of]))


def periods(values: Iterable[Period]) -> str:
    """Runs of periods of one length, the longest first: `2012–2023, januari 2012 tot en met december 2020`."""
    runs: list[list[Period]] = []
    for value in sorted(values, key=lambda one: (-_months(one), one)):
        if runs and _months(runs[-1][-1]) == _months(value) and runs[-1][-1].last + timedelta(days=1) == value.first:
            runs[-1].append(value)
        else:
            runs.append([value])
    return ", ".join(_run(run[0], run[-1]) for run in runs)


def source_line(stamp: SourceStamp) -> str:
    """`Bron: Politie, tabel 47013NED, opgehaald 23 juni 2026 (gemeentegrenzen 2026)`."""
    borders = f" (gemeentegrenzen {stamp.classification_year})" if stamp.classification_year else ""
    return f"Bron: {stamp.publisher}, tabel {stamp.table}, opgehaald {day(stamp.retrieved)}{borders}"


def stamps(figure: Figure) -> list[SourceStamp]:
    """Where everything that a figure tells comes from: first of the count, then of what it is set against."""
    against = (figure.rate.source, *figure.rate.other_sources) if figure.rate else ()
    return list(dict.fromkeys((figure.source, *figure.other_sources, *against)))


def each_source(told: Iterable[SourceStamp]) -> list[SourceStamp]:
    """Each line of sources once, in the order in which they come first."""
    return list({source_line(stamp): stamp for stamp in told}.values())


def made_of(figures: Iterable[Figure]) -> list[str]:
    """`Over 2019–2021: som van A en B (indeling 2026).`, a sentence for each way in which figures were made."""
    ways: dict[str, list[Period]] = {}
    for figure in figures:
        if figure.made_of:
            ways.setdefault(figure.made_of, []).append(figure.period)
    return [f"Over {periods(found)}: {words}." for words, found in ways.items()]


def interval(figure: Figure) -> str:
    """`tussen 184 en 243`, in whole numbers around the interval; nothing where the figure has none."""
    if figure.low is None or figure.high is None:
        return ""
    return f"tussen {number(floor(figure.low))} en {number(ceil(figure.high))}"


def bounds(figure: Figure) -> str:
    """`184–243`, the interval as a table shows it; nothing where the figure has none."""
    if figure.low is None or figure.high is None:
        return ""
    if _in_tenths(figure.low) and _in_tenths(figure.high):  # the margin of an estimate, as its publisher gives it
        return f"{number(figure.low, 1)}–{number(figure.high, 1)}"
    return f"{number(floor(figure.low))}–{number(ceil(figure.high))}"


def _in_tenths(value: float) -> bool:
    return value > 0 and abs(10 * value - round(10 * value)) < 1e-9  # noqa: PLR2004


def rate_number(value: float) -> str:
    """`32,1`, and below 1 with two decimals: `0,08`."""
    return number(value, 1 if value >= 1 else 2)


def rate(found: Rate) -> str:
    """`32,1 per 1.000 inwoners (inwoners in 2024)`."""
    per = f"per {number(found.per)} {found.counted} ({found.counted} in {period(found.period)})"
    return f"{rate_number(found.value)} {per}"


def rate_interval(found: Rate) -> str:
    """`tussen 30,5 en 33,8`."""
    return f"tussen {rate_number(found.low)} en {rate_number(found.high)}"


def without(figure: Figure, names: Mapping[str, str]) -> str:
    """`onvolledig: zonder Baarn en Eemnes`, or nothing where no member is missing.

    names
        by code; a member that is not in it is named by its code.
    """
    missing = listed(names.get(str(area), str(area)) for area in figure.missing)
    return f"{STATUS_WORDS[figure.status]}: zonder {missing}" if missing else ""


def _months(value: Period) -> int:
    return (value.last.year - value.first.year) * 12 + value.last.month - value.first.month + 1


def _run(first: Period, last: Period) -> str:
    if first == last or first == Period.year(first.first.year):
        return period(Period(first.first, last.last))
    return f"{period(first)} tot en met {period(last)}"
