"""How two versions of a text differ, and that every text of a plan can be changed by its address."""

from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ineen.ground.kernel.refusals import NotFound
from ineen.policy.plans.queries import (
    Change,
    PartKind,
    TextAddress,
    addresses,
    differences,
    digest,
    text_at,
    tidy,
    with_text,
)
from ineen.policy.plans.queries.text_words import WORDS
from ineen.policy.plans.queries.versions import merged
from tests.helpers.whole_thread import PLAN

LINES = st.text(alphabet="ab \n.", max_size=60)


def test_only_the_words_that_changed_are_marked() -> None:
    found = [(run.change, run.words) for run in differences("Wij letten op elkaar.", "Wij passen op elkaar.")]
    assert found == [
        (Change.SAME, "Wij"), (Change.GONE, "letten"), (Change.ADDED, "passen"), (Change.SAME, "op elkaar."),
    ]  # fmt: skip


@given(LINES, LINES)
@settings(max_examples=200, deadline=None)
def test_both_versions_can_be_read_from_their_differences(old: str, new: str) -> None:
    runs = differences(old, new)
    assert "".join(run.text for run in runs if run.change is not Change.ADDED) == old
    assert "".join(run.text for run in runs if run.change is not Change.GONE) == new


@given(LINES, LINES)
@settings(max_examples=200, deadline=None)
def test_who_merges_begins_with_every_line_of_both(old: str, new: str) -> None:
    lines = merged(old, new).split("\n")
    assert set(lines) == {*old.split("\n"), *new.split("\n")}


def test_two_long_texts_that_share_little_are_compared_while_somebody_waits() -> None:
    old = " ".join(f"woord{number % 900} de" for number in range(2_200))
    new = " ".join(f"term{number % 700} de het" for number in range(1_600))
    began = perf_counter()
    assert differences(old, new)
    assert perf_counter() - began < 3


@pytest.mark.parametrize("text", ["a\r\nb", "  a\nb  ", "a\rb", "a\0\nb", "a  \nb\n\n"])
def test_the_same_words_have_the_same_digest_however_a_browser_sends_them(text: str) -> None:
    assert tidy(text) == "a\nb"
    assert digest(text) == digest("a\nb")


@given(st.text(max_size=40), st.sampled_from(list(addresses(PLAN))))
@settings(deadline=None)
def test_a_text_that_is_put_at_an_address_is_found_there_and_nowhere_else(text: str, address: TextAddress) -> None:
    changed = with_text(PLAN, address, text)
    assert text_at(changed, address) == text
    others = [one for one in addresses(PLAN) if one != address]
    assert [text_at(changed, one) for one in others] == [text_at(PLAN, one) for one in others]
    assert with_text(changed, address, text_at(PLAN, address)) == PLAN
    assert TextAddress.parse(str(address)) == address


def test_every_kind_of_text_has_an_address_a_label_and_a_hint() -> None:
    found = {(one.kind, one.name) for one in addresses(PLAN)}
    assert found == set(WORDS)
    assert {kind for kind, _ in found} == set(PartKind)


@pytest.mark.parametrize("wrong", ["", "plan", "plan//period", "theme/x", "vault/x/y", "goal//title/extra"])
def test_what_is_no_address_is_nowhere(wrong: str) -> None:
    with pytest.raises(NotFound, match="staat niet"):
        text_at(PLAN, TextAddress.parse(wrong))
