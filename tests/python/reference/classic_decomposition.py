"""How level and how seasonal the airline passengers are, by statsmodels 0.15: the KPSS statistic with R's lags, and the strength of the
season in an STL with seasons smoothed over eleven of their kind, two inner rounds, as R's mstl sets it.

Usage: python classic_decomposition.py air-passengers.csv
"""

import sys
import warnings

import numpy as np
from statsmodels.tsa.seasonal import STL
from statsmodels.tsa.stattools import kpss

warnings.filterwarnings("ignore")
y = np.loadtxt(sys.argv[1], delimiter=",", skiprows=1, usecols=1)
print("KPSS", kpss(y, "c", int(3 * np.sqrt(len(y)) / 13))[0])
parts = STL(y, 12, seasonal=11, seasonal_deg=0).fit(inner_iter=2, outer_iter=0)
print("strength", 1 - np.var(parts.resid) / np.var(parts.resid + parts.seasonal))
