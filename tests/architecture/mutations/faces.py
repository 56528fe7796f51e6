"""Guards of what people look at: pages, commands, plan files."""

from tests.architecture.mutations.mutation import Mutation

MUTATIONS = (
    Mutation(
        name="a face imports analysis",
        file="src/ineen/faces/command/figures.py",
        old="",
        new="\nfrom ineen.analysis.store import reading\n",
        test="lint-imports",
    ),
    Mutation(
        name="a YAML bomb is accepted",
        file="src/ineen/faces/exchange/reading.py",
        old='if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):',
        new='if getattr(event, "anchor", None) == "":',
        test="tests/faces/exchange/test_reading.py::test_a_yaml_bomb_is_refused_before_anything_is_unfolded",
    ),
    Mutation(
        name="an unknown key in a plan file is ignored",
        file="src/ineen/faces/exchange/shapes.py",
        old='extra="forbid"',
        new='extra="ignore"',
        test="tests/faces/exchange/test_package.py::test_all_faults_are_told_at_once_in_the_order_of_the_file",
    ),
    Mutation(
        name="a text that YAML takes for something else is written as it is",
        file="src/ineen/faces/exchange/writing.py",
        old="if looks.allow_block_plain and is_text and",
        new="if looks.allow_block_plain and",
        test="tests/faces/exchange/test_writing.py::test_other_readers_of_yaml_see_the_same_text",
    ),
    Mutation(
        name="an implementation plan hangs on a plan that is nowhere",
        file="src/ineen/faces/exchange/sections/implementation.py",
        old="elif text := safety_plans.stored(_READER, plan.plan):",
        new="elif (text := safety_plans.stored(_READER, plan.plan)) or True:",
        test="tests/faces/exchange/test_implementation_file.py::test_a_plan_that_is_nowhere_is_told_with_its_line",
    ),
    Mutation(
        name="a file that the backup did not make is restored",
        file="src/ineen/faces/command/backups/manifest.py",
        old=" - {NAME} - {part.path for part in manifest.parts}:",
        new=" - set(_names(folder)):",
        test="tests/faces/command/backups/test_manifest.py::test_a_file_that_the_backup_did_not_make_is_named",
    ),
    Mutation(
        name="a damaged backup is restored",
        file="src/ineen/faces/command/backups/manifest.py",
        old="if sha256(path) != part.sha256:",
        new="if path.stat().st_size < 0:",
        test="tests/faces/command/test_backup.py::test_a_damaged_backup_touches_nothing",
    ),
    Mutation(
        name="a restore brings back what was destroyed",
        file="src/ineen/faces/command/backup.py",
        old='["audit", "repeat-destructions"], ',
        new="",
        test="tests/faces/command/test_backup.py"
        "::test_what_stands_is_replaced_when_asked_and_what_was_destroyed_stays_destroyed",
    ),
    Mutation(
        name="a copy of a database is not consistent",
        file="src/ineen/faces/command/backups/databases.py",
        old="            here.backup(there)\n",
        new="            shutil.copyfile(sqlite_path(alias), path)\n",
        test="tests/faces/command/backups/test_making.py::test_a_copy_made_under_a_running_writer_is_consistent",
    ),
    Mutation(
        name="the thread is drawn whole over a gap",
        file="src/ineen/ground/ui/thread.py",
        old="return State.GAP if self.is_broken else",
        new="return State.DONE if self.is_broken else",
        test="tests/ground/ui/test_thread.py::test_the_line_is_whole_only_between_two_whole_stations",
    ),
    Mutation(
        name="a figure travels without its source",
        file="src/ineen/ground/ui/templates/ui/cotton/figure.html",
        old='<c-sources :stamps="sources" method="{{ figure.method }}" />',
        new="",
        test="tests/ground/ui/test_components.py::test_a_figure_never_travels_naked",
    ),
    Mutation(
        name="small text too light to read",
        file="src/ineen/ground/ui/static/ui/theme.css",
        old="--ineen-muted: #545d6e;",
        new="--ineen-muted: #8a93a3;",
        test="tests/ground/ui/test_theme.py",
    ),
    Mutation(
        name="a shared cache keeps what a member sees",
        file="src/ineen/faces/publication/web/public.py",
        old="if viewer_of(request) == RESIDENT:",
        new="if viewer_of(request) is not None:",
        test="tests/faces/publication/test_public.py::test_no_shared_cache_keeps_what_a_member_sees",
    ),
    Mutation(
        name="a vendored file was changed by hand",
        file="src/ineen/ground/ui/static/vendor/voorbeeld/tokens.css",
        old="",
        new="\n.ineen-theme{color:#000}\n",
        test="tests/ground/ui/test_vendor.py",
    ),
    Mutation(
        name="a style is fetched from elsewhere",
        file="src/ineen/ground/ui/static/ui/page.css",
        old="",
        new='\n@import url("https://example.org/elders.css");\n',
        test="tests/ground/ui/test_vendor.py::test_nothing_is_fetched_from_elsewhere",
    ),
    Mutation(
        name="the feed tells a member's reader of a closed plan",
        file="src/ineen/faces/publication/web/feed.py",
        old="_feed(request), RESIDENT",
        new="_feed(request), request.viewer",
        test="tests/faces/publication/test_feed.py::test_only_what_is_public_is_told_also_to_a_member",
    ),
)
