"""What some series are like, by statsmodels 0.15.0 and scipy 1.17.1: tests, partial autocorrelations, decompositions.

Each line is a name, a slash, what was computed, and numbers. Missing ones are nan.

Usage: python series_statistics.py air-passengers.csv > dsl/src/test/resources/org/cellstate/dsl/statistic/statistics.csv
"""

import csv
import sys
import warnings

import numpy as np
from scipy import stats
from statsmodels.stats.diagnostic import acorr_ljungbox
from statsmodels.stats.stattools import jarque_bera
from statsmodels.tsa.seasonal import STL, seasonal_decompose
from statsmodels.tsa.stattools import acf, adfuller, kpss, pacf

warnings.simplefilter("ignore")
random = np.random.default_rng(11)


def write(name, what, *numbers):
    print(",".join([f"{name}/{what}"] + [repr(float(number)) for number in np.concatenate([np.atleast_1d(n) for n in numbers])]))


def tests(name, values):
    write(name, "values", values)
    unit_root = adfuller(values)
    write(name, "adf", unit_root[0], unit_root[2], unit_root[1])
    level = kpss(values, nlags="auto")
    write(name, "kpss", level[0], level[2], level[1])
    write(name, "acf", acf(values, nlags=20, fft=False)[1:])
    write(name, "pacf", pacf(values, nlags=20, method="ldbiased")[1:])
    box = acorr_ljungbox(values, lags=[20]).iloc[0]
    write(name, "ljungbox", box["lb_stat"], box["lb_pvalue"])
    jb, p, skew, kurtosis = jarque_bera(values)
    write(name, "jarquebera", jb, p, skew, kurtosis - 3)
    write(name, "shapiro", *stats.shapiro(values))


def parts(name, values, period):
    for robust in (False, True):
        stl = STL(values, period=period, robust=robust).fit()
        write(name, "robust" if robust else "stl", stl.seasonal, stl.trend)
    whole = STL(values, period=period).fit()
    strengths = [1 - whole.resid.var() / (whole.resid + part).var() for part in (whole.trend, whole.seasonal)]
    write(name, "strengths", np.maximum(0, strengths))
    for model in ("additive", "multiplicative"):
        result = seasonal_decompose(values, model=model, period=period)
        write(name, model, result.seasonal, result.trend)


with open(sys.argv[1], newline="", encoding="utf-8") as file:
    air = np.array([float(list(row.values())[1]) for row in csv.DictReader(file)])
tests("air", air)
parts("air", air, 12)
tests("walk", np.round(np.cumsum(random.normal(0, 1, 300)), 3))
tests("noise", np.round(random.normal(5, 2, 130), 3))
weekly = 50 + np.tile([3, 1, 0, -1, -2, 4, -5.0], 30) + np.round(random.standard_t(2, 210), 3)
tests("weekly", weekly)
parts("weekly", weekly, 7)
for count in (3, 5, 8, 11, 12):
    values = np.round(random.exponential(1, count), 3)
    write(f"few {count}", "values", values)
    write(f"few {count}", "shapiro", *stats.shapiro(values))
