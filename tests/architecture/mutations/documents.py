"""Guards of documents: nobody is left out, nothing in a text works, and nothing that is closed is handed out."""

from tests.architecture.mutations.mutation import Mutation

TESTS = "tests/faces/publication/documents"

MUTATIONS = (
    Mutation(
        name="the file of every plan has one title",
        file="src/ineen/faces/publication/documents/document.typ",
        old="#set document(title: doc.title,",
        new='#set document(title: "Veiligheidsplan",',
        test="tests/faces/publication/documents/test_plans.py::"
        "test_the_title_on_the_cover_and_in_the_file_is_the_plans_own",
    ),
    Mutation(
        name="a picture in a document says nothing",
        file="src/ineen/faces/publication/documents/tree.py",
        old="if not self.alternative:",
        new="if self.alternative is None:",
        test=f"{TESTS}/test_tree.py::test_a_picture_says_what_it_shows",
    ),
    Mutation(
        name="a heading in a document skips a level",
        file="src/ineen/faces/publication/documents/tree.py",
        old="if not CHAPTER < heading.level <= above + 1:",
        new="if not CHAPTER < heading.level:",
        test=f"{TESTS}/test_tree.py::test_a_heading_that_skips_a_level_is_refused",
    ),
    Mutation(
        name="a document is not made as PDF/UA",
        file="src/ineen/faces/publication/documents/pdf.py",
        old='            pdf_standards=["ua-1"],\n',
        new="",
        test=f"{TESTS}/test_pdf.py::test_the_rules_of_pdf_ua_find_nothing",
    ),
    Mutation(
        name="text in a document is read as markup",
        file="src/ineen/faces/publication/documents/document.typ",
        old="if it.lead { text(size: 12.5pt, said) } else { said })",
        new='if it.lead { text(size: 12.5pt, said) } else { eval(said, mode: "markup") })',
        test=f"{TESTS}/test_pdf.py::test_text_is_never_read_as_markup",
    ),
    Mutation(
        name="the file of a plan that was closed is handed out",
        file="src/ineen/faces/publication/queries.py",
        old="    if not plans.titles(RESIDENT, [slug]):\n        raise NotFound(NOT_PUBLIC)\n",
        new="",
        test=f"{TESTS}/test_prepare.py::test_the_file_of_a_closed_plan_is_handed_out_to_nobody",
    ),
    Mutation(
        name="the file of a plan stays after it was closed",
        file="src/ineen/faces/publication/documents/keeping.py",
        old="if place.is_dir() and place.name not in plans:",
        new="if not place.exists():",
        test=f"{TESTS}/test_prepare.py::"
        "test_of_all_files_those_of_plans_that_are_not_for_everybody_are_removed_and_no_other",
    ),
)
