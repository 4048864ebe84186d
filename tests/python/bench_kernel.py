"""Times kernels side by side over their sockets, as a client meets them.

Prints a JSON list of {case, unit, value, peer, peer_value, notes}. Rounds are interleaved, cell by cell, so that a busy moment of the
machine meets all; figures are medians. Arguments: the number of rounds, then the names of the kernelspecs that take part.
"""

import json
import math
import statistics
import subprocess
import sys
import time

import zmq
from jupyter_client.manager import KernelManager

OURS, BARE, PYTHON, JJAVA, RAPAIO = "cellstate", "cellstate-bare", "python3", "jjava", "rapaio"
TITLES = {PYTHON: "ipykernel", JJAVA: "JJava", RAPAIO: "rapaio"}
START_LIMIT, CELL_LIMIT, GONE_LIMIT = 20, 120, 8
# A kernel that has answered but whose idle does not come has lost it.
IDLE_LIMIT = 2
PRINTED = 10_000

JAVA = {
    "setup": "int i = 21;",
    "trivial": "i + i",
    "lines": "for (int k = 0; k < 10_000; k++) System.out.println(k);",
    "complete": '"word".subs',
    "inspect": "String.format(",
    "busy": 'System.out.println("in"); while (true) {}',
    "heap": "System.gc(); System.gc(); Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()",
    "session": [
        "i + {k}",
        "int v{s} = {k};",
        "System.out.println({k});",
        "int f{s}(int x) {{ return x + {k}; }}",
        "f{s}(v{s})",
        "for (int j = 0; j < 3; j++) i += j;",
        'String s{s} = "a".repeat({s});',
        "s{s}.length() + {k}",
        "java.util.List.of({k}, 2, 3)",
        "var l{s} = new java.util.ArrayList<Integer>();",
    ],
}
CELLS = {
    PYTHON: {
        "setup": "i = 21",
        "trivial": "i + i",
        "lines": "for k in range(10_000): print(k)",
        "complete": '"word".starts',
        "inspect": "str.format(",
        "busy": 'print("in", flush=True)\nwhile True: pass',
        "session": ["i + {k}", "v{s} = {k}", "print({k})", "def f{s}(x): return x + {k}", "[{k}, 2, 3]"],
    }
}


class Hung(Exception):
    """The kernel does not answer."""


