"""Ridge regressions of the first 600 days of births, one for each of five days ahead, by scikit-learn 1.9.

Each reads the last 14 days, the day a year of weeks earlier (the row 364 before the one that is forecast), the calendar, and a one; windows are
moved to mean 0 and deviation 1 by their 14 days. The calendar is that of prepare.CalendarFeatures.

Three lines: the days, the forecasts, the coefficients of the last row and of the one a year earlier for the first day ahead.

Usage: python classic_linear.py us-births.csv > ../../../dsl/src/test/resources/org/cellstate/dsl/classic/linear.csv
"""

import csv
import sys
from datetime import date, timedelta

import numpy as np
from sklearn.linear_model import Ridge

LOOKBACK, LAG, PENALTY = 14, 364, 2.0


def calendar(day):
    weekday = day.weekday()
    turn = (day.timetuple().tm_yday - 1) / (366 if day.year % 4 == 0 else 365)
    angles = [weekday / 7] + [k * turn for k in range(1, 7)]
    circles = [f(2 * np.pi * angle) for angle in angles for f in (np.sin, np.cos)]
    return [float(weekday == each) for each in range(7)] + circles


with open(sys.argv[1], newline="", encoding="utf-8") as file:
    rows = list(csv.DictReader(file))[:600]
y = np.array([float(row["births"]) for row in rows])
start = date.fromisoformat(rows[0]["date"])


def example(origin, step):
    past = y[origin - LOOKBACK : origin]
    mean, deviation = past.mean(), past.std()
    window = np.concatenate([past[::-1], [y[origin + step - LAG]]])
    inputs = list((window - mean) / deviation) + calendar(start + timedelta(days=origin + step)) + [1.0]
    return inputs, mean, deviation


forecasts = []
coefficients = []
for step in range(5):
    examples = [example(origin, step) for origin in range(LAG, len(y) - step)]
    targets = [(y[LAG + i + step] - mean) / deviation for i, (_, mean, deviation) in enumerate(examples)]
    ridge = Ridge(alpha=PENALTY, fit_intercept=False, solver="cholesky").fit([inputs for inputs, _, _ in examples], targets)
    inputs, mean, deviation = example(len(y), step)
    forecasts.append(ridge.predict([inputs])[0] * deviation + mean)
    coefficients = coefficients or [ridge.coef_[0], ridge.coef_[14]]
for line in (y, forecasts, coefficients):
    print(",".join(repr(float(value)) for value in line))
