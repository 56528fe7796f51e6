"""The list of what `script/check wall` breaks still fits the code."""

import pytest

from tests.architecture.mutations import MUTATIONS, Mutation
from tests.lanes import ROOT


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_what_is_broken_stands_there_once(mutation: Mutation) -> None:
    text = (ROOT / mutation.file).read_text("utf-8")
    assert not mutation.old or text.count(mutation.old) == 1
    assert mutation.test == "lint-imports" or (ROOT / mutation.test.split("::")[0]).is_file()


def test_no_two_have_the_same_name() -> None:
    assert len({mutation.name for mutation in MUTATIONS}) == len(MUTATIONS)
