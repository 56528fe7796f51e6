"""What a survey says of everybody, with the margin that its design gives it."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import stdtrit

from ineen.analysis.frame.status import Status
from ineen.analysis.statistics.intervals import CONFIDENCE

LEAST_RESPONDENTS: Final = 30

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Design:
    """How the respondents were chosen, one entry per respondent.

    weight
        how many people each stands for, above 0.
    stratum, cluster
        whole numbers; who was drawn together has the same cluster. Without clusters everybody is one.
    drawn_from
        per respondent how many clusters her stratum has in all; without it the sample is taken to be a small part.
    """

    weight: ArrayLike
    stratum: ArrayLike | None = None
    cluster: ArrayLike | None = None
    drawn_from: ArrayLike | None = None


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value with its margin.

    status
        FINAL, or NOT_PUBLISHED where too few answered or the design gives no margin: then there is no value either.
    respondents
        how many answered.
    """

    status: Status
    respondents: int
    value: float | None = None
    error: float | None = None
    low: float | None = None
    high: float | None = None


def estimated_mean(answers: ArrayLike, design: Design, confidence: float = CONFIDENCE) -> Estimate:
    """The mean of what everybody would answer; not a number is no answer. As `estimated_ratio` against 1."""
    return estimated_ratio(answers, np.ones_like(np.asarray(answers, dtype=np.float64)), design, confidence)


def estimated_share(answers: ArrayLike, design: Design, confidence: float = CONFIDENCE) -> Estimate:
    """The share of everybody who would say yes: answers are 1, 0, or not a number.

    The interval is that of the mean on the scale of the logit, so that it stays between 0 and 1. Where all n answered
    the same there is no variance to go by, and it is that of n independent answers: 0 to 1 − (α/2)^(1/n), or from the
    other side.

    Source: T. Lumley, Complex Surveys (2010), section 2.3; E. L. Korn and B. I. Graubard, Survey Methodology 24 (1998),
    193–201.
    """
    given = np.asarray(answers, dtype=np.float64)
    if not np.isin(given[np.isfinite(given)], (0.0, 1.0)).all():
        raise ValueError("an answer is 1 for yes, 0 for no, or not a number")
    found = estimated_mean(given, design, confidence)
    if found.value is None or found.error is None or found.low is None:
        return found
    value, count = found.value, found.respondents
    if value in (0.0, 1.0):
        far = 1 - ((1 - confidence) / 2) ** (1 / count)
        low, high = (0.0, far) if value == 0 else (1 - far, 1.0)
    else:
        away = (value - found.low) / (value * (1 - value))
        low, high = (1 / (1 + np.exp(-(np.log(value / (1 - value)) + side * away))) for side in (-1, 1))
    return Estimate(Status.FINAL, count, value, found.error, float(low), float(high))


def estimated_ratio(above: ArrayLike, below: ArrayLike, design: Design, confidence: float = CONFIDENCE) -> Estimate:
    """The ratio of two totals over everybody, with its standard error by linearisation (Taylor).

    With weights w, R = Σ w y ÷ Σ w x and zᵢ = wᵢ (yᵢ − R xᵢ) ÷ Σ w x, summed per cluster c of stratum h, of
    which n were drawn from N::

        var = Σₕ (1 − nₕ ÷ Nₕ) · nₕ ÷ (nₕ − 1) · Σ_c (z_hc − z̄ₕ)²

    and the interval R ± t · √var, t of Student with clusters − strata degrees of freedom. Who did not answer stays in
    the design with z = 0: the answers of the others are a domain of it.

    above, below
        y and x, one per respondent; not a number is no answer.

    Fewer than 30 answers, or a stratum of one cluster, give no value: the status says so. Raises ValueError for weights
    that are not above 0.

    Source: C.-E. Särndal, B. Swensson and J. Wretman, Model Assisted Survey Sampling (1992), sections 5.5 and 5.6; in
    this form Lumley (2010), chapters 2 and 3.
    """
    y, x, weight = np.broadcast_arrays(*(np.asarray(one, np.float64) for one in (above, below, design.weight)))
    if not np.all(weight > 0):
        raise ValueError("a weight lies above 0")
    answered = np.isfinite(y) & np.isfinite(x)
    count = int(answered.sum())
    if count < LEAST_RESPONDENTS:
        return Estimate(Status.NOT_PUBLISHED, count)
    y, x = np.where(answered, y, 0.0), np.where(answered, x, 0.0)
    value = float(weight @ y / (weight @ x))
    variance, freedom = _variance(weight * (y - value * x) / (weight @ x), design)
    if variance is None:
        return Estimate(Status.NOT_PUBLISHED, count)
    error = float(np.sqrt(variance))
    away = float(stdtrit(freedom, (1 + confidence) / 2)) * error
    return Estimate(Status.FINAL, count, value, error, value - away, value + away)


def _variance(parts: Array, design: Design) -> tuple[float | None, int]:
    """Of the sum of the parts, with its degrees of freedom; None where a stratum has one cluster only."""
    stratum = np.zeros(len(parts)) if design.stratum is None else np.asarray(design.stratum)
    cluster = np.arange(len(parts)) if design.cluster is None else np.asarray(design.cluster)
    drawn_from = np.full(len(parts), np.inf) if design.drawn_from is None else np.asarray(design.drawn_from, np.float64)
    variance, freedom = 0.0, 0
    for one in np.unique(stratum):
        here = stratum == one
        kinds = np.unique(cluster[here], return_inverse=True)[1]
        sums = np.bincount(kinds, weights=parts[here])
        if len(sums) < 2:  # noqa: PLR2004
            return None, 0
        drawn = 1 - len(sums) / drawn_from[here][0]
        variance += float(drawn * len(sums) * sums.var(ddof=1))
        freedom += len(sums) - 1
    return variance, freedom
