"""An encoder and a decoder with general attention in PyTorch, for PairReferenceTest: the probabilities of each step.

Weight i of the network's flat vector is 1.5 sin(0.37 i). LSTMs, 3 units in each direction of a bidirectional encoder of 2 layers, embeddings
of 4, 6 source and 5 target tokens. Run: python encoder_decoder.py (torch 2.13.0)
"""

import torch

HIDDEN, WIDTH, EMBEDDING = 3, 6, 4
SOURCE, READ = [3, 5, 4, 3], [1, 4, 3, 0]


class Flat:
    """The weights, taken in the order in which they lie."""

    def __init__(self):
        self.at = 0

    def take(self, *shape):
        count = 1
        for axis in shape:
            count *= axis
        numbers = torch.sin(0.37 * torch.arange(self.at, self.at + count, dtype=torch.float64)) * 1.5
        self.at += count
        return numbers.reshape(shape)

    def cell(self, module, suffix, inputs, hidden):
        getattr(module, "weight_ih" + suffix).data = self.take(inputs, 4 * hidden).T.contiguous()
        getattr(module, "weight_hh" + suffix).data = self.take(hidden, 4 * hidden).T.contiguous()
        getattr(module, "bias_ih" + suffix).data = self.take(4 * hidden)
        getattr(module, "bias_hh" + suffix).data = torch.zeros(4 * hidden, dtype=torch.float64)


def probabilities(feeding):
    flat = Flat()
    source_embedding = flat.take(6, EMBEDDING)
    target_embedding = flat.take(5, EMBEDDING)
    encoder = torch.nn.LSTM(EMBEDDING, HIDDEN, 2, bidirectional=True).double()
    for layer in range(2):
        inputs = EMBEDDING if layer == 0 else WIDTH
        flat.cell(encoder, f"_l{layer}", inputs, HIDDEN)
        flat.cell(encoder, f"_l{layer}_reverse", inputs, HIDDEN)
    cells = [torch.nn.LSTMCell((EMBEDDING + WIDTH * feeding) if layer == 0 else WIDTH, WIDTH).double() for layer in range(2)]
    for layer, cell in enumerate(cells):
        flat.cell(cell, "", cell.input_size, WIDTH)
    score = flat.take(WIDTH, WIDTH)
    joined = flat.take(2 * WIDTH, WIDTH)
    head = flat.take(5, WIDTH)
    bias = flat.take(5)

    encoded, (h, c) = encoder(source_embedding[SOURCE])
    # PyTorch has the final states of each layer's directions one after the other.
    states = [(torch.cat([h[2 * l], h[2 * l + 1]]), torch.cat([c[2 * l], c[2 * l + 1]])) for l in range(2)]
    found = torch.zeros(WIDTH, dtype=torch.float64)
    rows = []
    for token in READ:
        x = target_embedding[token]
        if feeding:
            x = torch.cat([x, found])
        for layer, cell in enumerate(cells):
            states[layer] = cell(x, states[layer])
            x = states[layer][0]
        weights = torch.softmax(encoded @ (x @ score), 0)
        found = torch.tanh(torch.cat([x, weights @ encoded]) @ joined)
        rows.append(torch.softmax(head @ found + bias, 0))
    return torch.stack(rows), weights


with torch.no_grad():
    for feeding in (False, True):
        rows, weights = probabilities(feeding)
        print("input feeding" if feeding else "plain")
        for row in rows:
            print("  " + ", ".join(f"{number:.7f}" for number in row))
        print("  last attention " + ", ".join(f"{number:.7f}" for number in weights))
