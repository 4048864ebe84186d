"""JupyterLab 4 and Notebook 7 on the kernel: what a person does all day, with a screenshot of each thing."""

import re

import pytest
from frontend import faint
from playwright.sync_api import expect

pytestmark = pytest.mark.thorough

# A table, a picture, a formula, text with marks, a tree: each with words beside it for those who cannot see it.
TABLE = """MimeBundle.text("city  people\\nOslo  717,710").withHtml(
    "<table><thead><tr><th>city</th><th>people</th></tr></thead>"
    + "<tbody><tr><td>Oslo</td><td>717,710</td></tr><tr><td>Turku</td><td>197,900</td></tr></tbody></table>")"""
PICTURE = """var canvas = new java.awt.image.BufferedImage(400, 100, java.awt.image.BufferedImage.TYPE_INT_RGB);
var pen = canvas.createGraphics();
pen.setColor(java.awt.Color.ORANGE);
pen.fillRect(0, 0, 400, 100);
var png = new ByteArrayOutputStream();
javax.imageio.ImageIO.write(canvas, "png", png);
MimeBundle.text("an orange bar").withPng(png.toByteArray(), 200, 50)"""
MARKDOWN = 'MimeBundle.text("bold words").with(MimeBundle.MARKDOWN, "**bold** words and `code`")'
FORMULA = 'MimeBundle.text("the root of two").with(MimeBundle.LATEX, "$\\\\sqrt{2}$")'
DRAWING = """MimeBundle.text("a circle").with(MimeBundle.SVG,
    "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='40'><circle cx='20' cy='20' r='18' fill='teal'/></svg>")"""
TREE = 'MimeBundle.text("{n=1}").with(MimeBundle.JSON, Map.of("n", 1, "names", List.of("a", "b")))'


def test_run_all_runs_the_cells_in_their_order(sheet):
    sheet.run("var order = new ArrayList<Integer>();")
    one, two = sheet.run("order.add(1);"), sheet.run("order.add(2); order")

    sheet.menu("Run", "Run All Cells")

    expect(two.output).to_have_text("[1, 2]")
    expect(two.box.locator(".jp-InputPrompt")).to_have_text(re.compile(r"^\[\d+]:?$"))
    assert one.text() == ""


def test_results_of_every_kind_are_drawn(sheet):
    table = sheet.run(TABLE)
    expect(table.output.locator("table td").first).to_have_text("Oslo")

    picture = sheet.run(PICTURE).output.locator("img")
    expect(picture).to_have_js_property("naturalWidth", 400)
    assert picture.bounding_box()["width"] == 200

    expect(sheet.run(MARKDOWN).output.locator("strong")).to_have_text("bold")
    expect(sheet.run(FORMULA).output.locator("mjx-container")).to_be_visible()
    expect(sheet.run(DRAWING).output.locator("img, svg")).to_be_visible()
    expect(sheet.run(TREE).output).to_be_visible()
    sheet.photograph("results", table)


def test_output_of_both_streams_and_a_result_stand_in_their_order(sheet):
    cell = sheet.run('System.out.println("größer 😀");\nSystem.err.println("careful");\n6 * 7')

    assert [text.strip() for text in cell.output.all_inner_texts()] == ["größer 😀", "careful", "42"]
    sheet.photograph("streams", cell)


def test_an_error_is_coloured_text_without_escape_codes(sheet):
    cell = sheet.run(
        "int half(int n) {\n    return n / 0;\n}\n\nint answer = 42;\nhalf(answer)",
    )

    shown = cell.error().inner_text()
    assert "ArithmeticException" in shown and "line 2" in shown
    assert "\x1b" not in shown and not re.search(r"\[\d+m", shown)
    assert cell.error().locator("[class*='ansi-']").count() > 0
    sheet.photograph("exception", cell)


def test_a_mistake_in_the_code_is_pointed_at(sheet):
    cell = sheet.run('int a = 1;\nint b = "text";')

    lines = cell.error().inner_text().splitlines()
    caret = next(i for i, line in enumerate(lines) if re.fullmatch(r"[ |│]*\^+", line.rstrip()))
    assert lines[caret - 1][lines[caret].index("^") :].startswith('"text"'), lines
    sheet.photograph("compile-error", cell)


def test_an_interrupt_ends_a_sleep_and_the_next_cell_runs(sheet):
    sleeper = sheet.start('System.out.println("asleep");\nThread.sleep(600_000);')
    sleeper.shows("asleep")

    sheet.menu("Kernel", "Interrupt Kernel")

    assert "The cell was interrupted" in sleeper.done().error().inner_text()
    assert sheet.run("1 + 1").text().strip() == "2"
    sheet.photograph("interrupted", sleeper)


def test_a_restart_forgets_the_variables(sheet):
    assert sheet.run("int kept = 7; kept").text().strip() == "7"

    sheet.restart()

    gone = sheet.run("kept")
    assert "kept" in gone.error().inner_text()
    expect(gone.box.locator(".jp-InputPrompt")).to_have_text(re.compile(r"^\[1]:?$"))


