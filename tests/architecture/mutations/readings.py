"""Guards of what people make of figures."""

from tests.architecture.mutations.mutation import Mutation

TESTS = "tests/evidence/test_readings.py"
PAGES = "tests/faces/readings"
MUTATIONS = (
    Mutation(
        name="a reading of another partnership is shown",
        file="src/ineen/evidence/queries/readings.py",
        old="        rows = Reading.objects.filter(seen)\n",
        new="        rows = Reading.objects.all()\n        del seen\n",
        test=f"{TESTS}::TestWhoSees::test_a_reading_of_another_partnership_is_not_there",
    ),
    Mutation(
        name="a council reads what a partnership has not made public",
        file="src/ineen/evidence/rules.py",
        old="READERS: Final = frozenset(Role) - {Role.COUNCIL_MEMBER, Role.GRIFFIER}\n",
        new="READERS: Final = frozenset(Role)\n",
        test=f"{TESTS}::TestWhoSees::test_the_partnership_sees_it_and_nobody_else_does",
    ),
    Mutation(
        name="a public reading names a person in its source",
        file="src/ineen/evidence/queries/readings.py",
        old='        source=row.source if own else "",\n',
        new="        source=row.source,\n",
        test=f"{TESTS}::TestWhoSees::test_in_public_stand_function_and_organisation_and_never_a_person",
    ),
    Mutation(
        name="a reading writes over the earlier one",
        file="src/ineen/evidence/actions/readings.py",
        old="        row = Reading.objects.create(\n",
        new="        _of(partnership, about).delete()\n        row = Reading.objects.create(\n",
        test=f"{TESTS}::TestWriting::test_a_later_reading_stands_in_its_place_and_the_earlier_stays",
    ),
    Mutation(
        name="who did not see the newest reading writes past it",
        file="src/ineen/evidence/actions/readings.py",
        old="        _check_seen(before, after)\n",
        new="        del after\n",
        test=f"{TESTS}::TestWriting::test_who_did_not_see_the_newest_reading_is_told_who_wrote_it",
    ),
    Mutation(
        name="somebody reads a figure that she never saw",
        file="src/ineen/evidence/actions/keeping.py",
        old='    if seen not in ("", looked.seen):\n',
        new="    if seen is None:\n",
        test=f"{PAGES}/test_reading_pages.py"
        "::test_what_was_revised_while_somebody_wrote_is_shown_first_and_her_text_stays",
    ),
    Mutation(
        name="only the largest revisions of the country wait",
        file="src/ineen/evidence/queries/own_changes.py",
        old="    if version.changed is not None and version.changed <= len(version.changes):\n",
        new="    if version.changed is not None:\n",
        test=f"{TESTS}::TestToRead::test_a_small_revision_waits_also_where_the_country_has_larger_ones",
    ),
    Mutation(
        name="what was dealt with keeps the next from the list",
        file="src/ineen/evidence/queries/to_read.py",
        old="one.now) for one in found.found)\n",
        new="one.now) for one in found.found[:MOST_FOUND])\n",
        test=f"{TESTS}::TestToRead::test_what_was_dealt_with_makes_place_for_the_next",
    ),
    Mutation(
        name="all is read where nothing was looked at",
        file="src/ineen/faces/readings/web/overview.py",
        old="    if not waiting and agenda.gaps:\n",
        new="    if not waiting and not agenda.rows and agenda.later:\n",
        test=f"{PAGES}/test_reading_pages.py::test_where_nothing_was_looked_at_nothing_is_called_done",
    ),
    Mutation(
        name="a kept figure moves with a revision",
        file="src/ineen/evidence/queries/readings.py",
        old="        value=figure.value,\n",
        new='        value=float(changed.rpartition(" ")[2]) if changed else figure.value,\n',
        test=f"{TESTS}::TestWriting::test_a_reading_keeps_the_figure_as_it_was_and_says_how_it_was_revised",
    ),
    Mutation(
        name="words for the police are public before the police agreed",
        file="src/ineen/evidence/rules.py",
        old="    if reading.on_behalf_of_id and reading.confirmed_at is None:\n",
        new="    if reading.on_behalf_of_id and reading.text is None:\n",
        test=f"{TESTS}::TestForAnother::test_words_for_the_police_stay_marked_until_the_police_confirm_them",
    ),
    Mutation(
        name="anybody confirms words for an organisation",
        file="src/ineen/evidence/rules.py",
        old="    if organisation not in own or partnership not in reads_in(viewer):\n",
        new="    if partnership not in reads_in(viewer):\n",
        test=f"{TESTS}::TestForAnother::test_words_for_the_police_stay_marked_until_the_police_confirm_them",
    ),
    Mutation(
        name="an adviser speaks for the police",
        file="src/ineen/evidence/rules.py",
        old="    if on_behalf_of not in (None, held.organisation) and held.role is not Role.COORDINATOR:\n",
        new="    if on_behalf_of not in (None, held.organisation) and held.role is Role.MAYOR:\n",
        test=f"{TESTS}::TestForAnother::test_only_the_coordinator_speaks_for_another",
    ),
    Mutation(
        name="an answered question keeps waiting",
        file="src/ineen/evidence/actions/readings.py",
        old="            inbox.settle(by=by, now=now, key=_key(ended))\n",
        new="            del ended\n",
        test=f"{TESTS}::TestQuestions::test_a_question_waits_with_the_police_and_their_answer_ends_it",
    ),
    Mutation(
        name="anybody's reading ends a question",
        file="src/ineen/evidence/actions/readings.py",
        old="    return answered or ends\n",
        new="    return answered or ends or bool(held.organisation)\n",
        test=f"{TESTS}::TestQuestions::test_a_reading_of_who_was_not_asked_leaves_the_question_waiting",
    ),
    Mutation(
        name="what was read at another value counts as read",
        file="src/ineen/evidence/queries/looked_at.py",
        old='    return words, value, status if value is None else ""\n',
        new='    return words, None, status if value is None else ""\n',
        test=f"{TESTS}::TestToRead::test_what_a_delivery_revised_waits_again",
    ),
    Mutation(
        name="a closed meeting goes on",
        file="src/ineen/evidence/actions/meetings.py",
        old="    if row.closed_at is not None:\n        raise NotAllowed(",
        new="    if row.held_on is None:\n        raise NotAllowed(",
        test=f"{PAGES}/test_meeting_pages.py::test_a_closed_meeting_takes_nothing_in_until_it_is_opened_again",
    ),
    Mutation(
        name="who reads along leads the meeting",
        file="src/ineen/evidence/actions/meetings.py",
        old="    rules.check_may_lead(viewer, row.partnership_id)\n    return row\n",
        new="    return row\n",
        test=f"{PAGES}/test_meeting_pages.py::test_who_leads_none_reads_along_and_another_partnership_sees_nothing",
    ),
    Mutation(
        name="the agenda of a meeting moves with a revision",
        file="src/ineen/evidence/queries/meetings.py",
        old="        sentence=figure.sentence,\n",
        new="        sentence=changed or figure.sentence,\n",
        test=f"{PAGES}/test_meeting_pages.py::test_it_is_taken_up_where_it_was_left_and_its_agenda_stays_as_it_was",
    ),
    Mutation(
        name="a figure that was taken from a text stands there",
        file="src/ineen/policy/plans/queries/citations.py",
        old='            plan__in=seen, address__startswith=f"{kind}/{part}/", removed_at=None\n',
        new='            plan__in=seen, address__startswith=f"{kind}/{part}/"\n',
        test=f"{PAGES}/test_meeting_pages.py::test_a_figure_gets_a_place_in_the_plan_that_is_being_written",
    ),
)
