"""Answers that were given before: bounded, for all threads of a process."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sized
from threading import Lock
from typing import Generic, TypeVar

Answer = TypeVar("Answer", bound=Sized)


class Kept(Generic[Answer]):
    """At most `most` answers, together never longer than that: what was asked for longest ago goes first.

    Only what follows from its question alone belongs here. An answer longer than a quarter of `most` is not kept: it
    would drive out all others.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._length = 0
        self._answers: OrderedDict[Hashable, Answer] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._answers)

    def answer(self, question: Hashable, make: Callable[[], Answer]) -> Answer:
        """The answer to this question, made only where it is not known any more."""
        with self._lock:
            if question in self._answers:
                self._answers.move_to_end(question)
                return self._answers[question]
        made = make()  # outside the lock: two threads may both make it
        if 4 * len(made) <= self._most:
            with self._lock:
                self._keep(question, made)
        return made

    def _keep(self, question: Hashable, made: Answer) -> None:
        if question not in self._answers:
            self._length += len(made)
        self._answers[question] = made
        while max(self._length, len(self._answers)) > self._most:
            _, gone = self._answers.popitem(last=False)
            self._length -= len(gone)
