"""PyTorch as the language benchmark's peer, eager: what a user writes who wants speed on a CPU.

A case is {"text", "tokens", "vocabulary", "embedding", "hidden", "layers", "batch", "steps", "epochs", "rate", "seed"}. The answer's "ms"
are those of each epoch, with its reading of the held out tokens, and at last of one token written; its "values" the bits of a held out
token. Time stands first, which is what its kernels want, and Adam is the fused one.
"""

import copy
import math
import time
from dataclasses import dataclass
from pathlib import Path

import protocol
import torch

# Rows beside each other that held out tokens are read in.
ROWS = 32
# Tokens that are written one after the other.
WRITTEN = 1000


@dataclass(frozen=True)
class Case:
    """A text, the network and how long it trains."""

    text: str
    tokens: str
    vocabulary: int
    embedding: int
    hidden: int
    layers: int
    batch: int
    steps: int
    epochs: int
    rate: float
    seed: int

    @classmethod
    def read(cls, values):
        return cls(**values)


class Model(torch.nn.Module):
    def __init__(self, case):
        super().__init__()
        self.embedding = torch.nn.Embedding(case.vocabulary, case.embedding)
        self.recurrent = torch.nn.LSTM(case.embedding, case.hidden, case.layers)
        self.head = torch.nn.Linear(case.hidden, case.vocabulary)

    def forward(self, tokens, state=None):
        output, state = self.recurrent(self.embedding(tokens), state)
        return self.head(output), state


def streams(tokens, rows, steps=1):
    """What is read and what is asked for, [time, rows], of whole pieces."""
    length = (len(tokens) - 1) // (rows * steps) * steps
    read = tokens[: rows * length].view(rows, length).t().contiguous()
    asked = tokens[1 : rows * length + 1].view(rows, length).t().contiguous()
    return read, asked


class Learning:
    note = f"torch {torch.__version__}, time first, fused Adam, eager, the best weights kept"

    def __init__(self, case):
        self.case = case
        lines = Path(case.tokens).read_text().splitlines()
        training, held_out = (torch.tensor([int(token) for token in line.split()]) for line in lines)
        self.read, self.asked = streams(training, case.batch, case.steps)
        self.held_out = streams(held_out, ROWS)
        self.values = []

    def run(self, _warmup, _steps):
        case = self.case
        torch.manual_seed(case.seed)
        model = Model(case)
        optimizer = torch.optim.Adam(model.parameters(), lr=case.rate, fused=True)
        times, best = [], (math.inf, None)
        for _ in range(case.epochs):
            begin = time.perf_counter()
            self.epoch(model, optimizer)
            loss = self.loss(model)
            if loss < best[0]:
                best = loss, copy.deepcopy(model.state_dict())
            times.append((time.perf_counter() - begin) * 1000)
        model.load_state_dict(best[1])
        self.values = [self.loss(model) / math.log(2)]
        return times + [write(model)]

    def epoch(self, model, optimizer):
        state = None
        steps = self.case.steps
        for begin in range(0, len(self.read), steps):
            output, state = model(self.read[begin : begin + steps], state)
            state = tuple(part.detach() for part in state)
            loss = loss_of(output, self.asked[begin : begin + steps])
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            loss.item()

    def loss(self, model):
        with torch.inference_mode():
            read, asked = self.held_out
            return loss_of(model(read)[0], asked).item()


def loss_of(output, asked):
    return torch.nn.functional.cross_entropy(output.flatten(0, 1), asked.flatten())


def write(model):
    """The milliseconds of a token, the likeliest after each other."""
    with torch.inference_mode():
        begin = time.perf_counter()
        token, state = torch.zeros(1, 1, dtype=torch.long), None
        for _ in range(WRITTEN):
            output, state = model(token, state)
            token = torch.log_softmax(output, -1).argmax(-1)
        return (time.perf_counter() - begin) * 1000 / WRITTEN


class TorchWorker:
    case_of = staticmethod(Case.read)

    def hello(self, threads):
        torch.set_num_threads(threads)
        return f"torch {torch.__version__}, {torch.get_num_threads()} threads"

    def open(self, task, case):
        if task != "language":
            raise protocol.Unsupported("only language models")
        return Learning(case)


if __name__ == "__main__":
    protocol.serve(TorchWorker())
