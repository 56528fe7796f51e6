"""The examples for who installs Ineen: what they start exists, is shut in, and holds no secret."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from configparser import ConfigParser
from pathlib import Path
from typing import Any

import pytest
import yaml

from ineen.config.environment import SETTINGS
from tests.helpers.command_words import unknown_words, words_of
from tests.lanes import ROOT

DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").iterdir())
SERVICES = [path for path in UNITS if path.suffix == ".service"]
OF_THE_OWNER = {"ineen-migrate.service", "ineen-backup.service", "ineen-verify.service"}
PROGRAM = "/opt/ineen/.venv/bin/python -m ineen"
SHUT_IN = {
    "NoNewPrivileges": "yes",
    "ProtectSystem": "strict",
    "ProtectHome": "yes",
    "PrivateTmp": "yes",
    "PrivateDevices": "yes",
    "CapabilityBoundingSet": "",
    "UMask": "0077",
    "User": "ineen",
}
MOST_EXPOSED = 20  # tenths: systemd's own measure runs from 0 to 10
MEGABYTES_OF_A_DELIVERY = 3 * 20


def unit(path: Path) -> ConfigParser:
    parser = ConfigParser(strict=False, interpolation=None, delimiters=("=",), comment_prefixes=("#",))
    parser.optionxform = str  # type: ignore[method-assign, assignment]
    parser.read_string(path.read_text("utf-8"))
    return parser


def started(line: str) -> list[str]:
    """What comes after `ineen` in a line that starts it, also within `sh -c`."""
    found = re.search(re.escape(PROGRAM) + r"([^';]*)", line)
    return words_of(found[1]) if found else []


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
    return found


def settings_in(path: Path) -> Iterator[tuple[str, str]]:
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, _, value = line.partition("=")
            yield name, value


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.name)
def test_a_service_starts_what_is_there(path: Path) -> None:
    words = started(unit(path)["Service"]["ExecStart"])
    assert words
    assert unknown_words(words) == []


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.name)
def test_a_service_is_shut_in(path: Path) -> None:
    service = unit(path)["Service"]
    assert {name: service.get(name) for name in SHUT_IN} == SHUT_IN


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.name)
def test_only_who_must_knows_the_owner_of_the_databases(path: Path) -> None:
    knows = unit(path)["Service"].get("EnvironmentFile") == "/etc/ineen/owner.env"
    assert knows == (path.name in OF_THE_OWNER)


if shutil.which("systemd-analyze"):  # as with a lane whose means are absent: CI installs it

    def test_systemd_itself_finds_nothing_wrong_and_little_open(tmp_path: Path) -> None:
        for path in UNITS:  # the program is not installed on this machine; another stands in for it
            (tmp_path / path.name).write_text(
                path.read_text("utf-8").replace("/opt/ineen/.venv/bin/python", "/bin/true")
            )
        written = [str(path) for path in tmp_path.iterdir()]
        judged = subprocess.run(["systemd-analyze", "verify", *written], capture_output=True, text=True, check=False)
        assert (judged.returncode, judged.stderr) == (0, "")
        for path in SERVICES:
            judge = ["systemd-analyze", "security", "--offline=true", f"--threshold={MOST_EXPOSED}"]
            told = subprocess.run([*judge, str(tmp_path / path.name)], capture_output=True, text=True, check=False)
            assert told.returncode == 0, told.stdout.splitlines()[-1]


def test_images_are_named_with_their_version(compose: dict[str, Any]) -> None:
    images = [service["image"] for service in compose["services"].values()]
    images += re.findall(r"^FROM (\S+)", (DEPLOY / "Containerfile").read_text("utf-8"), re.MULTILINE)
    assert [image for image in images if not re.search(r":\d+\.\d+", image)] == []


def test_every_container_says_how_it_fares(compose: dict[str, Any]) -> None:
    checked = {name: service["healthcheck"] for name, service in compose["services"].items()}
    assert {name for name, check in checked.items() if check.get("disable")} == {"migrate", "worker"}
    assert all("test" in check for check in checked.values() if not check.get("disable"))


def test_containers_run_commands_that_are_there(compose: dict[str, Any]) -> None:
    ours = [each for each in compose["services"].values() if each["image"].startswith("localhost/ineen")]
    image = (DEPLOY / "Containerfile").read_text("utf-8")
    commands = [each["command"] for each in ours] + [
        yaml.safe_load(found) for found in re.findall(r"^CMD (.*)", image, re.MULTILINE)
    ]
    assert len(commands) == 4
    assert [unknown_words(words) for words in commands] == [[]] * 4


def test_what_a_container_keeps_is_in_a_volume_that_is_named(compose: dict[str, Any]) -> None:
    used = {volume.partition(":")[0] for each in compose["services"].values() for volume in each.get("volumes", ())}
    files = {name for name in used if name.startswith("./")}
    assert used - files == set(compose["volumes"])
    assert [name for name in files if not (DEPLOY / name).is_file()] == []


def test_no_secret_stands_in_an_example(compose: dict[str, Any]) -> None:
    told = [str(value) for each in compose["services"].values() for value in (each.get("environment") or {}).values()]
    assert told == ["/run/secrets/postgres", "*", "web:8000"]
    for name in ("settings.env", "owner.env"):
        for setting, value in settings_in(DEPLOY / name):
            assert not setting.endswith("_KEY") or not value
            assert "@" not in value or ":WACHTWOORD@" in value or setting == "INEEN_MAIL_FROM"


@pytest.mark.parametrize("name", ["settings.env", "owner.env"])
def test_the_example_settings_are_settings(name: str) -> None:
    known = {setting.name: setting for setting in SETTINGS}
    for setting, value in settings_in(DEPLOY / name):
        known[setting].parse(value)


def test_the_owner_stands_apart_from_the_application() -> None:
    assert [name for name, _ in settings_in(DEPLOY / "settings.env") if "OWNER" in name] == []
    assert {name for name, _ in settings_in(DEPLOY / "owner.env")} == {
        setting.name for setting in SETTINGS if setting.name.endswith("OWNER_URL")
    }


def test_nginx_tells_what_ineen_asks_of_a_proxy() -> None:
    text = (DEPLOY / "nginx.conf").read_text("utf-8")
    assert text.count("{") == text.count("}")
    for header in ("Host $host", "X-Forwarded-For $proxy_add_x_forwarded_for", "X-Forwarded-Proto $scheme"):
        assert f"proxy_set_header {header};" in text
    most = re.search(r"client_max_body_size (\d+)m;", text)
    assert most is not None
    assert int(most[1]) >= MEGABYTES_OF_A_DELIVERY
    assert "access_log off;" in text
