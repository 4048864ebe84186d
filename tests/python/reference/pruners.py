"""Which trials Optuna's pruners end, and at which step, of a recorded sequence: expected values of PrunersTest.

Trial n has reports at steps 1 to 12. All numbers are quotients of small whole numbers, so that Java makes the same ones.

    pip install optuna==5.0.0
    python pruners.py
"""

import optuna

TRIALS = 40
STEPS = 12


def falling(trial, step):
    """Falls from step to step, from a start and to an end that differ by trial."""
    start = (trial * 37 % 41) / 41
    end = (trial * 23 % 43) / 43
    return end + start / step


def wavy(trial, step):
    """Falls, with a wave on it."""
    return falling(trial, step) + ((trial * 7 + step * 5) % 11) / 22


def ended(pruner, curve, first_step):
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    study = optuna.create_study(pruner=pruner, sampler=optuna.samplers.RandomSampler(seed=1))
    steps = []
    for number in range(TRIALS):
        trial = study.ask()
        at = 0
        for step in range(1, STEPS + 1):
            trial.report(curve(number, step), step - 1 + first_step)
            if trial.should_prune():
                at = step
                break
        if at:
            study.tell(trial, state=optuna.trial.TrialState.PRUNED)
        else:
            study.tell(trial, curve(number, STEPS))
        steps.append(at)
    return steps


print("optuna", optuna.__version__)
for factor in (2, 3, 4):
    halving = optuna.pruners.SuccessiveHalvingPruner(min_resource=1, reduction_factor=factor)
    print("asha(1, %d)" % factor, ended(halving, falling, 1))
print("asha(2, 3)", ended(optuna.pruners.SuccessiveHalvingPruner(2, 3), falling, 1))
print("median()", ended(optuna.pruners.MedianPruner(5, 0), wavy, 0))
print("median(8, 3)", ended(optuna.pruners.MedianPruner(8, 3), wavy, 0))
