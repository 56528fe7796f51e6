"""The five examples say what the public messages say, fact by fact, and nothing that would have to be invented."""

from decimal import Decimal

import pytest

from ineen.ground.kernel.actors import RESIDENT
from ineen.ground.kernel.area_codes import AreaCode
from ineen.policy.execution import queries as execution
from ineen.policy.execution.queries import ImplementationKind, ImplementationPlanText
from ineen.policy.plans import queries as plans
from ineen.policy.plans.queries import CHAPTERS, PlanStage, PlanText, PriorityClass, TieKind
from tests.faces.exchange.example_files import EXAMPLES, bring_in_all, implementation_plan, plan

pytestmark = pytest.mark.django_db(databases="__all__")
BES = "bes-2023-2026"
NOORD_VELUWE = "noord-veluwe-2024-2027"
PIJNACKER_NOOTDORP = "pijnacker-nootdorp-2023-2026"
SOEST = "soest-programmabegroting-2022-veiligheid"
EMMEN = "emmen-uitvoeringsplan-2023"


@pytest.fixture(autouse=True)
def _brought_in() -> None:
    bring_in_all()


def filled(text: PlanText) -> set[str]:
    return {name for name in CHAPTERS if getattr(text, name)}


def theme(text: PlanText, slug: str) -> plans.ThemeText:
    return next(one for one in text.themes if one.slug == slug)


def takes_part(slug: str) -> list[str]:
    return [one.name for one in plans.plan(RESIDENT, slug).municipalities]


def actions(text: ImplementationPlanText, point: str) -> list[execution.ActionText]:
    return list(next(one for one in text.points if one.slug == point).actions)


def action(text: ImplementationPlanText, slug: str) -> execution.ActionText:
    return next(one for one in text.actions if one.slug == slug)


def test_there_are_five_each_named_after_its_plan_each_naming_its_message_and_that_it_was_rebuilt() -> None:
    texts: list[PlanText | ImplementationPlanText] = [
        *map(plan, (BES, NOORD_VELUWE, PIJNACKER_NOOTDORP)),
        *map(implementation_plan, (SOEST, EMMEN)),
    ]
    assert {path.stem for path in EXAMPLES} == {text.slug for text in texts}
    for text in texts:
        assert text.rebuilt
        assert text.source.startswith("Openba")
        assert "nagebouwd uit openbare" in text.source_note


def test_no_example_states_what_no_message_says() -> None:
    for text in map(plan, (BES, NOORD_VELUWE, PIJNACKER_NOOTDORP)):
        assert not text.co_signers
        assert {one.priority for one in text.themes} == {PriorityClass.PRIORITY}
        assert not any(goal.indicator or goal.target_value or goal.baseline_value for goal in text.goals)
        assert not any(one.leads or one.reason for one in text.themes)
    for money in map(implementation_plan, (SOEST, EMMEN)):
        assert not any(one.funding or one.owner_office or one.level for one in money.actions)


def test_bes_who_why_and_what_else() -> None:
    text = plan(BES)
    assert sorted(takes_part(BES)) == ["Baarn", "Bunschoten", "De Bilt", "Eemnes", "Soest"]
    assert plans.plan(RESIDENT, BES).partners == ("Openbaar Ministerie", "Politie")
    assert (str(text.period), text.stage) == ("2023–2026", PlanStage.ADOPTED)
    assert filled(text) == {"why_together", "with_residents", "other_subjects"}
    assert "houdt niet op bij de gemeentegrens" in text.why_together
    assert "kennis en mensen samenbrengt, staat sterker" in text.why_together
    for party in ("inwoners", "gemeente", "politie", "Openbaar Ministerie"):
        assert party in text.with_residents
    for word in ("kennisopbouw", "samenwerking", "preventie"):
        assert word in text.other_subjects


