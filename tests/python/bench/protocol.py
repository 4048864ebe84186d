"""The other end of the benchmarks' protocol: a question a line on standard input, an answer a line on standard output.

A question is {"id", "task", "case", "warmup", "steps", "threads"}, an answer {"id", "ms", "note"}, with "values" where the task asks for
what came out, or {"id", "error"}. A worker may have its own reader of cases, case_of.
"""

import json
import os
import sys
import time
import traceback
from collections import OrderedDict
from dataclasses import dataclass

KEPT = 4  # prepared work for the last few shapes, so that rounds find it warm


class Unsupported(Exception):
    """There is no such thing in this library."""


@dataclass(frozen=True)
class Case:
    """A shape of the model: batch x time x in x hidden, stacked, perhaps both ways."""

    cell: str
    batch: int
    time: int
    # the wire calls it "in", which Python keeps for itself
    features: int
    hidden: int
    layers: int
    bidirectional: bool

    @classmethod
    def read(cls, values):
        return cls(**{"features" if name == "in" else name: value for name, value in values.items()})

    @property
    def directions(self):
        return 2 if self.bidirectional else 1


@dataclass
class Timed:
    """The same call again and again, and how it is done."""

    step: object
    note: str = ""

    def run(self, warmup, steps):
        for _ in range(warmup):
            self.step()
        times = []
        for _ in range(steps):
            begin = time.perf_counter()
            self.step()
            times.append((time.perf_counter() - begin) * 1000)
        return times


def serve(worker, questions=None, answers=None):
    """Answers until there are no more questions. What libraries print goes to standard error."""
    if answers is None:
        answers = os.fdopen(os.dup(sys.stdout.fileno()), "w")
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    kept = OrderedDict()
    for line in questions or sys.stdin:
        question = json.loads(line)
        answer = {"id": question["id"]}
        try:
            answer.update(reply(worker, kept, question))
        except Unsupported as problem:
            answer["error"] = str(problem)
        except Exception as problem:
            traceback.print_exc()
            answer["error"] = f"{type(problem).__name__}: {problem}"
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


def reply(worker, kept, question):
    if question["task"] == "hello":
        return {"ms": [], "note": worker.hello(question["threads"])}
    case = getattr(worker, "case_of", Case.read)(question["case"]) if "case" in question else None
    key = question["task"], case
    if key not in kept:
        if len(kept) == KEPT:
            kept.popitem(last=False)
        kept[key] = worker.open(*key)
    kept.move_to_end(key)
    answer = {"ms": kept[key].run(question["warmup"], question["steps"]), "note": kept[key].note}
    values = getattr(kept[key], "values", [])
    return {**answer, "values": values} if values else answer


def quickest(candidates, steps=3):
    """Returns whichever of several ways does its best step in the least time, each of them compiled and warm."""
    return min(candidates, key=lambda each: each.run(2, 0) or min(each.run(0, steps)))
