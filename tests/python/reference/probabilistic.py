"""Scores of probabilistic forecasts by other libraries, for the tests of org.cellstate.dsl.evaluate.ProbabilisticMetrics and Distribution.

Prints one line for each number that stands in a test. Needs scoringrules, properscoring, darts, gluonts and scipy; the versions it was run
with are printed first and stand in the tests.

Usage: python probabilistic.py
"""

from importlib.metadata import version

import numpy as np
import pandas as pd
import properscoring as ps
import scoringrules as sr
from darts import TimeSeries
from darts.metrics import mic, miw, miws, mql
from gluonts.evaluation.metrics import msis
from scipy import integrate, stats

for library in ("scoringrules", "properscoring", "darts", "gluonts", "scipy", "numpy"):
    print(library, version(library))

ACTUAL = np.array([3.0, 5.0, 4.0, 8.0, 6.0])
LEVELS = np.array([0.1, 0.5, 0.9])
QUANTILES = np.array([[2.0, 3.5, 5.0], [2.5, 4.0, 6.0], [3.0, 4.5, 6.5], [3.5, 5.0, 7.0], [6.5, 7.0, 9.0]])
SAMPLES = np.array(
    [[2.0, 3.0, 5.0, 2.5], [4.0, 4.0, 6.0, 1.0], [3.0, 9.0, 4.5, 4.0], [5.0, 6.0, 7.0, 7.5], [6.0, 6.5, 2.0, 8.0]]
)


def show(name, value):
    print(f"{name}: {np.round(value, 12).tolist()}")



show("crps of samples, properscoring", ps.crps_ensemble(ACTUAL, SAMPLES).mean())
show("crps of samples, scoringrules", sr.crps_ensemble(ACTUAL, SAMPLES, estimator="nrg").mean())
show("crps of quantiles, scoringrules", sr.crps_quantile(ACTUAL, QUANTILES, LEVELS).mean())
show("interval score, scoringrules", sr.interval_score(ACTUAL, QUANTILES[:, 0], QUANTILES[:, 2], 0.2).mean())

index = pd.date_range("2001-01-01", periods=5)
truth = TimeSeries.from_times_and_values(index, ACTUAL)
names = [f"0_q{level:.3f}" for level in LEVELS]
quantiles = TimeSeries.from_times_and_values(index, QUANTILES, columns=names)
show("pinball by level, darts (which doubles it)", np.array(mql(truth, quantiles, q=list(LEVELS), component_reduction=None)) / 2)
show("coverage, darts", mic(truth, quantiles, q_interval=(0.1, 0.9)))
show("width, darts", miw(truth, quantiles, q_interval=(0.1, 0.9)))
show("interval score, darts", miws(truth, quantiles, q_interval=(0.1, 0.9)))
show("mean scaled interval score at a scale of 1.6, gluonts", msis(ACTUAL, QUANTILES[:, 0], QUANTILES[:, 2], 1.6, 0.2))

show("normal, properscoring", ps.crps_gaussian(8.0, 5.0, 2.0))
show("normal, scoringrules", sr.crps_normal(8.0, 5.0, 2.0))
show("normal far off, scoringrules", sr.crps_normal(-20.0, 5.0, 2.0))
show("t, scoringrules", sr.crps_t(8.0, 3.5, 5.0, 2.0))
show("t with few degrees, scoringrules", sr.crps_t(-1.0, 2.1, 5.0, 2.0))


def negative_binomial(mean, dispersion):
    size = 1 / dispersion
    return size, size / (size + mean)


for actual, mean, dispersion in ((3, 5.0, 0.5), (0, 0.7, 2.0), (120, 100.0, 0.02), (9500, 10000.0, 0.001)):
    size, success = negative_binomial(mean, dispersion)
    counts = np.arange(0, 200_000)
    summed = ((stats.nbinom.cdf(counts, size, success) - (counts >= actual)) ** 2).sum()
    show(f"negative binomial {actual} {mean} {dispersion}, scipy's sum", summed)
    try:
        show(f"negative binomial {actual} {mean} {dispersion}, scoringrules", sr.crps_negbinom(actual, size, success))
    except Exception as problem:  # its hypergeometric series does not converge for large means
        print("scoringrules:", problem)

size, success = negative_binomial(5.0, 0.5)
show("negative binomial quantiles", stats.nbinom.ppf([0.05, 0.5, 0.9, 0.999], size, success))
show("negative binomial cdf", stats.nbinom.cdf([0, 3, 12], size, success))
size, success = negative_binomial(10000.0, 0.001)
show("negative binomial quantiles of a large mean", stats.nbinom.ppf([0.1, 0.5, 0.9], size, success))
show("t quantiles", stats.t.ppf([0.001, 0.1, 0.5, 0.95], 3.5, 5.0, 2.0))
show("t cdf", stats.t.cdf([0.0, 5.0, 9.0], 3.5, 5.0, 2.0))
show("normal quantiles", stats.norm.ppf([0.001, 0.1, 0.5, 0.95], 5.0, 2.0))
show("sample quantiles", np.quantile([5.0, 1.0, 2.0, 10.0], [0.1, 0.5, 0.9]))

z = stats.norm.ppf(LEVELS)
knots = np.array([2.0, 3.5, 6.0])
low, high = (knots[1] - knots[0]) / (z[1] - z[0]), (knots[2] - knots[1]) / (z[2] - z[1])


def quantile(p):
    place = stats.norm.ppf(p)
    return knots[1] + (low if place < z[1] else high) * (place - z[1])


def cdf(x):
    return stats.norm.cdf(z[1] + (x - knots[1]) / (low if x < knots[1] else high))


show("two-piece quantiles", [quantile(0.02), quantile(0.3), quantile(0.97)])
show("two-piece mean", integrate.quad(quantile, 0, 1, points=[0.5], limit=500)[0])
for y in (1.0, 3.0, 7.5):
    below = integrate.quad(lambda x: cdf(x) ** 2, -60, y, points=[min(y, 3.5)], limit=500)[0]
    above = integrate.quad(lambda x: (1 - cdf(x)) ** 2, y, 80, points=[max(y, 3.5)], limit=500)[0]
    show(f"two-piece crps at {y}", below + above)

from scipy import optimize  # noqa: E402

ERRORS = np.array([[1.0, -2.0, 3.0, 0.5, -1.0, 2.0], [0.5, 1.5, -1.0, -2.0, 1.0, 0.5], [4.0, 5.0, 3.0, 6.0, 2.0, 5.0]])
products = ERRORS @ ERRORS.T
best = optimize.minimize(
    lambda w: w @ products @ w,
    np.full(3, 1 / 3),
    jac=lambda w: 2 * products @ w,
    bounds=[(0, 1)] * 3,
    constraints={"type": "eq", "fun": lambda w: w.sum() - 1},
    method="SLSQP",
    options={"ftol": 1e-15, "maxiter": 1000},
)
show("stacked weights, scipy's SLSQP", best.x)
