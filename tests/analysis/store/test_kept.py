from ineen.analysis.store.kept import Kept


def test_an_answer_is_kept_until_heavier_ones_push_it_out_the_longest_unasked_first() -> None:
    kept: Kept[str] = Kept(8)
    for question in ("a", "b", "c", "d"):
        kept.keep(question, question.upper(), 2)
    assert kept.get("a") == "A"
    kept.keep("e", "E", 2)
    assert [kept.get(question) for question in ("a", "b", "c", "d", "e")] == ["A", None, "C", "D", "E"]


def test_the_same_question_again_does_not_count_twice() -> None:
    kept: Kept[str] = Kept(8)
    kept.keep("other", "", 2)
    for _ in range(5):
        kept.keep("same", "x", 2)
    assert (kept.get("other"), kept.get("same")) == ("", "x")


def test_an_answer_that_would_drive_out_all_others_is_not_kept() -> None:
    kept: Kept[str] = Kept(8)
    kept.keep("large", "", 3)
    assert kept.get("large") is None
