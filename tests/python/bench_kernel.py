"""Times kernels side by side over their sockets: start to first result, a trivial cell, ten thousand printed lines.

Prints a JSON list of {case, unit, value, peer, peer_value, ratio}. Rounds are interleaved, so that a busy moment of the
machine meets both; figures are medians. The argument is the number of rounds.
"""

import json
import statistics
import sys
import time

from jupyter_client.manager import KernelManager

TIMEOUT = 120
OURS, PEER = "cellstate", "python3"
TRIVIAL = {OURS: "i + i", PEER: "i + i"}
SETUP = {OURS: "int i = 21;", PEER: "i = 21"}
LINES = {
    OURS: "for (int k = 0; k < 10_000; k++) System.out.println(k);",
    PEER: "for k in range(10_000): print(k)",
}


class Kernel:
    def __init__(self, name):
        self.name = name
        begin = time.perf_counter()
        self.manager = KernelManager(kernel_name=name)
        # ipykernel warns of unencrypted TCP, which is what all of them speak.
        self.manager.start_kernel(extra_arguments=["--log-level=ERROR"] if name == PEER else [])
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=TIMEOUT)
        self.run("1 + 1")
        self.start = time.perf_counter() - begin

    def run(self, code):
        """Returns the seconds until the reply is there and the last output was seen, and the number of lines shown."""
        begin = time.perf_counter()
        message_id = self.client.execute(code)
        lines = 0
        while True:
            message = self.client.get_iopub_msg(timeout=TIMEOUT)
            if message["parent_header"].get("msg_id") != message_id:
                continue
            if message["msg_type"] == "stream":
                lines += message["content"]["text"].count("\n")
            if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
                break
        reply = self.client.get_shell_msg(timeout=TIMEOUT)
        if reply["content"]["status"] != "ok":
            raise RuntimeError(f"{self.name}: {code!r} failed: {reply['content']}")
        return time.perf_counter() - begin, lines

    def stop(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel()


def main(rounds, cells=50):
    start, trivial, lines = ({OURS: [], PEER: []} for _ in range(3))
    for _ in range(rounds):
        kernels = [Kernel(name) for name in (OURS, PEER)]
        for kernel in kernels:
            start[kernel.name].append(kernel.start)
            kernel.run(SETUP[kernel.name])
            for _ in range(10):
                kernel.run(TRIVIAL[kernel.name])
        for _ in range(cells):
            for kernel in kernels:
                trivial[kernel.name].append(kernel.run(TRIVIAL[kernel.name])[0])
        for _ in range(3):
            for kernel in kernels:
                seconds, shown = kernel.run(LINES[kernel.name])
                if shown != 10_000:
                    raise RuntimeError(f"{kernel.name} lost lines: {shown} of 10000 came")
                lines[kernel.name].append(seconds)
        for kernel in kernels:
            kernel.stop()
    rows = [
        row("start to first result", "s", start, 1),
        row("trivial cell", "ms", trivial, 1000),
        row("10 000 printed lines", "ms", lines, 1000),
    ]
    json.dump(rows, sys.stdout, indent=1)


def row(case, unit, seconds, scale):
    ours, peer = (statistics.median(seconds[name]) * scale for name in (OURS, PEER))
    return {
        "case": case,
        "unit": unit,
        "value": round(ours, 3),
        "peer": "ipykernel",
        "peer_value": round(peer, 3),
        "ratio": round(ours / peer, 3),
    }


if __name__ == "__main__":
    main(int(sys.argv[1]))
