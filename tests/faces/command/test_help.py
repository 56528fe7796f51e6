"""`--help` of every command says what it does, in Dutch, and how it ends."""

import pytest

from ineen.faces.command.main import main

COMMANDS = (
    "sources", "sources list", "sources load", "sources status", "sources withdraw", "figures", "figures list",
    "figures show", "plans", "plans import", "plans export", "plans check", "plans pdf", "plans list", "plans start",
    "plans schema", "areas load", "areas load-boundaries", "demonstration load",
)  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_help_says_what_a_command_does_and_what_its_exit_codes_mean(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*command.split(), "--help"])
    assert ended.value.code == 0
    said = " ".join(capsys.readouterr().out.split())
    assert said.startswith(f"gebruik: ineen {command} ")
    assert said.endswith("Afloop: 0 gelukt; 1 geweigerd, met uitleg, en er is niets veranderd; 2 verkeerd aangeroepen.")
    before, _, _after = said.partition(" keuzes: ")
    assert before.count(". ") + before.endswith("."), "it says nothing in a sentence"
