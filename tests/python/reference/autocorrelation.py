"""Autocorrelations and Ljung-Box tests of some series, by statsmodels 0.15.

Three lines for each series: its name and values; the autocorrelations at lag 1 and up; the statistic and the p-value over as many lags.

Usage: python autocorrelation.py > dsl/src/test/resources/org/cellstate/dsl/evaluate/autocorrelation.csv
"""

import numpy as np
from statsmodels.stats.diagnostic import acorr_ljungbox
from statsmodels.tsa.stattools import acf

random = np.random.default_rng(7)


def write(name, values, lags):
    test = acorr_ljungbox(values, lags=[lags]).iloc[0]
    print(",".join([name] + [repr(float(value)) for value in values]))
    print(",".join(repr(float(value)) for value in acf(values, nlags=lags, fft=False)[1:]))
    print(",".join(repr(float(value)) for value in (test["lb_stat"], test["lb_pvalue"])))


write("noise", random.normal(3, 2, 60), 12)
steps = random.normal(0, 1, 200)
carried = np.zeros(200)
for row in range(1, 200):
    carried[row] = 0.5 * carried[row - 1] + steps[row]
write("carried over", carried, 14)
write("weekly", np.tile([0.4, 0, 0, 0, 0, 0, -0.4], 21) + random.normal(0, 1, 147), 14)
write("few", random.normal(0, 1, 11), 2)
