"""An address in a template is Django's own, worked out once."""

import pytest
from django.template import Context, Template
from django.urls import NoReverseMatch, reverse

from ineen.ground.ui.addresses import address


def drawn(source: str, **given: object) -> str:
    return Template(source).render(Context(given))


def test_a_template_links_to_what_django_says() -> None:
    expected = reverse("publication:area", args=["GM0342-soest"])
    assert drawn("{% url 'publication:area' slug %}", slug="GM0342-soest") == expected
    assert drawn("{% url 'publication:area' slug=slug as there %}<{{ there }}>", slug="GM0342-soest") == f"<{expected}>"
    assert address("publication:area", "GM0342-soest") == expected


def test_it_is_worked_out_once() -> None:
    address("publication:area", "GM0308-baarn")
    before = address.cache_info()
    assert address("publication:area", "GM0308-baarn") == reverse("publication:area", args=["GM0308-baarn"])
    after = address.cache_info()
    assert (after.hits, after.misses) == (before.hits + 1, before.misses)
    assert after.maxsize


def test_a_link_that_leads_nowhere_is_an_error_each_time() -> None:
    for _ in range(2):
        with pytest.raises(NoReverseMatch):
            drawn("{% url 'publication:nowhere' %}")


def test_a_part_that_stands_twice_is_written_once() -> None:
    asked: list[int] = []

    def said() -> str:
        asked.append(1)
        return "a < b"

    source = "{% load ineen %}{% written as part %}<p>{{ said }}</p>{% endwritten %}{{ part }}{{ part }}"
    assert drawn(source, said=said) == "<p>a &lt; b</p>" * 2
    assert asked == [1]
