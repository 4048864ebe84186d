"""The most likely ARMA models of some differenced series, their likelihoods and forecasts, by statsmodels 0.15.

Seven lines for each model: its name, p,d,q,P,D,Q,season, whether it has a constant; the series; the coefficients (ar, ma, seasonal ar,
seasonal ma, constant); their standard errors; sigma2 and the log-likelihood of the differenced series; twelve forecasts; their standard
errors. The likelihood is that of the differenced rows, exact; forecasts are those of an exact diffuse start, and are written for models
without a constant only.

Usage: python classic_sarima.py ../../../datasets/src/main/resources/org/cellstate/datasets > \
    ../../../dsl/src/test/resources/org/cellstate/dsl/classic/sarima.csv

The series are of the data sets' folder, of pmdarima 2.1.1 and of statsmodels.
"""

import sys
import warnings

import numpy as np
import statsmodels.api as sm
from pmdarima import datasets

warnings.filterwarnings("ignore")
folder = sys.argv[1]


def column(name):
    return np.loadtxt(f"{folder}/{name}.csv", delimiter=",", skiprows=1, usecols=1)


def best(model):
    fits = [model.fit(disp=0, method=method, maxiter=500) for method in ("lbfgs", "bfgs")]
    fit = max(fits, key=lambda each: each.llf)
    return model.fit(fit.params, disp=0, method="bfgs", gtol=1e-7, maxiter=500)


def standard_errors(model, params):
    """From the curvature of the likelihood by central differences: statsmodels' own are far off beside a root of one."""
    steps = 1e-4 * np.maximum(1, np.abs(params))
    count = len(params)
    curvature = np.zeros((count, count))
    for i in range(count):
        for j in range(count):
            for a in (-1, 1):
                for b in (-1, 1):
                    there = params.copy()
                    there[i] += a * steps[i]
                    there[j] += b * steps[j]
                    curvature[i, j] -= a * b * model.loglike(there) / (4 * steps[i] * steps[j])
    return np.sqrt(np.diag(np.linalg.inv(curvature)))


def write(name, y, p, d, q, P=0, D=0, Q=0, season=0, constant=False):
    w = np.diff(y, d) if d else y
    for _ in range(D):
        w = w[season:] - w[:-season]
    seasonal = (P, 0, Q, season) if season else (0, 0, 0, 0)
    exog = np.ones((len(w), 1)) if constant else None
    fit = best(sm.tsa.SARIMAX(w, order=(p, 0, q), seasonal_order=seasonal, exog=exog))
    profile = sm.tsa.SARIMAX(w, order=(p, 0, q), seasonal_order=seasonal, exog=exog, concentrate_scale=True)
    names = list(fit.model.param_names)
    params = dict(zip(names, fit.params))
    errors = dict(zip(profile.param_names, standard_errors(profile, np.array([params[n] for n in profile.param_names]))))
    order = (
        [f"ar.L{i + 1}" for i in range(p)]
        + [f"ma.L{i + 1}" for i in range(q)]
        + [f"ar.S.L{(i + 1) * season}" for i in range(P)]
        + [f"ma.S.L{(i + 1) * season}" for i in range(Q)]
        + (fit.model.exog_names if constant else [])
    )
    print(f'"{name}",{p},{d},{q},{P},{D},{Q},{season},{int(constant)}')
    line(*y)
    line(*[params[n] for n in order])
    line(*[errors[n] for n in order])
    line(params["sigma2"], fit.llf)
    if constant:
        line()
        line()
        return
    whole = sm.tsa.SARIMAX(
        y, order=(p, d, q), seasonal_order=(P, D, Q, season) if season else (0, 0, 0, 0), use_exact_diffuse=True
    )
    ahead = whole.smooth([params[n] for n in order] + [params["sigma2"]]).get_forecast(12)
    line(*ahead.predicted_mean)
    line(*ahead.se_mean)


def line(*values):
    print(",".join(value if isinstance(value, str) else repr(float(value)) for value in values))


air = np.log(column("air-passengers"))
births = column("us-births")
write("log air passengers", air, 0, 1, 1, 0, 1, 1, 12)
write("log air passengers, mixed", air, 1, 1, 1, 1, 1, 1, 12)
write("log air passengers, no difference of seasons", air, 2, 1, 1, 1, 0, 1, 12)
write("log lynx", np.log10(datasets.load_lynx()), 2, 0, 0, constant=True)
write("log lynx, mixed", np.log10(datasets.load_lynx()), 2, 0, 2, constant=True)
write("wool", datasets.load_woolyrnq(), 1, 0, 1, 1, 0, 0, 4, constant=True)
write("wool, differenced", datasets.load_woolyrnq(), 1, 1, 1, 0, 0, 1, 4)
write("residents", datasets.load_austres(), 1, 2, 1)
write("residents, drift", datasets.load_austres(), 1, 1, 0, constant=True)
write("wine", datasets.load_wineind(), 1, 1, 2, 0, 1, 1, 12)
write("births", births[:300], 1, 0, 1, 0, 1, 1, 7)
write("births, long seasons", births[:200], 1, 0, 0, 1, 0, 0, 30, constant=True)
write("short", air[:17], 0, 1, 1, 0, 1, 0, 12)
write("sunspots", np.asarray(sm.datasets.sunspots.load_pandas().data["SUNACTIVITY"]), 9, 0, 0, constant=True)
