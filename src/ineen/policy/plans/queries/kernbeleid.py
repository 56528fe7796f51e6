"""The safety fields and themes with which a plan may start.

Source: Kernbeleid Veiligheid (VNG, 2021), as the CCV and Raadsleden & Veiligheid print its fields; the division into
themes is the customary one. A start, to be changed: every plan keeps its own list.
"""

from dataclasses import dataclass

KERNBELEID_SOURCE = (
    "Kernbeleid Veiligheid (VNG, 2021), de gebruikelijke indeling. Een begin: haal weg, voeg toe, hernoem."
)


@dataclass(frozen=True, slots=True)
class KernbeleidField:
    """A safety field with its themes: slug and title of each."""

    slug: str
    title: str
    themes: tuple[tuple[str, str], ...]


KERNBELEID = (
    KernbeleidField(
        "woon-en-leefomgeving",
        "Veilige woon- en leefomgeving",
        (
            ("sociale-kwaliteit", "Sociale kwaliteit"),
            ("fysieke-kwaliteit", "Fysieke kwaliteit"),
            ("objectieve-veiligheid", "Veelvoorkomende criminaliteit en High Impact Crimes"),
            ("veiligheidsgevoel", "Subjectieve veiligheid"),
        ),
    ),
    KernbeleidField(
        "bedrijvigheid",
        "Bedrijvigheid en veiligheid",
        (
            ("winkelgebieden", "Veilige winkelgebieden"),
            ("bedrijventerreinen", "Veilige bedrijventerreinen"),
            ("uitgaan", "Veilig uitgaan"),
            ("evenementen", "Veilige evenementen"),
            ("toerisme", "Veilig toerisme en recreatie"),
        ),
    ),
    KernbeleidField(
        "jeugd",
        "Jeugd en veiligheid",
        (
            ("jeugdoverlast", "Jeugdoverlast en jeugdgroepen"),
            ("jeugdcriminaliteit", "Jeugdcriminaliteit en risicojongeren"),
            ("alcohol-en-drugs", "Jeugd, alcohol en drugs"),
            ("school", "Veilig in en om de school"),
        ),
    ),
    KernbeleidField(
        "fysieke-veiligheid",
        "Fysieke veiligheid",
        (
            ("verkeer", "Verkeersveiligheid"),
            ("brand", "Brandveiligheid"),
            ("gevaarlijke-stoffen", "Externe veiligheid en gevaarlijke stoffen"),
            ("crisisbeheersing", "Rampenbestrijding en crisisbeheersing"),
        ),
    ),
    KernbeleidField(
        "integriteit",
        "Integriteit en veiligheid",
        (
            ("polarisatie-en-radicalisering", "Polarisatie en radicalisering"),
            ("ondermijning", "Georganiseerde en ondermijnende criminaliteit"),
            ("veilige-publieke-taak", "Veilige Publieke Taak"),
            ("informatieveiligheid", "Informatieveiligheid"),
            ("bestuurlijke-integriteit", "Ambtelijke en bestuurlijke integriteit"),
        ),
    ),
)
