"""Widgets in JupyterLab, moved as a person does: by keyboard and mouse, in the light and in the dark."""

import json
import os
import re
import socket
import subprocess
import sys
import urllib.error
import urllib.request

import nbformat
import pytest
from playwright.sync_api import expect

TIMEOUT = 60_000
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


@pytest.fixture(scope="module")
def page(tmp_path_factory, browser):
    """A page of JupyterLab with the notebook of widgets, its cells not yet run."""
    home = tmp_path_factory.mktemp("widgets")
    cells = [nbformat.v4.new_code_cell(source) for source in CELLS.values()]
    kernel = {"display_name": "Java (Cellstate)", "language": "java", "name": "cellstate"}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), home / "widgets.ipynb")
    settings = home / "settings" / "@jupyterlab"
    for plugin, values in {
        "notebook-extension/tracker": {"windowingMode": "none"},
        "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
    }.items():
        file = settings / f"{plugin}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(values))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with open(home / "server.log", "w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "jupyter", "lab", "--no-browser", "--allow-root", "--expose-app-in-browser", f"--port={port}"]
            + [f"--ServerApp.root_dir={home}", "--IdentityProvider.token=", "--ServerApp.password="],
            env={**os.environ, "JUPYTERLAB_SETTINGS_DIR": str(home / "settings")},
            stdout=log,
            stderr=log,
        )
    try:
        opened = browser.new_page(viewport={"width": 1280, "height": 1400})
        opened.set_default_timeout(TIMEOUT)
        open_notebook(opened, f"http://127.0.0.1:{port}")
        yield opened
        opened.close()
    finally:
        server.terminate()
        server.wait(timeout=30)


def open_notebook(page, url):
    for _ in range(600):
        try:
            with urllib.request.urlopen(url + "/api", timeout=5):
                break
        except (urllib.error.URLError, ConnectionError):
            page.wait_for_timeout(200)
    page.goto(f"{url}/lab/tree/widgets.ipynb")
    page.wait_for_selector(".jp-NotebookPanel .jp-CodeCell", timeout=2 * TIMEOUT)
    page.locator("text=/Java \\(Cellstate\\)/ >> visible=true").first.wait_for()
    # A cell that is run before the kernel is there is not run at all.
    page.wait_for_function(
        "() => window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'", timeout=2 * TIMEOUT
    )


def cell(page, name):
    return page.locator(".jp-Notebook .jp-CodeCell").nth(order(name))


def run(page, name):
    """Runs a cell with the keyboard and waits for its end; returns it."""
    box = cell(page, name)
    before = box.locator(".jp-InputPrompt").inner_text()
    box.locator(".jp-InputArea .cm-content").click()
    page.keyboard.press("Control+Enter")
    prompt = box.locator(".jp-InputPrompt")
    expect(prompt).not_to_have_text(before or "[ ]:")
    expect(prompt).to_have_text(re.compile(r"^\[\d+]:?$"))
    return box


def photograph(page, shots, name, box):
    box.scroll_into_view_if_needed()
    page.screenshot(path=shots / f"widgets-{name}.png")


def output(box):
    return box.locator(".jp-OutputArea").first


def test_a_slider_moved_by_the_keyboard_tells_the_listener_and_follows_the_code(page, shots):
    box = run(page, "slider")
    handle = box.locator(".noUi-handle")
    expect(box.locator(".widget-readout")).to_have_text("64")

    handle.focus()
    page.keyboard.press("ArrowRight")
    expect(output(box)).to_contain_text("hidden is 72")
    page.keyboard.press("ArrowRight")
    expect(output(box)).to_contain_text("hidden is 80")

    told = output(run(page, "code")).inner_text()
    assert told.startswith("hidden is 16"), "a listener works on the thread that makes the change"
    assert told.endswith("16")
    expect(box.locator(".widget-readout")).to_have_text("16")
    photograph(page, shots, "slider", box)


def test_a_number_beyond_the_end_typed_into_the_slider_does_not_get_through(page):
    box = cell(page, "slider")
    readout = box.locator(".widget-readout")
    readout.click()
    page.keyboard.press("Control+A")
    page.keyboard.type("5000")
    page.keyboard.press("Enter")

    expect(readout).to_have_text("128")
    expect(output(box)).to_contain_text("hidden is 128")


def test_a_choice_is_told_by_its_value(page, shots):
    box = run(page, "dropdown")
    box.locator("select").select_option("gru")
    expect(output(box)).to_contain_text("cell is gru")
    box.locator("select").select_option("<b>rnn</b>")
    expect(output(box)).to_contain_text("cell is <b>rnn</b>")
    photograph(page, shots, "dropdown", box)


