"""The ends of 80 % intervals of naive, seasonal naive, drift and mean forecasts, by statsforecast 2.1.1.

Usage: python classic_baselines.py
"""

import numpy as np
from statsforecast.models import HistoricAverage, Naive, RandomWalkWithDrift, SeasonalNaive

WEEKS = np.array([3, 5, 4, 8, 9, 2, 1, 4, 6, 6, 9, 9, 3, 3, 6], dtype=float)

for model in (Naive(), SeasonalNaive(season_length=7), RandomWalkWithDrift(), HistoricAverage()):
    forecast = model.fit(WEEKS).predict(h=9, level=[80])
    print(model, [float(forecast["lo-80"][row]) for row in (0, 8)], [float(forecast["hi-80"][row]) for row in (0, 8)])
