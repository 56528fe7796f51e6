"""Longer texts: what may stand in them stands, what may not stays words, and nothing in them works."""

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.utils.html import linebreaks, strip_tags
from hypothesis import given, settings
from hypothesis import strategies as st

from ineen.ground.ui import markdown
from ineen.ground.ui.markdown import Heading, Items, Paragraph, Run
from tests.lanes import ROOT

ALLOWED = re.compile(
    r'<(?:/?(?:p|em|strong|ul|ol|li|a|h3|h4)|br|ol start="\d+"'
    r'|a href="(?:https?|mailto):[^"<>]*" rel="nofollow noopener")>'
)
ATTACKS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "tekst <b onclick=alert(1)>midden in</b> een zin",
    "[klik](javascript:alert(1))",
    "[klik](JaVaScRiPt:alert(1))",
    "[klik](&#106;avascript:alert(1))",
    "[klik](\\javascript:alert(1))",
    "[klik](data:text/html;base64,PHNjcmlwdD4=)",
    "[klik](vbscript:x)",
    "[klik](//kwaad.test)",
    "[klik](/inloggen)",
    '[klik](https://goed.test "x" onclick="y")',
    '[klik](https://goed.test"onmouseover="alert(1))',
    "[**[binnen](javascript:1)**](https://goed.test)",
    "![beeld](https://kwaad.test/pixel.gif)",
    "<https://kwaad.test>",
    "<style>*{display:none}</style>",
    "- <iframe src=https://kwaad.test>\n  - <form action=https://kwaad.test>",
    "# <h1 style=x>kop</h1>",
    "`<script>`",
    "```\n<script>\n```",
    "> <script>",
    "<!-- <script> -->",
    "[x]: javascript:alert(1)\n\n[x]",
    "<a href=`javascript:1`>",
    "</div></main><script>",
    "&lt;script&gt;",
    "a" * 1000 + "[" * 500,
)


def nothing_works(made: str) -> bool:
    """Nothing is left of the page's own signs once what may stand there is taken out."""
    rest = ALLOWED.sub("", made)
    return "<" not in rest and ">" not in rest


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
@pytest.mark.parametrize("around", ["{}", "- {}", "**{}**", "woord {} woord", "# {}"])
def test_nothing_that_somebody_types_works(attack: str, around: str) -> None:
    made = markdown.html(around.format(attack))
    assert nothing_works(made), made
    assert "javascript:" not in "".join(re.findall(r"<[^>]*>", made)).lower()


@given(st.text(alphabet=st.sampled_from("<>&\"'[]()!*_#-1. \n\\`:/javscriptdhefonlk="), max_size=120))
@settings(max_examples=300, deadline=None)
def test_nothing_works_whatever_the_signs(text: str) -> None:
    assert nothing_works(markdown.html(text))


def test_html_stays_the_words_that_were_typed() -> None:
    assert strip_tags(markdown.html("voor <b>niet vet</b> na")) == "voor &lt;b&gt;niet vet&lt;/b&gt; na\n"


def test_what_may_stand_in_a_text() -> None:
    words = "Een *schuin* en **vet** woord.\nNieuwe regel, [een link](https://voorbeeld.test/?a=1&b=2)."
    made = markdown.html(f"# Kop\n\n{words}\n\n- een\n- twee")
    assert "<h3>Kop</h3>" in made
    assert "<em>schuin</em> en <strong>vet</strong> woord.<br>" in made
    assert '<a href="https://voorbeeld.test/?a=1&amp;b=2" rel="nofollow noopener">een link</a>' in made
    assert "<ul>\n<li>een</li>\n<li>twee</li>\n</ul>" in made


def test_headings_skip_no_level_and_never_rise_above_the_page() -> None:
    made = markdown.html("## eerst\n\n# dan\n\n### diep\n\n###### dieper")
    assert re.findall(r"<(h\d)>", made) == ["h3", "h3", "h4", "h4"]


def test_a_text_as_values() -> None:
    found = markdown.blocks("# Kop\n\nEen **vet** woord\nen verder\n\n3. drie\n4. vier\n   - diep")
    assert found[0] == Heading((Run("Kop"),), 3)
    assert found[1] == Paragraph((Run("Een "), Run("vet", strong=True), Run(" woord"), Run("\n"), Run("en verder")))
    assert isinstance(found[2], Items)
    assert found[2].start == 3
    assert found[2].items[1] == (Paragraph((Run("vier"),)), Items(((Paragraph((Run("diep"),)),),)))


def test_the_words_alone() -> None:
    assert markdown.plain("# Kop\n\nEen **vet** [woord](https://voorbeeld.test)\n\n- een\n- *twee*") == (
        "Kop\nEen vet woord\neen\ntwee"
    )


def texts_of(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for one in value.values() for text in texts_of(one)]
    if isinstance(value, list):
        return [text for one in value for text in texts_of(one)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*.yaml")), ids=lambda path: path.stem)
def test_the_texts_of_the_example_plans_look_as_they_did(path: Path) -> None:
    for text in texts_of(yaml.safe_load(path.read_text("utf-8"))):
        assert _shape(markdown.html(text)) == _shape(linebreaks(text, autoescape=True)), text


def _shape(made: str) -> list[str]:
    return unescape(re.sub(r"\s+", " ", made.replace("<br>", " <br> "))).replace("> <", "><").split()


@pytest.mark.parametrize("to", ["javascript:alert(1)", "data:text/html,x", "/inloggen", "//kwaad.test", "ftp://x.test"])
def test_a_link_that_leads_nowhere_good_stays_as_it_was_typed(to: str) -> None:
    assert markdown.html(f"[klik]({to})") == f"<p>[klik]({to})</p>\n"
