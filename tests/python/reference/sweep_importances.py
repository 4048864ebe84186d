"""Importances of settings by Optuna's fANOVA, for ForestTest.

Run with: python sweep_importances.py  (optuna 5.0.0, scikit-learn 1.9.1)

The trials are a fixed lattice, so that no random numbers have to agree between two languages: trial i has x = frac(i / golden ratio),
y = frac(i / square root of 2), z = frac(i / square root of 3) and one of three kinds, i mod 3. Shares are means over the forests of
ten seeds, because a forest of 64 trees varies.
"""

import math

import numpy as np
import optuna
from optuna.distributions import CategoricalDistribution, FloatDistribution
from optuna.importance import FanovaImportanceEvaluator

optuna.logging.set_verbosity(optuna.logging.ERROR)

TRIALS = 120
GOLDEN = (1 + math.sqrt(5)) / 2


def trials():
    for i in range(1, TRIALS + 1):
        yield {"x": i / GOLDEN % 1, "y": i / math.sqrt(2) % 1, "z": i / math.sqrt(3) % 1, "kind": "abc"[i % 3]}


def shares(names, value):
    distributions = {name: FloatDistribution(0, 1) for name in names if name != "kind"}
    if "kind" in names:
        distributions["kind"] = CategoricalDistribution(["a", "b", "c"])
    study = optuna.create_study()
    for settings in trials():
        params = {name: settings[name] for name in names}
        study.add_trial(optuna.trial.create_trial(params=params, distributions=distributions, value=value(settings)))
    found = [
        optuna.importance.get_param_importances(study, evaluator=FanovaImportanceEvaluator(seed=seed), normalize=False)
        for seed in range(10)
    ]
    for name in names:
        values = [importances[name] for importances in found]
        print(f"  {name}: {np.mean(values):.4f} (deviation over seeds {np.std(values):.4f})")


print("3 x + (y - 0.5)^2 + x z")
shares(["x", "y", "z"], lambda t: 3 * t["x"] + (t["y"] - 0.5) ** 2 + t["x"] * t["z"])
print("4 (x - 0.3)^2 + y z")
shares(["x", "y", "z"], lambda t: 4 * (t["x"] - 0.3) ** 2 + t["y"] * t["z"])
print("x + (1 if kind is b)")
shares(["x", "y", "kind"], lambda t: t["x"] + (1 if t["kind"] == "b" else 0))
