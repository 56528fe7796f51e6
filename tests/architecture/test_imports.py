"""Starting up stays light: what is heavy is imported where it is used."""

import os
import subprocess
import sys

HEAVY = {
    "PIL",
    "altair",
    "cryptography",
    "duckdb",
    "llvmlite",
    "numba",
    "numpy",
    "pandas",
    "psycopg",
    "pyarrow",
    "pydantic",
    "scipy",
    "vl_convert",
    "yaml",
}
LOADED = "import sys, django; django.setup(); print(*sorted({name.partition('.')[0] for name in sys.modules}))"


def test_starting_django_imports_nothing_heavy() -> None:
    env = os.environ | {"DJANGO_SETTINGS_MODULE": "ineen.config.settings"}
    done = subprocess.run([sys.executable, "-c", LOADED], env=env, check=True, capture_output=True, text=True)
    assert not HEAVY & set(done.stdout.split())
    assert "structlog" in done.stdout.split()
