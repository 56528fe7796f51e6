"""What an installation sets, and what production refuses."""

from pathlib import Path

import pytest

from ineen.config.environment import Environment
from ineen.config.kinds import MailServer
from ineen.config.refusals import problems

KEY = "k3Jd92mQpL7xVb1Zt8Yw0RsAeUcHfGi"
PRODUCTION = {
    "INEEN_MODE": "production",
    "INEEN_HOSTS": "veiligheid.example.nl",
    "INEEN_SECRET_KEY": KEY + "1",
    "INEEN_AUDIT_KEY": KEY + "2",
    "INEEN_VAULT_KEY": KEY + "3",
    "INEEN_MAIL_URL": "smtp://ineen:wachtwoord@mail.example.nl",
}


def refused(data: Path, **given: str) -> dict[str, str]:
    """The problems of an environment, by setting."""
    return {problem.setting: problem.text for problem in problems(Environment({"INEEN_DATA": str(data)} | given))}


def test_development_needs_nothing_and_keeps_the_keys_it_makes(tmp_path: Path) -> None:
    data = tmp_path / "var"
    first, second = (Environment({"INEEN_DATA": str(data)}) for _ in range(2))
    assert problems(first) == []
    assert first["INEEN_VAULT_KEY"] == second["INEEN_VAULT_KEY"]
    assert len({first[name] for name in ("INEEN_SECRET_KEY", "INEEN_AUDIT_KEY", "INEEN_VAULT_KEY")}) == 3
    kept = data / "secrets" / "ineen_vault_key"
    assert [path.stat().st_mode & 0o777 for path in (kept, kept.parent, data)] == [0o600, 0o700, 0o700]


def test_production_starts_with_keys_of_its_own(tmp_path: Path) -> None:
    assert refused(tmp_path, **PRODUCTION) == {}


@pytest.mark.parametrize("name", ["INEEN_SECRET_KEY", "INEEN_AUDIT_KEY", "INEEN_VAULT_KEY"])
def test_production_refuses_a_key_that_nobody_chose_or_that_is_guessed(tmp_path: Path, name: str) -> None:
    Environment({"INEEN_DATA": str(tmp_path)})  # development made its keys here before
    without = {key: text for key, text in PRODUCTION.items() if key != name}
    assert "niet ingesteld" in refused(tmp_path, **without)[name]
    assert "niet ingesteld" in refused(tmp_path, **without | {name: ""})[name]
    assert "te raden" in refused(tmp_path, **without | {name: "kort"})[name]
    assert "te raden" in refused(tmp_path, **without | {name: "a" * 60})[name]


def test_production_makes_no_key(tmp_path: Path) -> None:
    refused(tmp_path, INEEN_MODE="production")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("change", "setting"),
    [
        ({"INEEN_DEBUG": "1"}, "INEEN_DEBUG"),
        ({"INEEN_HOSTS": "*"}, "INEEN_HOSTS"),
        ({"INEEN_HOSTS": ""}, "INEEN_HOSTS"),
        ({"INEEN_MAIL_URL": ""}, "INEEN_MAIL_URL"),
        ({"INEEN_VAULT_KEY": PRODUCTION["INEEN_AUDIT_KEY"]}, "INEEN_VAULT_KEY"),
    ],
)
def test_production_refuses_an_open_door(tmp_path: Path, change: dict[str, str], setting: str) -> None:
    assert list(refused(tmp_path, **PRODUCTION | change)) == [setting]


def test_production_refuses_the_default_hosts(tmp_path: Path) -> None:
    without = {name: text for name, text in PRODUCTION.items() if name != "INEEN_HOSTS"}
    assert list(refused(tmp_path, **without)) == ["INEEN_HOSTS"]


@pytest.mark.parametrize(
    ("vault", "why"),
    [
        ("postgres://kluis:x@db.example.nl/ineen", "dezelfde database"),
        ("postgres://kluis:x@DB.example.nl:5432/ineen", "dezelfde database"),
        ("postgres://ineen:x@db.example.nl/kluis", "dezelfde gebruiker"),
    ],
)
def test_the_vault_shares_no_database_and_no_user(tmp_path: Path, vault: str, why: str) -> None:
    urls = {"DATABASE_URL": "postgres://ineen:x@db.example.nl/ineen", "VAULT_DATABASE_URL": vault}
    assert why in refused(tmp_path, **PRODUCTION | urls)["VAULT_DATABASE_URL"]
    apart = urls | {"VAULT_DATABASE_URL": "postgres://kluis:y@db.example.nl/kluis"}
    assert refused(tmp_path, **PRODUCTION | apart) == {}


