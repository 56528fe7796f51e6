"""Guards of figures."""

from tests.architecture.mutations.mutation import Mutation

MUTATIONS = (
    Mutation(
        name="analysis imports Django",
        file="src/ineen/analysis/store/cells.py",
        old="",
        new="\nimport django\n",
        test="lint-imports",
    ),
    Mutation(
        name="a dot in a police export is read as zero",
        file="src/ineen/analysis/sources/text.py",
        old="        return _NO_VALUE[text], None\n",
        new="        return status, 0\n",
        test="tests/analysis/sources/test_politie_47013.py",
    ),
    Mutation(
        name="an export without its last line is accepted",
        file="src/ineen/analysis/sources/politie_47013/export.py",
        old="if last[1] != [_LAST_LINE]:",
        new="if not last[1]:",
        test="tests/analysis/sources/test_politie_47013.py",
    ),
    Mutation(
        name="a file that was cut between two rows is accepted",
        file="src/ineen/analysis/sources/frame.py",
        old="return self.begun > _ENOUGH and self.at < len(self.pattern)",
        new="return self.begun > _ENOUGH and self.at < 0",
        test="tests/faces/command/test_bad_deliveries.py::TestRefused::test_a_download_of_cbs",
    ),
    Mutation(
        name="null in a typed set is read as zero",
        file="src/ineen/analysis/sources/cbs_typed/download.py",
        old="        return CellStatus.NOT_PUBLISHED, None\n",
        new="        return status, 0\n",
        test="tests/analysis/sources/test_cbs_typed.py",
    ),
    Mutation(
        name="one cell may stand in a delivery twice",
        file="src/ineen/analysis/store/staging.py",
        old="        if key == earlier[0]:\n",
        new="        if key == file:\n",
        test="tests/analysis/store/test_store.py::test_one_cell_told_twice_is_refused_with_both_places",
    ),
    Mutation(
        name="what was loaded last is said to be in use, not what was fetched last",
        file="src/ineen/evidence/actions/in_use.py",
        old="    if used_retrieved <= told_retrieved:\n",
        new="    if used_retrieved:\n",
        test="tests/evidence/test_revisions.py",
    ),
    Mutation(
        name="a damaged Parquet file is accepted",
        file="src/ineen/analysis/store/writing.py",
        old="    return _digest(path) == path.stem\n",
        new="    return bool(path.stem)\n",
        test="tests/analysis/store/test_store.py::"
        "test_a_damaged_file_is_refused_by_its_hash_and_mended_by_writing_again",
    ),
    Mutation(
        name="a version without a release is shown",
        file="src/ineen/evidence/queries/deliveries.py",
        old=".filter(release__isnull=False, release__withdrawn_at=None)",
        new=".all()",
        test="tests/evidence/test_released.py::test_a_version_without_release_gives_nobody_a_figure",
    ),
    Mutation(
        name="Released is made in a second place",
        file="src/ineen/evidence/queries/catalogue.py",
        old="",
        new="\n\ndef bypass(released: type) -> object:\n    Released = released\n    return Released(None, ())\n",
        test="tests/evidence/test_released.py::test_released_is_made_in_one_place_only",
    ),
    Mutation(
        name="a withdrawn delivery is still shown",
        file="src/ineen/evidence/queries/deliveries.py",
        old=", release__withdrawn_at=None)",
        new=")",
        test="tests/evidence/test_withdraw.py::test_the_delivery_before_shows_again_and_the_reason_is_in_the_log",
    ),
    Mutation(
        name="what a withdrawn delivery said still shows as a difference",
        file="src/ineen/evidence/actions/withdraw.py",
        old="    comparing_again.keep(found)\n",
        new="",
        test="tests/faces/publication/test_source_pages.py::"
        "test_after_a_withdrawal_the_page_tells_what_differs_from_the_deliveries_that_are_in_use",
    ),
    Mutation(
        name="an older delivery stands in for a damaged newer one",
        file="src/ineen/evidence/queries/deliveries.py",
        old="if (one is None or position < one.version) and",
        new="if one is None and",
        test="tests/evidence/test_damage.py::test_an_older_delivery_never_stands_in_for_a_damaged_newer_one",
    ),
    Mutation(
        name="figures of different publishers are added",
        file="src/ineen/evidence/queries/figures.py",
        old="    apart = _apart(valued)\n",
        new='    apart = ""\n',
        test="tests/evidence/test_released_sum.py::test_figures_of_different_publishers_are_never_added",
    ),
    Mutation(
        name="a rate is given where few people live",
        file="src/ineen/evidence/queries/rates.py",
        old="if total < LEAST:",
        new="if total < 1:",
        test="tests/evidence/test_rates.py::test_where_few_people_live_a_rate_would_mislead",
    ),
    Mutation(
        name="a municipality that grew is set against its inhabitants of before",
        file="src/ineen/evidence/queries/borders.py",
        old="    return any(first <= day < last for day in days)\n",
        new="    return first > last\n",
        test="tests/evidence/test_rates.py::test_a_municipality_that_grew_since_its_inhabitants_were_counted_has_no_rate",
    ),
    Mutation(
        name="a file is not looked at again when it changes",
        file="src/ineen/analysis/store/soundness.py",
        old="StoredFile(entry.path, state.st_size, state.st_mtime_ns)",
        new="StoredFile(entry.path, 0, 0)",
        test="tests/evidence/test_damage.py::test_a_file_that_was_read_before_is_looked_at_again_when_it_changes",
    ),
)
