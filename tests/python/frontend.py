"""Notebooks in a browser, used as a person does: by menus, mouse and keyboard. JupyterLab 4 and Notebook 7 share their parts."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Locator, Page, expect

TIMEOUT = 60_000
# How long a kernel may take to become idle after its last cell before it counts as caught in it.
PATIENCE = 5_000
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# The completer throws away answers that come after a second, as on a busy machine they may.
SETTINGS = {
    "completer-extension/manager": {"providerTimeout": 60_000},
    "notebook-extension/tracker": {"windowingMode": "none"},
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
}
KERNEL = {
    "kernelspec": {"display_name": "Java (Cellstate)", "language": "java", "name": "cellstate"},
    "language_info": {"name": "java"},
}
FREE = """() => {
    const kernel = window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel;
    return kernel?.status === 'idle' && kernel.connectionStatus === 'connected'
        && !document.querySelector('.jp-Dialog, .jp-Stdin-input, .lm-Menu');
}"""
# Texts within an element, with the contrast of their colour against what lies behind them, by the rule of WCAG 2.
# The numbers beside outputs and the trees of JSON are Jupyter's own.
CONTRASTS = """root => {
    const paint = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
    const rgba = colour => {
        paint.clearRect(0, 0, 1, 1);
        paint.fillStyle = colour;
        paint.fillRect(0, 0, 1, 1);
        const [r, g, b, a] = paint.getImageData(0, 0, 1, 1).data;
        return [r, g, b, a / 255];
    };
    const over = (top, below) => below.map((c, i) => i === 3 ? 1 : top[i] * top[3] + c * (1 - top[3]));
    const behind = element => {
        const layers = [];
        for (let e = element; e; e = e.parentElement) {
            layers.push(rgba(getComputedStyle(e).backgroundColor));
            if (layers[layers.length - 1][3] === 1) break;
        }
        return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255, 1]);
    };
    const luminance = colour => colour.slice(0, 3)
        .map(c => c / 255)
        .map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
        .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
    const found = [];
    for (const element of [root, ...root.querySelectorAll('*')]) {
        const text = [...element.childNodes].filter(n => n.nodeType === 3).map(n => n.data.trim()).join(' ').trim();
        const box = element.getBoundingClientRect();
        if (!text || box.width < 2 || box.height < 2 || getComputedStyle(element).visibility === 'hidden') continue;
        if (element.closest(".jp-OutputPrompt, .jp-RenderedJSON")) continue;
        const back = behind(element);
        const [a, b] = [luminance(over(rgba(getComputedStyle(element).color), back)), luminance(back)];
        found.push([text.slice(0, 60), (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)]);
    }
    return found;
}"""


def chromium() -> str:
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if shutil.which(name):
            return shutil.which(name)
    pytest.fail("The browser tests need Chromium. Try: apt-get install chromium")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """One Jupyter server, which serves JupyterLab and Notebook both, on an empty folder of its own."""

    def __init__(self, home: Path):
        self.home = home
        for plugin, values in SETTINGS.items():
            file = home / "settings" / "@jupyterlab" / f"{plugin}.jupyterlab-settings"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(json.dumps(values))
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        self.log = open(home / "server.log", "w")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "jupyter", "lab", "--no-browser", "--allow-root", f"--port={port}"]
            + [f"--ServerApp.root_dir={home}", "--IdentityProvider.token=", "--ServerApp.password="]
            + ["--ServerApp.disable_check_xsrf=True"]
            + ["--LabApp.expose_app_in_browser=True", "--JupyterNotebookApp.expose_app_in_browser=True"],
            env={**os.environ, "JUPYTERLAB_SETTINGS_DIR": str(home / "settings")},
            stdout=self.log,
            stderr=self.log,
        )

    def wait_until_it_answers(self, page: Page):
        for _ in range(600):
            try:
                self.ask("/api")
                return
            except (urllib.error.URLError, ConnectionError):
                page.wait_for_timeout(100)
        pytest.fail(f"Jupyter did not start: {(self.home / 'server.log').read_text()}")

    def ask(self, path, method="GET"):
        with urllib.request.urlopen(urllib.request.Request(self.url + path, method=method), timeout=30) as answer:
            return json.loads(answer.read() or "null")

    def write(self, name: str, *sources: str):
        """Writes a notebook with these code cells into the server's folder."""
        cells = [nbformat.v4.new_code_cell(source) for source in sources]
        nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=KERNEL), self.home / name)

    def address(self, front: str, name: str) -> str:
        """Where a front end, "lab" or "notebook", opens a notebook."""
        return self.url + {"lab": f"/lab/tree/{name}?reset", "notebook": f"/notebooks/{name}"}[front]

    def end_kernels(self, name: str | None = None):
        """Ends the kernels of all notebooks, or of one."""
        for session in self.ask("/api/sessions"):
            if name is None or session["path"] == name:
                self.ask(f"/api/sessions/{session['id']}", "DELETE")

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=30)
        self.log.close()


