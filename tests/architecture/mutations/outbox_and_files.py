"""Guards of background work, mail and files."""

from tests.architecture.mutations.mutation import Mutation

MUTATIONS = (
    Mutation(
        name="work is put in the outbox outside an act",
        file="src/ineen/ground/outbox/queue.py",
        old="    if current is None or current.database != database or not connections[database].in_atomic_block:",
        new="    if current is not None and current.database != database:",
        test="tests/ground/outbox/test_queue.py::test_work_is_refused_outside_an_act",
    ),
    Mutation(
        name="vault work carries text",
        file="src/ineen/ground/outbox/payloads.py",
        old='    if database != "vault":\n        return\n',
        new="    return\n",
        test="tests/ground/outbox/test_queue.py::test_the_vault_refuses_what_could_tell_of_a_person",
    ),
    Mutation(
        name="two workers take the same task",
        file="src/ineen/ground/outbox/leases.py",
        old="filter(pk=chosen.pk, state=TaskState.WAITING)",
        new="filter(pk=chosen.pk)",
        test="tests/ground/outbox/test_worker.py::test_what_one_worker_took_another_does_not_take",
    ),
    Mutation(
        name="the reaper does nothing",
        file="src/ineen/ground/outbox/leases.py",
        old="    if not late.exists():\n        return 0",
        new="    return 0",
        test="tests/ground/outbox/test_worker_side_by_side.py::test_a_worker_killed_midway_loses_nothing_and_doubles_nothing",
    ),
    Mutation(
        name="effects stand without the mark that the task is done",
        file="src/ineen/ground/outbox/work.py",
        old="        with writing(self.database):\n            yield\n            finish(",
        new="        if True:\n            yield\n            finish(",
        test="tests/ground/outbox/test_worker_side_by_side.py::test_a_worker_killed_midway_loses_nothing_and_doubles_nothing",
    ),
    Mutation(
        name="a worker that lost its lease ends the task",
        file="src/ineen/ground/outbox/leases.py",
        old="state=TaskState.RUNNING, held_by=self.holder)",
        new="state__in=TaskState.values)",
        test="tests/ground/outbox/test_worker.py::test_a_lease_that_ran_out_is_taken_back_and_the_late_worker_cannot_end_it",
    ),
    Mutation(
        name="an error of the vault is told in the log",
        file="src/ineen/ground/outbox/worker.py",
        old='if lease.database == "vault":',
        new='if lease.database == "nowhere":',
        test="tests/ground/outbox/test_worker.py::test_an_error_in_the_vault_stays_in_the_vault",
    ),
    Mutation(
        name="mail that may have been accepted is sent again",
        file="src/ineen/ground/outbox/tasks.py",
        old="row.filter(handed_over_at__isnull=True).update(",
        new="row.update(",
        test="tests/ground/outbox/test_mail.py::test_mail_that_may_have_been_accepted_is_not_sent_again",
    ),
    Mutation(
        name="metadata of images is kept",
        file="src/ineen/ground/files/rules/images.py",
        old="            return _rewritten(image, FORMATS[kind])",
        new="            _rewritten(image, FORMATS[kind])\n            return content",
        test="tests/ground/files/test_content.py::test_an_image_is_kept_without_place_and_remarks_and_upright",
    ),
    Mutation(
        name="packed parts of a PDF are not looked into",
        file="src/ineen/ground/files/rules/pdfs.py",
        old=" or any(ACTIVE.search(_names(part)) for part in _unpacked(content))",
        new="",
        test="tests/ground/files/test_content.py::test_any_other_file_is_refused_with_the_reason",
    ),
    Mutation(
        name="every role sees every file",
        file="src/ineen/ground/files/rules/visibility.py",
        old="held.role in roles and _holds(held, file)",
        new="held.role in Role",
        test="tests/ground/files/test_visibility.py",
    ),
    Mutation(
        name="a file is handed out without asking who looks",
        file="src/ineen/ground/files/queries.py",
        old="if file is None or not may_see(viewer, file):",
        new="if file is None:",
        test="tests/ground/files/test_store_file.py::test_a_file_that_the_viewer_may_not_see_is_not_there",
    ),
    Mutation(
        name="files of the vault are kept readable",
        file="src/ineen/ground/files/actions/keeping.py",
        old="    return key.encrypt(content, place=str(file.pk))",
        new="    return content",
        test="tests/ground/files/test_store_file.py::test_in_the_vault_the_bytes_are_encrypted_and_die_with_the_key_of_the_record",
    ),
    Mutation(
        name="bytes go while another file uses them",
        file="src/ineen/ground/files/actions/content.py",
        old="if not StoredContent.objects.using(database).filter(pk=digest).exists():",
        new="if True:",
        test="tests/ground/files/test_store_file.py::test_bytes_that_are_wanted_again_before_they_went_stay",
    ),
)
