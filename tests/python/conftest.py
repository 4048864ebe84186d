"""What the tests with real Jupyter tools share: the installed kernelspec, a kernel to talk to, one server and one browser."""

import os
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from frontend import FLAGS, TIMEOUT, Server, Sheet, chromium
from jupyter_client.manager import start_new_kernel
from playwright.sync_api import expect, sync_playwright

expect.set_options(timeout=TIMEOUT)
ROOT = Path(__file__).resolve().parents[2]


def pytest_configure(config):
    config.addinivalue_line("markers", "thorough: takes long, and its outcome does not depend on the JDK")


def numbered(item) -> str | None:
    """The notebook whose run in the background a test waits for."""
    return item.callspec.params.get("in_background") if hasattr(item, "callspec") else None


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: numbered(item) is not None)


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


@pytest.fixture(scope="session", autouse=True)
def background_runs(request, kernelspec, tmp_path_factory):
    """Runs of the notebooks that the last tests ask for. They begin before the first test, two at a time, and yield to the tests.

    The longest come first: they have the highest numbers.
    """

    def run(name):
        folder = tmp_path_factory.mktemp(name)
        source, out, page = ROOT / "notebooks" / f"{name}.ipynb", folder / "executed.ipynb", folder / "page.html"
        command = ["nice", "-n", "5", ROOT / "cellstate", "run", source, "--out", out, "--html", page]
        return subprocess.run(command, capture_output=True, text=True), out

    pool = ThreadPoolExecutor(2)
    names = [name for name in map(numbered, request.session.items) if name]
    yield {name: pool.submit(run, name) for name in reversed(names)}
    pool.shutdown(cancel_futures=True)


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


class OpenSheet:
    """A notebook that stays open in a front end while tests come and go, and its kernel with it."""

    def __init__(self, front, server, browser, shots):
        self.name = f"{front}.ipynb"
        self.url = server.address(front, self.name)
        self.server = server
        self.browser = browser
        self.sheet = Sheet(None, shots, front)
        self.open()

    def open(self):
        self.server.write(self.name, "")
        self.sheet.page = new_page(self.server, self.browser)
        self.sheet.open(self.url)

    def clean(self) -> Sheet:
        """Returns it without the cells of the test before. What that test left running goes, with page and kernel."""
        if not self.sheet.free():
            self.close()
            self.server.end_kernels(self.name)
            self.open()
        if self.sheet.page.locator("body[data-jp-theme-light='false']").count():
            self.sheet.theme("JupyterLab Light")
        return self.sheet.clear()

    def close(self):
        self.sheet.page.close()


@pytest.fixture(scope="session", params=["lab", "notebook"])
def open_sheet(request, server, browser, shots) -> OpenSheet:
    """A notebook open in JupyterLab, and then in Notebook 7: one page and one kernel for all tests."""
    opened = OpenSheet(request.param, server, browser, shots)
    yield opened
    opened.close()


@pytest.fixture
def sheet(open_sheet) -> Sheet:
    """That notebook without the cells of the test before, and ready for the next."""
    return open_sheet.clean()


def new_page(server, browser):
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    page.set_default_timeout(TIMEOUT)
    server.wait_until_it_answers(page)
    return page
