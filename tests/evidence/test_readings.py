"""What people make of a figure: kept as it was, never written over, seen by who may, and answered where it asks."""

from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from uuid import uuid4

import pytest
from django_scopes import scopes_disabled

from ineen.analysis.store.cells import Measure
from ineen.evidence import actions
from ineen.evidence import queries as evidence
from ineen.evidence.actions.sentences import sentences
from ineen.evidence.models import KeptFigure, Reading, Release, SourceVersion
from ineen.evidence.queries import Outcome
from ineen.ground.audit.models import AuditEntry
from ineen.ground.inbox import queries as inbox
from ineen.ground.kernel.actors import RESIDENT, Viewer
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.periods import Period
from ineen.ground.kernel.refusals import BadInput, NotAllowed, NotFound
from ineen.ground.organisations import queries as organisations
from ineen.ground.organisations.models import Membership
from tests.helpers.deliveries import deliver
from tests.helpers.public_site import NOW, know_the_areas
from tests.helpers.reading_figures import (
    BURGLARY,
    BURGLED,
    EARLIER,
    ELSEWHERE,
    QUESTION,
    SOEST,
    TEXT,
    acting,
    deliver_findings,
    read,
    revise,
)
from tests.helpers.writes import given
from tests.people import Cast, make_cast

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture
def cast(figures: Path) -> Cast:
    know_the_areas(figures.parent)
    cast = make_cast()
    deliver_findings()
    return cast


def viewer(cast: Cast, part: str) -> Viewer:
    person = cast[part]
    return organisations.viewer_of(person.pk, NOW) if person else RESIDENT


def seen(cast: Cast, part: str) -> list[str]:
    return [one.text for one in evidence.readings_about(viewer(cast, part), [BURGLED])]


def waiting(cast: Cast, part: str) -> list[str]:
    return [one.sentence for one in inbox.waiting(viewer(cast, part))]


