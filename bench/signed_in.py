"""The pages of who works with Ineen: how long the server takes for each, and what it asks of the database.

`script/bench` runs it after `bench.documents` and adds its part to docs/performance.md. Region and people are invented.
"""

import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from http import HTTPStatus
from io import BytesIO
from statistics import median
from typing import Any

from bench.report import put
from bench.serving import ROOT, apart

HEAD = "## Pages of who signed in"
MOST_MILLISECONDS, WARM, TIMES = 100.0, 3, 20
JOINT, DRAFT = "waterkant-digitaal", "waterkant-jeugd"
PAGES = (
    ("Mijn werk", "coordinator", "/mijn-werk"),
    ("plans to write", "adviseur", "/schrijven"),
    ("the outline of a plan", "adviseur", f"/schrijven/{DRAFT}"),
    ("a theme, to be written", "adviseur", f"/schrijven/{DRAFT}/themas/{{theme}}"),
    ("what still lacks in a plan", "adviseur", f"/schrijven/{DRAFT}/nakijken"),
    ("the history of a plan", "adviseur", f"/schrijven/{JOINT}/geschiedenis"),
    ("search", "adviseur", "/zoeken?q=inbraak"),
    ("decisions, of all plans", "griffier", "/besluiten"),
    ("decisions, of one plan", "griffier", f"/besluiten/{JOINT}"),
    ("two versions beside each other", "griffier", f"/besluiten/{JOINT}/vergelijken?oud={{version}}&nieuw=nu&alles=ja"),
    ("the privacy log", "privacy", "/logboek"),
    ("all that is held about oneself", "adviseur", "/profiel/gegevens"),
    ("the account", "adviseur", "/profiel"),
    ("who works here", "beheerder", "/mensen"),
    ("a file to hand in", "analist", "/bronnen/aanleveren"),
    ("a figure, beside those of the same plan", "adviseur", "/cijfers/misdrijven?gebied=GM9901&vergelijk=verband"),
    ("what stands out in a municipality", "adviseur", "/gebieden/GM9901-rietdam/wat-valt-op"),
)

# what an address needs that is not the same everywhere: the page that leads there, and where
LEADS = {
    "theme": (f"/schrijven/{DRAFT}", f'/schrijven/{DRAFT}/themas/([^"#?]+)"'),
    "version": (f"/besluiten/{JOINT}/gemeenten/GM9902", f'/besluiten/{JOINT}/teksten/([^"#?]+)"'),
}


@dataclass(frozen=True, slots=True)
class Taken:
    """Milliseconds of one page by the clock and of the processor, the median; and how often it asks the database."""

    name: str
    clock: float
    work: float
    queries: int


