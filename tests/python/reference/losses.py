"""Values and gradients of losses from PyTorch in double precision, for the tests of org.cellstate.dsl.engine.loss.

Each case has raw outputs [row, output], targets and weights by row; the loss is the weighted sum over rows, the mean over the target
values of a row; the gradient is with respect to the raw outputs. The link functions are those that org.cellstate.dsl.model.Loss states.
CTC cases have raw outputs [step, sequence, class], real steps and labels by sequence, and a loss by sequence. Needs torch; made with 2.13.

Usage: python losses.py > dsl/src/test/resources/org/cellstate/dsl/engine/loss/losses.json
"""

import json

import torch
from torch.distributions import NegativeBinomial, Normal, StudentT
from torch.nn import functional as F

torch.manual_seed(20260101)
torch.set_default_dtype(torch.float64)
FLOOR = 1e-6


def positive(raw):
    return F.softplus(raw) + FLOOR


def pinball(raw, target, levels):
    missing = target.unsqueeze(-1) - raw.sort(-1).values
    levels = torch.tensor(levels)
    return torch.maximum(levels * missing, (levels - 1) * missing).mean(-1)


def gaussian(raw, target):
    return -Normal(raw[..., 0], positive(raw[..., 1])).log_prob(target)


def student_t(raw, target):
    return -StudentT(2 + positive(raw[..., 2]), raw[..., 0], positive(raw[..., 1])).log_prob(target)


def negative_binomial(raw, target):
    mean, dispersion = positive(raw[..., 0]), positive(raw[..., 1])
    return -NegativeBinomial(1 / dispersion, logits=torch.log(dispersion * mean)).log_prob(target)


VALUES = {
    "mse()": (1, lambda r, y: F.mse_loss(r[..., 0], y, reduction="none")),
    "mae()": (1, lambda r, y: F.l1_loss(r[..., 0], y, reduction="none")),
    "huber()": (1, lambda r, y: F.huber_loss(r[..., 0], y, reduction="none")),
    "huber(0.3)": (1, lambda r, y: F.huber_loss(r[..., 0], y, reduction="none", delta=0.3)),
    "quantiles(0.1, 0.5, 0.9)": (3, lambda r, y: pinball(r, y, [0.1, 0.5, 0.9])),
    "gaussian()": (2, gaussian),
    "studentT()": (3, student_t),
    "negativeBinomial()": (2, negative_binomial),
}


def case(loss, raw, targets, weights, rows):
    """rows: loss of each row from raw [row, output]"""
    raw.requires_grad_()
    losses = weights * rows(raw)
    losses.sum().backward()
    return {
        "loss": loss,
        "raw": raw.tolist(),
        "targets": targets.tolist(),
        "weights": weights.tolist(),
        "losses": losses.tolist(),
        "gradient": raw.grad.tolist(),
    }


def value_cases():
    weights = torch.tensor([1.0, 0.25, 2.0, 0.5, 1.0, 1.0, 0.125])
    for loss, (each, value) in VALUES.items():
        for targets in (1, 3):
            for size in (1.5, 30.0):
                raw = torch.randn(7, targets * each) * size
                target = torch.randn(7, targets) * size
                if "Binomial" in loss:
                    target = torch.randint(0, 40, (7, targets)).double()
                yield case(
                    loss,
                    raw,
                    target,
                    weights,
                    lambda r, v=value, t=target, e=each: v(r.reshape(t.shape[0], -1, e), t).mean(-1),
                )


def class_cases():
    weights = torch.tensor([1.0, 0.25, 2.0, 0.5, 1.0])
    for loss, smoothing in (("crossEntropy()", 0.0), ("crossEntropy(0.1)", 0.1)):
        for classes in (2, 7, 33):
            for size in (2.0, 1e4):
                raw = torch.randn(5, classes) * size
                target = torch.randint(0, classes, (5,))
                yield case(
                    loss,
                    raw,
                    target.reshape(-1, 1),
                    weights,
                    lambda r, t=target, s=smoothing: F.cross_entropy(r, t, reduction="none", label_smoothing=s),
                )


def ctc_cases():
    for size in (1.0, 20.0):
        steps, classes = 12, 5
        labels = [[1, 2, 3], [4, 4, 4, 1], [], [2, 2], [3]]
        lengths = [12, 7, 5, 3, 1]
        raw = (torch.randn(steps, len(labels), classes) * size).requires_grad_()
        losses = F.ctc_loss(
            F.log_softmax(raw, -1),
            torch.tensor([label for sequence in labels for label in sequence]),
            torch.tensor(lengths),
            torch.tensor([len(sequence) for sequence in labels]),
            reduction="none",
        )
        losses.sum().backward()
        yield {
            "raw": raw.tolist(),
            "steps": lengths,
            "labels": labels,
            "losses": losses.tolist(),
            "gradient": raw.grad.tolist(),
        }


def gamma():
    x = torch.tensor([1e-6, 1e-3, 0.1, 0.5, 1.0, 1.5, 2.0, 3.7, 9.99, 10.0, 25.0, 333.0, 1e4, 1e6])
    return {"x": x.tolist(), "logGamma": torch.lgamma(x).tolist(), "digamma": torch.digamma(x).tolist()}


print(json.dumps({"rows": [*value_cases(), *class_cases()], "ctc": list(ctc_cases()), "gamma": gamma()}))