@pytest.mark.parametrize(
    ("slug", "facts"),
    [
        ("ondermijning", ("legale bedrijven en diensten", "drugs", "geweld", "normaal", "partners treden samen op")),
        ("digitale-veiligheid", ("groeit", "online beginnen", "Bewustwording en weerbaarheid", "wordt net zo gewoon")),
        (
            "zorg-en-veiligheid",
            (
                *("greep op hun leven", "psychische kwetsbaarheid", "huiselijk geweld", "radicalisering"),
                *("sociaal domein", "zorg werken samen", "Overlast en onveilige situaties", "eigen omgeving"),
            ),
        ),
        (
            "jeugdoverlast-en-criminaliteit",
            ("Rondhangende jongeren", "jeugdcriminaliteit", "Op tijd", "maatregelen die werken", "thuis en op school"),
        ),
    ],
)
def test_bes_theme_by_theme(slug: str, facts: tuple[str, ...]) -> None:
    text = plan(BES)
    assert len(text.priorities) == len(text.themes) == 4
    one = theme(text, slug)
    told = " ".join((one.about, one.approach, *(goal.title for goal in one.goals)))
    for fact in facts:
        assert fact in told


def test_bes_does_not_say_whose_awareness_and_gives_what_is_no_priority_no_weight_of_its_own() -> None:
    text = plan(BES)
    (goal,) = (one for one in text.goals if one.slug == "bewust-en-weerbaar")
    assert goal.title == "Bewustwording en weerbaarheid. De bron zegt niet van wie."
    assert "geen prioriteit, maar worden niet verwaarloosd" in text.other_subjects.replace("\n", " ")


def test_noord_veluwe_who_since_when_and_what_it_brings() -> None:
    text = plan(NOORD_VELUWE)
    assert sorted(takes_part(NOORD_VELUWE)) == ["Elburg", "Epe", "Hattem", "Heerde", "Nunspeet", "Oldebroek"]
    assert plans.plan(RESIDENT, NOORD_VELUWE).partners == ("Openbaar Ministerie", "Politie, basisteam Veluwe Noord")
    assert (str(text.period), text.stage) == ("2024–2027", PlanStage.UNSTATED)
    assert filled(text) == {"benefits", "other_subjects", "organisation"}
    for fact in ("sinds 2012", "meer jaren", "uitvoeringsplannen per jaar"):
        assert fact in text.organisation
    for fact in (
        *("doelmatiger en beter", "communicatie over veiligheid in de buurt", "sterkere banden"),
        *("Toezicht en handhaving", "passend optreden tegen overtredingen", "binnen de middelen"),
    ):
        assert fact in text.benefits
    assert "lokaal spelen of kunnen spelen" in text.other_subjects
    assert [one.municipality for one in text.local_chapters] == [
        "GM0230", "GM0232", "GM0244", "GM0246", "GM0302", "GM0269",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("slug", "expect"),
    [
        (
            "jeugd-en-veiligheid",
            (
                *("preventie", "ondersteuning als een situatie escaleert"),
                *(
                    "jongeren en volwassenen in een kwetsbare positie",
                    "uit de criminaliteit",
                    "helpen hen bij problemen",
                ),
            ),
        ),
        (
            "ondermijning",
            (
                *("blijven alert", "blijvende inzet en samenwerking"),
                "weerbaarheid tegen drugshandel en mensenhandel groeit",
            ),
        ),
        (
            "digitale-criminaliteit",
            (
                "Inwoners worden actief beschermd tegen digitale dreigingen",
                "landelijke en regionale initiatieven",
                "preventie",
            ),
        ),
    ],
)
def test_noord_veluwe_says_per_theme_what_residents_can_expect_and_no_more(slug: str, expect: tuple[str, ...]) -> None:
    text = plan(NOORD_VELUWE)
    assert len(text.priorities) == len(text.themes) == 3
    one = theme(text, slug)
    assert all(fact in one.expect for fact in expect)
    assert (one.about, one.approach) == ("", "")


def test_pijnacker_nootdorp_priorities_ambition_and_what_it_rests_on() -> None:
    text = plan(PIJNACKER_NOOTDORP)
    assert takes_part(PIJNACKER_NOOTDORP) == ["Pijnacker-Nootdorp"]
    assert str(text.period) == "2023–2026"
    assert [one.title for one in text.priorities] == [
        "Ondermijnende criminaliteit",
        "Jeugd en veiligheid",
        "Zorg en veiligheid",
        "Weerbaarheid tegen digitale criminaliteit",
    ]
    assert "op hun gemak en veilig voelen, fysiek en sociaal" in text.vision
    told = " ".join(text.ambitions)
    for fact in ("Niemand wordt buitengesloten", "Inwoners en ondernemers zijn weerbaar", "Slachtofferschap"):
        assert fact in told
    for fact in ("samen op waar dat kan", "ook als zij kwetsbaar zijn", "ook de juiste hulp"):
        assert fact in told
    assert "2018–2022" in text.look_back
    assert "trends en ontwikkelingen" in text.analysis
    (tie,) = text.ties
    assert (tie.name, tie.kind) == ("Coalitie voor veiligheid 2023–2026", TieKind.REGIONAL_PLAN)
    assert "politie-eenheid Den Haag" in tie.about
    assert "vier prioriteiten" in tie.about


