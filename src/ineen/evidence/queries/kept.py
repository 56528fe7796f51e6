"""Answers that were given before: bounded, for all threads of a process."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sized
from threading import Lock, RLock
from typing import Any, Generic, TypeVar
from weakref import WeakValueDictionary

Answer = TypeVar("Answer", bound=Sized)


class Kept(Generic[Answer]):
    """Answers and their questions, together never longer than `most`: what was asked for longest ago goes first.

    A question is as long as the names in it. Only what follows from its question alone belongs here. Not kept are an
    answer longer than a quarter of `most`, which would drive out all others, and an empty one: it costs little to make
    again, and there is no end to what has no answer.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._length = 0
        self._answers: OrderedDict[Hashable, Answer] = OrderedDict()
        self._making: WeakValueDictionary[Hashable, Any] = WeakValueDictionary()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._answers)

    def answer(self, question: Hashable, make: Callable[[], Answer]) -> Answer:
        """The answer to this question, made only where it is not known any more; who asks meanwhile waits for it."""
        known = self._known(question)
        if known is not None:
            return known
        with self._lock:
            making = self._making.setdefault(question, RLock())
        with making:
            known = self._known(question)
            if known is None:
                known = make()
                self._keep(question, known)
            return known

    def _known(self, question: Hashable) -> Answer | None:
        with self._lock:
            if question in self._answers:
                self._answers.move_to_end(question)
            return self._answers.get(question)

    def _keep(self, question: Hashable, made: Answer) -> None:
        if not 0 < 4 * len(made) <= self._most:
            return
        with self._lock:
            if question not in self._answers:
                self._length += _length(question, made)
            self._answers[question] = made
            while self._length > self._most:
                self._length -= _length(*self._answers.popitem(last=False))


def _length(question: Hashable, made: Sized) -> int:
    return _names_in(question) + len(made)


def _names_in(question: Hashable) -> int:
    return sum(map(_names_in, question)) if isinstance(question, tuple) else 1
