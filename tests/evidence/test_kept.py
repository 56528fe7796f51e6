from concurrent.futures import ThreadPoolExecutor
from threading import Event

from ineen.evidence.queries.kept import Kept


def again() -> str:
    raise AssertionError("this is known")


def test_an_answer_is_made_once_until_others_push_it_out_the_longest_unasked_first() -> None:
    kept: Kept[str] = Kept(12)
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


def test_an_answer_that_asks_for_itself_counts_once() -> None:
    kept: Kept[str] = Kept(8)
    kept.answer("other", lambda: "oo")
    for _ in range(5):
        kept.answer("same", lambda: kept.answer("same", lambda: "ss"))
    assert (kept.answer("other", again), kept.answer("same", again)) == ("oo", "ss")


def test_an_answer_without_anything_in_it_is_not_kept() -> None:
    kept: Kept[str] = Kept(8)
    for number in range(100):
        kept.answer(number, str)
    assert len(kept) == 0


def test_a_long_question_counts_with_all_that_it_names() -> None:
    kept: Kept[str] = Kept(40)
    for number in range(20):
        kept.answer((number, ("name",) * 17, ("other", "more")), lambda: "x")
    assert len(kept) == 1


def test_who_asks_while_it_is_made_waits_for_it() -> None:
    kept: Kept[str] = Kept(8)
    begun, go_on = Event(), Event()

    def slowly() -> str:
        begun.set()
        assert go_on.wait(10)
        return "ss"

    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(kept.answer, "slow", slowly)
        assert begun.wait(10)
        second = threads.submit(kept.answer, "slow", again)
        assert kept.answer("other", lambda: "o") == "o"  # another question waits for nobody
        go_on.set()
        assert (first.result(10), second.result(10)) == ("ss", "ss")
