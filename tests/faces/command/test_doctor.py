"""`ineen doctor` tells what is wrong, also when nothing else starts."""

import json
from pathlib import Path

from tests.faces.command.test_prepare import ineen


def test_a_fresh_folder_lacks_its_tables_and_a_prepared_one_is_fit(tmp_path: Path) -> None:
    before = ineen(tmp_path, "doctor")
    assert before.returncode == 1
    assert "draai `ineen migrate`" in before.stdout
    ineen(tmp_path, "migrate")
    after = ineen(tmp_path, "doctor", "--format", "json")
    assert after.returncode == 0, after.stdout
    told = json.loads(after.stdout)
    assert told["fit"]
    assert {"database default", "database vault", "database keys", "datamap", "klok", "opmaak"} <= {
        check["name"] for check in told["checks"]
    }
    data = next(row for row in told["settings"] if row["name"] == "INEEN_DATA")
    assert (data["value"], data["source"], data["problems"]) == (str(tmp_path), "omgeving", [])
    key = (tmp_path / "secrets" / "ineen_vault_key").read_text()
    assert key not in after.stdout + before.stdout


def test_settings_that_production_refuses_are_told_plainly(tmp_path: Path) -> None:
    asked = ineen(tmp_path, "doctor", INEEN_MODE="production", INEEN_DEBUG="1")
    assert asked.returncode == 1
    assert "INEEN_VAULT_KEY" in asked.stdout
    assert "INEEN_DEBUG" in asked.stdout
    assert "overgeslagen" in asked.stdout
    other = ineen(tmp_path, "migrate", INEEN_MODE="production", INEEN_DEBUG="1")
    assert other.returncode == 1
    assert "Ineen start niet" in other.stderr
    assert "Traceback" not in asked.stderr + other.stderr


def test_the_mail_server_is_asked_only_when_wanted(tmp_path: Path) -> None:
    ineen(tmp_path, "migrate")
    url = "smtp://127.0.0.1:1?starttls=0"
    assert "mailserver" not in ineen(tmp_path, "doctor", INEEN_MAIL_URL=url).stdout
    asked = ineen(tmp_path, "doctor", "--mail", INEEN_MAIL_URL=url)
    assert asked.returncode == 1
    assert "mailserver: 127.0.0.1 antwoordt niet" in asked.stdout
