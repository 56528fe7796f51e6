"""Guards of what the repository tells: handbook, guide for installers, examples."""

from tests.architecture.mutations.mutation import Mutation

DOCUMENTS = "tests/architecture/test_documents.py"
HANDBOOK = "tests/architecture/test_handbook.py"
DEPLOY = "tests/architecture/test_deploy.py"

MUTATIONS = (
    Mutation(
        name="a guide names a command that is not there",
        file="README.md",
        old="script/ineen plans check ",
        new="script/ineen plans inspect ",
        test=f"{DOCUMENTS}::test_every_command_that_a_document_names_is_there",
    ),
    Mutation(
        name="a guide names an option that is not there",
        file="README.md",
        old="--indicator crime_total",
        new="--measure crime_total",
        test=f"{DOCUMENTS}::test_every_command_that_a_document_names_is_there",
    ),
    Mutation(
        name="a guide names a setting that is not there",
        file="README.md",
        old="(`INEEN_SHARED_DATA`)",
        new="(`INEEN_" + "SHARED_FILES`)",  # in two, or this list itself would know it
        test=f"{DOCUMENTS}::test_every_setting_that_a_document_names_is_there",
    ),
    Mutation(
        name="a link leads to a heading that is not there",
        file="CONTRIBUTING.md",
        old="[docs/house.md](docs/house.md)",
        new="[docs/house.md](docs/house.md#the-garden)",
        test=f"{DOCUMENTS}::test_links_between_documents_lead_somewhere",
    ),
    Mutation(
        name="a button has another name than in the handbook",
        file="src/ineen/evidence/templates/evidence/submission.html",
        old="Bevestig en laad",
        new="Laad het nu",
        test=f"{HANDBOOK}::test_what_is_bold_stands_on_the_screen",
    ),
    Mutation(
        name="an address in the handbook moved",
        file="src/ineen/faces/account/web/urls.py",
        old='path("mensen", ',
        new='path("collegas", ',
        test=f"{HANDBOOK}::test_every_address_in_the_handbook_is_there",
    ),
    Mutation(
        name="a page of the handbook is found nowhere",
        file="docs/handleiding/README.md",
        old="* [Een plan verlengen](verlengen.md)\n",
        new="",
        test=f"{HANDBOOK}::test_every_page_of_the_handbook_is_found_from_its_first",
    ),
    Mutation(
        name="a picture is shown nowhere",
        file="docs/handleiding/besluit-raad.md",
        old="![Het formulier om een besluit van de raad vast te leggen](beelden/besluit.png)\n",
        new="",
        test=f"{HANDBOOK}::test_every_picture_is_made_by_the_script_and_shown_somewhere",
    ),
    Mutation(
        name="a new setting stands in no guide",
        file="src/ineen/config/environment.py",
        old='    Setting("INEEN_LOG_LEVEL",',
        new='    Setting("INEEN_LOG_PLACE", "waar het logboek staat"),\n    Setting("INEEN_LOG_LEVEL",',
        test=f"{DOCUMENTS}::test_generated_files_are_fresh",
    ),
    Mutation(
        name="the site may write everywhere",
        file="deploy/systemd/ineen-web.service",
        old="ProtectSystem=strict",
        new="ProtectSystem=full",
        test=f"{DEPLOY}::test_a_service_is_shut_in",
    ),
    Mutation(
        name="the site knows the owner of the databases",
        file="deploy/systemd/ineen-web.service",
        old="Environment=INEEN_DATA=/var/lib/ineen\n",
        new="Environment=INEEN_DATA=/var/lib/ineen\nEnvironmentFile=/etc/ineen/owner.env\n",
        test=f"{DEPLOY}::test_only_who_must_knows_the_owner_of_the_databases",
    ),
    Mutation(
        name="a service starts a command that is not there",
        file="deploy/systemd/ineen-worker.service",
        old="-m ineen worker",
        new="-m ineen work",
        test=f"{DEPLOY}::test_a_service_starts_what_is_there",
    ),
    Mutation(
        name="a container is whatever is newest",
        file="deploy/compose.yaml",
        old="caddy:2.10.2-alpine",
        new="caddy:latest",
        test=f"{DEPLOY}::test_images_are_named_with_their_version",
    ),
    Mutation(
        name="a secret stands in an example",
        file="deploy/compose.yaml",
        old="      POSTGRES_PASSWORD_FILE: /run/secrets/postgres\n",
        new="      POSTGRES_PASSWORD: welkom01\n",
        test=f"{DEPLOY}::test_no_secret_stands_in_an_example",
    ),
    Mutation(
        name="a proxy does not tell that the line is safe",
        file="deploy/nginx.conf",
        old="        proxy_set_header X-Forwarded-Proto $scheme;\n",
        new="",
        test=f"{DEPLOY}::test_nginx_tells_what_ineen_asks_of_a_proxy",
    ),
    Mutation(
        name="the site starts a worker that was to run apart",
        file="src/ineen/faces/command/serve.py",
        old="if worker else []",
        new="",
        test="tests/faces/command/test_serve.py::test_the_site_runs_apart_from_its_worker",
    ),
)
