"""The forecast benchmark's question as Python peers see it: a table, one size of network, one amount of work.

A case is {"series", "table", "train", "lookback", "horizon", "origins", "hidden", "layers", "batch", "batches", "epochs", "rate", "seed"}. The
answer's "ms" are those of the fit and of the backtest, its "values" the forecasts from every origin one after the other.
"""

import time
from dataclasses import dataclass

import numpy
import pandas

YEAR_HARMONICS = 6

# Schedule.oneCycle(): a tenth of the steps up from a tenth of the rate, then down to a thousandth.
ONE_CYCLE = {"pct_start": 0.1, "div_factor": 10, "final_div_factor": 100, "cycle_momentum": False}


@dataclass(frozen=True)
class Case:
    """A series, the network and how long it trains."""

    series: str
    # a CSV of "date" and "value", a row for each day
    table: str
    # rows that train; the origins follow one horizon apart
    train: int
    lookback: int
    horizon: int
    origins: int
    hidden: int
    layers: int
    batch: int
    batches: int
    epochs: int
    rate: float
    seed: int

    @classmethod
    def read(cls, values):
        return cls(**values)

    @property
    def rows(self):
        return self.train + self.origins * self.horizon

    @property
    def steps(self):
        return self.epochs * self.batches

    def days(self):
        """The dates and values up to the end of the last horizon."""
        frame = pandas.read_csv(self.table, parse_dates=["date"])
        return frame.iloc[: self.rows]


def calendar(dates):
    """The 21 numbers a day that ForecastData.calendar() gives: weekday as one-hot and on a circle, six yearly harmonics."""
    weekday = dates.dt.dayofweek.to_numpy()
    turn = ((dates.dt.dayofyear - 1) / (365 + dates.dt.is_leap_year)).to_numpy()
    turns = [weekday / 7] + [harmonic * turn for harmonic in range(1, YEAR_HARMONICS + 1)]
    circles = [wave(2 * numpy.pi * each) for each in turns for wave in (numpy.sin, numpy.cos)]
    features = numpy.column_stack([numpy.eye(7)[weekday], *circles]).astype("float32")
    return pandas.DataFrame(features, columns=[f"c{i}" for i in range(features.shape[1])])


class Work:
    """One fit and its backtest, again and again; the data are read and laid out once, outside the time."""

    note = ""

    def __init__(self, fit, backtest, note):
        self.fit, self.backtest, self.note = fit, backtest, note
        self.values = []

    def run(self, _warmup, steps):
        times = []
        for _ in range(steps):
            begin = time.perf_counter()
            model = self.fit()
            fitted = time.perf_counter()
            self.values = [float(value) for value in self.backtest(model)]
            times += [(fitted - begin) * 1000, (time.perf_counter() - fitted) * 1000]
        return times