class TestWriting:
    def test_a_reading_keeps_the_figure_as_it_was_and_says_how_it_was_revised(self, cast: Cast) -> None:
        read(cast)
        (one,) = evidence.readings_about(viewer(cast, "mayor"), [BURGLED])
        assert (one.text, one.outcome, one.who) == (TEXT, Outcome.REAL, "adviseur veiligheid, Soest")
        assert (one.value, one.area_name, one.revised) == (410, "Soest", "")
        assert "In 2024 werden in Soest 410 diefstallen en inbraken in woningen geregistreerd" in one.sentence
        revise(395)
        (later,) = evidence.readings_about(viewer(cast, "mayor"), [BURGLED])
        assert (later.value, later.revised, later.sentence) == (
            410,
            "Het cijfer is sindsdien herzien: 410 → 395.",
            one.sentence,
        )

    def test_a_value_that_is_no_longer_shown_is_not_told_with_the_reading(self, cast: Cast) -> None:
        row = read(cast)
        revise(".")
        (one,) = evidence.readings_about(viewer(cast, "mayor"), [BURGLED])
        (kept,) = evidence.as_kept(viewer(cast, "mayor"), [row.figure])
        assert one.revised == "Het cijfer wordt nu niet getoond: niet gepubliceerd."
        assert (kept.revised, kept.sentence) == (one.revised, "")

    def test_another_publisher_revises_nothing(self, cast: Cast) -> None:
        read(cast)
        deliver({"GM0342": {"2024": 300}}, measure=BURGLARY, table="x", publisher="CBS", retrieved=date(2026, 6, 30))
        (one,) = evidence.readings_about(viewer(cast, "mayor"), [BURGLED])
        assert one.revised == "Een andere bron (CBS) telt nu 300."

    def test_a_later_reading_stands_in_its_place_and_the_earlier_stays(self, cast: Cast) -> None:
        first = read(cast)
        read(cast, "analyst", text="Het was een reeks.", outcome=Outcome.INCIDENT, minutes=5, after=first.pk)
        told = evidence.history(viewer(cast, "adviser"), BURGLED, cast.own.pk)
        assert [(one.text, one.newest) for one in told] == [("Het was een reeks.", True), (TEXT, False)]
        assert seen(cast, "adviser") == ["Het was een reeks."]

    def test_who_did_not_see_the_newest_reading_is_told_who_wrote_it(self, cast: Cast) -> None:
        read(cast)
        with pytest.raises(BadInput, match=r"Intussen schreef iemand anders .*adviseur veiligheid, Soest"):
            read(cast, "analyst", minutes=1)
        with scopes_disabled():
            assert Reading.objects.count() == 1

    @pytest.mark.parametrize(
        ("text", "why"),
        [("", "Schrijf in één tot drie zinnen"), ("Een. Twee. Drie. Vier.", "vier zinnen"), ("x" * 901, "901 tekens")],
    )
    def test_a_reading_is_one_to_three_sentences(self, cast: Cast, text: str, why: str) -> None:
        with pytest.raises(BadInput, match=why):
            read(cast, text=text)

    @pytest.mark.parametrize(
        ("text", "many"),
        [
            ("Het steeg.", 1),
            ("Gesprek d.d. 12 mei, o.a. over fietsen. Het steeg met 3.5 procent!", 2),
            ("Bijv. in juli: 1.510 meldingen. Was dat één groep? Ja… Nee.", 4),
            ("Eerste regel\nTweede regel", 2),
            ("Op 1. en 2. januari … dhr. Jansen.", 1),
            ("Ja.Nee.", 2),
            ("Het waren er 12. Dat is veel.", 2),
        ],
    )
    def test_points_of_abbreviations_and_numbers_end_no_sentence(self, text: str, many: int) -> None:
        assert sentences(text) == many

    @pytest.mark.parametrize("part", ["mayor", "council_member", "griffier", "administrator", "former", "neighbour"])
    def test_others_write_none_there(self, cast: Cast, part: str) -> None:
        with pytest.raises(NotAllowed):
            actions.write_reading(
                by=acting(cast, part),
                now=NOW,
                partnership=cast.own.pk,
                about=BURGLED,
                outcome=Outcome.REAL,
                text=TEXT,
            )

    def test_of_a_figure_about_which_nothing_was_delivered_there_is_no_reading(self, cast: Cast) -> None:
        with pytest.raises(NotFound):
            read(cast, about=evidence.About("drug_trade", SOEST, BURGLED.period))

    @pytest.mark.parametrize(("area", "year"), [("GM0342", 2099), ("GM1999", 2024)])
    def test_of_what_no_delivery_tells_there_is_no_reading_either(self, cast: Cast, area: str, year: int) -> None:
        with pytest.raises(BadInput, match="Dit cijfer is niet ingelezen"):
            read(cast, about=evidence.About("dwelling_burglary", AreaCode(area), Period.year(year)))

    def test_what_was_done_stands_in_the_log_in_words(self, cast: Cast) -> None:
        row = read(cast)
        entry = AuditEntry.objects.get(subject_model="reading", subject_id=str(row.pk))
        assert entry.what == "cijfer geduid: Diefstal en inbraak in woningen, Soest, 2024"
        assert "echte verandering" in entry.details


