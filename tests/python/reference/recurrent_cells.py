"""Reference values for recurrent layers: PyTorch's LSTM, GRU and RNN, and a peephole LSTM written out and differentiated by PyTorch.

Each case has weights, inputs, states and the gradients that come from above, and what they give: outputs, final states, and gradients
with respect to everything that went in. All is drawn and computed in 64 bits. Rows have unequal lengths in some cases (a packed
sequence), and some run from the last step to the first (the second direction of a bidirectional layer, alone). PyTorch has two biases
for each gate; ours are their sums, and for a GRU the candidate's two, of which the second is inside the reset. Gates are in our order:
i f g o for the LSTM, z r n for the GRU (PyTorch has r z n).

A line of the output is a name, the lengths of its axes and its numbers. Needs torch (2.13.0 was used).

Usage: python recurrent_cells.py > recurrent-cells.txt
"""

import sys

import torch
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

STEPS, ROWS, INPUTS, HIDDEN = 6, 3, 4, 5
LENGTHS = {"full": None, "unequal": [6, 2, 4]}
# Which of PyTorch's blocks of hidden weights each of our gates is.
ORDER = {"LSTM": [0, 1, 2, 3], "GRU": [1, 0, 2], "RNN": [0]}


def write(name, tensor):
    lengths = " ".join(str(length) for length in tensor.shape)
    numbers = " ".join(f"{number:.10g}" for number in tensor.detach().reshape(-1).tolist())
    sys.stdout.write(f"{name} [{lengths}] {numbers}\n")


def normal(*lengths):
    return torch.randn(*lengths, dtype=torch.float64)


def blocks(cell, tensor):
    """[gate * hidden, ...] with PyTorch's gates to a list of [hidden, ...] with ours."""
    return [tensor[HIDDEN * block : HIDDEN * (block + 1)] for block in ORDER[cell]]


def matrix(cell, tensor):
    """[gate * hidden, input] to our [input, gate, hidden]."""
    return torch.stack([block.T for block in blocks(cell, tensor)], 1)


def biases(cell, outside, inside, gradient):
    """Both biases to ours; a gradient is the same with respect to either of two that are added."""
    first, second = blocks(cell, outside), blocks(cell, inside)
    own = [a if gradient else a + b for a, b in zip(first, second)]
    if cell == "GRU":
        own = own[:2] + [first[2], second[2]]
    return torch.stack(own)


def layer(cell, x, h, c, lengths, reversed_):
    """A layer of PyTorch's, its weights by our names, and what it gives: output, hidden state, cell state."""
    made = getattr(torch.nn, cell)(INPUTS, HIDDEN, bidirectional=reversed_).double()
    with torch.no_grad():
        for weights in made.parameters():
            weights.copy_(normal(*weights.shape) * 0.5)
    state = h.unsqueeze(0) if not reversed_ else torch.stack([torch.zeros_like(h), h])
    if cell == "LSTM":
        state = (state, c.unsqueeze(0) if not reversed_ else torch.stack([torch.zeros_like(c), c]))
    packed = x if lengths is None else pack_padded_sequence(x, lengths, enforce_sorted=False)
    output, state = made(packed, state)
    if lengths is not None:
        output, _ = pad_packed_sequence(output, total_length=STEPS)
    own = output[:, :, -HIDDEN:]
    hidden, after = (state[0][-1], state[1][-1]) if cell == "LSTM" else (state[-1], None)
    suffix = "_l0_reverse" if reversed_ else "_l0"
    return {name[: -len(suffix)]: w for name, w in made.named_parameters() if name.endswith(suffix)}, own, hidden, after


def peepholes(x, h, c, lengths, reversed_):
    """The same for an LSTM with peepholes, from its formulas."""
    weights = {
        "weight_ih": normal(4 * HIDDEN, INPUTS) * 0.5,
        "weight_hh": normal(4 * HIDDEN, HIDDEN) * 0.5,
        "bias_ih": normal(4 * HIDDEN) * 0.5,
        "bias_hh": torch.zeros(4 * HIDDEN, dtype=torch.float64),
        "peepholes": normal(3, HIDDEN) * 0.5,
    }
    for tensor in weights.values():
        tensor.requires_grad_()
    outputs = [None] * STEPS
    counts = torch.tensor(lengths if lengths is not None else [STEPS] * ROWS)
    for step in reversed(range(STEPS)) if reversed_ else range(STEPS):
        a = x[step] @ weights["weight_ih"].T + h @ weights["weight_hh"].T + weights["bias_ih"] + weights["bias_hh"]
        i, f, g, o = a.split(HIDDEN, 1)
        i = torch.sigmoid(i + weights["peepholes"][0] * c)
        f = torch.sigmoid(f + weights["peepholes"][1] * c)
        new_c = f * c + i * torch.tanh(g)
        new_h = torch.sigmoid(o + weights["peepholes"][2] * new_c) * torch.tanh(new_c)
        counting = (step < counts).unsqueeze(1)
        h, c = torch.where(counting, new_h, h), torch.where(counting, new_c, c)
        outputs[step] = torch.where(counting, new_h, torch.zeros_like(new_h))
    return weights, torch.stack(outputs), h, c


def case(name, cell, with_peepholes, lengths, reversed_):
    x = normal(STEPS, ROWS, INPUTS).requires_grad_()
    h = normal(ROWS, HIDDEN).requires_grad_()
    c = normal(ROWS, HIDDEN).requires_grad_()
    if with_peepholes:
        weights, output, hidden, after = peepholes(x, h, c, lengths, reversed_)
    else:
        weights, output, hidden, after = layer(cell, x, h, c, lengths, reversed_)
    from_above = [normal(*output.shape), normal(*hidden.shape)]
    loss = (output * from_above[0]).sum() + (hidden * from_above[1]).sum()
    if after is not None:
        from_above.append(normal(*after.shape))
        loss = loss + (after * from_above[2]).sum()
    loss.backward()

    sys.stdout.write(f"case {name} {cell} {'peepholes' if with_peepholes else '-'} {'reversed' if reversed_ else '-'} ")
    sys.stdout.write(" ".join(str(length) for length in lengths or [STEPS] * ROWS) + "\n")
    for prefix, part in (("", lambda tensor: tensor), ("gradient.", lambda tensor: tensor.grad)):
        gradient = prefix != ""
        write(prefix + "INPUT", part(x))
        write(prefix + "HIDDEN_BEFORE", part(h))
        if after is not None:
            write(prefix + "CELL_BEFORE", part(c))
        write(prefix + "INPUT_WEIGHTS", matrix(cell, part(weights["weight_ih"])))
        write(prefix + "RECURRENT_WEIGHTS", matrix(cell, part(weights["weight_hh"])))
        write(prefix + "BIASES", biases(cell, part(weights["bias_ih"]), part(weights["bias_hh"]), gradient))
        if with_peepholes:
            write(prefix + "PEEPHOLES", part(weights["peepholes"]))
    for key, value, above in zip(("OUTPUT", "HIDDEN_AFTER", "CELL_AFTER"), (output, hidden, after), from_above):
        write(key, value)
        write("gradient." + key, above)


torch.manual_seed(1)
for cell, with_peepholes in (("LSTM", False), ("LSTM", True), ("GRU", False), ("RNN", False)):
    for kind, lengths in LENGTHS.items():
        for reversed_ in (False, True):
            name = f"{cell.lower()}{'-peepholes' if with_peepholes else ''}-{kind}{'-reversed' if reversed_ else ''}"
            case(name, cell, with_peepholes, lengths, reversed_)
