"""Guards of the texts of a plan, and of what people type."""

from tests.architecture.mutations.mutation import Mutation

_TEXTS = "src/ineen/policy/plans/actions/texts.py"
_DRAFTS = "src/ineen/policy/plans/queries/drafts.py"
_TRY = "tests/policy/plans"

MUTATIONS = (
    Mutation(
        name="who saves last overwrites what came in meanwhile",
        file=_TEXTS,
        old="if digest(place.text) not in (based_on, digest(text)):",
        new="if not based_on:",
        test=f"{_TRY}/test_texts.py::test_two_who_wrote_at_once_both_keep_their_words_and_the_plan_its_text",
    ),
    Mutation(
        name="a second tab types over the first",
        file="src/ineen/policy/plans/actions/drafts.py",
        old="            draft.other = draft.text\n",
        new="            pass\n",
        test=f"{_TRY}/test_two_tabs.py::test_what_two_tabs_type_in_turns_is_kept_of_both",
    ),
    Mutation(
        name="a text is told to be of who wrote what stood there before",
        file=_DRAFTS,
        old=" if row.digest == stands[row.address]}",
        new="}",
        test=f"{_TRY}/test_past.py::test_who_wrote_for_whom_is_told_as_long_as_the_words_are_theirs",
    ),
    Mutation(
        name="a login page takes the place of what somebody typed",
        file="src/ineen/ground/ui/pages.py",
        old='if getattr(request, "htmx", False):',
        new='if getattr(request, "fragment", False):',
        test=f"{_TRY}/test_text_pages.py::test_who_was_signed_out_gets_no_login_page_in_the_place_of_her_words",
    ),
    Mutation(
        name="words that were refused are taken for kept",
        file="src/ineen/policy/plans/web/texts.py",
        old='        return render(request, "plans/parts/draft_line.html", {"refusal": str(refusal)})',
        new="        return trigger_client_event(\n"
        '            render(request, "plans/parts/draft_line.html", {"refusal": str(refusal)}), KEPT\n'
        "        )",
        test=f"{_TRY}/test_text_pages.py::"
        "test_a_tab_hears_when_the_server_has_what_was_typed_and_not_when_it_was_refused",
    ),
    Mutation(
        name="a choice is made twice",
        file=_TEXTS,
        old="    if row.settled_at is not None:\n",
        new="    if row.settled_at is not None and not row.settled_label:\n",
        test=f"{_TRY}/test_texts.py::test_one_of_them_decides_once",
    ),
    Mutation(
        name="a choice is made looking at an older text",
        file=_TEXTS,
        old="            if digest(place.text) != based_on:\n",
        new="            if not based_on:\n",
        test=f"{_TRY}/test_texts.py::test_a_choice_that_was_made_looking_at_an_older_text_is_asked_again",
    ),
    Mutation(
        name="who may not write a text writes it",
        file=_TEXTS,
        old="    if reason := drafts.why_not(organisations.viewer_behind(by, now), plan, part):\n",
        new="    if (reason := drafts.why_not(organisations.viewer_behind(by, now), plan, part)) and part is None:\n",
        test=f"{_TRY}/test_texts.py::test_a_chapter_is_written_by_its_own_municipality_or_the_coordinator",
    ),
    Mutation(
        name="a colleague sees the draft of another",
        file=_DRAFTS,
        old="TextDraft.objects.filter(plan=plan, person=viewer.person, address__in=",
        new="TextDraft.objects.filter(plan=plan, address__in=",
        test=f"{_TRY}/test_text_pages.py::test_a_draft_is_kept_while_typing_and_only_its_writer_sees_it",
    ),
    Mutation(
        name="an autosave goes on with a draft that nobody began",
        file="src/ineen/ground/audit/entries.py",
        old="    if not begun.exists():\n",
        new="    if begun is None:\n",
        test="tests/ground/audit/test_acts.py::test_what_goes_on_has_begun_by_the_same_person",
    ),
    Mutation(
        name="the council reads who wrote what",
        file="src/ineen/policy/plans/queries/past.py",
        old="        if not rules.works_with(viewer, plan):\n",
        new="        if not viewer.person:\n",
        test=f"{_TRY}/test_past.py::test_a_council_has_no_history_of_a_text_even_of_a_plan_that_it_sees",
    ),
    Mutation(
        name="html that somebody typed is html",
        file="src/ineen/ground/ui/markdown.py",
        old='MarkdownIt("zero", {"html": False, "breaks": True}).enable(list(RULES))',
        new='MarkdownIt("zero", {"html": True, "breaks": True}).enable([*RULES, "html_inline"])',
        test="tests/ground/ui/test_markdown.py::test_html_stays_the_words_that_were_typed",
    ),
    Mutation(
        name="a link leads to a script",
        file="src/ineen/ground/ui/markdown.py",
        old='return url.lower().startswith(tuple(f"{scheme}:" for scheme in SCHEMES))',
        new="return True",
        test="tests/ground/ui/test_markdown.py::test_a_link_that_leads_nowhere_good_stays_as_it_was_typed",
    ),
)
