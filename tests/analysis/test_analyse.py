"""The blocks of docs/analyse.md run one after the other, without Django."""

import os
import re
import subprocess
import sys

from tests.lanes import ROOT

GUIDE = ROOT / "docs" / "analyse.md"
WITHOUT_DJANGO = "\nimport sys\nassert 'django' not in sys.modules\nprint('done')\n"


def test_the_blocks_of_the_guide_run_and_nothing_of_django_is_loaded() -> None:
    blocks = re.findall(r"```python\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) == 6
    env = {name: value for name, value in os.environ.items() if not name.startswith("DJANGO")}
    env["PYTHONPATH"] = str(ROOT / "src")
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", "\n".join(blocks) + WITHOUT_DJANGO],
        capture_output=True, text=True, check=False, env=env,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, "done\n"), done.stderr
