"""What somebody enters for another organisation: with the source, or not at all."""

from uuid import UUID

import pytest
from django import forms
from django.http import HttpRequest
from django.test import RequestFactory

from ineen.ground.kernel.actors import RESIDENT, Viewer
from ineen.ground.kernel.refusals import NotAllowed
from ineen.ground.ui.on_behalf import OnBehalfForm
from tests.ground.ui.test_components import html

POLICE, OTHER = UUID(int=1), UUID(int=2)
ME = Viewer(person=UUID(int=9), label="coördinator, Soest", membership=UUID(int=8))


class WordsForm(OnBehalfForm):
    words = forms.CharField()


def form(**typed: str) -> WordsForm:
    return WordsForm({"words": "x", **typed}, organisations=[(POLICE, "Politie")])


def request(viewer: Viewer = ME) -> HttpRequest:
    asked = RequestFactory().post("/")
    asked.viewer = viewer  # type: ignore[attr-defined]
    return asked


def test_own_words_are_ones_own() -> None:
    filled = form()
    assert filled.is_valid()
    actor = filled.actor(request())
    assert (actor.person, actor.label, actor.membership) == (ME.person, ME.label, ME.membership)
    assert (actor.on_behalf_of, actor.source) == (None, "")


def test_words_of_another_carry_its_name_and_the_source() -> None:
    filled = form(on_behalf_of=str(POLICE), source=" gesprek d.d. 12 mei ")
    assert filled.is_valid()
    actor = filled.actor(request())
    assert (actor.on_behalf_of, actor.source) == (POLICE, "gesprek d.d. 12 mei")


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"on_behalf_of": str(POLICE)}, "source"),
        ({"on_behalf_of": str(POLICE), "source": "  "}, "source"),
        ({"source": "gesprek"}, "on_behalf_of"),
        ({"on_behalf_of": str(OTHER), "source": "gesprek"}, "on_behalf_of"),
        ({"on_behalf_of": str(POLICE), "source": "x" * 201}, "source"),
    ],
)
def test_half_of_it_is_refused_at_its_place(typed: dict[str, str], wrong: str) -> None:
    assert list(form(**typed).errors) == [wrong]


def test_who_may_choose_nobody_gets_no_fields_and_slips_nothing_in() -> None:
    filled = WordsForm({"words": "x", "on_behalf_of": str(POLICE), "source": "gesprek"})
    assert filled.is_valid()
    assert list(filled.fields) == ["words"]
    assert filled.actor(request()).on_behalf_of is None


def test_a_stranger_acts_for_nobody() -> None:
    filled = form(on_behalf_of=str(POLICE), source="gesprek")
    assert filled.is_valid()
    with pytest.raises(NotAllowed):
        filled.actor(request(RESIDENT))


def test_the_part_is_folded_until_it_is_used() -> None:
    folded = html("on_behalf", form=WordsForm(organisations=[(POLICE, "Politie")]))
    assert '<details class="unfold">' in folded
    shown = html("on_behalf", form=form(on_behalf_of=str(POLICE)))
    assert '<details class="unfold" open>' in shown
    assert "Vul in waar deze woorden vandaan komen" in shown
    assert html("on_behalf", form=WordsForm()).strip() == ""
