"""Learning rates of torch.optim.lr_scheduler over 100 steps in 10 epochs, as shares of the optimizer's rate.

One line for each schedule: its name, then the share at each of the 100 steps. The first line holds the validation loss of each epoch,
which ReduceLROnPlateau reads; torch's patience counts the epochs that are let pass, so it is one less than ours. Made with PyTorch 2.13.

Usage: python schedules.py > dsl/src/test/resources/org/cellstate/dsl/model/schedules.csv
"""

import torch
from torch.optim.lr_scheduler import CosineAnnealingLR, LinearLR, ReduceLROnPlateau, SequentialLR, StepLR

EPOCHS, BATCHES = 10, 10
STEPS = EPOCHS * BATCHES
VALID = [3.0, 2.0, 2.0, 2.5, 1.9, 1.9, 1.95, 2.0, 1.8, 1.9]


def run(name, make, each="step"):
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=1.0)
    schedule = make(optimizer)
    rates = []
    for step in range(STEPS):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        if each == "step":
            schedule.step()
        elif (step + 1) % BATCHES == 0:
            schedule.step(*([VALID[step // BATCHES]] if each == "loss" else []))
    print(";".join([name] + [repr(rate) for rate in rates]))


def warm_up(optimizer, steps, then):
    linear = LinearLR(optimizer, start_factor=1 / steps, end_factor=1, total_iters=steps - 1)
    return SequentialLR(optimizer, [linear, then], milestones=[steps])


print(";".join(["valid"] + [repr(loss) for loss in VALID]))
run("cosine()", lambda o: CosineAnnealingLR(o, STEPS))
run("cosine(0.1)", lambda o: CosineAnnealingLR(o, STEPS, eta_min=0.1))
run("cosine().warmUp(0.05)", lambda o: warm_up(o, 5, CosineAnnealingLR(o, STEPS - 5)))
run("constant().warmUp(0.2)", lambda o: warm_up(o, 20, StepLR(o, STEPS, 0.5)))
run("step(3, 0.5)", lambda o: StepLR(o, 3, 0.5), "epoch")
run("plateau(2, 0.5)", lambda o: ReduceLROnPlateau(o, factor=0.5, patience=1, threshold=0), "loss")
run("plateau(1, 0.2, 0.01)", lambda o: ReduceLROnPlateau(o, factor=0.2, patience=0, threshold=0, min_lr=0.01), "loss")