def test_a_button_reads_the_box_and_the_text_beside_it(page, shots):
    box = run(page, "row")
    box.get_by_role("button", name="Train").click()
    expect(box.locator(".widget-output")).to_have_text("log false by Ada")

    box.locator("input[type=checkbox]").check()
    text = box.locator("input[type=text]")
    text.fill("Grace")
    text.press("Enter")
    box.get_by_role("button", name="Train").click()

    expect(box.locator(".widget-output")).to_have_text("log true by Grace")
    photograph(page, shots, "row", box)


def test_a_function_follows_its_controls_also_through_a_failure(page, shots):
    box = run(page, "interact")
    area = box.locator(".widget-output")
    expect(area).to_contain_text("3 computed")
    expect(area).to_contain_text("product 1.0")

    box.locator(".noUi-handle").nth(0).focus()
    page.keyboard.press("ArrowRight")
    expect(area).to_contain_text("product 1.5")
    expect(area).not_to_contain_text("product 1.0")
    box.locator("select").select_option("html")
    expect(area.locator("table.made td")).to_have_text("1.5")
    photograph(page, shots, "interact", box)

    box.locator(".noUi-handle").nth(0).focus()
    for _ in range(3):
        page.keyboard.press("ArrowLeft")
    expect(area).to_contain_text("ArithmeticException")
    expect(area.locator("table")).to_have_count(0)
    photograph(page, shots, "failure", box)
    page.keyboard.press("ArrowRight")
    expect(area.locator("table.made td")).to_have_text("0.5")
    assert output(box).locator("> .jp-OutputArea-child").count() == 1, "something stands under the cell, outside the area"


def test_moves_during_a_slow_run_are_held_back_and_the_newest_counts(page):
    box = run(page, "slow")
    box.locator(".noUi-handle").focus()
    for _ in range(30):
        page.keyboard.press("ArrowRight")

    expect(box.locator(".widget-output")).to_contain_text("ended 30")
    assert int(output(run(page, "calls")).inner_text().split()[-1]) < 15


def test_a_page_loaded_anew_shows_the_controls_as_they_were_and_they_still_work(page):
    page.evaluate("window.jupyterapp.commands.execute('docmanager:save')")
    page.wait_for_function("() => !window.jupyterapp.shell.currentWidget.context.model.dirty")
    page.reload()
    page.wait_for_selector(".jp-NotebookPanel .jp-CodeCell")
    box = cell(page, "interact")
    area = box.locator(".widget-output")
    expect(area.locator("table.made td")).to_have_text("0.5")

    box.locator(".noUi-handle").nth(0).focus()
    page.keyboard.press("ArrowRight")

    expect(area.locator("table.made td")).to_have_text("1.0")


def test_running_the_cell_again_puts_new_models_in_the_place_of_the_old(page):
    def models():
        return page.evaluate(
            """async () => {
                const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
                const reply = await kernel.requestCommInfo({target_name: 'jupyter.widget'});
                return Object.keys(reply.content.comms);
            }"""
        )

    run(page, "interact")
    before = models()
    box = run(page, "interact")
    expect(box.locator(".widget-output")).to_contain_text("product 1.0")

    after = models()
    assert len(after) == len(before)
    assert set(after) != set(before)


def test_widgets_can_be_read_in_the_dark(page, shots):
    page.evaluate("window.jupyterapp.commands.execute('apputils:change-theme', {theme: 'JupyterLab Dark'})")
    page.wait_for_selector("body[data-jp-theme-light='false']", state="attached")
    page.wait_for_selector("#jupyterlab-splash", state="detached")

    for name in ("interact", "row"):
        colours = cell(page, name).locator(".widget-label").first.evaluate(
            "e => [getComputedStyle(e).color, getComputedStyle(document.body).backgroundColor]"
        )
        assert colours[0] != colours[1]
        photograph(page, shots, f"dark-{name}", cell(page, name))


def test_a_saved_notebook_says_the_value_in_words(page):
    page.evaluate("window.jupyterapp.commands.execute('docmanager:save')")
    saved = page.evaluate("() => window.jupyterapp.shell.currentWidget.content.model.toJSON()")

    outputs = saved["cells"][order("slider")]["outputs"]
    [bundle] = [each["data"] for each in outputs if VIEW in each.get("data", {})]
    assert "".join(bundle["text/plain"]) == "hidden: 64 (8 to 128)"
