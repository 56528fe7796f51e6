"""Fields that the forms of this room share."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

ISO = "%Y-%m-%d"


def day_field(label: Any, *, required: bool = True) -> forms.DateField:
    """A day, typed or picked; browsers send it as 2027-01-31, people type 31-01-2027."""
    return forms.DateField(
        label=label,
        required=required,
        input_formats=[ISO, "%d-%m-%Y", "%d/%m/%Y"],
        widget=forms.DateInput(format=ISO, attrs={"type": "date"}),
        error_messages={"invalid": _("Schrijf de dag als 31-01-2027.")},
    )


class NumberField(forms.CharField):
    """A number as people in the Netherlands write it: `2.374` and `4,1`."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs={"inputmode": "decimal"}), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, Decimal):
            return f"{value.normalize():f}".replace(".", ",")
        return value

    def clean(self, value: Any) -> Any:
        text = str(super().clean(value) or "").replace(" ", "")
        if not text:
            return None
        try:
            return Decimal(_with_a_point(text))
        except InvalidOperation as error:
            raise ValidationError(_("Schrijf een getal, zoals 2.374 of 4,1.")) from error


def _with_a_point(text: str) -> str:
    """`2.374` is two thousand, `4.1` four and a bit, `2.374,5` both."""
    if "," in text:
        return text.replace(".", "").replace(",", ".")
    whole, point, rest = text.rpartition(".")
    thousands = point and len(rest) == 3 and whole not in ("", "0", "-0")  # noqa: PLR2004
    return text.replace(".", "") if thousands else text
