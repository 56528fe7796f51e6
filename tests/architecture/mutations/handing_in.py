"""Guards of what is handed in on a page."""

from tests.architecture.mutations.mutation import Mutation

TESTS = "tests/evidence/test_submissions.py"
MUTATIONS = (
    Mutation(
        name="a live source leads the server of Ineen to another server",
        file="src/ineen/analysis/sources/web.py",
        old="    SameServer,\n",
        new="    HTTPRedirectHandler,\n",
        test="tests/evidence/test_files.py::test_what_does_not_come_whole_is_told",
    ),
    Mutation(
        name="a small workbook fills memory with a million formats",
        file="src/ineen/analysis/sources/received/workbook.py",
        old="        if len(found) > most:\n",
        new="        if len(found) > most and not found:\n",
        test="tests/analysis/sources/received/test_reading.py::"
        "test_a_small_file_that_unpacks_to_millions_of_pieces_is_refused",
    ),
    Mutation(
        name="a load puts back the words that a source had before",
        file="src/ineen/evidence/actions/received.py",
        old="    if stands:\n",
        new="    if said:\n",
        test="tests/evidence/test_received.py::"
        "test_a_load_that_was_previewed_before_a_change_does_not_put_the_old_words_back",
    ),
    Mutation(
        name="an error that nobody foresaw leaves a submission hanging for a day",
        file="src/ineen/evidence/actions/ending.py",
        old="    return [asked[task] for task in failed_for_good(asked)] if asked else []\n",
        new="    return []\n",
        test="tests/evidence/test_submissions.py::test_an_error_that_nobody_foresaw_ends_in_a_sentence_and_a_way_out",
    ),
    Mutation(
        name="the differences of a release are told to who loads elsewhere",
        file="src/ineen/evidence/queries/change_reports.py",
        old="SourceVersion.objects.filter(released_by=None)",
        new="SourceVersion.objects.all()",
        test="tests/evidence/test_change_reports.py::test_a_release_is_no_delivery_and_tells_no_differences",
    ),
    Mutation(
        name="anybody with a role loads figures",
        file="src/ineen/evidence/rules.py",
        old="    return viewer.has(*LOADERS)\n",
        new="    return bool(viewer.held_roles)\n",
        test="tests/evidence/test_rules.py",
    ),
    Mutation(
        name="a submission of another partnership is seen",
        file="src/ineen/evidence/queries/submissions.py",
        old="        return Submission.objects.filter(partnership__in=own)\n",
        new="        from django_scopes import scopes_disabled\n\n"
        "        with scopes_disabled():\n            return Submission.objects.all()\n",
        test=f"{TESTS}::test_others_may_not_and_other_partnerships_see_nothing",
    ),
    Mutation(
        name="what is confirmed is loaded, whatever came in between",
        file="src/ineen/evidence/tasks.py",
        old="        if not report.unchanged and now.seen != seen.seen:\n",
        new="        if not report.unchanged and now.seen == seen:\n",
        test=f"{TESTS}::test_a_newer_delivery_in_between_is_shown_before_anything_is_loaded",
    ),
    Mutation(
        name="who lost her role still loads",
        file="src/ineen/evidence/tasks.py",
        old="        check_may_load(by, self.work.now)\n",
        new="",
        test=f"{TESTS}::test_who_lost_the_role_after_confirming_loads_nothing",
    ),
    Mutation(
        name="confirming twice asks for two loads",
        file="src/ineen/evidence/actions/handing_in.py",
        old="    if row.state in (State.LOADING, State.LOADED):\n",
        new="    row.state = State.WAITING\n    if row.state == State.LOADED:\n",
        test=f"{TESTS}::test_confirming_twice_is_one_load",
    ),
    Mutation(
        name="files stay when a submission ends",
        file="src/ineen/evidence/actions/ending.py",
        old="        delete_file(by=by, now=now, file=file)\n",
        new="        del file\n",
        test=f"{TESTS}::test_after_a_day_the_files_go",
    ),
    Mutation(
        name="a file that is too large is written to the disk whole",
        file="src/ineen/ground/files/web/uploads.py",
        old="        if start + len(raw_data) <= settings.INEEN_FILE_BYTES:\n",
        new="        if raw_data:\n",
        test="tests/evidence/test_pages.py::test_of_a_file_that_is_too_large_no_more_than_the_limit_reaches_the_disk",
    ),
    Mutation(
        name="a spreadsheet takes the name of a region for a formula",
        file="src/ineen/evidence/web/submissions.py",
        old='    return f"\'{text}" if text.startswith(FORMULAS) else text\n',
        new="    return text\n",
        test="tests/evidence/test_pages.py::test_the_regions_that_are_not_known_are_a_file_without_formulas",
    ),
    Mutation(
        name="what was withdrawn comes back without anybody saying so",
        file="src/ineen/evidence/actions/load.py",
        old="        if not again:\n            _check_not_withdrawn(prepared)\n",
        new="",
        test="tests/evidence/test_withdraw.py::test_what_was_withdrawn_is_not_loaded_again_by_mistake",
    ),
    Mutation(
        name="what was handed in is kept for ever",
        file="src/ineen/ground/audit/forgetting.py",
        old="    how_many, _ = rows.delete()\n",
        new="    how_many = rows.count()\n",
        test="tests/evidence/test_submission_term.py::"
        "test_submissions_go_a_year_after_their_end_and_what_has_no_end_stays",
    ),
    Mutation(
        name="what was handed in goes before its term",
        file="src/ineen/evidence/actions/ending.py",
        old="        old = Submission.objects.filter(past_term(Submission, now))\n",
        new="        old = Submission.objects.all()\n",
        test="tests/evidence/test_submission_term.py::"
        "test_submissions_go_a_year_after_their_end_and_what_has_no_end_stays",
    ),
    Mutation(
        name="what a partnership received is seen by another",
        file="src/ineen/evidence/queries/received.py",
        old="        return ReceivedSource.objects.filter(partnership__in=own)\n",
        new="        del own\n        from django_scopes import scopes_disabled\n\n"
        "        with scopes_disabled():\n            return ReceivedSource.objects.all()\n",
        test="tests/evidence/test_received.py::test_what_is_confirmed_is_seen_by_the_partnership_and_by_nobody_else",
    ),
    Mutation(
        name="what a partnership received stands in the public catalogue",
        file="src/ineen/evidence/queries/catalogue.py",
        old='    return SourceVersion.objects.select_related("release").filter(receipt=None)\n',
        new='    return SourceVersion.objects.select_related("release")\n',
        test="tests/evidence/test_received.py::test_what_was_received_is_in_no_public_catalogue_and_is_not_released",
    ),
    Mutation(
        name="a total is loaded without an answer",
        file="src/ineen/evidence/queries/received_reading.py",
        old="        if asked := self.understood.unanswered:\n",
        new="        if asked := self.understood.unanswered[:0]:\n",
        test="tests/evidence/test_received.py::test_a_total_must_be_answered_and_is_then_left_out",
    ),
    Mutation(
        name="of two values for one cell the first is taken",
        file="src/ineen/analysis/sources/received/understanding.py",
        old="        if len({one.told for one in several}) == 1:\n",
        new="        if several:\n",
        test="tests/analysis/sources/received/test_understanding.py::"
        "test_two_values_for_one_cell_are_both_left_out_and_the_column_that_differs_is_named",
    ),
    Mutation(
        name="what changed in received figures is read by another partnership",
        file="src/ineen/evidence/queries/change_reports.py",
        old="    return receipt is None or receipt.source.partnership_id in loads_in(viewer)\n",
        new="    return receipt is None or bool(loads_in(viewer))\n",
        test="tests/evidence/test_change_reports.py::test_what_a_partnership_received_is_told_there_alone",
    ),
    Mutation(
        name="what was withdrawn comes back by itself",
        file="src/ineen/evidence/tasks.py",
        old="        if not report.unchanged and (why := was_withdrawn(report.version)):\n",
        new="        if report.unchanged and (why := was_withdrawn(report.version)):\n",
        test="tests/evidence/test_refreshing.py::test_what_was_withdrawn_does_not_come_back_by_itself",
    ),
    Mutation(
        name="a full disk is an error that nobody explains",
        file="src/ineen/evidence/actions/scratch.py",
        old="        raise BadInput(FULL) from wrong\n",
        new="        raise\n",
        test="tests/evidence/test_refreshing.py::test_a_full_disk_leaves_the_old_figures",
    ),
)