def test_pijnacker_nootdorp_was_offered_and_says_who_thought_along_and_what_the_council_is_asked() -> None:
    text = plan(PIJNACKER_NOOTDORP)
    assert text.stage is PlanStage.OFFERED
    assert "16 mei 2023" in text.decision_making
    assert "juni" in text.decision_making
    for fact in ("interviews met partners", "buurtgesprekken met inwoners", "adviseurs", "veiligheidsconferentie"):
        assert fact in text.participation
    for fact in ("plan en de vier prioriteiten", "jaarlijkse geld voor de uitvoering"):
        assert fact in text.asked_of_council


def test_soest_stands_on_its_own_with_its_goal_and_five_objectives() -> None:
    text = implementation_plan(SOEST)
    assert (text.plan, text.rests_on, text.kind) == ("", "", ImplementationKind.BUDGET_PROGRAMME)
    assert [one.name for one in execution.implementation_plan(RESIDENT, SOEST).municipalities] == ["Soest"]
    assert str(text.period) == "2022"
    for fact in (
        "Snel en op maat",
        "alle vormen van criminaliteit",
        "overlast terugdringen",
        "radicalisering aanpakken",
    ):
        assert fact in text.purpose
    assert "beleid, interventies en nieuwe werkwijzen" in text.purpose
    assert [one.title for one in text.points] == [
        "Ondermijning bestrijden",
        "Meer zorg en veiligheid",
        "Minder jeugdoverlast en jeugdcriminaliteit",
        "Minder High Impact Crimes",
        "Minder radicalisering",
    ]


@pytest.mark.parametrize(
    ("slug", "facts"),
    [
        ("bibob", ("Bibob-beleid van 2021", "volledig")),
        ("signalen-herkennen", ("bewust van signalen van ondermijning",)),
        ("integrale-controles", ("bedrijventerreinen", "politie")),
        ("wekelijks-overleg", ("Elke week", "signalen", "risico's", "De politie hoort het meteen")),
        ("persoonsgerichte-aanpak", ("lokale", "politie en ketenpartners")),
        ("top-x", ("Zorg- en Veiligheidshuis Regio Utrecht", "politie en OM")),
        ("huis-en-gebiedsverboden", ("Huisverboden en gebiedsverboden", "dringende en bedreigende")),
        ("signalen-woonoverlast", ("woningcorporaties", "politie")),
        ("beleid-woonoverlast", ("werkwijze", "interventies")),
        ("casusoverleg-woonoverlast", ("start", "sociaal team", "externe partners")),
        ("ontmoetingsplekken", ("zonder te veel overlast", "Handhaving, politie en jongerenwerk")),
        ("jor-overleg", ("Elke maand", "jongeren in de openbare ruimte")),
        ("melden", ("aangemoedigd om te melden", "horen terug wat daarmee gebeurt")),
        ("groepsaanpak", ("groepsaanpak",)),
        ("vroege-signalen", ("sociaal team", "jeugdteam", "vroege signalen in gezinnen")),
        ("training-professionals", ("radicalisering en extremisme te herkennen",)),
        ("radicaliseringsoverleg", ("Terugkeerders", "mogelijk geradicaliseerde inwoners", "Veiligheidshuis")),
        ("prostitutie", ("vergunde seksbedrijf", "illegale prostitutie", "politie")),
        ("mensenhandel", ("coördineert", "mensenhandel")),
    ],
)
def test_soest_activity_by_activity(slug: str, facts: tuple[str, ...]) -> None:
    text = implementation_plan(SOEST)
    assert len(text.actions) == 19
    one = action(text, slug)
    assert all(fact in f"{one.title} {one.about}" for fact in facts)


