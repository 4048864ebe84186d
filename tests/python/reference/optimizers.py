"""Steps of torch.optim: 20 of each optimizer from the same 12 weights along the same 20 random gradients, in float32.

The first lines are the start and the gradients, the others the weights after each step: case, step, 12 numbers. DescentTest makes the
same steps. Made with PyTorch 2.13.

Usage: python optimizers.py > dsl/src/test/resources/org/cellstate/dsl/engine/optimize/optimizers.csv
"""

import torch

STEPS, WEIGHTS = 20, 12

torch.manual_seed(7)
start = torch.randn(WEIGHTS)
gradients = torch.randn(STEPS, WEIGHTS) * torch.logspace(-2, 1, WEIGHTS)[torch.randperm(WEIGHTS)]


def line(case, step, values):
    print(",".join([case, str(step)] + [f"{value:.9g}" for value in values.tolist()]))


def run(case, make, clip=None):
    weights = torch.nn.Parameter(start.clone())
    optimizer = make([weights])
    for step in range(STEPS):
        weights.grad = gradients[step].clone()
        if clip is not None:
            torch.nn.utils.clip_grad_norm_([weights], clip)
        optimizer.step()
        line(case, step + 1, weights.detach())


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
