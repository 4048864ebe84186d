"""Losses of forecasts that are normalised by their window, from PyTorch, for the test of org.cellstate.dsl.engine.head.SpreadLoss.

Raw outputs and targets are in deviations of a window; the loss is that of the same forecast in training deviations: everything that is a
distance is multiplied by the window's spread first. Counts are the exception: there the spread is what the window was divided by, the mean
is multiplied by it and the dispersion divided by its root, and the likelihood is that of the count (Salinas et al. 2020, DeepAR). Gradients
are with respect to the raw outputs. Needs torch and scipy, which must agree on the counts; made with torch 2.13 and scipy 1.17.

Usage: python forecast_losses.py > dsl/src/test/resources/org/cellstate/dsl/engine/head/forecast-losses.json
"""

import json

import torch
from scipy.stats import nbinom
from torch.distributions import NegativeBinomial, Normal, StudentT
from torch.nn import functional as F

torch.manual_seed(20260102)
torch.set_default_dtype(torch.float64)
FLOOR = 1e-6
LEVELS = torch.tensor([0.1, 0.5, 0.9])


def positive(raw):
    return F.softplus(raw) + FLOOR


def quantiles(raw, target, spread):
    missing = (target * spread).unsqueeze(-1) - raw.sort(-1).values * spread.unsqueeze(-1)
    return torch.maximum(LEVELS * missing, (LEVELS - 1) * missing).mean(-1)


def gaussian(raw, target, spread):
    return -Normal(raw[:, 0] * spread, positive(raw[:, 1]) * spread).log_prob(target * spread)


def student_t(raw, target, spread):
    return -StudentT(2 + positive(raw[:, 2]), raw[:, 0] * spread, positive(raw[:, 1]) * spread).log_prob(target * spread)


def negative_binomial(raw, target, scale):
    mean = positive(raw[:, 0]) * scale
    dispersion = positive(raw[:, 1]) / scale.sqrt()
    losses = -NegativeBinomial(1 / dispersion, logits=(dispersion * mean).log()).log_prob((target * scale).round())
    size = (1 / dispersion).detach().numpy()
    other = -nbinom.logpmf((target * scale).round().numpy(), size, 1 / (1 + (dispersion * mean).detach().numpy()))
    torch.testing.assert_close(losses.detach(), torch.tensor(other), rtol=1e-9, atol=1e-9)
    return losses


LOSSES = {"quantiles(0.1, 0.5, 0.9)": (3, quantiles), "gaussian()": (2, gaussian), "studentT()": (3, student_t)}


def cases():
    for name, (outputs, loss) in LOSSES.items():
        raw = torch.randn(6, outputs).mul_(2).requires_grad_()
        target = torch.randn(6) * 2
        spread = torch.tensor([0.003, 0.2, 0.9, 1.0, 1.7, 12.0])
        losses = loss(raw, target, spread)
        losses.sum().backward()
        yield {
            "loss": name,
            "raw": raw.tolist(),
            "target": target.tolist(),
            "spread": spread.tolist(),
            "losses": losses.tolist(),
            "gradient": raw.grad.tolist(),
        }


def count_cases():
    scale = torch.tensor([1.0, 1.5, 4.25, 31.0, 900.5, 20000.0])
    raw = torch.randn(6, 2).mul_(2).requires_grad_()
    target = torch.tensor([0.0, 3.0, 2.0, 45.0, 610.0, 31234.0]) / scale
    losses = negative_binomial(raw, target, scale)
    losses.sum().backward()
    yield {
        "loss": "negativeBinomial()",
        "raw": raw.tolist(),
        "target": target.tolist(),
        "spread": scale.tolist(),
        "losses": losses.tolist(),
        "gradient": raw.grad.tolist(),
    }


print(json.dumps([*cases(), *count_cases()]))
