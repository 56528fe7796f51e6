"""Each component alone: what it must say whatever page it stands on."""

import re
from datetime import date
from types import SimpleNamespace

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils.html import strip_tags
from django_cotton import render_component
from django_cotton.compiler_regex import CottonCompiler

from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.figures import FigureStatus
from ineen.ground.kernel.periods import Period
from ineen.ground.ui.templatetags.ineen import control
from ineen.ground.ui.thread import State, Station, StationKey
from tests.ground.ui.test_formats import RATE, figure


def html(component: str, **given: object) -> str:
    return str(render_component(RequestFactory().get("/"), component, given))


def written(source: str) -> str:
    """A piece of template as an author writes it, with its slot."""
    return " ".join(strip_tags(Template(CottonCompiler().process(source)).render(Context())).split())


def text(component: str, **given: object) -> str:
    return " ".join(strip_tags(html(component, **given)).split())


class Complaint(forms.Form):
    place = forms.CharField(
        label="Waar is het?", help_text="Straat of plein.", error_messages={"required": "Vul in waar het is."}
    )
    note = forms.CharField(label="Toelichting", required=False)


def test_a_figure_never_travels_naked() -> None:
    shown = text("figure", figure=figure(1510), label="Geregistreerde misdrijven")
    assert shown == (
        "Geregistreerde misdrijven, 2024 1.510 misdrijven "
        "Bron: Politie, tabel 47013NED, opgehaald 23 juni 2026 (gemeentegrenzen 2026). telling"
    )


def test_a_figure_shows_its_interval_with_the_method_and_that_it_is_provisional() -> None:
    shown = text(
        "figure",
        figure=figure(212, low=184.0, high=243.0, method="toeval, 95 %", status=FigureStatus.PROVISIONAL),
        label="Woninginbraken",
    )
    assert "212 misdrijven voorlopig door toeval tussen 184 en 243" in shown
    assert shown.endswith("toeval, 95 %")
    assert text("value", figure=figure(212, status=FigureStatus.PROVISIONAL)) == "212 voorlopig"


def test_a_figure_shows_its_rate_with_the_year_and_the_source_of_the_inhabitants() -> None:
    shown = text("figure", figure=figure(1510, rate=RATE), label="Misdrijven")
    assert "32,3 per 1.000 inwoners (inwoners in 2020), door toeval tussen 30,7 en 34,0" in shown
    assert "Bron: Politie, tabel 47013NED" in shown
    assert "Bron: CBS, tabel 03759ned" in shown


def test_a_figure_without_a_rate_says_why() -> None:
    assert "Te weinig inwoners." in text(
        "figure", figure=figure(3, without_rate="Te weinig inwoners."), label="Inbraak"
    )


def test_an_incomplete_sum_names_who_is_missing() -> None:
    incomplete = figure(4667, status=FigureStatus.INCOMPLETE, missing=(AreaCode("GM0317"), AreaCode("GM0308")))
    names = {"GM0317": "Eemnes"}
    assert "onvolledig: zonder Eemnes en GM0308" in text("figure", figure=incomplete, label="Inbraak", names=names)
    assert text("value", figure=incomplete, names=names) == "4.667 onvolledig: zonder Eemnes en GM0308"


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (FigureStatus.NOT_PUBLISHED, "niet gepubliceerd"),
        (FigureStatus.SUPPRESSED, "te klein aantal"),
        (FigureStatus.UNKNOWN, "onbekend"),
    ],
)
def test_a_missing_figure_is_not_a_zero(status: FigureStatus, words: str) -> None:
    shown = text("figure", figure=figure(None, status=status), label="Woninginbraken")
    assert words in shown
    assert not re.search(r"\b0\b", shown)
    assert words in text("value", figure=figure(None, status=status))


def test_a_month_has_its_name() -> None:
    assert "Woninginbraken, maart 2024" in text(
        "figure", figure=figure(3, period=Period.parse("2024-03")), label="Woninginbraken"
    )


def test_a_chart_is_one_picture_with_a_sentence_and_its_table_below() -> None:
    drawing = SimpleNamespace(wide="<svg>breed</svg>", narrow="<svg>smal</svg>")
    told = "In 2024 waren het er 1.510 & meer."
    drawn = html("chart", title="Inbraken", sentence=told, drawing=drawing, legend="De band.")
    assert re.search(r"<figcaption[^>]*>Inbraken</figcaption>", drawn)
    assert 'role="img" aria-label="Lijngrafiek. In 2024 waren het er 1.510 &amp; meer."' in drawn
    assert "<svg>breed</svg>" in drawn
    assert "<svg>smal</svg>" in drawn
    assert strip_tags(drawn).split()[-2:] == ["De", "band."]
    assert "wordt getekend" not in drawn


def test_a_chart_that_is_not_drawn_yet_points_to_the_table() -> None:
    shown = written(
        '<c-chart title="Inbraken" sentence="In 2024 waren het er 1.510." legend="De band.">de tabel</c-chart>'
    )
    assert shown == "Inbraken De grafiek wordt getekend; de tabel hieronder heeft dezelfde cijfers. de tabel"


def stations() -> tuple[Station, ...]:
    return (
        Station(StationKey.REASON, "3 cijfers", url="/plannen/dal#waarom"),
        Station(StationKey.PRIORITY, "4 prioriteiten", State.HERE, url="/plannen/dal#prioriteit"),
        Station(StationKey.GOAL, "2 van 4", State.GAP, remedy="Schrijf het doel bij Ondermijning."),
        Station(StationKey.ACTION, "de bron noemt dit niet", State.SILENT),
    )


