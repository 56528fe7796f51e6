"""Guards of the explorer: maps, small lines, files, and figures of others."""

from tests.architecture.mutations.mutation import Mutation

_PAGES = "tests/faces/publication/explorer"

MUTATIONS = (
    Mutation(
        name="what is suppressed gets a colour of the scale",
        file="src/ineen/analysis/charts/direct/choropleth.py",
        old='            return f"url(#kaart-{patch.gap or Gap.UNKNOWN})"\n',
        new="            return SCALE[0]\n",
        test=f"{_PAGES}/test_map.py::TestTheMap::test_what_has_no_value_has_a_pattern_of_its_own_and_never_a_colour",
    ),
    Mutation(
        name="zero has the colour of a little",
        file="src/ineen/analysis/charts/direct/choropleth.py",
        old="        if patch.value == 0:\n",
        new="        if patch.value < 0:\n",
        test=f"{_PAGES}/test_map.py::TestTheMap::test_more_is_darker_and_zero_is_paper",
    ),
    Mutation(
        name="a small line has a scale of its own",
        file="src/ineen/analysis/charts/direct/multiples.py",
        old="values = ticks(self.top, MOST_LINES",
        new="values = ticks(chart.top, MOST_LINES",
        test=f"{_PAGES}/test_multiples.py::TestSmallLines::"
        "test_all_have_one_scale_also_where_one_is_far_above_the_others",
    ),
    Mutation(
        name="small lines have the scale of their page alone",
        file="src/ineen/faces/publication/explorer/multiples.py",
        old="    page = Paginator(_ordered(viewer, answer, told), ON_A_PAGE).get_page(number)\n",
        new="    page = Paginator(_ordered(viewer, answer, told), ON_A_PAGE).get_page(number)\n"
        "    every = Multiples(_charts(viewer, answer, list(page), rated=rated))\n",
        test=f"{_PAGES}/test_multiples.py::TestSmallLines::test_the_scale_is_that_of_all_pages",
    ),
    Mutation(
        name="boundaries of another year are taken",
        file="src/ineen/ground/areas/actions/boundaries/loading.py",
        old="    _check_year(found, year, path.name)\n",
        new="",
        test="tests/ground/areas/test_boundaries.py::TestBadInput",
    ),
    Mutation(
        name="a boundary that crosses itself is taken",
        file="src/ineen/ground/areas/actions/boundaries/loading.py",
        old="            if crosses_itself(ring, tolerance):\n",
        new="            if crosses_itself(ring, 1e9):\n",
        test="tests/ground/areas/test_boundaries.py::TestBadInput",
    ),
    Mutation(
        name="where nearly nobody lives there is a rate",
        file="src/ineen/evidence/queries/smoothing.py",
        old="LEAST: Final = 100",
        new="LEAST: Final = 1",
        test=f"{_PAGES}/test_smoothed.py::TestSmoothing::test_where_nearly_nobody_lives_there_is_none",
    ),
    Mutation(
        name="what is missing is zero in a file to compute with",
        file="src/ineen/faces/publication/figure_columns.py",
        old="    return None if value is None else float(value)\n",
        new="    return float(value or 0)\n",
        test=f"{_PAGES}/test_files.py::TestTakingAlong::"
        "test_the_table_as_parquet_has_numbers_days_and_no_value_where_there_is_none",
    ),
    Mutation(
        name="a sentence counts who is left out",
        file="src/ineen/faces/publication/explorer/answering.py",
        old="    company = company.only(",
        new="    _ = company and company.only(",
        test=f"{_PAGES}/test_company.py::TestBesideOthers::"
        "test_who_counts_in_another_way_is_not_among_those_that_the_sentence_counts",
    ),
    Mutation(
        name="the figure of a police unit stands there as that of a municipality",
        file="src/ineen/faces/publication/explorer/answering.py",
        old="    said = [Said(instead)] if instead else []\n",
        new="    said = list[Said]()\n",
        test=f"{_PAGES}/test_standing_in.py::test_the_figure_of_the_police_unit_stands_there_and_says_so",
    ),
    Mutation(
        name="a season is made of a few cases",
        file="src/ineen/evidence/queries/seasons.py",
        old="LEAST_COUNTED: Final = 100",
        new="LEAST_COUNTED: Final = 1",
        test=f"{_PAGES}/test_season.py::test_of_few_cases_a_season_is_chance",
    ),
)