def test_an_owner_belongs_to_the_database_it_owns(tmp_path: Path) -> None:
    urls = {"DATABASE_URL": "postgres://app:x@db/ineen", "DATABASE_OWNER_URL": "postgres://baas:y@db/ineen"}
    assert refused(tmp_path, **urls) == {}
    elsewhere = urls | {"DATABASE_OWNER_URL": "postgres://baas:y@db/anders"}
    assert list(refused(tmp_path, **elsewhere)) == ["DATABASE_OWNER_URL"]
    assert list(refused(tmp_path, DATABASE_OWNER_URL="postgres://baas:y@db/ineen")) == ["DATABASE_OWNER_URL"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("INEEN_MODE", "productie"),
        ("INEEN_DEBUG", "misschien"),
        ("DATABASE_URL", "mysql://x:hemelblauw@db/ineen"),
        ("DATABASE_URL", "postgres://x:hemelblauw@db"),
        ("DATABASE_URL", "postgres//x:hemelblauw@db/ineen"),
        ("INEEN_FILE_MB", "veel"),
        ("INEEN_FILE_MB", "0"),
        ("INEEN_MAIL_URL", "http://x:hemelblauw@mail"),
        ("INEEN_MAIL_URL", "smtp://x:hemelblauw@mail:poort"),
        ("INEEN_MAIL_URL", "smtp://x:hemelblauw@mail/pad"),
        ("INEEN_MAIL_URL", "smtp://x:hemelblauw@mail?starttls=0"),
        ("INEEN_MAIL_URL", "smtp://x:hemelblauw@mail?tls=1"),
        ("INEEN_MAIL_URL", "smtp://"),
    ],
)
def test_what_cannot_be_understood_is_told_without_its_password(tmp_path: Path, name: str, text: str) -> None:
    environment = Environment({"INEEN_DATA": str(tmp_path), name: text})
    (problem,) = problems(environment)
    assert problem.setting == name
    assert "hemelblauw" not in str(problem) + environment.value(name).shown


@pytest.mark.parametrize(
    ("text", "server"),
    [
        ("smtp://mail.example.nl", MailServer("mail.example.nl", 587, "", "", starttls=True, tls=False)),
        ("smtp://localhost:25?starttls=0", MailServer("localhost", 25, "", "", starttls=False, tls=False)),
        ("smtps://a%40b.nl:p%2Fw@mail", MailServer("mail", 465, "a@b.nl", "p/w", starttls=False, tls=True)),
    ],
)
def test_a_mail_address_says_how_the_line_is_closed(tmp_path: Path, text: str, server: MailServer) -> None:
    assert Environment({"INEEN_DATA": str(tmp_path), "INEEN_MAIL_URL": text})["INEEN_MAIL_URL"] == server


def test_the_environment_goes_before_the_file_and_a_misspelt_name_is_told(tmp_path: Path) -> None:
    (tmp_path / "settings.env").write_text("# ons\nINEEN_HOSTS='een.nl'\nINEEN_LOG_LEVEL=DEBUG\nINEEN_HOST=twee.nl\n")
    environment = Environment({"INEEN_DATA": str(tmp_path), "INEEN_LOG_LEVEL": "ERROR"})
    assert (environment["INEEN_HOSTS"], environment["INEEN_LOG_LEVEL"]) == (["een.nl"], "ERROR")
    assert [problem.setting for problem in problems(environment)] == ["INEEN_HOST"]


def test_a_settings_file_in_another_encoding_is_told_rather_than_a_crash(tmp_path: Path) -> None:
    (tmp_path / "settings.env").write_bytes("INEEN_LOG_LEVEL=ERROR\n".encode("utf-16"))
    assert problems(Environment({"INEEN_DATA": str(tmp_path)})) != []
    (tmp_path / "settings.env").write_text("INEEN_LOG_LEVEL=ERROR\n", encoding="utf-8-sig")
    assert Environment({"INEEN_DATA": str(tmp_path)})["INEEN_LOG_LEVEL"] == "ERROR"


