from ineen.evidence.queries.kept import Kept


def again() -> str:
    raise AssertionError("this is known")


def test_an_answer_is_made_once_until_others_push_it_out_the_longest_unasked_first() -> None:
    kept: Kept[str] = Kept(8)
    for question in ("a", "b", "c", "d"):
        assert kept.answer(question, lambda letter=question: letter * 2) == question * 2  # type: ignore[misc]
    assert kept.answer("a", again) == "aa"
    kept.answer("e", lambda: "ee")
    assert [kept.answer(question, again) for question in ("c", "d", "a", "e")] == ["cc", "dd", "aa", "ee"]
    assert kept.answer("b", lambda: "made") == "made"


def test_an_answer_that_would_drive_out_all_others_is_not_kept() -> None:
    kept: Kept[str] = Kept(8)
    assert kept.answer("large", lambda: "xxx") == "xxx"
    assert kept.answer("large", lambda: "y") == "y"


def test_an_answer_that_two_make_at_once_counts_once() -> None:
    kept: Kept[str] = Kept(8)
    kept.answer("other", lambda: "oo")
    for _ in range(5):
        kept.answer("same", lambda: kept.answer("same", lambda: "ss"))
    assert (kept.answer("other", again), kept.answer("same", again)) == ("oo", "ss")


def test_empty_answers_are_bounded_too() -> None:
    kept: Kept[str] = Kept(8)
    for number in range(100):
        kept.answer(number, str)
    assert len(kept) <= 8
