"""What is asked of who hands figures in, confirms them or withdraws them."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ineen.evidence.actions import DESCRIBED
from ineen.evidence.queries import Connector, check_readable
from ineen.ground.kernel.refusals import BadInput

MOST_FILES = 12
MEGABYTE = 1_000_000


class FilesInput(forms.FileInput):
    """One field for one or more files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """The files that together are one delivery: each readable text, none empty or too large."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[TemporaryUploadedFile]:
        """Every file, or the first thing that is wrong, with the name of its file."""
        if not data:
            raise ValidationError(_("Kies een bestand."))
        if len(data) > MOST_FILES:
            raise ValidationError(_("Kies hoogstens %d bestanden: die van één levering.") % MOST_FILES)
        for file in data:
            self._check(file)
        return list(data)

    def _check(self, file: TemporaryUploadedFile) -> None:
        limit = settings.INEEN_FILE_BYTES
        if not file.size:
            raise ValidationError(_("%s: dit bestand is leeg. Download de tabel opnieuw.") % file.name)
        if file.size > limit:
            raise ValidationError(
                _(
                    "%(name)s: dit bestand is %(size)s MB, en mag hoogstens %(limit)s MB zijn. Kies bij het downloaden "
                    "minder perioden, of vraag de beheerder om het op de server te laden."
                )
                % {"name": file.name, "size": -(-file.size // MEGABYTE), "limit": limit // MEGABYTE}
            )
        try:
            check_readable(str(file.name), Path(file.temporary_file_path()))
        except BadInput as refused:
            raise ValidationError(str(refused)) from None


class DropForm(forms.Form):
    """Which files, of which source."""

    use_required_attribute = False  # the page says itself what is missing
    delivery = FilesField(label=gettext_lazy("Bestanden"))
    source = forms.ChoiceField(label=gettext_lazy("Bron"), required=False)
    day = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *given: Any, sources: Sequence[Connector], **named: Any) -> None:
        super().__init__(*given, **named)
        self.label_suffix = ""
        chosen = self.fields["source"]
        assert isinstance(chosen, forms.ChoiceField)  # noqa: S101
        chosen.choices = [
            ("", _("Laat Ineen de bron herkennen")),
            (DESCRIBED, _("Eigen of ontvangen cijfers: ik zeg zelf wat erin staat")),
            *((one.name, one.title) for one in sources),
        ]

    def clean_day(self) -> date | None:
        """Only a proposal, which the browser reads from the files: what cannot be read is none."""
        with suppress(ValueError):
            return date.fromisoformat(self.cleaned_data["day"])
        return None


class ConfirmForm(forms.Form):
    """The day on which the files were fetched."""

    retrieved = forms.DateField(
        label=gettext_lazy("Opgehaald op"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": gettext_lazy("Dit is geen dag. Schrijf dag-maand-jaar: 23-06-2026.")},
    )


class WithdrawForm(forms.Form):
    """Why figures are no longer shown."""

    because = forms.CharField(
        label=gettext_lazy("Waarom trekt u deze levering in?"),
        help_text=gettext_lazy("Iedereen leest dit bij de bron: bijvoorbeeld ‘verkeerd bestand’."),
        max_length=300,
        error_messages={"required": gettext_lazy("Zeg waarom u de levering intrekt.")},
    )
