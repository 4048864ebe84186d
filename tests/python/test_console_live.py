"""jupyter console while a cell runs: it asks and is answered, an endless loop is stopped, magics are complete lines."""

import re

import pytest
from test_console import console, enter, prompt_is_free  # noqa: F401 - the fixture of this module too

pytestmark = pytest.mark.thorough


def test_a_cell_asks_and_is_answered(console):
    console.type('"hello " + Notebook.input("Name? ")\r')
    console.wait_for(lambda screen: "\nName?" in screen)
    console.type("Ada\r")
    console.wait_for(lambda screen: re.search(r"Out\[\d+\]: hello Ada", screen) and prompt_is_free(screen))


@pytest.mark.parametrize("loop", ["while (true) { }", "Stream.generate(() -> 1).forEach(x -> { });"])
def test_ctrl_c_ends_an_endless_loop(console, loop):
    stopped = console.text().count("The cell was interrupted")
    console.type('System.out.println("go" + "ing"); ' + loop + "\r")
    console.wait_for(lambda screen: screen.rstrip().endswith("going"))

    console.type("\x03")
    console.wait_for(lambda screen: screen.count("The cell was interrupted") > stopped and prompt_is_free(screen))


def test_magics_are_complete_lines(console):
    enter(console, "!echo he''llo")
    assert "\nhello" in console.text()
    enter(console, "%time 6 * 7")
    assert re.search(r"Out\[\d+\]: 42", console.text())
