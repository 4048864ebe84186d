"""JupyterLab 4 in Chromium, as a person uses it: open the notebook, run all cells, look at the pictures."""

import json
import os
import shutil
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import sync_playwright

FORECAST = "01-first-forecast.ipynb"
# The colour of each picture's first pixel: red, green, blue, opacity.
CORNERS = """pictures => pictures.map(picture => {
    const canvas = document.createElement('canvas');
    const pen = canvas.getContext('2d');
    pen.drawImage(picture, 0, 0);
    return [...pen.getImageData(0, 0, 1, 1).data];
})"""
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium():
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if shutil.which(name):
            return shutil.which(name)
    pytest.fail("The browser tests need Chromium. Try: apt-get install chromium")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def shots(root) -> Path:
    """Where the screenshots go; a person looks at them, and docs/ holds one of them."""
    folder = root / "tests" / "target" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="module")
def lab(root, tmp_path_factory):
    """A JupyterLab server on a copy of the notebook without outputs."""
    home = tmp_path_factory.mktemp("lab")
    notebook = nbformat.read(root / "notebooks" / FORECAST, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    nbformat.write(notebook, home / FORECAST)
    settings = home / "settings" / "@jupyterlab"
    for plugin, values in {
        "notebook-extension/tracker": {"windowingMode": "none"},
        "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
    }.items():
        file = settings / f"{plugin}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(values))
    port = free_port()
    with open(home / "server.log", "w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "jupyter", "lab", "--no-browser", "--allow-root", "--expose-app-in-browser", f"--port={port}"]
            + [f"--ServerApp.root_dir={home}", "--IdentityProvider.token=", "--ServerApp.password="],
            env={**os.environ, "JUPYTERLAB_SETTINGS_DIR": str(home / "settings")},
            stdout=log,
            stderr=log,
        )
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=30)


def wait_for(url, page):
    for _ in range(600):
        try:
            with urllib.request.urlopen(url + "/api", timeout=5):
                return
        except (urllib.error.URLError, ConnectionError):
            page.wait_for_timeout(200)
    pytest.fail("JupyterLab did not start")


@pytest.fixture(scope="module")
def page(lab):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 1000})
        wait_for(lab, page)
        yield page
        browser.close()


def test_run_all_cells_draws_the_pictures(lab, page, shots):
    page.goto(f"{lab}/lab/tree/{FORECAST}")
    page.wait_for_selector(".jp-NotebookPanel .jp-CodeCell", timeout=120_000)
    page.wait_for_selector("text=/Java \\(Cellstate\\)/", timeout=60_000)
    cells = page.locator(".jp-CodeCell")
    count = cells.count()

    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    page.wait_for_function(
        "n => [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')]"
        ".filter(p => /^\\[\\d+\\]/.test(p.textContent.trim())).length === n",
        arg=count,
        timeout=300_000,
    )

    assert page.locator(".jp-CodeCell .jp-RenderedText[data-mime-type='application/vnd.jupyter.stderr']").count() == 0
    images = page.locator(".jp-CodeCell .jp-RenderedImage img")
    assert images.count() >= 2
    for i in range(images.count()):
        natural, shown, room = images.nth(i).evaluate(
            "e => [e.naturalWidth, e.getBoundingClientRect().width, e.closest('.jp-OutputArea-output').clientWidth]"
        )
        assert natural > 0
        assert 0 < shown <= room, "a picture is cut off"
    shoot(page, shots / "lab-light.png")


def test_the_notebook_is_readable_in_the_dark_theme(page, shots):
    page.evaluate("window.jupyterapp.commands.execute('apputils:change-theme', {theme: 'JupyterLab Dark'})")
    page.wait_for_selector("body[data-jp-theme-light='false']", state="attached", timeout=60_000)

    for corner in page.locator(".jp-CodeCell .jp-RenderedImage img").evaluate_all(CORNERS):
        assert corner == [255, 255, 255, 255], "a picture has no background of its own"
    shoot(page, shots / "lab-dark.png")


def shoot(page, path):
    """Photographs the forecast, the picture the notebook is about."""
    page.locator(".jp-CodeCell .jp-RenderedImage img").last.scroll_into_view_if_needed()
    page.screenshot(path=path)
    for i in range(page.locator(".jp-CodeCell .jp-RenderedImage img").count()):
        page.locator(".jp-CodeCell .jp-RenderedImage img").nth(i).scroll_into_view_if_needed()
        page.screenshot(path=path.with_name(f"{path.stem}-{i + 1}.png"))
