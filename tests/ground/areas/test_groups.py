"""Groups of municipalities with dates: the product's own list, a file of an installation, and what is invented."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from ineen.ground.areas.actions import (
    GroupToLoad,
    Membership,
    declare_fictional_groups,
    load_groups,
    load_listed_groups,
)
from ineen.ground.areas.models import GroupMember, MunicipalityGroup
from ineen.ground.areas.queries import all_groups, group, groups_around, groups_of, listed_municipalities
from ineen.ground.areas.queries.groups import listed_groups
from ineen.ground.audit.models import AuditEntry
from ineen.ground.kernel.actors import system
from ineen.ground.kernel.area_codes import AreaCode, AreaKind
from ineen.ground.kernel.refusals import BadInput, NotAllowed, NotFound
from tests.ground.areas.test_rules import SOMEBODY
from tests.helpers.writes import given

pytestmark = pytest.mark.django_db(databases="__all__")
BY, NOW, DAY = system("test"), datetime(2026, 7, 1, 12, tzinfo=UTC), date(2026, 7, 1)
HEAD = "soort;code;naam;gemeente;van;tot en met\n"
TEAM = (
    "basisteam;BT0001;Eemland-Noord;Baarn;2013-01-01;\n"
    "basisteam;BT0001;Eemland-Noord;GM0342;01-01-2013;\n"
    "basisteam;BT0001;Eemland-Noord;Eemnes;2013-01-01;2020-12-31\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "groepen.csv"


def written(file: Path, rows: str = TEAM, head: str = HEAD) -> Path:
    file.write_text(head + rows, encoding="utf-8")
    return file


def test_every_municipality_of_today_is_in_one_safety_region_and_one_police_unit() -> None:
    today = {one.code for one in listed_municipalities() if one.exists_on(date(2026, 1, 1))}
    for kind, count in ((AreaKind.SAFETY_REGION, 25), (AreaKind.POLICE_UNIT, 10)):
        members = [code for one in listed_groups() if one.code.kind is kind for code in one.municipalities]
        assert len([one for one in listed_groups() if one.code.kind is kind]) == count
        assert (len(members), set(members)) == (342, today)


def test_the_list_is_loaded_once(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    assert load_listed_groups(by=BY, now=NOW) == 35
    with django_assert_num_queries(1):
        assert load_listed_groups(by=BY, now=NOW) == 0
    assert [str(one) for one in groups_around(AreaCode("GM0342"), DAY)] == ["Midden-Nederland", "Utrecht"]
    assert len(group("RE03", DAY).members) == 38


def test_a_group_that_the_list_has_no_more_goes() -> None:
    load_listed_groups(by=BY, now=NOW)
    with given():
        MunicipalityGroup.objects.create(
            code="VR31", kind="safety_region", name="Vroeger", origin="list", digest="", loaded_at=NOW
        )
    load_listed_groups(by=BY, now=NOW)
    assert not MunicipalityGroup.objects.filter(code="VR31").exists()
    assert AuditEntry.objects.filter(what="groepen van gemeenten vervallen").count() == 1


def test_a_file_brings_a_base_team_with_its_days(file: Path) -> None:
    loaded = load_groups(by=BY, now=NOW, path=written(file))
    assert (loaded.groups, loaded.members, loaded.changed) == (1, 3, 1)
    team = group("BT0001", DAY)
    assert (team.called, [one.name for one in team.members]) == ("basisteam Eemland-Noord", ["Baarn", "Soest"])
    assert [(one.name, one.valid_until) for one in team.former] == [("Eemnes", date(2020, 12, 31))]
    assert [one.name for one in group("BT0001", date(2020, 12, 31)).members] == ["Baarn", "Eemnes", "Soest"]
    assert group("BT0001", date(2012, 12, 31)).members == ()
    assert team.as_area.members == (AreaCode("GM0308"), AreaCode("GM0342"))
    assert groups_around(AreaCode("GM0317"), DAY) == []


def test_loading_again_changes_nothing_and_another_file_replaces_the_group_alone(file: Path) -> None:
    load_groups(by=BY, now=NOW, path=written(file))
    load_groups(by=BY, now=NOW, path=written(file, "politiedistrict;PD0001;Oost-Utrecht;Soest;;\n"))
    entries = AuditEntry.objects.count()
    assert load_groups(by=BY, now=NOW, path=written(file)).changed == 0
    assert AuditEntry.objects.count() == entries
    load_groups(by=BY, now=NOW, path=written(file, "basisteam;BT0001;Eemland;Baarn;;\n"))
    found = groups_of(["BT0001", "PD0001"], DAY)
    assert {code: [who.name for who in one.members] for code, one in found.items()} == {
        "BT0001": ["Baarn"],
        "PD0001": ["Soest"],
    }


def test_what_an_installation_says_of_a_safety_region_goes_before_the_list(file: Path) -> None:
    load_listed_groups(by=BY, now=NOW)
    rows = "".join(f"veiligheidsregio;VR14;Gooi en Vechtstreek;{code};;\n" for code in ("GM0402", "GM0406", "GM0376"))
    load_groups(by=BY, now=NOW, path=written(file, rows))
    assert load_listed_groups(by=BY, now=NOW) == 0
    assert len(group("VR14", DAY).members) == 3


@pytest.mark.parametrize(
    ("rows", "line", "words"),
    [
        (TEAM.replace("basisteam;BT0001;Eemland-Noord;Baarn", "ploeg;BT0001;Eemland-Noord;Baarn"), 2, "geen soort"),
        (TEAM.replace("BT0001", "VR01"), 2, "“VR01” is geen code van een basisteam. Schrijf die als BT0001"),
        (TEAM.replace("BT0001", "BT9901"), 2, "BT9901 is een code voor verzonnen groepen"),
        (TEAM.replace("Baarn", "Baren"), 2, "“Baren” is geen gemeente"),
        (TEAM.replace("GM0342", "WK034200"), 3, "“WK034200” is geen gemeente"),
        (TEAM.replace("GM0342", "GM7777"), 3, "“GM7777” is geen gemeente"),
        (TEAM.replace("01-01-2013", "ooit"), 3, "“ooit” is geen datum"),
        (TEAM.replace("2020-12-31", "2010-12-31"), 4, "de laatste dag ligt voor de eerste"),
        (TEAM.replace("Eemland-Noord;GM0342", "Zuid;GM0342"), 3, "heet eerder in dit bestand “Eemland-Noord”"),
        (TEAM.replace("Eemland-Noord;Baarn", ";Baarn"), 2, "de naam van de groep ontbreekt"),
        (TEAM + "basisteam;BT0001;Eemland-Noord;Soest;2019-01-01;\n", 5, "GM0342 staat op dezelfde dag twee keer"),
        (
            TEAM + "basisteam;BT0001;Eemland-Noord;Brielle;;\n",
            5,
            "Brielle bestond tot en met 31 december 2022",
        ),
        (TEAM + "basisteam;BT0001;Eemland-Noord;Brielle;;2023-01-01\n", 5, "en zet Voorne aan Zee erbij"),
        (TEAM + "basisteam;BT0002;Zuid;Soest;2019-01-01;\n", 5, "in BT0001 en in BT0002: een gemeente hoort bij één"),
    ],
)
def test_what_cannot_be_is_refused_with_its_line_and_nothing_is_written(
    file: Path, rows: str, line: int, words: str
) -> None:
    with pytest.raises(BadInput) as refused:
        load_groups(by=BY, now=NOW, path=written(file, rows))
    assert any(
        one.startswith(f"groepen.csv, regel {line}: ") and words in one for one in str(refused.value).split("\n")
    )
    assert not MunicipalityGroup.objects.exists()


def test_a_municipality_in_a_group_that_is_not_in_the_file_is_refused_too(file: Path) -> None:
    load_groups(by=BY, now=NOW, path=written(file))
    with pytest.raises(BadInput, match="in BT0002 en in BT0001"):
        load_groups(by=BY, now=NOW, path=written(file, "basisteam;BT0002;Zuid;Soest;;\n"))
    after = "basisteam;BT0002;Zuid;Eemnes;2021-01-01;\n"
    assert load_groups(by=BY, now=NOW, path=written(file, after)).changed == 1


def test_invented_groups_are_of_invented_municipalities_alone() -> None:
    team = GroupToLoad(
        AreaCode("BT9901"), "Waterkant", (Membership(AreaCode("GM9901")), Membership(AreaCode("GM9902")))
    )
    assert declare_fictional_groups(by=BY, now=NOW, groups=[team]) == 1
    assert declare_fictional_groups(by=BY, now=NOW, groups=[team]) == 0
    assert [one.code for one in all_groups()] == ["BT9901"]
    for wrong in (
        GroupToLoad(AreaCode("BT0001"), "Waterkant", team.members),
        GroupToLoad(AreaCode("BT9901"), "Waterkant", (Membership(AreaCode("GM0342")),)),
    ):
        with pytest.raises(BadInput, match="geen verzonnen groep"):
            declare_fictional_groups(by=BY, now=NOW, groups=[wrong])


def test_only_the_system_loads(file: Path) -> None:
    with pytest.raises(NotAllowed):
        load_groups(by=SOMEBODY, now=NOW, path=written(file))


def test_a_group_that_nobody_knows_is_not_found_and_costs_no_query_for_other_codes(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with pytest.raises(NotFound, match="Er is geen groep van gemeenten met code BT0007"):
        group("BT0007", DAY)
    with django_assert_num_queries(0):
        assert groups_of(["GM0342", "WK034200"], DAY) == {}


def test_the_database_refuses_a_member_that_left_before_it_came() -> None:
    with given():
        row = MunicipalityGroup.objects.create(
            code="BT0001", kind="base_team", name="Eemland", origin="file", digest="", loaded_at=NOW
        )
        with pytest.raises(IntegrityError), transaction.atomic():
            GroupMember.objects.create(
                group=row, municipality="GM0342", valid_from=date(2020, 1, 2), valid_until=date(2020, 1, 1)
            )
