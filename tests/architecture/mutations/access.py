"""Guards of coming in."""

from tests.architecture.mutations.mutation import Mutation

TESTS = "tests/faces/account"

MUTATIONS = (
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
        old='if tied is not None or claims.get("email_verified") is not True:',
        new="if tied is not None:",
        test=f"{TESTS}/test_oidc.py::test_nobody_signs_up",
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
        old="held_roles=(_held(chosen),)",
        new="held_roles=tuple(map(_held, rows))",
        test=f"{TESTS}/test_acting_as.py::test_the_first_function_is_what_one_acts_as_until_another_is_chosen",
    ),
)
