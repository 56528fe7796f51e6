"""Guards of pictures. Their tests do not draw: the engine reserves more memory than what is broken here may have."""

from tests.architecture.mutations.mutation import Mutation

MUTATIONS = (
    Mutation(
        name="a line is drawn through a missing year",
        file="src/ineen/analysis/charts/chart.py",
        old="later.period.first - earlier.period.last == timedelta(days=1)",
        new="later.period > earlier.period",
        test="tests/analysis/charts/test_chart.py::test_a_missing_year_breaks_the_line",
    ),
    Mutation(
        name="a value axis does not begin at zero",
        file="src/ineen/analysis/charts/line.py",
        old='domain=[0, alt.ExprRef("top")], nice=True)',
        new='domain=[alt.ExprRef("top/2"), alt.ExprRef("top")], nice=True, zero=False)',
        test="tests/analysis/charts/test_line.py::test_every_layer_is_declared_from_zero",
    ),
    Mutation(
        name="two different charts share a drawing",
        file="src/ineen/analysis/charts/chart.py",
        old="        drawn = [DRAWING, self.unit, self.monthly, days, points, _plain_target(self.target)]\n",
        new="        drawn = [DRAWING, self.unit, self.monthly, days, points]\n",
        test="tests/analysis/charts/test_chart.py::test_whatever_is_drawn_is_in_the_name",
    ),
    Mutation(
        name="half a drawing is shown",
        file="src/ineen/analysis/charts/drawing.py",
        old="    return Drawing(*pictures) if digest == _digest(pictures) else None\n",
        new="    return Drawing(*(pictures or [digest]), *[digest][len(pictures) - 1 :])\n",
        test="tests/analysis/charts/test_drawing.py::test_a_damaged_or_half_file_is_no_drawing_and_is_drawn_over",
    ),
    Mutation(
        name="a page loads what draws",
        file="src/ineen/evidence/queries/charts.py",
        old="from ineen.analysis.charts import direct, drawing\n",
        new="from ineen.analysis.charts import direct, drawing, line\n",
        test="tests/evidence/test_charts.py::test_the_web_never_loads_what_draws",
    ),
    Mutation(
        name="styles of the engine reach the page",
        file="src/ineen/analysis/charts/svg.py",
        old="        if name in ATTRIBUTES and (name, value) not in IDLE\n",
        new="        if (name, value) not in IDLE\n",
        test="tests/analysis/charts/test_svg.py::test_nothing_but_what_is_seen_is_kept",
    ),
)
