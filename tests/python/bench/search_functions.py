"""The functions that are searched, the same as TestFunction's in Java: a trial in, a cost out, less is better."""

import math

DEPTHS = [1, 1.2, 3, 3.2]
WEIGHTS = [
    [10, 3, 17, 3.5, 1.7, 8],
    [0.05, 10, 17, 0.1, 8, 14],
    [3, 3.5, 1.7, 10, 17, 8],
    [17, 8, 0.05, 10, 0.1, 14],
]
CENTRES = [
    [0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886],
    [0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991],
    [0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650],
    [0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381],
]

BARE = {"lstm": 0.30, "gru": 0.22, "rnn": 0.45}
BEST_LAYERS = {"lstm": 2, "gru": 3, "rnn": 1}
BEST_WIDTH = {"lstm": 6.5, "gru": 5.5, "rnn": 5}
HEADS = {1: -0.05, 2: -0.12, 4: -0.20, 8: 0.02}


def branin(trial):
    x = trial.suggest_float("x", -5, 10)
    y = trial.suggest_float("y", 0, 15)
    bent = y - 5.1 / (4 * math.pi**2) * x**2 + 5 / math.pi * x - 6
    return bent**2 + 10 * (1 - 1 / (8 * math.pi)) * math.cos(x) + 10


def hartmann6(trial):
    x = [trial.suggest_float(f"x{i + 1}", 0, 1) for i in range(6)]
    return -sum(
        depth * math.exp(-sum(weight * (at - centre) ** 2 for weight, at, centre in zip(weights, x, centres)))
        for depth, weights, centres in zip(DEPTHS, WEIGHTS, CENTRES)
    )


def mixed(trial):
    cell = trial.suggest_categorical("cell", ["lstm", "gru", "rnn"])
    layers = trial.suggest_int("layers", 1, 4)
    hidden = trial.suggest_int("hidden", 16, 256, log=True)
    rate = trial.suggest_float("rate", 1e-4, 1e-1, log=True)
    dropout = trial.suggest_float("dropout", 0, 0.6) if layers > 1 else 0
    doublings = math.log2(hidden)
    cost = BARE[cell] + 0.06 * (layers - BEST_LAYERS[cell]) ** 2 + 0.05 * (doublings - BEST_WIDTH[cell]) ** 2
    cost += 0.25 * (math.log10(rate) + 2 + (doublings - 4) / 4) ** 2
    cost += 2 * (dropout - 0.12 * layers) ** 2 if layers > 1 else 0
    if not trial.suggest_categorical("attention", [False, True]):
        return cost
    heads = trial.suggest_categorical("heads", [1, 2, 4, 8])
    weight_dropout = trial.suggest_float("weightDropout", 0, 0.5)
    return cost + HEADS[heads] + (-0.08 if cell == "lstm" else 0.05) + 2 * (weight_dropout - 0.2) ** 2


FUNCTIONS = {"branin": branin, "hartmann6": hartmann6, "mixed": mixed}
