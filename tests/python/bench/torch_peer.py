"""PyTorch as the engine benchmark's peer, eager: what a user writes who wants speed on a CPU.

Time stands first, which is what its kernels want; Adam is the fused one; a batch is gathered from tensors, without a loader. Step by
step it is LSTMCell, four times as fast there as the layer. torch.compile leaves recurrent layers as they are and costs a guard a step.
"""

import protocol
import torch

ROWS = 512
PRODUCT = 1024


class TorchWorker:
    def hello(self, threads):
        torch.set_num_threads(threads)
        torch.manual_seed(1)
        return f"torch {torch.__version__}, {torch.get_num_threads()} threads"

    def open(self, task, case):
        if task == "product":
            return product()
        return {"train": training, "infer": inference, "step": stepping}[task](case)


def network(case):
    class Network(torch.nn.Module):
        def __init__(self):
            super().__init__()
            layer = getattr(torch.nn, case.cell.upper())
            self.recurrent = layer(case.features, case.hidden, case.layers, bidirectional=case.bidirectional)
            self.head = torch.nn.Linear(case.hidden * case.directions, 1)

        def forward(self, frames):
            _, state = self.recurrent(frames)
            hidden = state[0] if isinstance(state, tuple) else state
            return self.head(torch.cat((hidden[-2], hidden[-1]), 1) if case.bidirectional else hidden[-1])

    return Network()


def training(case):
    model = network(case)
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3, fused=True)
    loss_of = torch.nn.MSELoss()
    rows = max(ROWS, 4 * case.batch)
    frames, values = torch.randn(case.time, rows, case.features), torch.randn(rows, 1)
    order = iter(())

    def step():
        nonlocal order
        batch = next(order, None)
        if batch is None:
            order = iter(torch.randperm(rows).split(case.batch)[: rows // case.batch])
            batch = next(order)
        optimizer.zero_grad(set_to_none=True)
        loss = loss_of(model(frames.index_select(1, batch)), values[batch])
        loss.backward()
        optimizer.step()
        return loss.item()

    return protocol.Timed(step, f"torch {torch.__version__}, time first, fused Adam, eager")


def inference(case):
    model = network(case).eval()
    frames = torch.randn(case.time, case.batch, case.features)

    def step():
        with torch.inference_mode():
            return model(frames)

    return protocol.Timed(step, "eager, inference mode")


def stepping(case):
    if case.layers > 1 or case.bidirectional:
        raise protocol.Unsupported("is measured step by step with one layer only")
    cell = getattr(torch.nn, case.cell.upper() + "Cell")(case.features, case.hidden).eval()
    head = torch.nn.Linear(case.hidden, 1).eval()
    frame = torch.randn(1, case.features)
    state = None

    def step():
        nonlocal state
        with torch.inference_mode():
            state = cell(frame, state)
            return head(state[0] if isinstance(state, tuple) else state).item()

    return protocol.Timed(step, f"{case.cell.upper()}Cell, inference mode")


def product():
    left, right, out = (torch.randn(PRODUCT, PRODUCT) for _ in range(3))
    return protocol.Timed(lambda: torch.mm(left, right, out=out), "torch.mm")


if __name__ == "__main__":
    protocol.serve(TorchWorker())
