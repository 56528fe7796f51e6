"""The product's settings on throw-away databases: SQLite files, or PostgreSQL where `INEEN_TEST_POSTGRES` points."""

import os
import tempfile

_data = os.environ.setdefault("INEEN_DATA", tempfile.mkdtemp(prefix="ineen-test-"))

from ineen.config.settings import *  # noqa: E402, F403
from ineen.config.settings import DATABASES, INEEN_DATA  # noqa: E402

POSTGRES = os.environ.get("INEEN_TEST_POSTGRES", "")

if POSTGRES:
    import dj_database_url

    for alias in ("default", "vault", "keys"):
        DATABASES[alias] = dict(dj_database_url.parse(f"{POSTGRES}/ineen_{alias}"))
for alias, database in DATABASES.items():
    # files, not memory: with the pragmas and locks of production
    database["TEST"] = {"NAME": f"test_{alias}" if POSTGRES else INEEN_DATA / f"test-{alias}.sqlite3"}

INEEN_SECOND_STEP_ROLES = frozenset()  # nobody of the cast has a telephone, but in its own tests
INEEN_PAGE_CACHE_BYTES = 0  # each page is made for its test
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# counted per process, so that tests side by side do not limit each other
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
