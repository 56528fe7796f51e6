"""The demonstration in a scratch folder, on the embedded default, with a clock that stands where the handbook stands.

It runs in this process: the clock must be set before anything of Ineen is imported, and no other process shares it.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from datetime import UTC, datetime
from importlib import import_module
from io import StringIO
from pathlib import Path
from threading import Thread
from time import monotonic

from django.utils import timezone

TODAY = datetime(2026, 11, 17, 9, tzinfo=UTC)  # a Tuesday: what is relative to today is the same in every picture


@contextmanager
def demonstration_site() -> Iterator[str]:
    """The address of a running site with the invented region, its worker beside it; both end with the block."""
    with tempfile.TemporaryDirectory(prefix="ineen-handbook-") as folder:
        _set_up(Path(folder))
        _load()
        yield from _serve()


def _set_up(data: Path) -> None:
    import django

    begun = monotonic()
    timezone.now = lambda: datetime.fromtimestamp(TODAY.timestamp() + monotonic() - begun, UTC)
    for name in [name for name in os.environ if name.startswith("INEEN_") or name.endswith("DATABASE_URL")]:
        del os.environ[name]
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "ineen.config.settings",
        "DJANGO_ALLOW_ASYNC_UNSAFE": "true",  # playwright keeps an event loop in this thread
        "INEEN_DATA": str(data),
        "INEEN_SECOND_STEP_ROLES": "",
        "INEEN_LOG_LEVEL": "ERROR",
    }
    django.setup()


def _load() -> None:
    command = import_module("ineen.faces.command.main")
    told = StringIO()
    with redirect_stdout(told):
        ended = command.main(["demonstration", "load"])
    if ended:
        raise SystemExit(f"the demonstration was not loaded:\n{told.getvalue()}")


def _serve() -> Iterator[str]:
    from django.conf import settings
    from django.core.management import call_command
    from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler

    from ineen.ground.outbox.worker import Worker

    class Quiet(WSGIRequestHandler):
        def log_message(self, *_args: object, **_named: object) -> None:
            """The site tells of errors itself."""

    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"  # nobody reads the digests
    call_command("collectstatic", interactive=False, verbosity=0)
    worker = Worker()
    worker.work_off()  # charts and documents lie ready before the first picture
    server = ThreadedWSGIServer(("127.0.0.1", 0), Quiet)
    server.set_app(import_module("ineen.config.wsgi").application)
    threads = [Thread(target=server.serve_forever), Thread(target=worker.run)]
    for thread in threads:
        thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        worker.stop.set()
        server.shutdown()
        server.server_close()
        for thread in threads:
            thread.join()
