"""A program in a terminal, and what a person sees on its screen."""

import os

import pexpect
import pyte

ROWS, COLUMNS = 100, 120


class Terminal:
    """Runs a program and draws what it writes, so that tests read the screen and not control codes."""

    def __init__(self, command, *arguments, **environment):
        self.screen = pyte.Screen(COLUMNS, ROWS)
        self.stream = pyte.ByteStream(self.screen)
        self.child = pexpect.spawn(
            command,
            list(arguments),
            env={**os.environ, "TERM": "xterm", **environment},
            dimensions=(ROWS, COLUMNS),
            timeout=60,
        )
        # Programs ask where the cursor is; the screen answers as a terminal does.
        self.screen.write_process_input = lambda answer: self.child.send(answer)

    def lines(self):
        return [line.rstrip() for line in self.screen.display]

    def text(self):
        return "\n".join(self.lines())

    def wait_for(self, seen):
        """Reads until a condition on the screen's text holds; the terminal's own timeout ends the wait for one that never does."""
        while not seen(self.text()):
            try:
                self.stream.feed(self.child.read_nonblocking(65536, timeout=60))
            except (pexpect.TIMEOUT, pexpect.EOF) as end:
                raise AssertionError(f"{type(end).__name__}; the screen:\n{self.text()}") from end
        return self

    def type(self, text):
        self.child.send(text)

    def wait_for_end(self):
        self.child.expect(pexpect.EOF)
        self.child.close()
        return self.child.exitstatus

    def close(self):
        self.child.close(force=True)