class TestWhoSees:
    def test_the_partnership_sees_it_and_nobody_else_does(self, cast: Cast) -> None:
        read(cast)
        inside = ("adviser", "coordinator", "mayor", "partner_contributor", "analyst", "privacy_officer")
        assert [seen(cast, part) for part in inside] == [[TEXT]] * len(inside)
        outside = ("resident", "neighbour", "former", "without-role", "council_member", "griffier")
        assert [seen(cast, part) for part in outside] == [[]] * len(outside)

    def test_a_reading_of_another_partnership_is_not_there(self, cast: Cast) -> None:
        other = read(cast, "neighbour", about=ELSEWHERE)
        assert evidence.readings_about(viewer(cast, "adviser"), [ELSEWHERE]) == ()
        with pytest.raises(NotFound):
            evidence.reading(viewer(cast, "adviser"), other.pk)
        with pytest.raises(NotAllowed):
            actions.publish_reading(by=acting(cast, "adviser"), now=NOW, reading=other.pk, checked_for_persons=True)

    def test_in_public_stand_function_and_organisation_and_never_a_person(self, cast: Cast) -> None:
        row = read(cast, "coordinator", on_behalf_of="Politie", source="gesprek met Jan Jansen d.d. 3 mei")
        actions.confirm_reading(by=acting(cast, "partner_contributor"), now=NOW, reading=row.pk)
        actions.publish_reading(by=acting(cast, "adviser"), now=NOW, reading=row.pk, checked_for_persons=True)
        (one,) = evidence.readings_about(RESIDENT, [BURGLED])
        assert (one.who, one.source, one.own) == ("namens Politie", "", False)
        assert not any("Jansen" in str(value) or "Voorbeeldpersoon" in str(value) for value in _values(one))
        (inside,) = evidence.readings_about(viewer(cast, "mayor"), [BURGLED])
        assert inside.source == "gesprek met Jan Jansen d.d. 3 mei"

    def test_making_it_public_asks_to_read_it_once_more_and_is_taken_back(self, cast: Cast) -> None:
        row = read(cast)
        by = acting(cast, "adviser")
        with pytest.raises(BadInput, match="Lees de duiding na"):
            actions.publish_reading(by=by, now=NOW, reading=row.pk, checked_for_persons=False)
        with pytest.raises(NotAllowed):
            actions.publish_reading(
                by=acting(cast, "partner_contributor"), now=NOW, reading=row.pk, checked_for_persons=True
            )
        actions.publish_reading(by=by, now=NOW, reading=row.pk, checked_for_persons=True)
        assert seen(cast, "resident") == [TEXT]
        actions.close_reading(by=by, now=NOW, reading=row.pk)
        assert seen(cast, "resident") == []

    def test_a_later_reading_that_is_not_public_leaves_the_public_one(self, cast: Cast) -> None:
        row = read(cast)
        actions.publish_reading(by=acting(cast, "adviser"), now=NOW, reading=row.pk, checked_for_persons=True)
        read(cast, text="Bij nader inzien niet.", minutes=9, after=row.pk)
        assert seen(cast, "resident") == [TEXT]
        assert seen(cast, "mayor") == ["Bij nader inzien niet."]
        with pytest.raises(BadInput, match="nieuwere duiding"):
            actions.publish_reading(by=acting(cast, "adviser"), now=NOW, reading=row.pk, checked_for_persons=True)
        actions.close_reading(by=acting(cast, "adviser"), now=NOW, reading=row.pk)
        assert seen(cast, "resident") == []
        with pytest.raises(BadInput, match="nieuwere duiding"):
            actions.publish_reading(by=acting(cast, "adviser"), now=NOW, reading=row.pk, checked_for_persons=True)

    def test_in_public_a_partnership_speaks_of_its_own_municipalities(self, cast: Cast) -> None:
        row = read(cast, about=ELSEWHERE)
        with pytest.raises(NotAllowed, match="uw eigen gemeenten"):
            actions.publish_reading(by=acting(cast, "adviser"), now=NOW, reading=row.pk, checked_for_persons=True)
        assert ELSEWHERE.area not in {one.about.area for one in evidence.readings_about(RESIDENT, [ELSEWHERE])}


class TestForAnother:
    def test_words_for_the_police_stay_marked_until_the_police_confirm_them(self, cast: Cast) -> None:
        row = read(cast, "coordinator", on_behalf_of="Politie", source="gesprek d.d. 3 mei")
        (one,) = evidence.readings_about(viewer(cast, "adviser"), [BURGLED])
        assert (one.who, one.source, one.to_confirm) == ("namens Politie", "gesprek d.d. 3 mei", True)
        assert [found.id for found in evidence.to_confirm(viewer(cast, "partner_contributor"))] == [row.pk]
        assert evidence.to_confirm(viewer(cast, "adviser")) == ()
        with pytest.raises(NotAllowed, match="Alleen iemand van deze organisatie"):
            actions.confirm_reading(by=acting(cast, "adviser"), now=NOW, reading=row.pk)
        with pytest.raises(NotAllowed, match="pas openbaar als die haar bevestigt"):
            actions.publish_reading(by=acting(cast, "adviser"), now=NOW, reading=row.pk, checked_for_persons=True)
        actions.confirm_reading(by=acting(cast, "partner_contributor"), now=NOW, reading=row.pk)
        assert not evidence.reading(viewer(cast, "adviser"), row.pk).to_confirm
        with pytest.raises(NotFound):
            actions.confirm_reading(by=acting(cast, "partner_contributor"), now=NOW, reading=row.pk)

    def test_only_the_coordinator_speaks_for_another(self, cast: Cast) -> None:
        with pytest.raises(NotAllowed, match="Alleen de coördinator"):
            read(cast, "adviser", on_behalf_of="Politie", source="gesprek d.d. 3 mei")


