"""An installation of its own beside the tests: its own data folder, its own processes, its own databases."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from tests.helpers.prepared import copy_files
from tests.lanes import ROOT

KEYS = {
    "INEEN_SECRET_KEY": "a key of tests, known to all, and thus for nothing else",
    "INEEN_AUDIT_KEY": "a key of tests, known to all, and thus for nothing else",
    "INEEN_VAULT_KEY": "a key of tests, known to all, and thus for nothing else",
}


@dataclass(frozen=True)
class Installation:
    """`data` is its folder; `settings` go into the environment of its processes, which is otherwise bare."""

    data: Path
    settings: Mapping[str, str] = field(default_factory=dict)

    def prepared(self) -> Self:
        """The same, with its files of SQLite as `migrate` leaves them."""
        copy_files(self.data)
        return self

    def ineen(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a command of `ineen`; never raises."""
        return self.run("-m", "ineen", *words)

    def python(self, module: str, *words: str) -> str:
        """What a module prints when it runs here; raises AssertionError with its errors when it fails."""
        done = self.run("-m", module, *words)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run Python with these words; never raises."""
        command = [sys.executable, *words]
        return subprocess.run(command, env=self.environment(), cwd=ROOT, check=False, capture_output=True, text=True)

    def environment(self) -> dict[str, str]:
        """Bare, but for what its processes need."""
        bare = {"PATH": os.environ["PATH"], "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "LANG": "C.UTF-8"}
        own = {"INEEN_DATA": str(self.data), "DJANGO_SETTINGS_MODULE": "ineen.config.settings"}
        return bare | own | dict(self.settings)
