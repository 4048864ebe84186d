"""Optuna as the sweep benchmark's peer: its samplers with their defaults, one trial after the other, in memory."""

import time
import warnings
from dataclasses import dataclass

import optuna
import protocol
import scipy
import torch
from search_functions import FUNCTIONS

optuna.logging.set_verbosity(optuna.logging.ERROR)
warnings.filterwarnings("ignore")

SAMPLERS = {
    "random": lambda seed: optuna.samplers.RandomSampler(seed=seed),
    "qmc": lambda seed: optuna.samplers.QMCSampler(qmc_type="sobol", scramble=True, seed=seed),
    # of several settings at once, the default since Optuna 5
    "tpe": lambda seed: optuna.samplers.TPESampler(seed=seed),
    "tpe one by one": lambda seed: optuna.samplers.TPESampler(multivariate=False, seed=seed),
    "gp": lambda seed: optuna.samplers.GPSampler(seed=seed),
    "cma-es": lambda seed: optuna.samplers.CmaEsSampler(seed=seed),
}


@dataclass(frozen=True)
class Case:
    """A function, who proposes, trials by chance before those that count, and how many count."""

    function: str
    sampler: str
    given: int
    trials: int
    seed: int

    @classmethod
    def read(cls, values):
        return cls(**values)


class Search:
    def __init__(self, case):
        self.case = case
        self.values = []
        self.note = versions()

    def run(self, _warmup, _steps):
        case = self.case
        function = FUNCTIONS[case.function]
        study = optuna.create_study(sampler=SAMPLERS["random"](case.seed))
        for _ in range(case.given):
            trial = study.ask()
            study.tell(trial, function(trial))
        study.sampler = SAMPLERS[case.sampler](case.seed)
        times, self.values = [], []
        for _ in range(case.trials):
            begin = time.process_time()
            trial = study.ask()
            cost = function(trial)
            times.append((time.process_time() - begin) * 1000)
            study.tell(trial, cost)
            self.values.append(cost)
        return times


class OptunaWorker:
    case_of = Case.read

    def hello(self, _threads):
        # A second thread makes a proposal cost more, not quicker: the matrices are small.
        torch.set_num_threads(1)
        return versions()

    def open(self, task, case):
        if task != "search":
            raise protocol.Unsupported("only searches")
        if case.sampler not in SAMPLERS:
            raise protocol.Unsupported(f"has no {case.sampler}")
        return Search(case)


def versions():
    return f"Optuna {optuna.__version__}, torch {torch.__version__}, scipy {scipy.__version__}"


if __name__ == "__main__":
    protocol.serve(OptunaWorker())
