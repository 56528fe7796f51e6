"""Guards of what is kept in memory for everybody."""

from tests.architecture.mutations.mutation import Mutation

CACHE = "src/ineen/faces/publication/web/cache.py"
SHELF = "src/ineen/faces/publication/web/shelf.py"
VERSION = "src/ineen/faces/publication/web/version.py"
LOG = '"ineen.config.requests.RequestLogMiddleware"'
KEEP = '"ineen.faces.publication.web.cache.PublicationCache"'
TESTS = "tests/faces/publication"

MUTATIONS = (
    Mutation(
        name="a member gets the copy of everybody",
        file=CACHE,
        old='"HTTP_COOKIE", ',
        new="",
        test=f"{TESTS}/test_cache.py::test_who_signed_in_neither_gets_nor_fills_the_copy_of_everybody",
    ),
    Mutation(
        name="who logs in by header gets the copy of everybody",
        file=CACHE,
        old=', "HTTP_AUTHORIZATION"',
        new="",
        test=f"{TESTS}/test_cache.py::test_who_sends_something_of_their_own_is_answered_anew",
    ),
    Mutation(
        name="questions after an address are answered alike",
        file=CACHE,
        old='"QUERY_STRING", ',
        new="",
        test=f"{TESTS}/test_cache.py::test_a_question_after_the_address_does_not_fill_the_memory",
    ),
    Mutation(
        name="what only one may see is kept for everybody",
        file=CACHE,
        old='        and "public" in _words(response, "Cache-Control")\n',
        new="",
        test=f"{TESTS}/test_cache.py::test_what_is_shared_must_say_so",
    ),
    Mutation(
        name="a page without its chart is kept",
        file=CACHE,
        old="        and bool(get_max_age(response))\n",
        new="",
        test=f"{TESTS}/test_cache.py::test_a_page_that_still_waits_for_its_chart_is_made_again_for_everybody",
    ),
    Mutation(
        name="a cookie is kept for everybody",
        file=CACHE,
        old="        and not response.cookies\n",
        new="",
        test=f"{TESTS}/test_cache.py::test_what_was_made_for_one_request_is_not_shared",
    ),
    Mutation(
        name="a header that sets a cookie is kept for everybody",
        file=CACHE,
        old='        and not response.has_header("Set-Cookie")\n',
        new="",
        test=f"{TESTS}/test_cache.py::test_what_was_made_for_one_request_is_not_shared",
    ),
    Mutation(
        name="a nonce is kept for everybody",
        file=CACHE,
        old='        and "\'nonce-" not in response.get("Content-Security-Policy", "")\n',
        new="",
        test=f"{TESTS}/test_cache.py::test_what_was_made_for_one_request_is_not_shared",
    ),
    Mutation(
        name="a page in one language is kept for all",
        file=CACHE,
        old='        and _words(response, "Vary") <= {"cookie"}\n',
        new="",
        test=f"{TESTS}/test_cache.py::test_what_differs_by_language_is_not_shared",
    ),
    Mutation(
        name="an error is kept",
        file=CACHE,
        old="        response.status_code == OK\n        and ",
        new="        ",
        test=f"{TESTS}/test_cache.py::test_an_error_is_not_kept",
    ),
    Mutation(
        name="what a HEAD got is kept as the page",
        file=CACHE,
        old='if request.method == "GET" and is_for_everybody',
        new="if is_for_everybody",
        test=f"{TESTS}/test_cache.py::test_only_the_head_of_a_page_is_answered_from_the_same_copy",
    ),
    Mutation(
        name="one host gets the page of another",
        file=CACHE,
        old='host = environ.get("HTTP_HOST") or ',
        new='host = "" and ',
        test=f"{TESTS}/test_cache.py::test_two_hosts_get_two_pages",
    ),
    Mutation(
        name="a host that is not ours is answered from memory",
        file=CACHE,
        old='return environ["wsgi.url_scheme"], host, ',
        new='return environ["wsgi.url_scheme"], "", ',
        test=f"{TESTS}/test_cache.py::test_a_host_that_is_not_ours_gets_no_page_from_memory",
    ),
    Mutation(
        name="an open line gets the headers of a closed one",
        file=CACHE,
        old='return environ["wsgi.url_scheme"], host, ',
        new='return "", host, ',
        test=f"{TESTS}/test_cache.py::test_an_open_and_a_closed_line_have_each_their_own_copy",
    ),
    Mutation(
        name="the same request id comes twice",
        file="src/ineen/config/settings.py",
        old=f"    {LOG},\n    {KEEP},\n",
        new=f"    {KEEP},\n    {LOG},\n",
        test=f"{TESTS}/test_cache.py::test_each_answer_has_a_request_id_of_its_own",
    ),
    Mutation(
        name="what was withdrawn stays in memory",
        file=SHELF,
        old="            self._pages.clear()\n",
        new="",
        test=f"{TESTS}/test_cache.py::test_a_withdrawn_figure_is_gone",
    ),
    Mutation(
        name="a page of an earlier version is kept for the next",
        file=SHELF,
        old="            if version != self._version:\n                return\n",
        new="",
        test=f"{TESTS}/test_shelf.py::test_a_page_that_was_made_for_a_version_that_has_passed_is_not_kept",
    ),
    Mutation(
        name="memory grows without end",
        file=SHELF,
        old="            while self._bytes > self._most_bytes or len(self._pages) > MOST_PAGES:",
        new="            while len(self._pages) > MOST_PAGES:",
        test=f"{TESTS}/test_shelf.py::test_there_are_never_more_bytes_or_pages_than_agreed",
    ),
    Mutation(
        name="a page stands for ever",
        file=SHELF,
        old=" or until < monotonic()",
        new="",
        test=f"{TESTS}/test_shelf.py::test_a_page_stands_a_minute",
    ),
    Mutation(
        name="the database is asked about its version at every page",
        file=VERSION,
        old="if known and monotonic() - known[0] < SECONDS",
        new="if known and monotonic() < known[0]",
        test=f"{TESTS}/test_version.py::test_the_database_is_asked_once_a_second",
    ),
    Mutation(
        name="what was withdrawn is answered before anybody asks whether it was",
        file=VERSION,
        old="if known and monotonic() - known[0] < SECONDS",
        new="if known",
        test="tests/config/test_front.py::test_a_withdrawn_figure_is_gone_within_a_second",
    ),
    Mutation(
        name="who sends something of their own is answered before Django is asked",
        file=CACHE,
        old="address, version = address_of(environ), self.version.known()",
        new='address, version = address_of({**environ, "HTTP_COOKIE": ""}), self.version.known()',
        test="tests/config/test_front.py::test_who_asks_for_something_of_their_own_goes_on_to_django",
    ),
    Mutation(
        name="an unchanged page is sent again from the front",
        file=CACHE,
        old=' or "HTTP_IF_NONE_MATCH" in environ',
        new="",
        test="tests/config/test_front.py::test_an_unchanged_page_is_not_sent_again",
    ),
    Mutation(
        name="an act that is committed late goes unnoticed",
        file="src/ineen/ground/audit/progress.py",
        old='aggregate(entries=Sum("number", default=0))["entries"]',
        new='latest("number").number',
        test=f"{TESTS}/test_version.py::test_an_act_that_was_numbered_first_and_committed_last_is_noticed",
    ),
    Mutation(
        name="a plan that comes out by itself goes unnoticed",
        file=VERSION,
        old=".{plans.count_visible_to(RESIDENT)}",
        new="",
        test=f"{TESTS}/test_version.py::test_a_plan_that_comes_out_by_itself_is_noticed",
    ),
    Mutation(
        name="an implementation plan that comes out by itself goes unnoticed",
        file=VERSION,
        old=".{execution.count_visible_to(RESIDENT)}",
        new="",
        test=f"{TESTS}/test_version.py::test_an_implementation_plan_that_comes_out_by_itself_is_noticed",
    ),
)