class Cell:
    """One code cell of an open notebook."""

    def __init__(self, box: Locator):
        self.box = box
        self.page = box.page
        self.editor = box.locator(".jp-InputArea .cm-content")
        self.area = box.locator(".jp-OutputArea").first
        self.output = box.locator(".jp-OutputArea-output")

    def run(self):
        """Runs the cell by the keyboard, where it stands."""
        prompt = self.box.locator(".jp-InputPrompt")
        before = prompt.inner_text()
        self.editor.click()
        self.page.keyboard.press("Control+Enter")
        expect(prompt).not_to_have_text(before or "[ ]:")
        return self.done()

    def done(self):
        """Waits until the cell has its number, which it gets when it has ended, with an error or without."""
        expect(self.box.locator(".jp-InputPrompt")).to_have_text(re.compile(r"^\[\d+]:?$"))
        return self

    def shows(self, text):
        """Waits until the cell's output has a text in it."""
        expect(self.area).to_contain_text(text)
        return self

    def text(self) -> str:
        return "\n".join(self.output.all_inner_texts())

    def result(self) -> Locator:
        return self.box.locator(".jp-OutputArea-executeResult .jp-OutputArea-output")

    def error(self) -> Locator:
        """What the cell shows in the colour of standard error, where front ends put errors too."""
        return self.box.locator("[data-mime-type='application/vnd.jupyter.stderr']")

    def photograph(self, path: Path):
        self.box.scroll_into_view_if_needed()
        self.page.evaluate("() => document.fonts.ready.then(() => null)")  # formulas bring fonts of their own
        self.page.screenshot(path=path)


class Sheet:
    """A notebook open in a page. Its last cell is an empty one to write into, as Jupyter leaves it after each run."""

    def __init__(self, page: Page, shots: Path, name: str):
        """Takes the page to open it in; ``name`` begins the names of its screenshots."""
        self.page = page
        self.shots = shots
        self.name = name

    def open(self, url: str):
        self.page.goto(url)
        self.page.wait_for_selector(".jp-NotebookPanel .jp-CodeCell", timeout=2 * TIMEOUT)
        # A cell that is run before the kernel is there is not run at all.
        self.page.wait_for_function(
            "() => window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'", timeout=2 * TIMEOUT
        )
        return self

    def clear(self):
        """Leaves one empty cell; the kernel goes on."""
        self.page.evaluate(
            """() => {
                const notebook = window.jupyterapp.shell.currentWidget.content;
                const cells = notebook.model.sharedModel;
                cells.transact(() => {
                    cells.deleteCellRange(0, cells.cells.length);
                    cells.insertCell(0, {cell_type: 'code', source: ''});
                });
                notebook.activeCellIndex = 0;
            }"""
        )
        expect(self.cells()).to_have_count(1)
        return self

    def free(self) -> bool:
        """Says whether the next cell would run: the kernel waits for one, and nothing stands before the notebook."""
        try:
            self.page.wait_for_function(FREE, timeout=PATIENCE)
            return True
        except PlaywrightError:
            return False

    def cells(self) -> Locator:
        return self.page.locator(".jp-Notebook .jp-CodeCell")

    def cell(self, i: int) -> Cell:
        return Cell(self.cells().nth(i))

    def last(self) -> Cell:
        return self.cell(self.cells().count() - 1)

    def write(self, source: str) -> Cell:
        """Puts a source into the last cell and the cursor at its end."""
        cell = self.last()
        cell.editor.click()
        self.page.evaluate(
            """source => {
                const notebook = window.jupyterapp.shell.currentWidget.content;
                const cell = notebook.widgets[notebook.widgets.length - 1];
                cell.model.sharedModel.setSource(source);
                const end = source.split('\\n');
                cell.editor.setCursorPosition({line: end.length - 1, column: end[end.length - 1].length});
            }""",
            source,
        )
        return cell

    def start(self, source: str) -> Cell:
        """Runs a source in the last cell; a new one comes below it."""
        before = self.cells().count()
        cell = self.write(source)
        self.page.keyboard.press("Shift+Enter")
        expect(self.cells()).to_have_count(before + 1)
        return cell

    def run(self, source: str) -> Cell:
        return self.start(source).done()

    def menu(self, menu: str, item: str):
        self.page.get_by_role("menuitem", name=menu, exact=True).click()
        self.page.locator(".lm-Menu-itemLabel").get_by_text(item, exact=True).click()

    def restart(self):
        """Restarts the kernel by the menu and waits until the new one is idle."""
        self.page.evaluate(
            """() => {
                window.seen = [];
                const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
                kernel.statusChanged.connect((_, status) => window.seen.push(status));
            }"""
        )
        self.menu("Kernel", "Restart Kernel…")
        self.page.locator(".jp-Dialog .jp-mod-accept").click()
        self.page.wait_for_function(
            "() => window.seen.includes('restarting') && window.seen.lastIndexOf('idle') > window.seen.indexOf('restarting')"
        )

    def theme(self, name: str):
        """The commands of the theme menu have other places in the two front ends, so this one is called by its name."""
        self.page.evaluate("theme => window.jupyterapp.commands.execute('apputils:change-theme', {theme})", name)
        light = "false" if name.endswith("Dark") else "true"
        self.page.wait_for_selector(f"body[data-jp-theme-light='{light}']", state="attached")
        self.page.wait_for_selector("#jupyterlab-splash", state="detached")

    def photograph(self, what: str, cell: Cell | None = None):
        path = self.shots / f"{self.name}-{what}.png"
        if cell:
            cell.photograph(path)
        else:
            self.page.screenshot(path=path)


def faint(cells: list[Cell], least: float = 3.0):
    """Returns the words in the outputs of cells that stand out from their background too little to be read."""
    found = [each for cell in cells for each in cell.area.evaluate(CONTRASTS)]
    assert found, "nothing is shown"
    return [(text, round(contrast, 2)) for text, contrast in found if contrast < least and re.search(r"\w", text)]
