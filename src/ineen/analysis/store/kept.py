"""Answers that were given before: bounded, for all threads of a process."""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

Answer = TypeVar("Answer")


class Kept(Generic[Answer]):
    """Answers by question, together never heavier than `most`: what was asked for longest ago goes first.

    Only answers that can never change belong here. One heavier than a quarter of `most` is not kept: it would drive
    out all others.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._weight = 0
        self._answers: OrderedDict[Hashable, tuple[int, Answer]] = OrderedDict()
        self._lock = Lock()

    def get(self, question: Hashable) -> Answer | None:
        """The answer to this question, where it is still known."""
        with self._lock:
            if question not in self._answers:
                return None
            self._answers.move_to_end(question)
            return self._answers[question][1]

    def keep(self, question: Hashable, answer: Answer, weight: int) -> None:
        """Remember an answer; `weight` is in the unit of `most`."""
        if 4 * weight > self._most:
            return
        with self._lock:
            self._weight += weight - self._answers.pop(question, (0, None))[0]
            self._answers[question] = weight, answer
            while self._weight > self._most:
                _, (gone, _) = self._answers.popitem(last=False)
                self._weight -= gone
