"""Widgets in JupyterLab 4 and Notebook 7, moved as a person does: by keyboard and mouse, in the light and in the dark."""

import re

import pytest
from conftest import new_page
from frontend import Cell, Sheet, faint
from playwright.sync_api import expect

pytestmark = pytest.mark.thorough

VIEW = "application/vnd.jupyter.widget-view+json"
CELLS = {
    "slider": 'var hidden = slider("hidden", 8, 128, 8).at(64);\nhidden.onChange(n -> System.out.println("hidden is " + n));\nhidden',
    "dropdown": 'var cell = dropdown("cell", "lstm", "gru", "<b>rnn</b>");\n'
    'cell.onChange(c -> System.out.println("cell is " + c));\ncell',
    "row": 'var log = checkbox("log scale", false);\nvar name = textField("name", "Ada");\n'
    'var out = outputArea();\nvar go = button("Train", () -> out.run(() -> System.out.println("log " + log.value() + " by " + name.value())));\n'
    "column(row(log, name, go), out)",
    "interact": 'var n = slider("a long name of a number", 0, 10).at(2);\n'
    'var scale = slider("scale", 0.0, 1.0, 0.25).at(0.5);\nvar how = dropdown("shown as", "words", "html");\n'
    "interact(n, scale, how, (count, factor, kind) -> {\n"
    '    System.out.println(6 / count + " computed");\n'
    '    return kind.equals("html")\n'
    '        ? MimeBundle.text("table").withHtml("<table class=\'made\'><tr><td>" + count * factor + "</td></tr></table>")\n'
    '        : "product " + count * factor;\n'
    "})",
    "slow": 'var calls = new java.util.concurrent.atomic.AtomicInteger();\nvar slow = slider("slow", 0, 100);\n'
    'react(slow, v -> {\n    System.out.println("begun " + v);\n    Thread.sleep(400);\n    calls.incrementAndGet();\n'
    '    System.out.println("ended " + v);\n})',
    "code": "hidden.value(16); hidden.value()",
    "calls": "calls.get()",
}


def order(name):
    return list(CELLS).index(name)


class Board(Sheet):
    """The notebook of widgets, open in a front end, its cells called by their names. Its tests build on each other."""

    def __getitem__(self, name: str) -> Cell:
        return self.cell(list(CELLS).index(name))

    def slide(self, cell: Cell, share: float, slider: int = 0, moves: int = 5):
        """Drags the handle of a cell's slider by the mouse to a share of its way, between 0 and 1, in so many moves."""
        way = cell.area.locator(".noUi-base").nth(slider).bounding_box()
        handle = cell.area.locator(".noUi-handle").nth(slider).bounding_box()
        self.page.mouse.move(handle["x"] + handle["width"] / 2, handle["y"] + handle["height"] / 2)
        self.page.mouse.down()
        self.page.mouse.move(way["x"] + share * way["width"], handle["y"] + handle["height"] / 2, steps=moves)
        self.page.mouse.up()


@pytest.fixture(scope="module", params=["lab", "notebook"])
def board(request, server, browser, shots) -> Board:
    name = f"widgets-{request.param}.ipynb"
    server.write(name, *CELLS.values())
    page = new_page(server, browser)
    yield Board(page, shots, f"{request.param}-widgets").open(server.address(request.param, name))
    page.close()
    server.end_kernels(name)


def test_a_slider_moved_by_the_keyboard_tells_the_listener_and_follows_the_code(board):
    cell = board["slider"].run()
    readout = cell.area.locator(".widget-readout")
    expect(readout).to_have_text("64")

    # The arrows move a slider by a step, but Notebook 7 keeps them to itself.
    cell.area.locator(".noUi-handle").focus()
    board.page.keyboard.press("PageUp")
    expect(cell.area).to_contain_text("hidden is 104")
    board.page.keyboard.press("Home")
    expect(cell.area).to_contain_text(re.compile(r"hidden is 8\s*$"))

    told = board["code"].run().area.inner_text()
    assert told.startswith("hidden is 16"), "a listener works on the thread that makes the change"
    assert told.endswith("16")
    expect(readout).to_have_text("16")
    board.photograph("slider", cell)


def test_a_slider_dragged_by_the_mouse_goes_in_steps(board):
    cell = board["slider"]

    board.slide(cell, 0.51)

    expect(cell.area.locator(".widget-readout")).to_have_text("72")
    expect(cell.area).to_contain_text(re.compile(r"hidden is 72\s*$"))


