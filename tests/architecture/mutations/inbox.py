"""Guards of the inbox: a list is of one person, of this site, and of the open world."""

from tests.architecture.mutations.mutation import Mutation

_LIST = "tests/ground/inbox/test_list.py::"
_ACTIONS, _RULES = "src/ineen/ground/inbox/actions/items.py", "src/ineen/ground/inbox/rules.py"

MUTATIONS = (
    Mutation(
        name="the list of another may be changed",
        file=_ACTIONS,
        old="filter(pk=item, recipient=by.person, done_at=None)",
        new="filter(pk=item, done_at=None)",
        test=_LIST + "test_the_list_of_another_is_not_there",
    ),
    Mutation(
        name="who left a partnership still sees what waits there",
        file=_RULES,
        old="return Q(recipient=viewer.person) & (Q(partnership=None) | Q(partnership__in=viewer.partnerships))",
        new="return Q(recipient=viewer.person)",
        test=_LIST + "test_who_left_the_partnership_sees_no_more_of_it",
    ),
    Mutation(
        name="an item leads to another site",
        file=_RULES,
        old='_OWN_PATH = re.compile(r"/(?![/\\\\])[^\\s\\\\]*")',
        new='_OWN_PATH = re.compile(r".*")',
        test=_LIST + "test_an_item_leads_to_a_page_of_this_site",
    ),
    Mutation(
        name="a row of the vault stands on a list of the open world",
        file=_RULES,
        old='if database_of(on) != "default":',
        new="if False:",
        test=_LIST + "test_nothing_of_the_vault_stands_on_a_list",
    ),
    Mutation(
        name="posting twice writes twice",
        file=_ACTIONS,
        old="if not _stands(standing.get(person), words)]",
        new="]",
        test=_LIST + "test_posting_twice_is_one_item_and_writes_nothing_the_second_time",
    ),
    Mutation(
        name="items go before their term",
        file=_ACTIONS,
        old="    old = InboxItem.objects.filter(past_term(InboxItem, now))\n",
        new="    old = InboxItem.objects.all()\n",
        test="tests/ground/inbox/test_term.py::test_items_go_after_two_years_and_the_log_of_each_partnership_counts_them",
    ),
    Mutation(
        name="items are kept for ever",
        file="src/ineen/ground/outbox/periodic.py",
        old='    Periodic("ineen.ground.inbox.tasks.forget", DAY),\n',
        new="",
        test="tests/architecture/test_classification.py::test_every_term_is_carried_out_by_work_that_returns",
    ),
)