def main() -> int:
    """Measure in a process of its own, and write and print what came out; returns 0, also where a target is missed."""
    with tempfile.TemporaryDirectory(prefix="ineen-bench-") as data:
        env = apart(data, INEEN_SECOND_STEP_ROLES="", INEEN_LOG_FORMAT="json")
        for words in (["demonstration", "load", "--examples", "examples"], ["worker", "--once"]):
            command = [sys.executable, "-m", "ineen", *words]
            subprocess.run(command, env=env, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        measured = [sys.executable, "-m", "bench.signed_in", "measure"]
        told = subprocess.run(measured, env=env, cwd=ROOT, check=True, capture_output=True, text=True)
    section = report([Taken(**one) for one in json.loads(told.stdout.splitlines()[-1])])
    put(section)
    print(section)
    return 0


def report(found: Iterable[Taken]) -> str:
    """The part of docs/performance.md about pages behind the login."""
    taken = list(found)
    slowest = max(taken, key=lambda one: one.clock)
    verdict = "met" if slowest.clock < MOST_MILLISECONDS else "**missed**"
    return "\n".join(
        [
            HEAD,
            "",
            "Milliseconds that the server takes, from request to last byte, in one process through the same door as",
            f"gunicorn's: the median of {TIMES} requests after {WARM}, by the clock and of the processor. Queries are",
            "questions to the database. Each page is that of the invented region, for who works with it; nothing of an",
            "answer is kept between requests.",
            "",
            "| page | clock | work | queries |",
            "|---|---|---|---|",
            *(f"| {one.name} | {one.clock:.0f} | {one.work:.0f} | {one.queries} |" for one in taken),
            "",
            f"* the slowest ({slowest.name}): {slowest.clock:.0f} ms; the target for each is less than",
            f"  {MOST_MILLISECONDS:.0f} ms: {verdict}.",
            "",
        ]
    )


def measure() -> list[Taken]:
    """What each page takes, one after the other."""
    from ineen.config.wsgi import application

    own = {who: _cookie_of(who) for who in {who for _name, who, _path in PAGES}}
    return [_taken(application, name, _filled(application, path, own[who]), own[who]) for name, who, path in PAGES]


def _filled(application: Any, path: str, cookie: str) -> str:
    """The address with the first theme, text or version to which a page leads."""
    for name, (page, lead) in LEADS.items():
        if f"{{{name}}}" in path:
            found = re.search(lead, _get(application, page, cookie).decode())
            if found is None:
                raise SystemExit(f"{page} leads to no {name}: there is nothing to measure")
            path = path.replace(f"{{{name}}}", found[1])
    return path


def _cookie_of(who: str) -> str:
    from django.conf import settings
    from django.test import Client

    from ineen.faces.demonstration.people import DOMAIN
    from ineen.ground.organisations import queries as organisations

    person = organisations.person_by_email(f"{who}{DOMAIN}")
    if person is None:
        raise SystemExit(f"{who} does not work in the invented region")
    client = Client()
    client.force_login(person)
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def _taken(application: Any, name: str, path: str, cookie: str) -> Taken:
    for _ in range(WARM):
        _get(application, path, cookie)
    times = [_seconds(lambda: _get(application, path, cookie)) for _ in range(TIMES)]
    with _counted() as asked:
        _get(application, path, cookie)
    clock, work = (1000 * median(one) for one in zip(*times, strict=True))
    return Taken(name, clock, work, len(asked))


def _get(application: Any, path: str, cookie: str) -> bytes:
    """The page; raises SystemExit where it is not answered with 200."""
    told: list[str] = []
    place, _, question = path.partition("?")
    answer = application(
        {
            "REQUEST_METHOD": "GET", "PATH_INFO": place, "QUERY_STRING": question, "HTTP_COOKIE": cookie,
            "SERVER_NAME": "127.0.0.1", "SERVER_PORT": "8000", "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.url_scheme": "http", "wsgi.input": BytesIO(), "wsgi.errors": sys.stderr, "wsgi.version": (1, 0),
            "wsgi.multithread": True, "wsgi.multiprocess": True, "wsgi.run_once": False,
        },
        lambda status, _headers, _wrong=None: told.append(status),
    )  # fmt: skip
    body = b"".join(answer)
    answer.close()
    if not told[0].startswith(str(HTTPStatus.OK.value)):
        raise SystemExit(f"{path} answers {told[0]}: there is nothing to measure")
    return body


@contextmanager
def _counted() -> Iterator[list[str]]:
    """The questions that the block asks of any database; what opens and closes a transaction is none."""
    from django.db import connections

    asked: list[str] = []

    def note(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if sql.lstrip().upper().startswith(("SELECT", "INSERT", "UPDATE", "DELETE")):
            asked.append(sql)
        return execute(sql, *rest)

    for connection in connections.all():
        connection.execute_wrappers.append(note)
    yield asked
    for connection in connections.all():
        connection.execute_wrappers.remove(note)


def _seconds(what: Callable[[], object]) -> tuple[float, float]:
    clock, work = time.perf_counter(), time.process_time()
    what()
    return time.perf_counter() - clock, time.process_time() - work


if __name__ == "__main__":
    if sys.argv[1:] == ["measure"]:
        print(json.dumps([asdict(one) for one in measure()]))
    else:
        sys.exit(main())