def test_a_number_beyond_the_end_typed_into_the_slider_does_not_get_through(board):
    cell = board["slider"]
    readout = cell.box.locator(".widget-readout")
    readout.click()
    board.page.keyboard.press("Control+A")
    board.page.keyboard.type("5000")
    board.page.keyboard.press("Enter")

    expect(readout).to_have_text("128")
    expect(cell.area).to_contain_text("hidden is 128")


def test_a_choice_is_told_by_its_value(board):
    cell = board["dropdown"].run()
    cell.area.locator("select").select_option("gru")
    expect(cell.area).to_contain_text("cell is gru")
    cell.area.locator("select").select_option("<b>rnn</b>")
    expect(cell.area).to_contain_text("cell is <b>rnn</b>")
    board.photograph("dropdown", cell)


def test_a_button_reads_the_box_and_the_text_beside_it(board):
    cell = board["row"].run()
    cell.area.get_by_role("button", name="Train").click()
    expect(cell.area.locator(".widget-output")).to_have_text("log false by Ada")

    cell.area.locator("input[type=checkbox]").check()
    text = cell.area.locator("input[type=text]")
    text.fill("Grace")
    text.press("Enter")
    cell.area.get_by_role("button", name="Train").click()

    expect(cell.area.locator(".widget-output")).to_have_text("log true by Grace")
    board.photograph("row", cell)


def test_a_function_follows_its_controls_also_through_a_failure(board):
    cell = board["interact"].run()
    area = cell.area.locator(".widget-output")
    expect(area).to_contain_text("3 computed")
    expect(area).to_contain_text("product 1.0")

    board.slide(cell, 0.3)
    expect(area).to_contain_text("product 1.5")
    expect(area).not_to_contain_text("product 1.0")
    cell.area.locator("select").select_option("html")
    expect(area.locator("table.made td")).to_have_text("1.5")
    board.photograph("interact", cell)

    board.slide(cell, 0)
    expect(area).to_contain_text("ArithmeticException")
    expect(area.locator("table")).to_have_count(0)
    board.photograph("failure", cell)
    board.slide(cell, 0.1)
    expect(area.locator("table.made td")).to_have_text("0.5")
    assert cell.area.locator("> .jp-OutputArea-child").count() == 1, "something stands under the cell, outside the area"


def test_moves_during_a_slow_run_are_held_back_and_the_newest_counts(board):
    cell = board["slow"].run()
    board.slide(cell, 1, moves=30)

    expect(cell.area.locator(".widget-output")).to_contain_text("ended 100")
    assert int(board["calls"].run().area.inner_text().split()[-1]) < 15


def test_a_page_loaded_anew_shows_the_controls_as_they_were_and_they_still_work(board):
    board.page.evaluate("window.jupyterapp.commands.execute('docmanager:save')")
    board.page.wait_for_function("() => !window.jupyterapp.shell.currentWidget.context.model.dirty")
    board.page.reload()
    board.page.wait_for_selector(".jp-NotebookPanel .jp-CodeCell")
    cell = board["interact"]
    area = cell.area.locator(".widget-output")
    expect(area.locator("table.made td")).to_have_text("0.5")

    board.slide(cell, 0.2)

    expect(area.locator("table.made td")).to_have_text("1.0")


def test_running_the_cell_again_puts_new_models_in_the_place_of_the_old(board):
    def models():
        return board.page.evaluate(
            """async () => {
                const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
                const reply = await kernel.requestCommInfo({target_name: 'jupyter.widget'});
                return Object.keys(reply.content.comms);
            }"""
        )

    board["interact"].run()
    before = models()
    cell = board["interact"].run()
    expect(cell.area.locator(".widget-output")).to_contain_text("product 1.0")

    after = models()
    assert len(after) == len(before)
    assert set(after) != set(before)


def test_widgets_can_be_read_in_the_light_and_in_the_dark(board):
    for theme in ("JupyterLab Dark", "JupyterLab Light"):
        board.theme(theme)
        assert faint([board["interact"], board["row"]], 4.5) == [], theme
        for name in ("interact", "row"):
            board.photograph(f"{theme.split()[1].lower()}-{name}", board[name])


def test_a_saved_notebook_says_the_value_in_words(board):
    board.page.evaluate("window.jupyterapp.commands.execute('docmanager:save')")
    saved = board.page.evaluate("() => window.jupyterapp.shell.currentWidget.content.model.toJSON()")

    outputs = saved["cells"][list(CELLS).index("slider")]["outputs"]
    [bundle] = [each["data"] for each in outputs if VIEW in each.get("data", {})]
    assert "".join(bundle["text/plain"]) == "hidden: 64 (8 to 128)"
