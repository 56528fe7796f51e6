"""Each guard of the house, and how to break what it protects: the named test must then fail."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Mutation:
    """Replace `old` by `new` in `file`; `test` (a pytest id, or `lint-imports`) must go red.

    `old` empty means: `new` is added at the end of `file`, which is made where it does not exist.
    `lane` is `core`, or `postgres` where SQLite has no such protection.
    """

    name: str
    file: str
    old: str
    new: str
    test: str
    lane: str = "core"


MUTATIONS: tuple[Mutation, ...] = (
    Mutation(
        name="the kernel imports Django",
        file="src/ineen/ground/kernel/periods.py",
        old="",
        new="\nimport django\n",
        test="lint-imports",
    ),
    Mutation(
        name="a vault value in a log",
        file="src/ineen/config/scrubber.py",
        old="if personal is not Personal.NONE:",
        new="if personal is Personal.CRIMINAL:",
        test="tests/config/test_logs.py::test_a_vault_value_in_a_log_is_left_out",
    ),
    Mutation(
        name="an exception out of the vault tells values in a log",
        file="src/ineen/config/scrubber.py",
        old="silent = any(_passed_vault(one.__traceback__) for one in chain)",
        new="silent = False",
        test="tests/config/test_logs.py::test_an_exception_out_of_the_vault_tells_where_and_not_what",
    ),
    Mutation(
        name="a query string in a log",
        file="src/ineen/config/requests.py",
        old="route = request.resolver_match.route if request.resolver_match else UNKNOWN_ROUTE",
        new="route = request.get_full_path()",
        test="tests/config/test_logs.py::test_a_request_is_one_line_with_its_route_and_without_its_address",
    ),
    Mutation(
        name="production accepts a default key",
        file="src/ineen/config/refusals.py",
        old="found += [*_keys(environment), ",
        new="found += [",
        test="tests/config/test_environment.py::test_production_refuses_a_key_that_nobody_chose_or_that_is_guessed",
    ),
    Mutation(
        name="starting up imports something heavy",
        file="src/ineen/ground/areas/apps.py",
        old="from django.apps import AppConfig\n",
        new="import duckdb\nfrom django.apps import AppConfig\n",
        test="tests/architecture/test_imports.py",
    ),
)