def test_the_thread_says_where_you_are_and_what_would_mend_it() -> None:
    drawn = html("thread", stations=stations())
    wide, folded = drawn.split("<details", 1)
    for part in (wide, folded):
        assert part.count('aria-current="step"') == 1
        assert 'Prioriteit<span class="hidden-text">, u bent hier</span>' in part
        assert "Onderbreking: </span>Schrijf het doel bij Ondermijning." in part
        assert part.count('href="/plannen/dal#waarom"') == 1
        assert 'href="/plannen/dal#prioriteit"' not in part
    assert re.findall(r"line--(\w+)", wide) == ["done", "gap", "gap"]


def test_the_folded_thread_shows_the_current_station_first() -> None:
    summary = re.search(r"<summary>(.*?)</summary>", html("thread", stations=stations()), re.DOTALL)
    assert summary
    assert strip_tags(summary[1]).split() == ["Prioriteit", "4", "prioriteiten", "hele", "draadinklappen"]


def test_a_wrong_form_says_so_above_and_beside_the_field_in_the_same_words() -> None:
    form = Complaint({"place": ""})
    summary, field = html("error-summary", form=form), html("field", field=form["place"])
    assert '<a href="#id_place">Vul in waar het is.</a>' in summary
    assert 'role="alert"' in summary
    assert 'id="id_place_error"' in field
    assert "Fout: </span>Vul in waar het is." in field
    assert 'aria-invalid="true"' in field
    assert re.search(r'<input[^>]+aria-describedby="id_place_helptext id_place_error"', field)


def test_a_field_wears_the_dress_of_its_component() -> None:
    class Every(forms.Form):
        line = forms.CharField()
        story = forms.CharField(widget=forms.Textarea)
        kind = forms.ChoiceField(choices=[("a", "Overlast")])
        agreed = forms.BooleanField()
        file = forms.FileField()

    wrong = Every({"story": "x", "kind": "a", "agreed": "on"})
    dress = {field.name: re.findall(r'class="([^"]*)"', control(field)) for field in wrong}
    assert dress == {
        "line": ["utrecht-textbox utrecht-textbox--html-input utrecht-textbox--invalid"],
        "story": ["utrecht-textarea utrecht-textarea--html-textarea"],
        "kind": ["utrecht-select utrecht-select--html-select"],
        "agreed": ["utrecht-checkbox utrecht-checkbox--html-input"],
        "file": [],
    }


def test_a_right_form_has_no_summary_and_says_what_may_stay_empty() -> None:
    form = Complaint({"place": "Plein"})
    assert html("error-summary", form=form).strip() == ""
    assert "Toelichting (niet verplicht)" in text("field", field=form["note"])
    assert "(niet verplicht)" not in text("field", field=form["place"])


def test_a_button_that_is_off_gives_the_reason_and_sends_nothing() -> None:
    off = html("button", name="vaststellen", reason="Alleen de coördinator stelt vast.")
    assert 'aria-disabled="true" aria-describedby="vaststellen-waarom"' in off
    assert 'id="vaststellen-waarom">Alleen de coördinator stelt vast.' in off
    assert 'type="submit"' not in off
    assert 'type="submit"' in html("button")


def test_an_empty_place_says_what_it_is_for() -> None:
    assert written('<c-empty title="Nog geen plan">Het komt hier.</c-empty>') == "Nog geen plan Het komt hier."


def test_pages_of_a_list_keep_the_question() -> None:
    page = Paginator(range(50), 20).page(2)
    shown = html("pages", page=page, query="zoek=berg&")
    assert "Bladzijde 2 van 3" in shown
    assert 'href="?zoek=berg&amp;pagina=1"' in shown
    assert 'href="?zoek=berg&amp;pagina=3"' in shown
    assert html("pages", page=Paginator(range(3), 20).page(1)).strip() == ""


def test_what_was_searched_for_is_shown_again_and_cannot_break_out() -> None:
    shown = html("search", action="/gebieden", label="Naam", value='"><script>alert(1)</script>', hint="Twee letters.")
    assert "<script>" not in shown
    assert 'aria-describedby="zoekhulp"' in shown


def test_a_table_has_a_caption_and_a_notice_a_title() -> None:
    table = html("data-table", caption="Misdrijven per jaar", head="")
    assert re.search(r"<caption[^>]*>Misdrijven per jaar</caption>", table)
    assert written('<c-notice title="Voorbeeld.">Alles is verzonnen.</c-notice>') == "Voorbeeld. Alles is verzonnen."
    assert written('<c-facts><c-fact label="Looptijd">2023–2026</c-fact></c-facts>') == "Looptijd 2023–2026"
    assert "Bron: Politie" in text("sources", stamps=[figure(1).source], note="Over dit cijfer.")


def test_the_trail_ends_where_you_are() -> None:
    shown = html("trail", steps=[{"label": "Plannen", "url": "/plannen"}], here="Plan van het dal")
    assert '<li aria-current="page">Plan van het dal</li>' in shown
    assert 'href="/plannen"' in shown


def test_the_day_of_a_source_is_the_day_it_was_fetched() -> None:
    assert figure(1).source.retrieved == date(2026, 6, 23)


def test_a_field_that_must_be_filled_says_so_and_is_not_wrong_before_it_was_sent() -> None:
    class Both(forms.Form):
        must = forms.CharField(widget=forms.Textarea)
        may = forms.CharField(required=False)

    must, may = (control(field) for field in Both())
    assert 'aria-required="true"' in must
    assert not re.search(r"\srequired", must), "a browser shows an empty field that is required as a wrong one"
    assert "required" not in may
