"""The columns of a file with figures: each figure with everything needed to judge it."""

from datetime import date

from ineen.evidence.queries import Indicator
from ineen.ground.kernel.area_codes import AreaGroup
from ineen.ground.kernel.figures import Figure, Rate
from ineen.ground.ui.formats import status

COLUMNS = (
    "gebied", "code", "indicator", "periode", "waarde", "eenheid", "status", "publicist", "tabel", "opgehaald",
    "gebiedsindeling", "methode", "waarde_van", "waarde_tot",
)  # fmt: skip
RATE_COLUMNS = (
    "per_{per}_{counted}", "per_{per}_{counted}_van", "per_{per}_{counted}_tot", "{counted}", "{counted}_jaar",
    "{counted}_publicist", "{counted}_tabel", "{counted}_opgehaald", "{counted}_gebiedsindeling", "zonder_omdat",
)  # fmt: skip
KINDS = (str, str, str, str, float, str, str, str, str, date, int, str, float, float)
RATE_KINDS = (float, float, float, int, str, str, str, date, int, str)


def head_of(indicator: Indicator) -> list[str]:
    """The names of the columns: those of a figure, and those of its rate."""
    against = (name.format(per=indicator.per, counted=indicator.counted) for name in RATE_COLUMNS)
    return [*COLUMNS, *against]


def kinds_of(indicator: Indicator) -> list[tuple[str, type]]:
    """The same columns, each with the kind of what stands in it, for who computes with them."""
    return list(zip(head_of(indicator), (*KINDS, *RATE_KINDS), strict=True))


def line_of(name: str, title: str, figure: Figure) -> tuple[object, ...]:
    """One figure with everything needed to judge it; `name` is that of its area."""
    return tuple(_decimal(one) if isinstance(one, float) else one for one in cells_of(name, title, figure))


def cells_of(name: str, title: str, figure: Figure) -> tuple[str | float | date | None, ...]:
    """The same with numbers as numbers; what is not there is None."""
    source = figure.source
    return (
        name, _codes(figure), title, str(figure.period), _number(figure.value), figure.unit, status(figure),
        source.publisher, source.table, source.retrieved, figure.stamp.classification_year, figure.method,
        _number(figure.low), _number(figure.high), *_against(figure.rate), figure.without_rate,
    )  # fmt: skip


def _codes(figure: Figure) -> str:
    """Of a group the codes of its members, with spaces between."""
    return " ".join(map(str, figure.area.members if isinstance(figure.area, AreaGroup) else (figure.area,)))


def _against(rate: Rate | None) -> tuple[str | float | date | None, ...]:
    if rate is None:
        return (None,) * (len(RATE_COLUMNS) - 1)
    source = rate.source
    return (
        rate.value, rate.low, rate.high, rate.of, str(rate.period), source.publisher, source.table, source.retrieved,
        source.classification_year,
    )  # fmt: skip


def _number(value: float | None) -> float | None:
    return None if value is None else float(value)


def _decimal(value: float | None) -> str:
    """With a comma, as a Dutch spreadsheet reads it; what was computed with three decimals."""
    return "" if value is None else f"{value:.3f}".rstrip("0").rstrip(".").replace(".", ",")