def test_the_tab_key_offers_names_and_enter_puts_one_in(sheet):
    cell = sheet.write("")
    sheet.page.keyboard.type('"abc".su')
    sheet.page.keyboard.press("Tab")
    names = sheet.page.locator(".jp-Completer .jp-Completer-item")
    expect(names.get_by_text("substring(")).to_be_visible()
    sheet.photograph("completion", cell)

    sheet.page.keyboard.type("bstr")
    expect(names).to_have_count(1)
    sheet.page.keyboard.press("Enter")
    expect(cell.editor).to_have_text('"abc".substring(')


def test_names_are_offered_while_a_cell_runs(sheet):
    sleeper = sheet.start('System.out.println("asleep");\nThread.sleep(600_000);').shows("asleep")

    sheet.write("")
    sheet.page.keyboard.type("Math.absEx")
    sheet.page.keyboard.press("Tab")

    expect(sheet.page.locator(".jp-Completer .jp-Completer-item")).to_contain_text("absExact(")
    sheet.page.keyboard.press("Escape")
    expect(sleeper.box.locator(".jp-InputPrompt")).to_have_text("[*]:")
    sheet.menu("Kernel", "Interrupt Kernel")
    sleeper.done()


def test_shift_and_tab_show_what_a_call_takes(sheet):
    sheet.write("String.format(")
    sheet.page.keyboard.press("Shift+Tab")

    tooltip = sheet.page.locator(".jp-Tooltip")
    expect(tooltip).to_be_visible()
    expect(tooltip).to_contain_text("format(")
    sheet.photograph("tooltip", sheet.last())
    sheet.page.keyboard.press("Escape")
    expect(tooltip).to_have_count(0)


def test_a_display_changes_in_place(sheet):
    bar = sheet.run('var bar = Notebook.show("0 of 3");')
    assert bar.text().strip() == "0 of 3"

    for step in (1, 2, 3):
        sheet.run(f'bar.update("{step} of 3");')
        expect(bar.output).to_have_text(f"{step} of 3")
    sheet.photograph("progress", bar)


@pytest.mark.parametrize("open_sheet", ["lab"], indirect=True)
def test_a_training_shows_itself_and_is_stopped_with_what_it_has(sheet):
    cell = sheet.start(
        "var births = usBirths().split(0.9).lookback(14).horizon(7);\n"
        "var model = lstm().hidden(4).epochs(100_000).patience(100_000).fit(births);\n"
        "model.history().interrupted()"
    )
    picture = cell.output.locator("img").first
    expect(picture).to_be_visible()
    first = picture.get_attribute("src")
    expect(picture).not_to_have_attribute("src", first)
    sheet.photograph("training", cell)

    sheet.menu("Kernel", "Interrupt Kernel")

    assert cell.done().text().rstrip().endswith("true")


GROWTH = """cell => {
    window.growth = [];
    new MutationObserver(() => {
        const text = [...cell.querySelectorAll('pre')].map(each => each.textContent).find(each => each.startsWith('the ')) || '';
        if (text.length) window.growth.push(text.length);
    }).observe(cell, {childList: true, subtree: true, characterData: true});
}"""


@pytest.mark.parametrize("open_sheet", ["lab"], indirect=True)
def test_a_text_grows_while_a_model_writes_it_and_ends_whole(sheet):
    sheet.run(
        'var book = Files.createTempFile("book", ".txt");\n'
        'Files.writeString(book, "the cell keeps what the gate lets through. ".repeat(60));\n'
        "var writer = lstm().hidden(800).epochs(1).fit(text(book), event -> {});"
    )
    cell = sheet.write('writer.generate("the ", 3000, temperature(1).seed(1))')
    cell.box.evaluate(GROWTH)
    sheet.page.keyboard.press("Shift+Enter")
    expect(cell.area.locator("pre").first).to_be_visible()
    sheet.photograph("writing", cell)

    cell.done()

    growth = sheet.page.evaluate("() => window.growth")
    written = cell.result().locator("pre").first.text_content()
    assert growth == sorted(growth), growth
    assert len(set(growth)) >= 3, growth
    assert growth[0] < len(written) == growth[-1]
    assert written.startswith("the ")
    assert "wrote 3000 tokens" in cell.text()
    sheet.photograph("written", cell)


def test_results_can_be_read_in_the_light_and_in_the_dark(sheet):
    kinds = [TABLE, MARKDOWN, FORMULA, TREE, 'System.err.println("careful"); "words"']
    cells = [sheet.run(source) for source in kinds]

    for theme in ("JupyterLab Dark", "JupyterLab Light"):
        sheet.theme(theme)
        assert faint(cells) == [], theme
        sheet.photograph(theme.split()[1].lower() + "-results", cells[0])