def test_soest_money_is_asked_once_not_known_to_be_granted_and_serves_no_safety_goal() -> None:
    (money,) = implementation_plan(SOEST).funding
    assert (money.year, money.asked, money.granted, money.recurring) == (2023, Decimal(8000), None, False)
    assert "brandweer van Soest en van Soesterberg" in money.purpose
    assert "honderdjarig bestaan" in money.purpose
    assert "niet bekend" in money.note
    assert "niet bij een veiligheidsdoel" in money.note


def test_emmen_spearheads_ambitions_and_steering_by_figures() -> None:
    text = implementation_plan(EMMEN)
    assert [one.name for one in execution.implementation_plan(RESIDENT, EMMEN).municipalities] == ["Emmen"]
    assert (str(text.period), text.plan, text.rests_on) == ("2023", "", "")
    assert text.ambition == "De veiligste grote gemeente van Nederland blijven."
    for fact in ("ondermijning, woonoverlast", "huiselijk geweld en kindermishandeling", "veilige evenementen"):
        assert fact in text.about
    for fact in ("minder verkeersongevallen", "van klassiek naar digitaal"):
        assert fact in text.about
    assert "Instellingen, bedrijven en inwoners" in action(text, "bewust-en-weerbaar").title
    for fact in (
        "Gemeente en politie",
        "basis voor wat er daarna gebeurt",
        "waar het ertoe doet",
        "effect wordt gemeten",
    ):
        assert fact in text.with_figures
    assert "Veiligheidsmonitor" in action(text, "bronnen-koppelen").title
    assert "In 2023 verschillende bronnen koppelen" in action(text, "bronnen-koppelen").title


def test_emmen_nuisance_goes_from_mediation_to_partners_and_a_pilot_with_a_question() -> None:
    text = implementation_plan(EMMEN)
    (point,) = (one for one in text.points if one.slug == "woonoverlast")
    assert "leefstijlen die botsen" in point.about
    assert "geen contact" in point.about.replace("\n", " ")
    mediation, pilot = actions(text, "woonoverlast")
    assert mediation.title == "Eerst buurtbemiddeling, daarna partners samen."
    assert pilot.kind is None
    assert "welk effect een overlastregisseur heeft" in pilot.about


def test_emmen_wish_to_predict_is_told_as_a_wish_with_what_ineen_does_instead() -> None:
    text = implementation_plan(EMMEN)
    (point,) = (one for one in text.points if one.slug == "voorspellen")
    assert "Noot van Ineen, niet uit het bericht" in point.about
    assert "alleen met cijfers over gebieden en met signalen die professionals zelf geven" in point.about
    violence, youth = point.actions
    assert "huiselijk geweld en kindermishandeling" in violence.title
    for partner in ("zorg", "schuldhulp", "politie", "Veilig Thuis Drenthe"):
        assert partner in violence.about
    assert "8 tot en met 23 jaar" in youth.title
    assert "drugscriminaliteit" in youth.title
    assert "wens" in violence.about
    assert "wens" in youth.about


def test_emmen_handcuffs_are_a_question_and_not_a_decision_of_the_municipality() -> None:
    text = implementation_plan(EMMEN)
    (point,) = (one for one in text.points if one.slug == "boa-handboeien")
    assert "politie is schaarser" in point.about
    assert "zwaardere situaties" in point.about
    (study,) = point.actions
    assert "gebruik en noodzaak" in study.title
    assert "geen besluit dat de gemeente zelf neemt" in study.about
    assert study.about.index("vraag") < study.about.index("advies") < study.about.index("aanvraag")
    assert study.about.index("aanvraag") < study.about.index("uitkomst")
    assert study.result == "In de loop van 2023 wordt duidelijk of boa's handboeien krijgen."


def test_soest_sees_its_own_plan_and_the_joint_one_apart() -> None:
    soest = AreaCode("GM0342")
    assert [one.plan.slug for one in plans.sides_of_area(RESIDENT, soest)] == [BES]
    assert [one.slug for one in execution.implementation_sides_of_area(RESIDENT, soest)] == [SOEST]
    assert execution.implementation_plans_under(RESIDENT, BES) == ()
