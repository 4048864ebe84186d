"""What happens in JupyterLab 4 and Notebook 7 while a cell runs: it asks, it is stopped, it shows how far it is."""

import re

import pytest
from frontend import faint
from playwright.sync_api import expect

pytestmark = pytest.mark.thorough


def question(sheet):
    return sheet.page.locator(".jp-Stdin-input").last


def test_a_cell_asks_for_a_line_and_gets_it(sheet):
    cell = sheet.start('var who = new Scanner(System.in).nextLine();\n"hello " + who')
    expect(question(sheet)).to_be_visible()
    question(sheet).click()
    sheet.page.keyboard.type("Jürgen")
    sheet.photograph("question", cell)
    sheet.page.keyboard.press("Enter")

    expect(cell.done().result()).to_have_text("hello Jürgen")
    sheet.photograph("answered", cell)


def test_the_question_is_shown_before_the_place_to_type_in(sheet):
    cell = sheet.start('Notebook.input("Name? ").length()')
    expect(cell.box.locator(".jp-Stdin")).to_contain_text("Name?")
    question(sheet).click()
    sheet.page.keyboard.type("Ada")
    sheet.page.keyboard.press("Enter")

    expect(cell.done().result()).to_have_text("3")


def test_a_password_is_not_seen_while_it_is_typed_nor_after(sheet):
    cell = sheet.start('Notebook.password("Key: ").length()')
    expect(question(sheet)).to_have_attribute("type", "password")
    question(sheet).click()
    sheet.page.keyboard.type("opensesame")
    sheet.photograph("password", cell)
    sheet.page.keyboard.press("Enter")

    expect(cell.done().result()).to_have_text("10")
    sheet.photograph("password-answered", cell)
    assert "opensesame" not in cell.text()


def test_an_interrupt_ends_a_question(sheet):
    cell = sheet.start('Notebook.input("Name? ")')
    expect(question(sheet)).to_be_visible()

    sheet.menu("Kernel", "Interrupt Kernel")

    assert "interrupted" in cell.done().error().inner_text()
    assert sheet.run("1 + 1").text().strip() == "2"


@pytest.mark.parametrize(
    "loop",
    [
        "while (true) { }",
        "while (true) { try { Thread.onSpinWait(); } catch (Throwable e) { } }",
        "Stream.generate(() -> 1).forEach(x -> { });",
    ],
)
def test_an_interrupt_ends_an_endless_loop_and_the_next_cell_runs(sheet, loop):
    cell = sheet.start(f'System.out.println("going");\n{loop}').shows("going")

    sheet.menu("Kernel", "Interrupt Kernel")

    assert "interrupted" in cell.done().error().inner_text()
    assert sheet.run("1 + 1").text().strip() == "2"
    sheet.photograph("loop", cell)


def test_a_progress_bar_goes_on_in_place_and_ends_full(sheet):
    cell = sheet.start('for (int i : progress(List.of(1, 2, 3, 4))) { Thread.sleep(300); if (i == 3) Notebook.input("on? "); }')
    expect(question(sheet)).to_be_visible()
    expect(cell.area).to_contain_text(re.compile("2.{0,3}(/|of).{0,3}4"))
    sheet.photograph("bar-half", cell)
    question(sheet).press("Enter")

    cell.done()
    expect(cell.area).to_contain_text(re.compile("4.{0,3}(/|of).{0,3}4"))
    sheet.photograph("bar-full", cell)


LOOKS = {
    "array": "new double[][] {{1, 2}, {3, 4}}",
    "records": 'record City(String name, int people) { }\nList.of(new City("Oslo", 717710), new City("Turku", 197900))',
    "map": 'new TreeMap<>(Map.of("a", 1, "b", 2))',
    "tablesaw": 'Table.create(StringColumn.create("city", "Oslo", "Turku"), DoubleColumn.create("share", 0.5, Double.NaN))',
    "exception": 'throw new IllegalStateException("outer", new ArithmeticException("inner"));',
    "unknown": "int number = 1;\nnumbr + 1",
    "import": "JFrame f = null;",
    "semicolon": "int a = 1\nint b = 2;",
}


@pytest.mark.parametrize("kind", LOOKS)
def test_what_a_cell_shows_can_be_read_in_the_light_and_in_the_dark(sheet, kind):
    cell = sheet.run(LOOKS[kind])

    for theme in ("JupyterLab Dark", "JupyterLab Light"):
        sheet.theme(theme)
        assert faint([cell]) == [], theme
        sheet.photograph(f"{kind}-{theme.split()[1].lower()}", cell)


def test_a_magic_shows_its_output_and_is_completed(sheet):
    assert "hello" in sheet.run("!echo hello").text()
    listed = sheet.run("%lsmagic")
    assert "%maven" in listed.text() and "%time" in listed.text()
    sheet.photograph("lsmagic", listed)

    cell = sheet.write("")
    sheet.page.keyboard.type("%mav")
    sheet.page.keyboard.press("Tab")
    expect(sheet.page.locator(".jp-Completer .jp-Completer-item").first).to_contain_text("maven")
    sheet.photograph("magic-completion", cell)
    sheet.page.keyboard.press("Escape")
