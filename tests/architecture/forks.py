"""Runs one test after the other, each in a fork of a process that holds the libraries and nothing of the house.

Started by path, in a copy of the repository: `python -P forks.py`. On each line of the input stand, as JSON, the test,
the folder for its data, and the file for what it says; for each a line comes back with its exit code and what it
took of the processor. Importing the libraries takes longer than most tests; what is broken is in the house, which
every fork imports by itself.
"""

import gc
import importlib
import json
import os
import resource
import sys

from _pytest.config import default_plugins

LIBRARIES = (
    *("PIL.Image", "altair", "argon2", "cryptography.fernet", "csp", "dj_database_url", "django.contrib.admin.options"),
    *("django.core.handlers.wsgi", "django.db.backends.sqlite3.base", "django.forms", "django.test", "django_htmx"),
    *("django.views.generic", "duckdb", "gunicorn.app.base", "hypothesis.strategies", "icalendar", "importlinter.cli"),
    *("jsonschema", "markdown_it", "nh3", "numpy", "psycopg", "pydantic", "requests"),
    *("scipy.optimize", "scipy.special", "scipy.stats", "sqlite3", "structlog", "typst", "urllib3", "whitenoise.base"),
    *("yaml", *(f"_pytest.{name}" for name in default_plugins)),
)
PLUGINS = ("pytest_django.plugin", "_hypothesis_pytestplugin")
MOST_MEMORY = 6 * 1024**3  # that is written to: what draws charts reserves more address space than that
MOST_SECONDS = 120
BROKE_OFF = 70  # no code of pytest


def main() -> None:
    for name in (*LIBRARIES, *PLUGINS):
        importlib.import_module(name)
    assert not {"ineen", "tests"} & set(sys.modules), "what is broken must be imported anew"
    gc.freeze()  # pytest collects twice per run: not what every fork shares
    for line in sys.stdin:
        test, data, said = json.loads(line)
        process = os.fork()
        if process == 0:
            os._exit(_run(test, data, said))
        _, status, used = os.wait4(process, 0)
        print(json.dumps([os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime]), flush=True)


def _run(test: str, data: str, said: str) -> int:
    """In the fork: what is broken may eat without end, so it gets so much memory and processor time, and fails."""
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    os.environ["INEEN_DATA"] = data
    output = os.open(said, os.O_WRONLY | os.O_CREAT)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(output, stream.fileno())
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    try:
        return _code_of(test)
    except BaseException as error:
        print(repr(error), file=sys.stderr)
        return BROKE_OFF
    finally:
        sys.stdout.flush()
        sys.stderr.flush()


def _code_of(test: str) -> int:
    if test == "lint-imports":
        from importlinter.cli import lint_imports

        return lint_imports(no_cache=True)
    import pytest

    # by hand: pytest warns of a plugin that it finds by itself and that is there already
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    return int(pytest.main(["-q", "-x", test], plugins=[importlib.import_module(name) for name in PLUGINS]))


if __name__ == "__main__":
    main()
    os._exit(0)  # DuckDB would tell about each of its types that was not thrown away
