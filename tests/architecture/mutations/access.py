"""Guards of coming in."""

from tests.architecture.mutations.mutation import Mutation

TESTS = "tests/faces/account"

MUTATIONS = (
    Mutation(
        name="a closed account past its term keeps her name",
        file="src/ineen/ground/organisations/actions/forgetting.py",
        old='    row.save(update_fields=["name", "email", "password"])\n',
        new='    row.save(update_fields=["password"])\n',
        test="tests/faces/account/test_terms.py::test_a_closed_account_loses_name_and_address_after_two_years_and_what_she_did_stays",
    ),
    Mutation(
        name="a closed account is forgotten before its term",
        file="src/ineen/ground/organisations/queries/terms.py",
        old="    old = Person.objects.filter(past_term(Person, now)).exclude",
        new="    old = Person.objects.exclude",
        test="tests/faces/account/test_terms.py::test_a_closed_account_loses_name_and_address_after_two_years_and_what_she_did_stays",
    ),
    Mutation(
        name="a role of long ago stays for ever",
        file="src/ineen/ground/organisations/tasks.py",
        old="        actions.forget_memberships(by=work.by, now=work.now, partnership=partnership)\n",
        new="        pass\n",
        test="tests/faces/account/test_terms.py::test_a_role_goes_seven_years_after_it_ended_and_one_that_runs_stays",
    ),
    Mutation(
        name="an address is given without the code that went there",
        file="src/ineen/ground/access/actions/addresses.py",
        old="if not constant_time_compare(proof, ",
        new="if constant_time_compare(proof, ",
        test=f"{TESTS}/test_addresses.py::test_a_code_from_the_new_address_changes_it_and_the_old_one_hears",
    ),
    Mutation(
        name="an address in use gets a code",
        file="src/ineen/ground/access/actions/addresses.py",
        old="text=_TAKEN if taken else text,",
        new="text=text,",
        test=f"{TESTS}/test_addresses.py::test_an_address_in_use_is_not_told_to_who_asks",
    ),
    Mutation(
        name="somebody is sent to another site after signing in",
        file="src/ineen/ground/ui/pages.py",
        old='own = asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)',
        new="own = bool(asked)",
        test=f"{TESTS}/test_signing_in.py::test_nobody_is_sent_to_another_site",
    ),
    Mutation(
        name="a code of the second step works twice",
        file="src/ineen/ground/access/actions/second_step.py",
        old="if counter > after and compare_digest",
        new="if compare_digest",
        test=f"{TESTS}/test_second_step.py::test_a_code_works_once",
    ),
    Mutation(
        name="a demanded second step is not asked for",
        file="src/ineen/faces/account/adapters.py",
        old="return [SECOND_STEP, SET_UP]",
        new="return [SECOND_STEP]",
        test=f"{TESTS}/test_second_step.py::test_a_function_that_demands_it_leads_there_before_anybody_is_in",
    ),
    Mutation(
        name="the link of an invitation is enough",
        file="src/ineen/ground/access/actions/accepting.py",
        old="if row.with_code and not _fits(row, code, now):",
        new="if not row.with_code and not _fits(row, code, now):",
        test=f"{TESTS}/test_invitations.py::test_a_stolen_link_alone_opens_nothing",
    ),
    Mutation(
        name="an invitation is taken by somebody else",
        file="src/ineen/ground/access/actions/accepting.py",
        old="    if who.email != row.email:\n",
        new="    if not who.email:\n",
        test=f"{TESTS}/test_invitations.py::test_the_act_itself_gives_the_role_to_nobody_else",
    ),
    Mutation(
        name="an address that nobody verified lets in",
        file="src/ineen/faces/account/oidc.py",
        old="if tied is not None or not _address_is_verified(claims):",
        new="if tied is not None:",
        test=f"{TESTS}/test_oidc.py::test_nobody_signs_up",
    ),
    Mutation(
        name="an address of a domain that is not the organisation's lets in",
        file="src/ineen/faces/account/oidc.py",
        old='claims.get("xms_edov") in (True, "1", "true")',
        new='"xms_edov" in claims',
        test=f"{TESTS}/test_oidc.py::test_entra_says_in_its_own_way_that_an_address_is_verified",
    ),
    Mutation(
        name="a token answers any question",
        file="src/ineen/faces/account/oidc.py",
        old='if not constant_time_compare(str(claims["nonce"]), self.state["nonce"]):',
        new="if not claims:",
        test=f"{TESTS}/test_oidc.py::test_a_token_that_answers_another_question_leads_nowhere",
    ),
    Mutation(
        name="a membership that was not chosen counts",
        file="src/ineen/ground/organisations/queries/viewers.py",
        old="held, memberships = (_held(chosen),), ",
        new="held, memberships = tuple(map(_held, rows)), ",
        test=f"{TESTS}/test_acting_as.py::test_the_first_function_is_what_one_acts_as_until_another_is_chosen",
    ),
    Mutation(
        name="an invitation goes while its link still opens",
        file="src/ineen/ground/access/rules.py",
        old=" & Q(expires_at__lt=now)",
        new="",
        test=f"{TESTS}/test_terms.py::test_an_invitation_goes_after_a_year_unless_its_link_still_opens",
    ),
    Mutation(
        name="a second step that is demanded meanwhile waits for the next sign-in",
        file="src/ineen/config/settings.py",
        old='    "ineen.faces.account.web.middleware.SecondStepMiddleware",\n',
        new="",
        test=f"{TESTS}/test_demanded_meanwhile.py::test_nothing_is_done_and_nothing_is_read_before_it",
    ),
    Mutation(
        name="a second step that was set up elsewhere counts for a session that gave no code",
        file="src/ineen/faces/account/proofs.py",
        old="has_proved_second_step(request, person) and has_second_step",
        new="has_second_step",
        test=f"{TESTS}/test_demanded_meanwhile.py::test_where_it_was_set_up_elsewhere_a_code_is_asked_here",
    ),
    Mutation(
        name="a second step that was turned off still counts",
        file="src/ineen/faces/account/proofs.py",
        old="has_proved_second_step(request, person) and has_second_step(viewer.person)",
        new="has_proved_second_step(request, person)",
        test=f"{TESTS}/test_demanded_meanwhile.py::test_a_step_that_was_taken_away_again_is_owed",
    ),
    Mutation(
        name="the limits look first and write then",
        file="src/ineen/config/limits.py",
        old='                "INSERT INTO entry VALUES (?, ?, ?) ON CONFLICT DO NOTHING",\n',
        new='                "INSERT OR REPLACE INTO entry VALUES (?, ?, ?)"\n'
        '                if self.get(key.split(":", 2)[2]) is None\n'
        '                else "INSERT OR IGNORE INTO entry VALUES (?, ?, ?)",\n',
        test="tests/config/test_limits.py::test_who_comes_in_between_looking_and_writing_is_not_written_over",
    ),
    Mutation(
        name="a second step of the organisation counts where nobody chose that",
        file="src/ineen/faces/account/proofs.py",
        old='return bool(settings.INEEN_OIDC["SECOND_STEP"] and records',
        new="return bool(records",
        test=f"{TESTS}/test_oidc.py::test_it_does_not_count_unless_it_is_set",
    ),
    Mutation(
        name="any word of the organisation is a second step",
        file="src/ineen/faces/account/oidc.py",
        old="return any(word in counted for word in",
        new="return any(counted for word in",
        test=f"{TESTS}/test_oidc.py::test_what_does_not_say_so_does_not_count",
    ),
    Mutation(
        name="what the server tells without a signature is a second step",
        file="src/ineen/faces/account/oidc.py",
        old='self.state.get("next") or "", second_step=second_step)',
        new='self.state.get("next") or "", second_step=says_second_step(claims))',
        test=f"{TESTS}/test_oidc.py::test_only_the_signed_token_says_so",
    ),
    Mutation(
        name="half an own login is taken for one",
        file="src/ineen/config/refusals.py",
        old="    found += _half_an_oidc(environment)\n",
        new="",
        test="tests/config/test_environment.py::"
        "test_half_an_own_login_or_one_over_an_open_line_is_refused_in_one_sentence",
    ),
)
