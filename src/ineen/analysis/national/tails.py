"""Tails of the binomial, normal and Student distributions, for kernels; each agrees with SciPy to 1e-12 of itself.

Source of the density without loss of digits: C. Loader, Fast and accurate computation of binomial probabilities (2000);
of the continued fraction: A. R. DiDonato and A. H. Morris, ACM Transactions on Mathematical Software 18 (1992),
360–373, as of the series for
many degrees of freedom; of the normal quantile: M. J. Wichura, algorithm AS 241, Applied Statistics 37 (1988), 477–484.
"""

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ineen.analysis.national.compiled import kernel

HALF_LOG_TWO_PI: Final = 0.9189385332046727
_LARGE: Final = 15.0  # from here on Stirling's series is exact to the last digit
_TINY: Final = 1e-300
_CLOSE: Final = 1e-16
_MOST_STEPS: Final = 100_000
_FEW: Final = 30.0  # half the degrees of freedom from which the distribution of t is nearly a normal one

# Coefficients of AS 241, of the highest power first: for probabilities about a half, in the tail, and far in it.
_MIDDLE_OVER: Final = np.array([
    2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
    13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608,
])  # fmt: skip
_MIDDLE_UNDER: Final = np.array([
    5226.495278852854561, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867,
    5394.1960214247511077, 687.1870074920579083, 42.313330701600911252, 1.0,
])  # fmt: skip
_FAR_OVER: Final = np.array([
    7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258,
    3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734,
])  # fmt: skip
_FAR_UNDER: Final = np.array([
    1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459,
    0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1.0,
])  # fmt: skip
_FARTHEST_OVER: Final = np.array([
    2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386, 0.026532189526576123093,
    0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772,
])  # fmt: skip
_FARTHEST_UNDER: Final = np.array([
    2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
    0.0148753612908506148525, 0.13692988092273580531, 0.59983220655588793769, 1.0,
])  # fmt: skip


def _corrections(number: int) -> tuple[float, ...]:
    """p₁, p₂, … for b = ½: pₙ = (b − 1) ÷ (2n + 1)! + Σ over m from 1 to n − 1 of (mb − n) pₙ₋ₘ ÷ (n (2m + 1)!)."""
    told = [1.0]
    for n in range(1, number + 1):
        others = sum((m / 2 - n) * told[n - m] / math.factorial(2 * m + 1) for m in range(1, n))
        told.append(-0.5 / math.factorial(2 * n + 1) + others / n)
    return tuple(told[1:])


_CORRECTIONS: Final = np.array(_corrections(8))


@kernel
def beyond_stirling(count: float) -> float:
    """lnΓ(n + 1) − ((n + ½) ln n − n + ½ ln 2π), for n above 0."""
    if count < _LARGE:
        return math.lgamma(count + 1) - (count + 0.5) * math.log(count) + count - HALF_LOG_TWO_PI
    square = 1 / (count * count)
    series = 1 / 1188 - square * 691 / 360360
    for term in (1 / 1680, 1 / 1260, 1 / 360, 1 / 12):
        series = term - square * series
    return series / count


@kernel
def deviance(found: float, expected: float) -> float:
    """f ln(f ÷ e) + e − f, also where both are nearly the same."""
    if abs(found - expected) >= 0.1 * (found + expected):
        return found * math.log(found / expected) + expected - found
    share = (found - expected) / (found + expected)
    square, term = share * share, 2 * found * share
    told = (found - expected) * share
    for step in range(1, 1000):
        term *= square
        more = told + term / (2 * step + 1)
        if more == told:
            break
        told = more
    return told


@kernel
def binomial_density(hits: float, misses: float, share: float) -> float:
    """Γ(n + 1) ÷ (Γ(b + 1) Γ(a + 1)) πᵇ (1 − π)ᵃ with n = a + b: for whole numbers the chance of b hits in n."""
    if hits == 0:
        return math.exp(misses * math.log1p(-share))
    if misses == 0:
        return math.exp(hits * math.log(share))
    count = hits + misses
    log = beyond_stirling(count) - beyond_stirling(hits) - beyond_stirling(misses)
    log -= deviance(hits, count * share) + deviance(misses, count * (1 - share))
    return math.exp(log) * math.sqrt(count / (2 * math.pi * hits * misses))


