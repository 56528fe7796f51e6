"""What templates say about numbers, dates, figures and places: `{% load ineen %}`."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Final, Protocol

from django import forms, template
from django.forms import BoundField
from django.utils.safestring import SafeString

from ineen.ground.kernel.actors import RESIDENT
from ineen.ground.kernel.figures import Figure, Rate, SourceStamp
from ineen.ground.kernel.periods import Period
from ineen.ground.ui import fictional, formats, markdown, navigation, thread
from ineen.ground.ui.viewer import viewer_of

register = template.Library()
CONTROLS: Final = (
    (forms.Textarea, "textarea"),
    (forms.CheckboxInput, "checkbox"),
    (forms.Select, "select"),
    (forms.TextInput, "textbox"),
    (forms.DateInput, "textbox"),
    (forms.EmailInput, "textbox"),
    (forms.PasswordInput, "textbox"),
    (forms.NumberInput, "textbox"),
)
TAGS: Final = {"textarea": "textarea", "checkbox": "input", "select": "select", "textbox": "input"}
TYPED: Final = frozenset({"textbox", "textarea", "select"})  # what may say that it must be filled


class Named(Protocol):
    @property
    def name(self) -> str: ...


@register.filter
def number(value: float | None) -> str:
    """Empty where there is no number: the template says why."""
    return "" if value is None else formats.number(value)


@register.filter
def euros(amount: Decimal | None) -> str:
    return formats.euros(amount)


@register.filter
def size(count: int) -> str:
    return formats.size(count)


@register.filter
def day(value: date | None) -> str:
    return "" if value is None else formats.day(value)


@register.filter
def period(value: Period) -> str:
    return formats.period(value)


@register.filter
def periods(values: Iterable[Period]) -> str:
    return formats.periods(values)


@register.filter
def standing(figure: Figure, names: Mapping[str, str] | None = None) -> str:
    """What must be known before the number is read: who is missing, and of what it was made; often nothing."""
    words = formats.without(figure, names or {}) or formats.STATUS_WORDS[figure.status]
    return ", ".join(filter(None, [words, figure.made_of]))


@register.filter
def standing_briefly(figure: Figure, names: Mapping[str, str] | None = None) -> str:
    """As `standing`, where the whole of how a figure was made stands under the table: `som`, `omgerekend`."""
    words = formats.without(figure, names or {}) or formats.STATUS_WORDS[figure.status]
    way = figure.made_of.rpartition(": ")[2].partition(" uit ")[0].partition(" van ")[0]
    return ", ".join(filter(None, [words, way]))


@register.filter
def interval(figure: Figure) -> str:
    return formats.interval(figure)


@register.filter
def rate(found: Rate) -> str:
    return formats.rate(found)


@register.filter
def rate_number(found: Rate) -> str:
    return formats.rate_number(found.value)


@register.filter
def rate_interval(found: Rate) -> str:
    return formats.rate_interval(found)


@register.filter
def stamps(figure: Figure) -> list[SourceStamp]:
    return formats.stamps(figure)


@register.filter
def bounds(figure: Figure) -> str:
    return formats.bounds(figure)


@register.filter
def source_line(stamp: SourceStamp) -> str:
    return formats.source_line(stamp)


@register.filter
def in_words(count: int) -> str:
    return formats.in_words(count)


@register.filter
def listed(parts: Iterable[object]) -> str:
    return formats.listed(parts)


@register.filter
def names(parts: Iterable[Named]) -> str:
    return formats.listed(part.name for part in parts)


@register.filter
def control(field: BoundField) -> SafeString:
    """The input of a form field in the dress of its component.

    What is missing is said after it was sent: the mark `required` would make an empty field red, and heard as wrong,
    before anybody typed.
    """
    field.form.use_required_attribute = False
    kind = next((name for widget, name in CONTROLS if isinstance(field.field.widget, widget)), "")
    wrong = f" utrecht-{kind}--invalid" if field.errors else ""
    attrs: dict[str, str | bool] = {"aria-required": "true"} if field.field.required and kind in TYPED else {}
    if kind:
        attrs["class"] = f"utrecht-{kind} utrecht-{kind}--html-{TAGS[kind]}{wrong}"
    return field.as_widget(attrs=attrs)


@register.filter(name="markdown")
def as_html(text: str) -> SafeString:
    """A longer text as people write it, see `ground/ui/markdown.py`."""
    return markdown.html(text)


@register.filter
def plain(text: str) -> str:
    """The same text in words alone, for where no list or heading can stand."""
    return markdown.plain(text)


@register.filter
def percent(share: float) -> str:
    """For an SVG, which wants a point."""
    return f"{share:.1f}%"


@register.filter
def segments(stations: tuple[thread.Station, ...]) -> list[tuple[thread.Station, thread.State | None]]:
    return thread.segments(stations)


@register.simple_block_tag
def written(content: SafeString) -> SafeString:
    """A part that stands on the page more than once, written once: `{% written as part %}…{% endwritten %}`."""
    return content


@register.simple_tag
def fictional_notice() -> dict[str, object]:
    """What the component `fictional` says; documents take the same words from `ui.fictional`."""
    return {"head": fictional.HEAD, "sentence": fictional.SENTENCE}


@register.simple_tag(takes_context=True)
def places(context: template.Context, *, foot: bool = False) -> tuple[navigation.Place, ...]:
    request = context.get("request")
    return navigation.places(viewer_of(request) if request else RESIDENT, foot=foot)
