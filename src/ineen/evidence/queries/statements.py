"""What a figure says, as a sentence that states values: of estimates, of the country, and of areas side by side."""

from collections.abc import Iterator, Sequence

from ineen.analysis.indicators.catalogue import Indicator, indicator_named
from ineen.evidence.queries.names import named
from ineen.ground.kernel.figures import Figure, FigureStatus
from ineen.ground.ui import formats


def statement(name: str, now: Figure, before: Figure | None) -> str:
    """The value, the one before, and of an estimate whether the margins leave the difference to chance."""
    indicator = indicator_named(now.indicator)
    if now.value is None:
        return f"{indicator.title}: het cijfer van {name} van {formats.period(now.period)} is {_without(now)}."
    return " ".join(_stated(indicator, name, now, before))


def beside(name: str, own: Figure, others: Sequence[Figure], who: str) -> str:
    """Where a rate lies among those of others; empty where there is nothing to set it beside.

    who
        the others, as a sentence names them: `de 4 andere gemeenten van het verband`.
    """
    rates = sorted(one.rate.value for one in others if one.rate)
    if own.rate is None or not rates:
        return ""
    per = f"per {formats.number(own.rate.per)} {own.rate.counted}"
    lowest, highest = (formats.rate_number(one) for one in (rates[0], rates[-1]))
    span = f"was dat {lowest}" if len(rates) == 1 else f"lag dat tussen {lowest} en {highest}"
    told = f"In {name} was het {formats.rate_number(own.rate.value)} {per}; in {who} {span}."
    missing = len(others) - len(rates)
    return f"{told} Van {formats.counted(missing, 'gebied', 'gebieden')} is er geen {per}." if missing else told


def _stated(indicator: Indicator, name: str, now: Figure, before: Figure | None) -> Iterator[str]:
    told = f"{indicator.title}: in {formats.period(now.period)} in {name} {_amount(indicator, now)}"
    if before is None or before.value is None:
        yield f"{told}."
        return
    yield f"{told}; in {formats.period(before.period)} {_amount(indicator, before)}."
    if indicator.surveyed and None not in (now.low, now.high, before.low, before.high):
        apart = (now.low or 0) > (before.high or 0) or (now.high or 0) < (before.low or 0)
        yield (
            "De marges raken elkaar niet: toeval in de steekproef alleen verklaart dit verschil niet."
            if apart
            else "De marges overlappen elkaar: het verschil kan toeval zijn."
        )


def _amount(indicator: Indicator, figure: Figure) -> str:
    value = figure.value or 0
    what = indicator.one if value == 1 else indicator.more
    between = f"tussen {_bound(figure.low)} en {_bound(figure.high)}" if indicator.surveyed and figure.low else ""
    told = f"{formats.number(value)} {what}"
    reserved = formats.STATUS_WORDS[figure.status] if figure.status is FigureStatus.PROVISIONAL else ""
    without = f"onvolledig: zonder {named(figure.missing)}" if figure.missing else ""
    aside = ", ".join(filter(None, [between, reserved, without, figure.made_of]))
    return f"{told} ({aside})" if aside else told


def _bound(value: float | None) -> str:
    return formats.number(value or 0, 1)


def _without(figure: Figure) -> str:
    return formats.STATUS_WORDS[figure.status]
