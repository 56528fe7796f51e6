"""Estimates and standard errors are those that R prints; too few answers give no value and say so."""

import numpy as np
import pytest
from scipy.stats import t as student

from ineen.analysis.frame.status import Status
from ineen.analysis.statistics.survey import Design, estimated_mean, estimated_ratio, estimated_share
from tests.analysis.statistics.schools import DISTRICTS, ELEMENTARY, HIGH, MIDDLE, numbers

SAMPLES = [numbers(text) for text in (ELEMENTARY, HIGH, MIDDLE)]
SIZES = [len(sample) for sample in SAMPLES]
INDEX = np.concatenate(SAMPLES)
STRATIFIED = Design(
    weight=np.repeat([44.21, 15.1, 20.36], SIZES),
    stratum=np.repeat([1, 2, 3], SIZES),
    drawn_from=np.repeat([4421, 755, 1018], SIZES),
)
EVERYBODY = Design(weight=np.ones(200))


def test_a_stratified_sample_is_as_r_prints_it() -> None:
    """svymean(~api00, dstrat): 662.29, SE 9.4089."""
    found = estimated_mean(INDEX, STRATIFIED)
    assert (found.status, found.respondents) == (Status.FINAL, 200)
    assert found.value == pytest.approx(662.29, abs=0.005)
    assert found.error == pytest.approx(9.4089, abs=0.00005)
    assert found.value is not None
    assert found.high == pytest.approx(found.value + student.ppf(0.975, 197) * 9.4089, abs=0.001)


def test_a_sample_of_clusters_is_as_r_prints_it() -> None:
    """svymean(~api00, dclus1): 644.17, SE 23.542; 15 of 757 districts."""
    schools = [numbers(text) for text in DISTRICTS.values()]
    district = np.repeat(np.arange(15), [len(some) for some in schools])
    design = Design(weight=np.full(183, 33.847), cluster=district, drawn_from=np.full(183, 757))
    found = estimated_mean(np.concatenate(schools), design)
    assert found.value == pytest.approx(644.17, abs=0.005)
    assert found.error == pytest.approx(23.542, abs=0.0005)
    alone = estimated_mean(np.concatenate(schools), Design(weight=np.full(183, 33.847)))
    assert found.error is not None
    assert alone.error is not None
    assert found.error > 2 * alone.error


def test_without_a_design_it_is_the_textbook_formula() -> None:
    found = estimated_mean(INDEX, EVERYBODY)
    assert found.error == pytest.approx(INDEX.std(ddof=1) / np.sqrt(200))


def test_a_ratio_against_one_is_a_mean_and_its_unit_does_not_matter() -> None:
    mean, ratio = estimated_mean(INDEX, STRATIFIED), estimated_ratio(INDEX * 3.0, np.full(200, 3.0), STRATIFIED)
    assert mean.value == pytest.approx(ratio.value)
    assert mean.error == pytest.approx(ratio.error)


def test_who_did_not_answer_is_no_zero() -> None:
    answers = np.where(np.arange(200) < 100, 7.0, np.nan)
    found = estimated_mean(answers, EVERYBODY)
    assert (found.value, found.respondents) == (7.0, 100)


def test_a_share_stays_between_none_and_all() -> None:
    answers = np.zeros(200)
    answers[:3] = 1
    found = estimated_share(answers, EVERYBODY)
    assert found.value == pytest.approx(0.015)
    assert found.low is not None
    assert found.high is not None
    assert 0 < found.low < 0.015 < found.high < 0.05
    nobody, all_of_them = estimated_share(np.zeros(200), EVERYBODY), estimated_share(np.ones(200), EVERYBODY)
    assert [nobody.low, nobody.high] == pytest.approx([0, 1 - 0.025 ** (1 / 200)])
    assert [all_of_them.low, all_of_them.high] == pytest.approx([0.025 ** (1 / 200), 1])


def test_too_few_answers_or_a_stratum_of_one_give_no_value_and_say_so() -> None:
    few = estimated_share(np.ones(29), Design(weight=np.ones(29)))
    assert (few.status, few.respondents, few.value, few.low) == (Status.NOT_PUBLISHED, 29, None, None)
    lonely = estimated_mean(INDEX, Design(weight=np.ones(200), stratum=np.r_[np.zeros(199), 1]))
    assert (lonely.status, lonely.value) == (Status.NOT_PUBLISHED, None)


def test_what_is_no_answer_or_no_weight_is_refused() -> None:
    with pytest.raises(ValueError, match="1 for yes"):
        estimated_share(np.full(40, 2.0), Design(weight=np.ones(40)))
    with pytest.raises(ValueError, match="above 0"):
        estimated_mean(np.ones(40), Design(weight=np.zeros(40)))
