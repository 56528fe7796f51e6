"""Guards of the desk: the digest, the calendar feed, the log and what is held about one person."""

from tests.architecture.mutations.mutation import Mutation

_DESK, _TESTS = "src/ineen/faces/desk", "tests/faces/desk"

MUTATIONS = (
    Mutation(
        name="the digest goes out before seven and in the weekend",
        file=f"{_DESK}/tasks.py",
        old="if local.hour < FROM_HOUR or not is_working_day(local.date()):",
        new="if local.hour < 0:",
        test=f"{_TESTS}/test_digest.py::test_seven_is_seven_in_amsterdam",
    ),
    Mutation(
        name="the digest goes out twice in a day",
        file=f"{_DESK}/actions.py",
        old="    if mail.is_written(key):\n        return False\n",
        new="",
        test=f"{_TESTS}/test_digest.py::test_running_again_sends_nothing_again_and_the_next_day_does",
    ),
    Mutation(
        name="opening the link ends the digest",
        file=f"{_DESK}/web/unsubscribing.py",
        old='done = request.method == "POST"',
        new="done = True",
        test=f"{_TESTS}/test_digest.py::test_opening_the_link_ends_nothing",
    ),
    Mutation(
        name="who left keeps a calendar feed",
        file=f"{_DESK}/web/agenda.py",
        old="viewer is None or not viewer.held_roles:",
        new="viewer is None:",
        test=f"{_TESTS}/test_agenda.py::test_who_left_or_whose_account_was_closed_has_no_feed",
    ),
    Mutation(
        name="the key of a calendar is kept as it is",
        file="src/ineen/ground/inbox/actions/calendar.py",
        old='record(on=row, what="agendalink gemaakt" if made else "agendalink vernieuwd")',
        new='record(on=row, what="agendalink gemaakt", details={"key": key})',
        test="tests/ground/inbox/test_calendar_key.py::test_a_key_opens_the_feed_of_who_made_it_and_is_kept_nowhere",
    ),
    Mutation(
        name="the log tells of another partnership",
        file="src/ineen/ground/organisations/queries/log.py",
        old="without = Q(compartment=None) & (itself",
        new="without = (itself",
        test=f"{_TESTS}/test_log.py::test_what_somebody_of_two_partnerships_did_in_the_other_is_not_there",
    ),
    Mutation(
        name="anybody reads the log",
        file="src/ineen/ground/organisations/rules.py",
        old="    if not viewer.has(Role.PRIVACY_OFFICER):",
        new="    if not viewer.held_roles:",
        test=f"{_TESTS}/test_log.py::test_nobody_else_reads_it_and_that_they_tried_shows_them_nothing",
    ),
    Mutation(
        name="names are told to everybody",
        file="src/ineen/ground/organisations/queries/log.py",
        old="    return tuple(Person.objects.filter(pk__in=_people(_own(viewer))).order_by",
        new="    return tuple(Person.objects.all().order_by",
        test=f"{_TESTS}/test_log.py::test_names_are_for_the_officer_of_their_own_partnership",
    ),
    Mutation(
        name="reading the log is not told",
        file=f"{_DESK}/web/log.py",
        old='@logs_reading("logboek bekeken", organisations.partnerships_with_log)\n',
        new="",
        test=f"{_TESTS}/test_log.py::test_looking_at_the_log_stands_in_the_log",
    ),
    Mutation(
        name="a closed plan is read unseen",
        file="src/ineen/policy/plans/queries/following.py",
        old="rows = self.visible(viewer).filter(slug=slug).exclude(",
        new="rows = self.visible(viewer).filter(slug=slug).none().exclude(",
        test=f"{_TESTS}/test_log.py::test_who_opens_a_closed_plan_stands_in_the_log_once_a_day",
    ),
    Mutation(
        name="a spreadsheet runs what somebody typed",
        file="src/ineen/ground/ui/tables.py",
        old='return f"\'{text}" if FORMULA.match(text) else text',
        new="return text",
        test=f"{_TESTS}/test_log.py::test_it_is_taken_along_as_a_file_and_that_stands_in_the_log",
    ),
    Mutation(
        name="a message with a link that signs in is handed out",
        file="src/ineen/ground/privacy/own_data.py",
        old='        "outbox.Mail.text",\n',
        new="",
        test=f"{_TESTS}/test_own_data.py::test_i_take_along_what_is_about_me_and_nothing_of_another",
    ),
    Mutation(
        name="a model with personal columns is forgotten",
        file="src/ineen/ground/privacy/own_data.py",
        old='    "sessions.Session": "een sessie',
        new='    "files.StoredContent": "een sessie',
        test=f"{_TESTS}/test_own_data.py::test_every_model_with_personal_columns_is_found_or_says_why_not",
    ),
)