OIDC = {
    "INEEN_OIDC_URL": "https://login.voorbeeld.nl/realms/gemeente/",
    "INEEN_OIDC_CLIENT": "ineen",
    "INEEN_OIDC_SECRET": "geheim-woord",
}
NO_CLIENT = "niet ingesteld, en INEEN_OIDC_URL wel. Vul alle drie in, of haal het adres weg."
NO_ADDRESS = "er is geen INEEN_OIDC_URL. Vul ook het adres in, of haal dit weg."
WHOLE = "deze waarde kan niet: schrijf het hele adres: https://login.voorbeeld.nl/realms/gemeente."
WITHOUT = "deze waarde kan niet: schrijf het adres zonder /.well-known/ en wat daarna komt."


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"INEEN_OIDC_CLIENT": ""}, {"INEEN_OIDC_CLIENT": NO_CLIENT}),
        ({"INEEN_OIDC_SECRET": ""}, {"INEEN_OIDC_SECRET": NO_CLIENT}),
        ({"INEEN_OIDC_URL": ""}, dict.fromkeys(("INEEN_OIDC_CLIENT", "INEEN_OIDC_SECRET"), NO_ADDRESS)),
        (
            {"INEEN_OIDC_URL": "", "INEEN_OIDC_CLIENT": "", "INEEN_OIDC_SECRET": "", "INEEN_OIDC_SECOND_STEP": "mfa"},
            {"INEEN_OIDC_SECOND_STEP": NO_ADDRESS},
        ),
        (
            {"INEEN_OIDC_URL": "http://login.voorbeeld.nl"},
            {"INEEN_OIDC_URL": "begint niet met https. Inloggen gaat niet over een open lijn."},
        ),
    ],
)
def test_half_an_own_login_or_one_over_an_open_line_is_refused_in_one_sentence(
    tmp_path: Path, change: dict[str, str], told: dict[str, str]
) -> None:
    assert refused(tmp_path, **PRODUCTION | OIDC) == {}
    assert refused(tmp_path, **PRODUCTION | OIDC | change) == told


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("login.voorbeeld.nl", WHOLE),
        ("google", WHOLE),
        ("ldap://login.voorbeeld.nl", WHOLE),
        ("https://login.voorbeeld.nl/.well-known/openid-configuration", WITHOUT),
        ("https://login.voorbeeld.nl?x=1", WITHOUT),
    ],
)
def test_an_own_login_that_is_no_address_is_refused_with_an_example(tmp_path: Path, address: str, told: str) -> None:
    assert refused(tmp_path, **PRODUCTION | OIDC | {"INEEN_OIDC_URL": address})["INEEN_OIDC_URL"] == told


def test_an_own_login_is_read_without_its_last_slash_and_asks_its_own_second_step(tmp_path: Path) -> None:
    plain = Environment({"INEEN_DATA": str(tmp_path)} | OIDC)
    assert plain["INEEN_OIDC_URL"] == "https://login.voorbeeld.nl/realms/gemeente"
    assert plain["INEEN_OIDC_SECOND_STEP"] == frozenset()
    assert plain.value("INEEN_OIDC_SECRET").shown == "(ingesteld)"
    vouched = Environment({"INEEN_DATA": str(tmp_path), "INEEN_OIDC_SECOND_STEP": "mfa, otp"} | OIDC)
    assert vouched["INEEN_OIDC_SECOND_STEP"] == {"mfa", "otp"}


def test_a_data_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert "niet schrijven" in refused(tmp_path / "file" / "var", **PRODUCTION)["INEEN_DATA"]


def test_the_seals_lie_in_one_place_from_wherever_ineen_is_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment = {"INEEN_DATA": str(tmp_path), "INEEN_SEALS": "zegels"}
    from_here = Environment(environment)["INEEN_SEALS"]
    monkeypatch.chdir(tmp_path)
    assert Environment(environment)["INEEN_SEALS"] == from_here
