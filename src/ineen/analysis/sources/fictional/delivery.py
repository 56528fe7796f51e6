"""From a recipe to a delivery: months and whole years, for buurten and for what they add up to, exactly."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from ineen.analysis.sources.delivery import Delivery, SourceFile, SourceRow
from ineen.analysis.sources.fictional.drawing import draw
from ineen.analysis.sources.fictional.recipe import FIRST_YEAR, Recipe, lies_in, read_recipe
from ineen.analysis.sources.fictional.tables import CRIME, NATIONAL, NUISANCE, OTHER, TOTALS
from ineen.analysis.store.cells import CellStatus, Measure
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.periods import Period
from ineen.ground.kernel.refusals import BadInput

if TYPE_CHECKING:
    from numpy.typing import NDArray

PUBLISHER, TABLE = "Ineen (verzonnen)", "verzonnen voorbeeldcijfers"
INHABITANTS = Measure("Bevolking", "Inwoners")


def parse(files: Sequence[SourceFile]) -> Delivery:
    """Make the figures of one recipe: per area and class each month, and each year of which all months are there.

    Inhabitants are those of 1 January, of the same years. Raises BadInput, with file and row.
    """
    if len(files) != 1:
        raise BadInput("Geef precies één recept met verzonnen cijfers.")
    recipe = read_recipe(files[0])
    return Delivery(PUBLISHER, TABLE, recipe.title, None, recipe.retrieved, _rows(files[0].name, recipe))


def _rows(file: str, recipe: Recipe) -> Iterator[SourceRow]:
    began = FIRST_YEAR + recipe.later
    months = {_month(began, month): slice(month, month + 1) for month in range(recipe.first, recipe.last + 1)}
    years = {Period.year(began + month // 12): slice(month, month + 12) for month in range(0, recipe.last - 10, 12)}
    whole = {year: span for year, span in years.items() if span.stop > recipe.first}
    periods = sorted((months | whole).items())
    areas = [(code.code, row, _within(recipe, code)) for code, row in sorted(recipe.areas.items())]
    for measure, of_buurten in _by_measure(recipe).items():
        for region, row, within in areas:
            values = of_buurten[within].sum(axis=0).tolist()
            for period, span in periods:
                yield SourceRow(file, row, region, measure, period, CellStatus.FINAL, sum(values[span]))
    for region, row, within in areas:
        for year in whole:
            people = sum(recipe.buurten[at].inhabitants(year.first.year - recipe.later) for at in within)
            yield SourceRow(file, row, region, INHABITANTS, year, CellStatus.FINAL, people)


def _by_measure(recipe: Recipe) -> dict[Measure, "NDArray[Any]"]:
    """Per measure that is shown the counts by buurt and month; a total holds also what no class of its own has."""
    drawn = draw(recipe)
    found = {one.measure: drawn[at] for at, one in enumerate(NATIONAL) if one.measure.category != OTHER}
    for subject in (CRIME, NUISANCE):
        found[TOTALS[subject]] = drawn[[one.measure.subject == subject for one in NATIONAL]].sum(axis=0)
    return found


def _month(began: int, month: int) -> Period:
    return Period.months(began + month // 12, month % 12 + 1)


def _within(recipe: Recipe, area: AreaCode) -> list[int]:
    """Which buurten lie in an area, as their codes say."""
    return [at for at, buurt in enumerate(recipe.buurten) if lies_in(buurt.code, area)]
