"""The Python end of the benchmarks' protocol, with a worker that follows a script: no library is needed."""

import io
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "bench"))

import protocol
import pytest
from search_functions import FUNCTIONS

pytestmark = pytest.mark.thorough

CASE = {"cell": "lstm", "batch": 2, "time": 3, "in": 1, "hidden": 4, "layers": 1, "bidirectional": True}


class Scripted:
    def __init__(self):
        self.log = []

    def hello(self, threads):
        return f"{threads} threads"

    def open(self, task, case):
        if task == "infer":
            raise protocol.Unsupported("only trains")
        if task == "step":
            raise ValueError("broken")
        self.log.append(f"open {case.batch} {case.features} {case.directions}")
        return protocol.Timed(lambda: self.log.append("step"), "by heart")


def ask(worker, *questions):
    lines = [json.dumps({"id": i, "warmup": 1, "steps": 2, "threads": 2, **each}) for i, each in enumerate(questions)]
    answers = io.StringIO()
    protocol.serve(worker, lines, answers)
    return [json.loads(line) for line in answers.getvalue().splitlines()]


def test_every_question_has_one_answer():
    answers = ask(
        Scripted(), {"task": "hello"}, {"task": "train", "case": CASE}, {"task": "infer", "case": CASE}, {"task": "step"}
    )

    assert answers[0] == {"id": 0, "ms": [], "note": "2 threads"}
    assert len(answers[1]["ms"]) == 2 and answers[1]["note"] == "by heart"
    assert answers[2] == {"id": 2, "error": "only trains"}
    assert answers[3] == {"id": 3, "error": "ValueError: broken"}


def test_rounds_find_prepared_what_was_asked_before():
    worker = Scripted()

    ask(worker, {"task": "train", "case": CASE}, {"task": "train", "case": CASE})

    assert worker.log == ["open 2 1 2"] + 6 * ["step"]


def test_the_quickest_way_is_kept():
    class Way(protocol.Timed):
        def run(self, warmup, steps):
            return [self.step] * steps

    assert protocol.quickest([Way(3.0, "slow"), Way(1.0, "quick")]).note == "quick"


def test_a_worker_may_read_cases_of_its_own_and_answer_values():
    class Forecasts(Scripted):
        case_of = staticmethod(lambda values: tuple(values.items()))

        def open(self, task, case):
            work = protocol.Timed(lambda: None, str(case))
            work.values = [1.5, 2.5]
            return work

    answer = ask(Forecasts(), {"task": "forecast", "case": {"series": "births"}})[0]

    assert answer["note"] == "(('series', 'births'),)"
    assert answer["values"] == [1.5, 2.5]


class Answers:
    """A trial whose answers are known; numbers that are not are in the middle of their range."""

    def __init__(self, **values):
        self.values = values

    def suggest_float(self, name, low, high, log=False):
        return self.values.get(name, (low + high) / 2)

    def suggest_int(self, name, low, high, log=False):
        return self.values[name]

    def suggest_categorical(self, name, options):
        return self.values[name]


def test_a_function_has_the_value_that_it_has_in_java():
    """The same places are asked of the Java functions in TestFunctionTest: everyone searches the same."""
    settings = {"cell": "gru", "layers": 2, "hidden": 64, "rate": 1e-3, "dropout": 0.3}
    attention = {"attention": True, "heads": 4, "weightDropout": 0.25}

    assert FUNCTIONS["branin"](Answers(x=2.5, y=7.5)) == pytest.approx(24.129964413622268, abs=1e-12)
    assert FUNCTIONS["hartmann6"](Answers()) == pytest.approx(-0.5053149917022333, abs=1e-12)
    assert FUNCTIONS["mixed"](Answers(**settings, **attention)) == pytest.approx(0.2172, abs=1e-12)
