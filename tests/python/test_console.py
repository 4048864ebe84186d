"""jupyter console on the kernel, read from the screen of a terminal."""

import re
import sys

import pytest
from terminal import Terminal

pytestmark = pytest.mark.thorough


@pytest.fixture(scope="module")
def console(tmp_path_factory):
    home = tmp_path_factory.mktemp("console")
    # The console gives a kernel one second to say whether a line is complete, which a busy machine may need for its start.
    patience = "--ZMQTerminalInteractiveShell.kernel_is_complete_timeout=60"
    terminal = Terminal(
        sys.executable, "-m", "jupyter_console", "--kernel=cellstate", patience, IPYTHONDIR=str(home), HOME=str(home)
    )
    terminal.wait_for(lambda screen: re.search(r"In \[1\]:", screen))
    yield terminal
    terminal.close()


def test_it_greets_with_the_name_of_the_kernel_and_of_java(console):
    assert re.search(r"Cellstate \S+ · Java \d+", console.text())


def test_a_result_has_the_number_of_its_input(console):
    enter(console, "6 * 7")

    assert re.search(r"Out\[\d+\]: 42", console.text())


def test_an_unfinished_cell_gets_another_line(console):
    enter(console, "int twice(int n) {", ends=r"\.\.\.:\s*$")
    enter(console, "return 2 * n;", ends=r"return 2 \* n;\n +\.\.\.:\s*$")
    enter(console, "}")
    enter(console, "twice(11)")

    assert re.search(r"Out\[\d+\]: 22", console.text())


def test_output_and_errors_are_shown(console):
    enter(console, 'System.out.println("größer"); throw new IllegalStateException("on purpose");')

    assert "größer" in console.text()
    assert "IllegalStateException" in console.text() and "on purpose" in console.text()


def test_the_tab_key_completes(console):
    console.type("Math.absEx\t")
    console.wait_for(lambda screen: "Math.absExact(" in screen)
    enter(console, "-3)")

    assert re.search(r"Out\[\d+\]: 3", console.text())


def test_ctrl_c_ends_a_cell_and_the_next_runs(console):
    console.type('System.out.println("as" + "leep"); Thread.sleep(600_000);\r')
    console.wait_for(lambda screen: "asleep" in screen)

    console.type("\x03")
    console.wait_for(lambda screen: "The cell was interrupted" in screen and prompt_is_free(screen))
    enter(console, "40 + 2")

    assert re.search(r"Out\[\d+\]: 42", console.text())


def test_ctrl_d_ends_the_console(console):
    console.type("\x04")
    console.wait_for(lambda screen: "really want to exit" in screen)
    console.type("y\r")

    assert console.wait_for_end() == 0


def prompt_is_free(screen):
    lines = [line for line in screen.splitlines() if line.strip()]
    return bool(lines) and re.fullmatch(r"In \[\d+\]:\s*", lines[-1]) is not None


def enter(console, line, ends=None):
    """Types a line and waits for the next prompt."""
    before = re.findall(r"In \[(\d+)\]:", console.text())
    console.type(line + "\r")
    if ends:
        console.wait_for(lambda screen: re.search(ends, screen.rstrip()))
    else:
        console.wait_for(
            lambda screen: prompt_is_free(screen) and re.findall(r"In \[(\d+)\]:", screen)[-1] != before[-1]
        )
