"""A real worker in a process of its own, on the databases of the test that starts it.

`python -m tests.ground.outbox.worker_process SCRIPT`, where SCRIPT is JSON: the names of the databases, a folder for
signs, the time on the clock, whether to stop when all is done, and whether the task waits for the sign "go on".
"""

import json
import sys
import time
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import django

from tests import settings


def main(script: dict[str, Any]) -> None:
    for alias, name in script["databases"].items():
        settings.DATABASES[alias]["NAME"] = name
    django.setup()
    from ineen.faces.command.worker import attend
    from ineen.ground.kernel.tasks import Work
    from tests.ground.outbox.office import Clock, plan_work, worker_at
    from tests.ground.outbox.rehearsal import rehearsed

    signs = Path(script["signs"])

    def pay(work: Work) -> None:
        plan_work(
            database=work.database,
            task="ineen.rehearsal.tasks.payment",
            payload={},
            key=f"payment/{uuid4()}",
            by=work.by,
            now=work.now.replace(year=work.now.year + 9),
        )
        with (signs / "attempts").open("a") as attempts:
            attempts.write("x")
        (signs / "midway").touch()
        while script["waits"] and not (signs / "go on").exists():
            time.sleep(0.01)

    def payment(work: Work) -> None: ...

    with rehearsed(pay, payment):
        attend(worker_at(Clock(datetime.fromisoformat(script["now"]))), once=script["once"])
        (signs / "ended").touch()


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
