"""Errors of point forecasts on some numbers, by Darts 0.48.1 and sktime 1.2.0, which agree, and the Diebold-Mariano test from its papers.

Darts' percentages are of 100, sktime's are shares. The test follows Diebold and Mariano (1995) and Harvey, Leybourne and Newbold (1997)
line by line; scipy has the t distribution. The numbers stand in MetricsTest and DieboldMarianoTest.

Usage: python forecast_metrics.py
"""

import numpy as np
import pandas as pd
from darts import TimeSeries, metrics
from scipy.stats import t
from sktime.performance_metrics.forecasting import (
    MeanAbsolutePercentageError,
    MeanAbsoluteScaledError,
    MeanSquaredScaledError,
)

TRAINING = np.array([112, 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118, 115, 126.0])
ACTUAL = np.array([141, 135, 125, 149, 170, 170, 158.0])
FORECAST = np.array([134.5, 141.25, 131, 140, 155.75, 171, 163.5])


def series(values, start):
    index = pd.date_range("2024-01-01", periods=start + len(values), freq="D")[start:]
    return TimeSeries.from_times_and_values(index, values)


def by_darts(season):
    training, actual = series(TRAINING, 0), series(ACTUAL, len(TRAINING))
    forecast = series(FORECAST, len(TRAINING))
    return {
        "mae": metrics.mae(actual, forecast),
        "rmse": metrics.rmse(actual, forecast),
        "mape": metrics.mape(actual, forecast),
        "smape": metrics.smape(actual, forecast),
        "wape": metrics.wmape(actual, forecast),
        "bias": -metrics.merr(actual, forecast),
        f"mase({season})": metrics.mase(actual, forecast, training, m=season),
        f"rmsse({season})": metrics.rmsse(actual, forecast, training, m=season),
    }


def by_sktime(season):
    return {
        "mape": 100 * MeanAbsolutePercentageError(symmetric=False)(ACTUAL, FORECAST),
        "smape": 100 * MeanAbsolutePercentageError(symmetric=True)(ACTUAL, FORECAST),
        f"mase({season})": MeanAbsoluteScaledError(sp=season)(ACTUAL, FORECAST, y_train=TRAINING),
        f"rmsse({season})": MeanSquaredScaledError(sp=season, square_root=True)(ACTUAL, FORECAST, y_train=TRAINING),
    }


def diebold_mariano(first, second, steps):
    d = np.abs(first) - np.abs(second)
    n = len(d)
    covariance = [np.sum((d[k:] - d.mean()) * (d[: n - k] - d.mean())) / n for k in range(steps)]
    variance = (covariance[0] + 2 * sum(covariance[1:])) / n
    if variance <= 0:
        variance = (covariance[0] + 2 * sum((1 - k / steps) * c for k, c in enumerate(covariance) if k > 0)) / n
    corrected = d.mean() / np.sqrt(variance) * np.sqrt((n + 1 - 2 * steps + steps * (steps - 1) / n) / n)
    return corrected, 2 * t.cdf(-abs(corrected), n - 1)


if __name__ == "__main__":
    for season in (1, 4):
        print("darts ", {name: float(value) for name, value in by_darts(season).items()})
        print("sktime", {name: float(value) for name, value in by_sktime(season).items()})
    one = np.array([1.2, -0.4, 2.1, 0.3, -1.7, 0.9, 1.1, -0.2, 0.6, 1.4, -0.8, 0.5])
    two = np.array([1.9, 0.7, 1.8, -1.3, -2.4, 1.6, 0.4, 1.1, -0.9, 2.2, -0.1, 1.5])
    wave = np.array([3, 0, 3, 0, 3, 0, 3, 0.5])
    for name, first, second, steps in (("1", one, two, 1), ("3", one, two, 3), ("wave", wave, np.ones(8), 2)):
        print("Diebold-Mariano", name, *map(float, diebold_mariano(first, second, steps)))
