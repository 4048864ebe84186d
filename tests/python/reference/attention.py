"""Attention and its gradients by PyTorch, for AttentionReferenceTest: plain tensor operations for the mechanisms between two sequences,
scaled_dot_product_attention and MultiheadAttention for those of Vaswani et al.

Each case is drawn anew in double precision. A line of the output is a name, a shape, and the numbers row by row. Axes are named as in
Deeplearning4j, [batch, feature, time]; parameters are [input, output]. Masks are [batch, time], 1 for a real step. The gradients are those
of the sum of output times "above". Needs torch (2.13 made the file).

Usage: python attention.py > attention.txt
"""

import math

import torch
from torch import nn
from torch.nn import functional

BATCH, TARGETS, SOURCES, QUERY, SOURCE, UNITS, HEADS = 3, 4, 5, 6, 7, 5, 3
SOURCE_MASK = [[1, 1, 1, 1, 1], [1, 1, 1, 0, 0], [0, 1, 0, 1, 1]]
TARGET_MASK = [[1, 1, 1, 1], [0, 1, 1, 1], [1, 0, 1, 0]]

torch.manual_seed(3)
torch.set_default_dtype(torch.float64)


def draw(*shape):
    return torch.randn(*shape, requires_grad=True)


def write(case, **arrays):
    for name, array in arrays.items():
        numbers = " ".join(repr(x) for x in array.detach().flatten().tolist())
        print(f"{case}.{name} {','.join(map(str, array.shape))} {numbers}")


def finish(case, output, inputs, **others):
    """Writes a case with its gradients; what lies [batch, time, feature] here is written [batch, feature, time]."""
    above = torch.randn(output.shape)
    (output * above).sum().backward()
    turned = lambda x: x.transpose(1, 2) if x.dim() == 3 else x
    write(case, output=turned(output), above=turned(above))
    for name, tensor in inputs.items():
        sequence = name in ("queries", "source", "sequence")
        put = turned if sequence else (lambda x: x)
        write(case, **{name: put(tensor), name + "Gradient": put(tensor.grad)})
    write(case, **others)


def attend(scores, source, source_mask, target_mask):
    """scores [batch, target, source], source [batch, source, feature]: contexts and weights, both 0 at masked target steps."""
    scores = scores.masked_fill(source_mask[:, None, :] == 0, -math.inf)
    weights = torch.softmax(scores, dim=2) * target_mask[:, :, None]
    return weights @ source, weights


def between(case, score, query_size=QUERY, timed=True, masked=True, **shapes):
    """Attention from queries to a source; score takes queries, source and the parameters."""
    queries = draw(BATCH, TARGETS, query_size) if timed else draw(BATCH, query_size)
    source = draw(BATCH, SOURCES, SOURCE)
    parameters = {name: draw(*shape) for name, shape in shapes.items()}
    source_mask = torch.tensor(SOURCE_MASK) if masked else torch.ones(BATCH, SOURCES)
    target_mask = torch.tensor(TARGET_MASK) if masked and timed else torch.ones(BATCH, TARGETS if timed else 1)
    asked = queries if timed else queries[:, None, :]
    context, weights = attend(score(asked, source, **parameters), source, source_mask, target_mask)
    others = {"weights": weights}
    if masked:
        others["sourceMask"] = source_mask.double()
        others["targetMask"] = target_mask.double()
    finish(case, context if timed else context[:, 0, :], {"queries": queries, "source": source, **parameters}, **others)


def additive(queries, source, Wq, Wk, v):
    hidden = torch.tanh((queries @ Wq)[:, :, None, :] + (source @ Wk)[:, None, :, :])
    return (hidden * v[0]).sum(dim=3)


def dot(queries, source):
    return queries @ source.transpose(1, 2)


def general(queries, source, W):
    return queries @ W @ source.transpose(1, 2)


def scaled():
    """Dot attention over the root of the features, by PyTorch's own function."""
    queries, source = draw(BATCH, TARGETS, SOURCE), draw(BATCH, SOURCES, SOURCE)
    mask = torch.tensor(SOURCE_MASK) == 1
    context = functional.scaled_dot_product_attention(queries, source, source, attn_mask=mask[:, None, :])
    weights = torch.softmax((dot(queries, source) / math.sqrt(SOURCE)).masked_fill(~mask[:, None, :], -math.inf), dim=2)
    others = {"weights": weights, "sourceMask": mask.double(), "targetMask": torch.ones(BATCH, TARGETS)}
    finish("scaled", context, {"queries": queries, "source": source}, **others)


def self_attention(case, heads, causal, masked):
    """By PyTorch's own layer, whose matrices are [output, input]."""
    size = QUERY
    layer = nn.MultiheadAttention(size, heads, bias=False, batch_first=True)
    nn.init.normal_(layer.in_proj_weight, std=0.5)
    nn.init.normal_(layer.out_proj.weight, std=0.5)
    sequence = draw(BATCH, SOURCES, size)
    mask = torch.tensor(SOURCE_MASK) if masked else torch.ones(BATCH, SOURCES)
    # A real step sees at least itself; what the layer says at a padded one is not used, and may be no number.
    later = torch.triu(torch.ones(SOURCES, SOURCES, dtype=torch.bool), 1) if causal else None
    hidden = later[None] if causal else torch.zeros(1, SOURCES, SOURCES, dtype=torch.bool)
    hidden = hidden | (mask == 0)[:, None, :]
    hidden = hidden & (mask == 1)[:, :, None]
    output, weights = layer(
        sequence, sequence, sequence, attn_mask=hidden.repeat_interleave(heads, 0), average_attn_weights=False
    )
    output = output * mask[:, :, None]
    above = torch.randn(output.shape)
    (output * above).sum().backward()
    wq, wk, wv = layer.in_proj_weight.split(size)
    gq, gk, gv = layer.in_proj_weight.grad.split(size)
    write(
        case,
        sequence=sequence.transpose(1, 2),
        sequenceGradient=sequence.grad.transpose(1, 2),
        output=output.transpose(1, 2),
        above=above.transpose(1, 2),
        weights=(weights * mask[:, None, :, None]).transpose(0, 1),
        Wq=wq.T, WqGradient=gq.T, Wk=wk.T, WkGradient=gk.T, Wv=wv.T, WvGradient=gv.T,
        Wo=layer.out_proj.weight.T, WoGradient=layer.out_proj.weight.grad.T,
    )
    if masked:
        write(case, sourceMask=mask.double(), targetMask=mask.double())


matrices = {"Wq": (QUERY, UNITS), "Wk": (SOURCE, UNITS), "v": (1, UNITS)}
between("additive", additive, masked=False, **matrices)
between("additiveMasked", additive, **matrices)
between("additivePooling", additive, timed=False, **matrices)
between("dot", dot, query_size=SOURCE)
between("general", general, W=(QUERY, SOURCE))
between("generalPooling", general, timed=False, W=(QUERY, SOURCE))
scaled()
self_attention("self", heads=1, causal=False, masked=False)
self_attention("selfHeads", heads=HEADS, causal=False, masked=True)
self_attention("selfCausal", heads=2, causal=True, masked=True)
