"""The linear models that the first notebook names: ridge regressions on births, one for each of the 28 days ahead.

Both read the last 56 days, and of each day ahead the weekday, four yearly harmonics and the public holidays of the United States with
the days beside them; the second also reads the eight weeks around the same days a year before. Windows are normalised by the mean and
deviation of their 56 days. Scored as the notebook's backtest: 26 origins 28 days apart over the last tenth, MASE by the seven-day naive
error of the first nine tenths. The penalty of 30 was not tuned. Needs numpy.

Usage: python births_ridge.py us-births.csv
"""

import csv
import sys
from datetime import date

import numpy as np

LOOKBACK, HORIZON, PENALTY, YEAR = 56, 28, 30.0, 364


def holiday(day):
    """The number of a day that is or stands beside a public holiday, or None."""
    fixed = {(1, 1): 0, (1, 2): 1, (7, 4): 2, (12, 24): 3, (12, 25): 4, (12, 26): 5, (12, 31): 6}
    week, monday = (day.day - 1) // 7 + 1, day.weekday() == 0
    last_of_may = day.month == 5 and day.day > 24
    if monday and ((day.month, week) in {(2, 3), (9, 1), (10, 2)} or last_of_may):
        return 7
    if day.month == 11 and day.weekday() == 3 and week == 4:
        return 8
    if day.month == 11 and day.weekday() == 4 and 23 <= day.day <= 29:
        return 9
    return fixed.get((day.month, day.day))


def known(days):
    """What is known of a day ahead of it: [day, feature]."""
    features = np.zeros((len(days), 7 + 8 + 10 + 10))
    for row, day in enumerate(days):
        features[row, day.weekday()] = 1
        angle = 2 * np.pi * day.timetuple().tm_yday / 365.25
        features[row, 7:15] = [f(k * angle) for k in range(1, 5) for f in (np.sin, np.cos)]
        number = holiday(day)
        if number is not None:
            features[row, 15 + number] = 1
            features[row, 25 + number] = day.weekday() < 5
    return features


def mase(y, features, last_year):
    train = int(len(y) * 0.9)
    first = YEAR + LOOKBACK

    def window(origin):
        past = y[origin - LOOKBACK : origin]
        mean, deviation = past.mean(), past.std()
        around = y[origin - YEAR - HORIZON : origin - YEAR + HORIZON] if last_year else []
        return (np.concatenate([past, around]) - mean) / deviation, mean, deviation

    origins = np.arange(first, train - HORIZON + 1)
    windows = [window(origin) for origin in origins]
    inputs = np.stack([w[0] for w in windows])
    errors = []
    for step in range(HORIZON):
        x = np.column_stack([inputs, features[origins + step], np.ones(len(origins))])
        target = np.array([(y[o + step] - mean) / deviation for o, (_, mean, deviation) in zip(origins, windows)])
        beta = np.linalg.solve(x.T @ x + PENALTY * np.eye(x.shape[1]), x.T @ target)
        for o in range(train, len(y) - HORIZON + 1, HORIZON):
            shape, mean, deviation = window(o)
            forecast = np.concatenate([shape, features[o + step], [1.0]]) @ beta * deviation + mean
            errors.append(abs(y[o + step] - forecast))
    return np.mean(errors) / np.abs(y[7:train] - y[: train - 7]).mean()


def scores(path):
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    y = np.array([float(row["births"]) for row in rows])
    features = known([date.fromisoformat(row["date"]) for row in rows])
    return {"same days": mase(y, features, False), "with last year": mase(y, features, True)}


if __name__ == "__main__":
    for name, score in scores(sys.argv[1]).items():
        print(f"ridge, {name}: MASE {score:.3f}")
