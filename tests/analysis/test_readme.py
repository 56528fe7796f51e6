"""The notebook-style example in the README runs."""

import re
from pathlib import Path

import ineen.analysis

README = Path(ineen.analysis.__file__).with_name("README.md")


def test_the_example_of_the_readme_runs_and_its_assertions_hold() -> None:
    (example,) = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert example.count("assert ") == 2
    exec(compile(example, str(README), "exec"), {})
