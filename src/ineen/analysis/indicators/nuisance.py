"""Registered nuisance: classes of the police tables 47021NED and 47024NED, as their dimension `Overlast` names them."""

from ineen.analysis.indicators.indicator import Direction, Indicator
from ineen.analysis.store.cells import Measure

_CALLS = (
    "Dit telt meldingen, geen problemen: over hetzelfde kan vaker worden gebeld, en over veel wordt nooit gebeld. Als "
    "melden makkelijker wordt, stijgt dit cijfer ook."
)


def _nuisance(name: str, title: str, category: str, theme: str, *, slug: str, about: str) -> Indicator:
    measure = Measure("Geregistreerde overlast", category)
    one, more = f"melding van overlast door {about}", f"meldingen van overlast door {about}"
    return Indicator(name, title, measure, "meldingen", Direction.MIXED, _CALLS, slug, one, more, theme)


NUISANCE = (
    _nuisance(
        "youth_nuisance",
        "Overlast door jongeren",
        "Melding overlast jeugd",
        "3.1",
        slug="jeugdoverlast",
        about="jongeren",
    ),
    _nuisance(
        "nuisance_confused_persons",
        "Overlast door personen met onbegrepen gedrag",
        "Overlast door verward persoon",
        "1.1",
        slug="onbegrepen-gedrag",
        about="personen met onbegrepen gedrag",
    ),
    _nuisance(
        "nuisance_alcohol_drugs",
        "Overlast door alcohol en drugs",
        "Overlast ivm alcohol/ drugs",
        "1.1",
        slug="overlast-alcohol-drugs",
        about="alcohol en drugs",
    ),
)
