"""A process that tries what is limited, as a web process does: prints what was let through, as JSON.

Arguments: the file of the limits, a file that says go, how often.
"""

import json
import sys
import time
from pathlib import Path

import django
from django.conf import settings

RATE = "20/h/key"


def attempts(times: int) -> dict[str, object]:
    """How many keys were added that nobody had, and how many attempts at one account were allowed."""
    from allauth.core.internal.ratelimit import consume
    from django.core.cache import cache
    from django.test import RequestFactory

    added = [cache.add(f"once-{number}", number) for number in range(times)]
    request, limit = RequestFactory().post("/inloggen"), {"login": RATE}
    tries = [consume(request, app="test", action="login", config=limit, key="anna") for _ in range(times)]
    return {"added": added, "allowed": len([one for one in tries if one])}


if __name__ == "__main__":
    location, go, times = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    settings.configure(CACHES={"default": {"BACKEND": "ineen.config.limits.LimitsCache", "LOCATION": location}})
    django.setup()
    print("ready", flush=True)
    while not go.exists():
        time.sleep(0.001)
    print(json.dumps(attempts(times)))
