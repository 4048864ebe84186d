"""Exponential smoothings of the airline passengers by statsmodels 0.15 (holtwinters.ExponentialSmoothing, first states estimated).

Four lines for each model: trend, damped, season, its rows; alpha, beta, gamma, phi (1 for none), the first level, the first trend if there is
one, the first seasons; the sum of squared errors; twelve forecasts.

Usage: python classic_smoothing.py air-passengers.csv > \
    ../../../dsl/src/test/resources/org/cellstate/dsl/classic/smoothing.csv
"""

import sys
import warnings

import numpy as np
from statsmodels.tsa.holtwinters import ExponentialSmoothing

warnings.filterwarnings("ignore")
y = np.loadtxt(sys.argv[1], delimiter=",", skiprows=1, usecols=1)
NAMES = {None: "NONE", "add": "ADDITIVE", "mul": "MULTIPLICATIVE"}


def write(trend, damped, seasonal):
    model = ExponentialSmoothing(
        y,
        trend=trend,
        damped_trend=damped,
        seasonal=seasonal,
        seasonal_periods=12 if seasonal else None,
        initialization_method="estimated",
    )
    fit = model.fit()
    p = fit.params
    shares = [p["smoothing_level"], p["smoothing_trend"] if trend else 0, p["smoothing_seasonal"] if seasonal else 0]
    states = [p["initial_level"]] + ([p["initial_trend"]] if trend else []) + list(p["initial_seasons"])
    print(",".join([NAMES[trend], str(damped).lower(), NAMES[seasonal], "12" if seasonal else "1"]))
    line(*shares, p["damping_trend"] if damped else 1, *states)
    line(fit.sse)
    line(*fit.forecast(12))


def line(*values):
    print(",".join(repr(float(value)) for value in values))


write(None, False, None)
write("add", False, None)
write("add", True, None)
write(None, False, "add")
write("add", False, "add")
write("add", False, "mul")
write("add", True, "mul")
write("mul", False, "mul")
