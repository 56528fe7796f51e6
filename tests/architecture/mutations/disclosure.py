"""Guards of what may be inferred from figures that are shown."""

from tests.architecture.mutations.mutation import Mutation

_SUPPRESSION = "tests/analysis/disclosure/test_suppression.py"
_LADDER = "tests/analysis/disclosure/test_ladder.py"
_LINKED = "tests/analysis/disclosure/test_linked.py"

MUTATIONS = (
    Mutation(
        name="a suppressed cell is recoverable from a total",
        file="src/ineen/analysis/disclosure/suppression.py",
        old="        return Suppression(self.primary, self.best, ",
        new="        self.best = np.zeros_like(self.best)\n        return Suppression(self.primary, self.best, ",
        test=f"{_SUPPRESSION}::test_a_municipal_table_is_proven_and_audited",
    ),
    Mutation(
        name="the audit takes every cell for safe",
        file="src/ineen/analysis/disclosure/witnesses.py",
        old=">= self._amount\n        if (difference",
        new=">= -99\n        if (difference",
        test=f"{_SUPPRESSION}::test_to_hide_only_the_small_ones_is_seen_through",
    ),
    Mutation(
        name="a table that does not add up proves that a cell is unsure",
        file="src/ineen/analysis/disclosure/witnesses.py",
        old=" or not self.cells.adds_up(table):",
        new=":",
        test=f"{_SUPPRESSION}::test_a_table_of_fractions_proves_nothing",
    ),
    Mutation(
        name="more is hidden than must be",
        file="src/ineen/analysis/disclosure/cuts.py",
        old="np.minimum(-slopes * cells.values, need))",
        new="np.minimum(-slopes * cells.values // 2, need))",
        test=f"{_SUPPRESSION}",
    ),
    Mutation(
        name="what an earlier release shows is forgotten",
        file="src/ineen/analysis/disclosure/linked.py",
        old="        _among(keys, published),",
        new="        _among(keys, ()),",
        test=f"{_LINKED}::test_two_releases_that_are_safe_alone_are_not_safe_together",
    ),
    Mutation(
        name="an unknown part makes a total another figure",
        file="src/ineen/analysis/disclosure/classes.py",
        old="where = known[[whole, *parts]].all(axis=0) & ",
        new="where = ",
        test=f"{_LADDER}::test_an_unknown_part_in_one_year_uncovers_nothing_in_another",
    ),
    Mutation(
        name="a subtotal is no total",
        file="src/ineen/analysis/disclosure/classes.py",
        old="    yield from _Search(whole, others, counts, known).found()\n",
        new="",
        test=f"{_LADDER}::test_subtotals_are_totals_too",
    ),
    Mutation(
        name="what is left over of a total is told",
        file="src/ineen/analysis/disclosure/linked.py",
        old="        if rest >= 0:\n",
        new="        if rest == 0:\n",
        test=f"{_LADDER}::test_what_is_left_over_of_a_total_is_protected_as_well",
    ),
    Mutation(
        name="some buurten together are their town",
        file="src/ineen/analysis/disclosure/ladder.py",
        old=" if every and some.keys() >= set(every) else None",
        new="",
        test=f"{_LADDER}::test_some_buurten_together_are_not_their_town",
    ),
)