@kernel
def beta_fraction(first: float, second: float, share: float) -> float:
    """I(x; p, q) · p B(p, q) ÷ (xᵖ (1 − x)^q) as a continued fraction, for x below (p + 1) ÷ (p + q + 2)."""
    together, ratio = first + second, 1.0
    inverse = 1 - together * share / (first + 1)
    inverse = 1 / (inverse if abs(inverse) > _TINY else _TINY)
    found = inverse
    for step in range(1, _MOST_STEPS):
        twice = first + 2 * step
        factor = step * (second - step) * share / ((twice - 1) * twice)
        inverse = 1 + factor * inverse
        ratio = 1 + factor / ratio
        inverse = 1 / (inverse if abs(inverse) > _TINY else _TINY)
        ratio = ratio if abs(ratio) > _TINY else _TINY
        found *= inverse * ratio
        factor = -(first + step) * (together + step) * share / (twice * (twice + 1))
        inverse = 1 + factor * inverse
        ratio = 1 + factor / ratio
        inverse = 1 / (inverse if abs(inverse) > _TINY else _TINY)
        ratio = ratio if abs(ratio) > _TINY else _TINY
        change = inverse * ratio
        found *= change
        if abs(change - 1) < _CLOSE * 4:
            break
    return found


@kernel
def more_than_found(hits: float, misses: float, share: float) -> float:
    """Half of what was found and all beyond: ½ I(π; b, a + 1) + ½ I(π; b + 1, a), with b at least its expectation.

    I(π; b, a + 1) is I(π; b + 1, a) and the density at b.
    """
    density = binomial_density(hits, misses, share)
    if misses == 0:
        return density / 2
    beyond = density * share * misses / (hits + 1)  # xᵖ (1 − x)^q ÷ (p B(p, q)) for p = b + 1 and q = a
    return beyond * beta_fraction(hits + 1, misses, share) + density / 2


@kernel
def normal_quantile(probability: float) -> float:
    """Φ⁻¹ of a probability up to ½."""
    away = probability - 0.5
    if abs(away) <= 0.425:  # noqa: PLR2004
        square = 0.180625 - away * away
        return away * _polynomial(_MIDDLE_OVER, square) / _polynomial(_MIDDLE_UNDER, square)
    if probability <= 0:
        return -np.inf
    far = math.sqrt(-math.log(probability))
    if far <= 5:  # noqa: PLR2004
        return -_polynomial(_FAR_OVER, far - 1.6) / _polynomial(_FAR_UNDER, far - 1.6)
    return -_polynomial(_FARTHEST_OVER, far - 5) / _polynomial(_FARTHEST_UNDER, far - 5)


@kernel
def _polynomial(coefficients: NDArray[np.float64], at: float) -> float:
    found = 0.0
    for one in coefficients:
        found = found * at + one
    return found


@kernel
def student_below(place: float, freedom: float) -> float:
    """P(T < t) for t of 0 and below: ½ I(ν ÷ (ν + t²); ν ÷ 2, ½)."""
    if math.isinf(place):
        return 0.0
    square = place * place
    half = freedom / 2
    if half > _FEW:
        return _student_series(math.log1p(square / freedom), half)
    ratio = math.exp(math.lgamma(half + 0.5) - math.lgamma(half))
    # xᵖ (1 − x)^q ÷ B(p, q), which is |t| times the density of t
    weight = ratio * math.exp(-(half + 0.5) * math.log1p(square / freedom)) * abs(place) / math.sqrt(freedom * math.pi)
    share = freedom / (freedom + square)
    if share * (freedom + 5) < freedom + 2:
        return weight * beta_fraction(half, 0.5, share) / freedom
    return 0.5 - weight * beta_fraction(0.5, half, square / (freedom + square))


@kernel
def _student_series(log: float, half: float) -> float:
    """½ I(e⁻ˡ; h, ½) for large h: the normal tail at √u, with corrections in powers of 1 ÷ (2h − ½)².

    With T = h − ¼, u = Tl and g = Γ(h + ½) ÷ (Γ(h) √T): Σ pₙ Jₙ, where p₀ = 1, J₀ = ½ g erfc(√u) and
    Jₙ₊₁ = ((2n + ½)(2n + 3/2) Jₙ + ½ g √(u ÷ π) e⁻ᵘ (u + 2n + 3/2)(l ÷ 2)²ⁿ) ÷ 4T².
    """
    middle = half - 0.25
    much = middle * log
    weight = math.exp(_log_ratio(half)) * math.sqrt(half / middle)
    told = weight * math.erfc(math.sqrt(much)) / 2
    spare = weight * math.sqrt(much / math.pi) * math.exp(-much) / 2
    term, power = told, 1.0
    for step in range(len(_CORRECTIONS)):
        twice = 2 * step + 0.5
        term = (twice * (twice + 1) * term + spare * (much + twice + 1) * power) / (4 * middle * middle)
        told += _CORRECTIONS[step] * term
        power *= log * log / 4
    return min(told, 0.5)


@kernel
def _log_ratio(half: float) -> float:
    """ln(Γ(h + ½) ÷ (Γ(h) √h)), by its series: h is large."""
    inverse = 1 / half
    square = inverse * inverse
    return inverse * (-1 / 8 + square * (1 / 192 + square * (-1 / 640 + square * (17 / 14336 - square * 31 / 18432))))