class TestQuestions:
    def test_a_question_waits_with_the_police_and_their_answer_ends_it(self, cast: Cast) -> None:
        asked = read(cast, outcome=Outcome.QUESTION, text=QUESTION)
        sentence = "Vraag bij een cijfer: Diefstal en inbraak in woningen, Soest, 2024. Wat ziet u?"
        assert sentence in waiting(cast, "partner_contributor")
        assert sentence not in waiting(cast, "coordinator")
        assert [one.id for one in evidence.open_questions(viewer(cast, "partner_contributor"))] == [asked.pk]
        answer = read(cast, "partner_contributor", outcome=Outcome.INCIDENT, minutes=3, after=asked.pk)
        assert answer.answers_id == asked.pk
        assert sentence not in waiting(cast, "partner_contributor")
        assert evidence.open_questions(viewer(cast, "partner_contributor")) == ()

    def test_where_no_police_sign_in_it_waits_with_the_coordinator_who_answers_for_them(self, cast: Cast) -> None:
        with given(), scopes_disabled():
            Membership.objects.filter(organisation__name="Politie").update(until=(NOW - timedelta(days=1)).date())
        asked = read(cast, outcome=Outcome.QUESTION, text=QUESTION)
        assert any("Vraag bij een cijfer" in one for one in waiting(cast, "coordinator"))
        answer = read(
            cast, "coordinator", on_behalf_of="Politie", source="gesprek d.d. 3 mei", minutes=2, after=asked.pk
        )
        assert answer.answers_id == asked.pk
        assert not any("Vraag bij een cijfer" in one for one in waiting(cast, "coordinator"))

    def test_a_question_is_never_public(self, cast: Cast) -> None:
        asked = read(cast, outcome=Outcome.QUESTION, text=QUESTION)
        with pytest.raises(NotAllowed, match="Een vraag is nog geen duiding"):
            actions.publish_reading(by=acting(cast, "adviser"), now=NOW, reading=asked.pk, checked_for_persons=True)

    def test_a_reading_of_who_was_not_asked_leaves_the_question_waiting(self, cast: Cast) -> None:
        asked = read(cast, outcome=Outcome.QUESTION, text=QUESTION)
        later = read(cast, outcome=Outcome.UNKNOWN, minutes=3, after=asked.pk)
        assert later.answers_id is None
        assert any("Vraag bij een cijfer" in one for one in waiting(cast, "partner_contributor"))
        assert [one.id for one in evidence.open_questions(viewer(cast, "partner_contributor"))] == [asked.pk]
        assert asked.pk in [one.id for one in evidence.own_readings(viewer(cast, "adviser"), cast.own.pk)]
        with pytest.raises(BadInput, match="Er wacht al een vraag"):
            read(cast, outcome=Outcome.QUESTION, minutes=4, after=later.pk)
        answer = read(cast, "partner_contributor", outcome=Outcome.INCIDENT, minutes=5, after=later.pk)
        assert answer.answers_id == asked.pk

    def test_who_asked_takes_the_question_back_and_nobody_else_does(self, cast: Cast) -> None:
        asked = read(cast, "coordinator", outcome=Outcome.QUESTION, text=QUESTION)
        with pytest.raises(BadInput, match="Alleen wie de vraag stelde"):
            read(cast, "partner_contributor", outcome=Outcome.INCIDENT, minutes=2, after=asked.pk, ends=True)
        ended = read(cast, "coordinator", outcome=Outcome.UNKNOWN, minutes=3, after=asked.pk, ends=True)
        assert evidence.reading(viewer(cast, "adviser"), ended.pk).takes_back
        assert not any("Vraag bij een cijfer" in one for one in waiting(cast, "partner_contributor"))


