"""Steps of torch.optim: 20 of each optimizer from the same 12 weights along the same 20 random gradients, in float32.

The first lines are the start and the gradients, the others the weights after each step: case, step, 12 numbers. DescentTest makes the
same steps. In the last cases the weights are a matrix of 2 units by 3 inputs, 2 biases, and a recurrent matrix of 2 inputs by 2 units.
Made with PyTorch 2.13.

Usage: python optimizers.py > dsl/src/test/resources/org/cellstate/dsl/engine/optimize/optimizers.csv
"""

import torch

STEPS, WEIGHTS, PARTS = 20, 12, [6, 2, 4]

torch.manual_seed(7)
start = torch.randn(WEIGHTS)
gradients = torch.randn(STEPS, WEIGHTS) * torch.logspace(-2, 1, WEIGHTS)[torch.randperm(WEIGHTS)]


def line(case, step, values):
    print(",".join([case, str(step)] + [f"{value:.9g}" for value in values.tolist()]))


def run(case, make, clip=None, penalty=None, limit=None):
    weights = [torch.nn.Parameter(part.clone()) for part in start.split(PARTS)]
    optimizer = make(weights)
    for step in range(STEPS):
        for part, gradient in zip(weights, gradients[step].split(PARTS)):
            part.grad = gradient.clone()
        if penalty is not None:
            penalty(*weights).backward()
        if clip is not None:
            torch.nn.utils.clip_grad_norm_(weights, clip)
        optimizer.step()
        if limit is not None:
            with torch.no_grad():
                limit(*weights)
        line(case, step + 1, torch.cat(weights).detach())


def elastic(matrix, biases, recurrent):
    return 0.3 * matrix.abs().sum() + 0.2 * matrix.square().sum() + 0.5 * recurrent.square().sum()


def max_norm(matrix, biases, recurrent):
    by_unit, by_input = matrix.view(2, 3), recurrent.view(2, 2)
    by_unit.copy_(by_unit.renorm(p=2, dim=0, maxnorm=1.5))
    by_input.copy_(by_input.renorm(p=2, dim=1, maxnorm=0.8))


def decays(parts):
    return [{"params": [part], "weight_decay": decay} for part, decay in zip(parts, [2, 0, 0.5])]


line("start", 0, start)
for step in range(STEPS):
    line("gradient", step + 1, gradients[step])
optim = torch.optim
run("adam", lambda p: optim.Adam(p, lr=0.01))
run("adam with other moments", lambda p: optim.Adam(p, lr=0.02, betas=(0.8, 0.95), eps=1e-3))
run("adam clipped", lambda p: optim.Adam(p, lr=0.01, eps=0.1), clip=1)
run("adamW", lambda p: optim.AdamW(p, lr=0.01))
run("adamW decaying fast", lambda p: optim.AdamW(p, lr=0.01, weight_decay=2))
run("sgd", lambda p: optim.SGD(p, lr=0.01))
run("sgd clipped", lambda p: optim.SGD(p, lr=0.05), clip=1)
run("sgd with momentum", lambda p: optim.SGD(p, lr=0.01, momentum=0.9))
run("sgd with nesterov", lambda p: optim.SGD(p, lr=0.01, momentum=0.9, nesterov=True))
run("rmsProp", lambda p: optim.RMSprop(p, lr=0.01))
run("rmsProp with another rho", lambda p: optim.RMSprop(p, lr=0.01, alpha=0.9, eps=1e-3))
run("penalties", lambda p: optim.SGD(p, lr=0.01), penalty=elastic)
run("penalties clipped", lambda p: optim.Adam(p, lr=0.01, eps=0.1), clip=2, penalty=elastic)
run("decay", lambda p: optim.AdamW(decays(p), lr=0.01))
run("max norm", lambda p: optim.SGD(p, lr=0.05), limit=max_norm)
