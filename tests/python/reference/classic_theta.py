"""The Theta method on the airline passengers by statsmodels 0.15, with and without a multiplicative season.

Usage: python classic_theta.py air-passengers.csv
"""

import sys
import warnings

import numpy as np
from statsmodels.tsa.forecasting.theta import ThetaModel

warnings.filterwarnings("ignore")
y = np.loadtxt(sys.argv[1], delimiter=",", skiprows=1, usecols=1)
for options in ({"period": 12, "deseasonalize": True, "use_test": False, "method": "multiplicative"}, {"deseasonalize": False, "period": 1}):
    fit = ThetaModel(y, **options).fit()
    print(fit.params["alpha"], fit.params["b0"], [float(value) for value in fit.forecast(4)])