class Kernel:
    """A kernel process and a client's sockets to it."""

    def __init__(self, name):
        self.name = name
        self.cells = CELLS.get(name, JAVA)
        self.manager = KernelManager(kernel_name=name)
        begin = time.perf_counter()
        quiet = {} if name in (OURS, BARE) else {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.manager.start_kernel(**quiet)
        try:
            self.greet(begin)
        except Hung:
            self.kill()
            raise

    def greet(self, begin):
        """Waits for the first answer and the first result, and until output comes in."""
        self.session = self.manager.session
        self.shell = self.manager.connect_shell(identity=self.session.bsession)
        self.control = self.manager.connect_control(identity=self.session.bsession)
        self.iopub = self.manager.connect_iopub()
        self.ask(self.shell, "kernel_info_request", {}, START_LIMIT)
        self.answered = time.perf_counter() - begin
        self.ask(self.shell, "execute_request", execution("1 + 1"), START_LIMIT)
        self.started = time.perf_counter() - begin
        while not self.iopub.poll(100):
            self.ask(self.shell, "kernel_info_request", {}, START_LIMIT)
        self.drain()

    def drain(self):
        while self.iopub.poll(200):
            self.session.recv(self.iopub)

    def send(self, socket, kind, content):
        return self.session.send(socket, kind, content)["header"]["msg_id"]

    def ask(self, socket, kind, content, limit=CELL_LIMIT):
        """Returns the content of the reply and the seconds it took."""
        begin = time.perf_counter()
        request = self.send(socket, kind, content)
        while socket.poll(max(0, limit - (time.perf_counter() - begin)) * 1000):
            reply = self.session.recv(socket)[1]
            if reply["parent_header"].get("msg_id") == request:
                return reply["content"], time.perf_counter() - begin
        raise Hung(f"{self.name} does not answer {kind}")

    def run(self, code):
        """Runs a cell: the seconds until its reply and its idle are there, and what came in meanwhile."""
        poller = zmq.Poller()
        poller.register(self.shell, zmq.POLLIN)
        poller.register(self.iopub, zmq.POLLIN)
        begin = time.perf_counter()
        request = self.send(self.shell, "execute_request", execution(code))
        shown = Shown()
        while shown.reply is None or not shown.idle:
            limit = CELL_LIMIT if shown.reply is None else IDLE_LIMIT
            ready = dict(poller.poll(limit * 1000))
            if not ready:
                if shown.reply is None:
                    raise Hung(f"{self.name} does not answer a cell")
                break
            for socket in ready:
                message = self.session.recv(socket)[1]
                if message["parent_header"].get("msg_id") == request:
                    shown.take(message, time.perf_counter() - begin)
        if shown.reply["status"] != "ok":
            raise RuntimeError(f"{self.name}: {code!r} failed: {shown.reply}")
        return shown

    def heap(self):
        return int(self.run(self.cells["heap"]).text) / 2**20

    def complete(self):
        code = self.cells["complete"]
        return self.ask(self.shell, "complete_request", {"code": code, "cursor_pos": len(code)})[1]

    def inspect(self):
        code = self.cells["inspect"]
        return self.ask(self.shell, "inspect_request", {"code": code, "cursor_pos": len(code), "detail_level": 0})[1]

    def close_sockets(self):
        for socket in (self.shell, self.control, self.iopub):
            socket.close(linger=0)

    def restart(self):
        """Returns the seconds from asking for a restart to the first result after it."""
        self.close_sockets()
        begin = time.perf_counter()
        self.manager.restart_kernel()
        self.greet(begin)
        return self.started

    def shut_down_busy(self):
        """Returns the seconds to the reply to a shutdown while a cell loops, and to the end of the process; NaN: not in time."""
        request = self.send(self.shell, "execute_request", execution(self.cells["busy"]))
        while True:
            if not self.iopub.poll(CELL_LIMIT * 1000):
                raise Hung(f"{self.name} does not start a loop")
            message = self.session.recv(self.iopub)[1]
            if message["parent_header"].get("msg_id") == request and message["msg_type"] == "stream":
                break
        process = self.manager.provisioner.process
        begin = time.perf_counter()
        try:
            replied = self.ask(self.control, "shutdown_request", {"restart": False}, GONE_LIMIT)[1]
        except Hung:
            replied = math.nan
        while process.poll() is None and time.perf_counter() - begin < GONE_LIMIT:
            time.sleep(0.005)
        gone = time.perf_counter() - begin if process.poll() is not None else math.nan
        self.kill()
        return replied, gone

    def kill(self):
        self.close_sockets()
        self.manager.shutdown_kernel(now=True)

    def stop(self):
        self.close_sockets()
        self.manager.shutdown_kernel()


class Shown:
    """What one cell made visible."""

    def __init__(self):
        self.reply, self.idle, self.seconds, self.lines, self.messages, self.text = None, False, 0.0, 0, 0, ""

    def take(self, message, seconds):
        kind, content = message["msg_type"], message["content"]
        self.seconds = seconds
        if kind == "execute_reply":
            self.reply = content
            return
        self.messages += 1
        if kind == "stream":
            self.lines += content["text"].count("\n")
        elif kind == "execute_result":
            self.text = content["data"].get("text/plain", "")
        elif kind == "status":
            self.idle = self.idle or content["execution_state"] == "idle"


def execution(code):
    return {"code": code, "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False}


class Bench:
    """Medians by case and kernel, and the rows made of them."""

    def __init__(self, names):
        self.names = names
        self.samples = {}
        self.rows = []
        self.notes = []

    def start(self, name):
        """Starts a kernel. One that hangs is started anew, and it is told; None if it never answers."""
        for _ in range(3):
            try:
                return Kernel(name)
            except Hung:
                self.note(f"{TITLES.get(name, name)} did not answer within {START_LIMIT} s of a start")
        return None

    def note(self, text):
        self.notes.append(text)

    def add(self, case, name, value):
        self.samples.setdefault(case, {}).setdefault(name, []).append(value)

    def median(self, case, name):
        values = [value for value in self.samples.get(case, {}).get(name, []) if not math.isnan(value)]
        return statistics.median(values) if values else math.nan

    def compare(self, case, unit, ours=OURS, scale=1, bar=None, against=(PYTHON, JJAVA, RAPAIO), title=None):
        """One row a peer."""
        title = title or case
        value = self.median(case, ours) * scale
        for peer in against:
            if peer in self.names:
                self.row(title, unit, value, TITLES[peer], self.median(case, peer) * scale)
        if bar:
            self.bar(title, value, unit, bar)

    def bar(self, title, value, unit, bar):
        self.note(f"{title}: {value:.3g} {unit}, at most {bar:g} wanted: {'met' if value <= bar else 'missed'}")

    def row(self, case, unit, value, peer, peer_value):
        self.rows.append({
            "case": case,
            "unit": unit,
            "value": number(value),
            "peer": peer,
            "peer_value": number(peer_value),
            "notes": [],
        })


def number(value):
    return None if math.isnan(value) else round(value, 4)


class Round:
    """One start of every kernel and what is asked of it."""

    def __init__(self, bench):
        self.bench = bench
        started = [(name, bench.start(name)) for name in bench.names]
        missing = [name for name, kernel in started if kernel is None and name not in (JJAVA, RAPAIO)]
        if missing:
            raise RuntimeError(f"{missing} did not start")
        self.kernels = [kernel for _, kernel in started if kernel]

    def each(self, work, only=None):
        """Does something with each kernel in turn. Another Java kernel that hangs leaves the round, and it is told."""
        for kernel in list(self.kernels):
            if only and kernel.name not in only:
                continue
            try:
                work(kernel)
            except Hung as hung:
                if kernel.name not in (JJAVA, RAPAIO):
                    raise
                self.bench.note(str(hung))
                kernel.kill()
                self.kernels.remove(kernel)

    def started(self, kernel):
        self.bench.add("start to kernel_info", kernel.name, kernel.answered)
        self.bench.add("start to first result", kernel.name, kernel.started)
        kernel.run(kernel.cells["setup"])
        for _ in range(10):
            kernel.run(kernel.cells["trivial"])

    def trivial(self, kernel):
        self.bench.add("trivial cell", kernel.name, kernel.run(kernel.cells["trivial"]).seconds)

    def printing(self, kernel):
        shown = kernel.run(kernel.cells["lines"])
        self.bench.add("10 000 printed lines", kernel.name, shown.seconds)
        self.bench.add("messages of 10 000 lines", kernel.name, shown.messages)
        self.bench.add("lost", kernel.name, PRINTED - shown.lines)

    def editor(self, kernel):
        self.bench.add("complete", kernel.name, kernel.complete())
        self.bench.add("inspect", kernel.name, kernel.inspect())

    def restart(self, kernel):
        self.bench.add("restart to first result", kernel.name, kernel.restart())

    def shut_down(self, kernel):
        replied, gone = kernel.shut_down_busy()
        self.bench.add("shutdown while a cell loops: reply", kernel.name, replied)
        self.bench.add("shutdown while a cell loops: gone", kernel.name, gone)


def one_round(bench, printing_cells, few):
    turn = Round(bench)
    turn.each(turn.started)
    for _ in range(few):
        turn.each(turn.trivial)
    for cell in range(printing_cells):
        turn.each(turn.printing, only=(OURS, PYTHON) if cell >= 3 else None)
    turn.each(Kernel.drain)  # what a slow kernel still sends belongs to no cell
    for _ in range(few):
        turn.each(turn.editor)
    turn.each(turn.restart)
    turn.each(turn.shut_down)


def long_session(bench, cells):
    """A session of many cells, re-run with other numbers as people do; ours and ipykernel's in turn."""
    kernels = [bench.start(name) for name in (OURS, BARE, PYTHON)]
    times = {kernel.name: [] for kernel in kernels}
    heaps = {OURS: [], BARE: []}
    for kernel in kernels:
        kernel.run(kernel.cells["setup"])
    for k in range(1, cells + 1):
        for kernel in kernels:
            templates = kernel.cells["session"]
            code = templates[k % len(templates)].format(k=k, s=k // len(templates) % 5)
            times[kernel.name].append(kernel.run(code).seconds)
            if kernel.name in heaps and k in (100, cells):
                heaps[kernel.name].append(kernel.heap())
    for name, title in ((OURS, f"cell of {cells}, DSL"), (BARE, f"cell of {cells}, bare"), (PYTHON, "")):
        first, last = statistics.median(times[name][:100]), statistics.median(times[name][-100:])
        if title:
            bench.row(f"{title}: last hundred", "ms", last * 1000, "first hundred", first * 1000)
            bench.bar(f"{title}: last hundred over first", last / first, "times", 1.5)
            bench.row(f"{title}: heap at {cells}", "MiB", heaps[name][1], "heap at 100", heaps[name][0])
        else:
            bench.note(f"ipykernel in that session: last hundred over first {last / first:.2f}")
    for kernel in kernels:
        kernel.stop()


def main(rounds, names):
    bench = Bench(names)
    quick = rounds == 1
    for _ in range(rounds):
        one_round(bench, 10 if quick else math.ceil(50 / rounds), 30 if quick else 50)
    bench.compare("start to kernel_info", "s")
    bench.compare("start to first result", "s", bar=1.0)
    python = bench.median("start to first result", PYTHON)
    bench.bar("start to first result over ipykernel's", bench.median("start to first result", OURS) / python, "times", 3)
    bench.compare("start to first result", "s", ours=BARE, title="start to first result, bare")
    bench.compare("trivial cell", "ms", ours=BARE, scale=1000, bar=25, title="trivial cell, bare")
    bench.compare("trivial cell", "ms", scale=1000, bar=35, title="trivial cell, DSL on the class path")
    bench.compare("10 000 printed lines", "s", bar=0.2)
    bench.compare("messages of 10 000 lines", "messages", bar=50)
    for name in names:
        lost = bench.samples["lost"].get(name, [])
        bench.note(f"{TITLES.get(name, name)}: {sum(1 for each in lost if each)} of {len(lost)} printing cells lost lines")
    bench.compare("complete", "ms", scale=1000, bar=30, title="completion")
    bench.compare("inspect", "ms", scale=1000, title="inspection")
    bench.compare("restart to first result", "s")
    bench.compare("shutdown while a cell loops: reply", "s", against=(PYTHON, JJAVA, RAPAIO))
    bench.compare("shutdown while a cell loops: gone", "s", bar=1.0)
    long_session(bench, 200 if quick else 1000)
    bench.rows[0]["notes"] = bench.notes
    json.dump(bench.rows, sys.stdout, indent=1)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