class TestToRead:
    def to_read(self, cast: Cast) -> list[tuple[str, str, str]]:
        found = evidence.to_read(viewer(cast, "adviser"), cast.own.pk, [SOEST], NOW)
        return [(*one.about.words[1:], one.origin.value) for one in found.waiting]

    def test_what_stands_out_waits_until_somebody_reads_it(self, cast: Cast) -> None:
        assert self.to_read(cast) == [("GM0342", "2024", "finding")]
        read(cast)
        assert self.to_read(cast) == []

    def test_what_a_delivery_revised_waits_again(self, cast: Cast) -> None:
        read(cast)
        revise(395)
        assert self.to_read(cast) == [("GM0342", "2024", "finding")]

    def test_a_small_revision_waits_also_where_the_country_has_larger_ones(self, cast: Cast) -> None:
        elsewhere = {f"GM{200 + place:04}": {"2023": 9_000} for place in range(25)}
        late = deliver(
            elsewhere | {"GM0342": {"2023": 97}}, measure=BURGLARY, table="47018NED later", retrieved=date(2026, 6, 30)
        )
        with given():
            SourceVersion.objects.filter(pk=late.pk).update(changed=26, changes=[])
        found = evidence.to_read(viewer(cast, "adviser"), cast.own.pk, [SOEST], NOW)
        told = [one.told for one in found.waiting if one.about == EARLIER]
        assert [one.partition(".")[0] for one in told] == ["Dit cijfer is herzien: het was 96 en is nu 97"]
        assert found.looked_at_all
        read(cast, about=EARLIER)
        assert ("GM0342", "2023", "revision") not in self.to_read(cast)

    def test_what_was_dealt_with_makes_place_for_the_next(self, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(import_module("ineen.evidence.queries.to_read"), "MOST_FOUND", 1)
        deliver_findings(Measure("Geregistreerde misdrijven", "Totaal misdrijven"))
        first = evidence.to_read(viewer(cast, "adviser"), cast.own.pk, [SOEST], NOW)
        assert (len(first.waiting), first.later) == (1, 1)
        read(cast, about=first.waiting[0].about)
        then = evidence.to_read(viewer(cast, "adviser"), cast.own.pk, [SOEST], NOW)
        assert (len(then.waiting), then.later) == (1, 0)
        assert then.waiting[0].about != first.waiting[0].about

    def test_what_could_not_be_looked_at_is_not_done(self, cast: Cast) -> None:
        unknown = AreaCode("GM1999")
        found = evidence.to_read(viewer(cast, "adviser"), cast.own.pk, [SOEST, unknown], NOW)
        assert (found.not_judged, found.looked_at_all) == ((unknown,), False)
        with given():
            Release.objects.update(withdrawn_at=NOW, withdrawn_because="proef")
        none = evidence.to_read(viewer(cast, "adviser"), cast.own.pk, [SOEST], NOW)
        assert (none.waiting, none.nothing_of, none.looked_at_all) == ((), (SOEST,), False)

    def test_what_nobody_needs_to_read_is_done_and_comes_back(self, cast: Cast) -> None:
        by = acting(cast, "adviser")
        row = actions.waive_figure(
            by=by, now=NOW, partnership=cast.own.pk, about=BURGLED, reason="Eén melding, al besproken"
        )
        assert self.to_read(cast) == []
        assert [one.reason for one in evidence.waived(viewer(cast, "mayor"), cast.own.pk)] == [
            "Eén melding, al besproken"
        ]
        with pytest.raises(BadInput, match="al gezegd door adviseur"):
            actions.waive_figure(by=by, now=NOW, partnership=cast.own.pk, about=BURGLED)
        actions.take_waiver_back(by=by, now=NOW, waiver=row.pk)
        assert self.to_read(cast) == [("GM0342", "2024", "finding")]
        with pytest.raises(NotFound):
            actions.take_waiver_back(by=by, now=NOW, waiver=row.pk)

    def test_another_partnership_takes_nothing_back(self, cast: Cast) -> None:
        row = actions.waive_figure(by=acting(cast, "adviser"), now=NOW, partnership=cast.own.pk, about=BURGLED)
        with pytest.raises(NotFound):
            actions.take_waiver_back(by=acting(cast, "neighbour"), now=NOW, waiver=row.pk)

    def test_the_same_figure_is_kept_once(self, cast: Cast) -> None:
        first = read(cast)
        read(cast, minutes=2, after=first.pk, text="Nog eens.")
        read(cast, about=EARLIER)
        with scopes_disabled():
            assert KeptFigure.objects.count() == 2


def test_a_reading_that_is_not_there_is_not_found(cast: Cast) -> None:
    with pytest.raises(NotFound):
        evidence.reading(viewer(cast, "adviser"), uuid4())


def _values(one: object) -> list[object]:
    return [getattr(one, name) for name in one.__slots__]  # type: ignore[attr-defined]
