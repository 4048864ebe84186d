"""What the tests with real Jupyter tools share: the installed kernelspec, a kernel to talk to, one server and one browser."""

import os
import subprocess
from pathlib import Path

import pytest
from frontend import FLAGS, TIMEOUT, Server, Sheet, chromium
from jupyter_client.manager import start_new_kernel
from playwright.sync_api import expect, sync_playwright

expect.set_options(timeout=TIMEOUT)
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session", autouse=True)
def kernelspec(tmp_path_factory) -> Path:
    """Installs the kernelspec as a user would, into a folder of its own, and lets every Jupyter tool find it there."""
    prefix = tmp_path_factory.mktemp("prefix")
    done = subprocess.run([ROOT / "cellstate", "install", "--prefix", prefix], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    os.environ["JUPYTER_PATH"] = str(prefix / "share" / "jupyter")
    os.environ["CELLSTATE_HISTORY"] = str(prefix / "history.jsonl")
    return prefix / "share" / "jupyter" / "kernels" / "cellstate"


@pytest.fixture(scope="module")
def kernel():
    """A running kernel, as jupyter_client starts it."""
    manager, client = start_new_kernel(kernel_name="cellstate", startup_timeout=60)
    yield client
    client.stop_channels()
    manager.shutdown_kernel()


@pytest.fixture(scope="session")
def shots(root) -> Path:
    """Where the screenshots go; a person looks at them, and docs/ holds one of them."""
    folder = Path(os.environ.get("CELLSTATE_SHOTS", root / "tests" / "target" / "screenshots"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    started = Server(tmp_path_factory.mktemp("jupyter"))
    yield started
    started.end_kernels()
    started.stop()


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        chrome = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield chrome
        chrome.close()


@pytest.fixture(scope="module")
def page(server, browser):
    """A page of the shared browser."""
    opened = new_page(server, browser)
    yield opened
    opened.close()


@pytest.fixture(scope="session", params=["lab", "notebook"])
def open_sheet(request, server, browser, shots) -> Sheet:
    """A notebook open in JupyterLab, and then in Notebook 7: one page and one kernel for all tests."""
    name = f"{request.param}.ipynb"
    server.write(name, "")
    path = {"lab": f"/lab/tree/{name}?reset", "notebook": f"/notebooks/{name}"}[request.param]
    opened = new_page(server, browser)
    yield Sheet(opened, shots, request.param).open(server.url + path)
    opened.close()


@pytest.fixture
def sheet(open_sheet) -> Sheet:
    """That notebook without the cells of the test before."""
    return open_sheet.clear()


def new_page(server, browser):
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    page.set_default_timeout(TIMEOUT)
    server.wait_until_it_answers(page)
    return page
