"""Reference values for sweep.sample.GaussianProcess and MarginalLikelihood, by scikit-learn; LogImprovement by mpmath.

A number on the unit interval lies on an arc of sixty degrees, one that was not asked at its centre; a choice is one column an option.
Columns that a kernel does not look at have a length scale without end. The numbers stand in GaussianProcessTest and LogImprovementTest.
Run in an environment with scikit-learn and mpmath; prints their versions first.
"""

import mpmath
import numpy as np
import sklearn
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import RBF, ConstantKernel, Matern, WhiteKernel

# x from 0 to 1, a choice of three, z from 0 to 1 where the choice is not its first option
TRIALS = [(0.1, 0, None), (0.35, 1, 0.2), (0.5, 2, 0.9), (0.7, 1, 0.6), (0.85, 0, None), (0.95, 2, 0.4), (0.4, 1, 0.75)]
VALUES = [0.8, -0.3, 1.1, -0.9, 0.4, 1.3, -1.2]
NEW = [(0.2, 0, None), (0.6, 1, 0.5), (0.75, 2, 0.1)]
SIGNAL, NOISE, X, CHOICE, Z = 1.3, 0.05, 4.0, 0.7, 2.0


def arc(unit):
    return [0.0, 0.0] if unit is None else [np.cos(np.pi / 3 * unit), np.sin(np.pi / 3 * unit)]


def row(trial):
    x, option, z = trial
    return arc(x) + arc(z) + [float(option == o) for o in range(3)]


NEVER = 1e12
kernel = (
    ConstantKernel(SIGNAL)
    * Matern([X**-0.5] * 2 + [Z**-0.5] * 2 + [NEVER] * 3, nu=2.5)
    * RBF([NEVER] * 4 + [CHOICE**-0.5] * 3)
    + WhiteKernel(NOISE)
)
rows = np.array([row(t) for t in TRIALS])
process = GaussianProcessRegressor(kernel, alpha=0.0, optimizer=None).fit(rows, np.array(VALUES))
print("scikit-learn", sklearn.__version__, "numpy", np.__version__, "mpmath", mpmath.__version__)
print("log marginal likelihood", repr(float(process.log_marginal_likelihood_value_)))
mean, deviation = process.predict(np.array([row(t) for t in NEW]), return_std=True)
print("means", [float(m) for m in mean])
print("variances without noise", [float(d**2 - NOISE) for d in deviation])

mpmath.mp.dps = 60
for best, m, d in [(0, 0, 1), (0.5, -1, 2), (0, 2.9, 1), (0, 3.1, 1), (0, 10, 1), (0, 50, 0.5), (-1, 1e6, 1e-3)]:
    z = (mpmath.mpf(best) - mpmath.mpf(m)) / mpmath.mpf(d)
    if z > -1000:
        value = mpmath.log(mpmath.mpf(d) * (mpmath.npdf(z) + z * mpmath.ncdf(z)))
    else:  # the asymptotic series of Mills's ratio
        value = mpmath.log(d) - z * z / 2 - mpmath.log(2 * mpmath.pi) / 2 - 2 * mpmath.log(-z) + mpmath.log(1 - 3 / z**2)
    print("log expected improvement", (best, m, d), mpmath.nstr(value, 17))
