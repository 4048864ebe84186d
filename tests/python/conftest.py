"""What the tests with real Jupyter tools share: the installed kernelspec, the repository, and kernels to talk to."""

import os
import subprocess
from pathlib import Path

import pytest
from jupyter_client.manager import start_new_kernel

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
    return prefix / "share" / "jupyter" / "kernels" / "cellstate"


@pytest.fixture(scope="module")
def kernel():
    """A running kernel, as jupyter_client starts it."""
    manager, client = start_new_kernel(kernel_name="cellstate", startup_timeout=60)
    yield client
    client.stop_channels()
    manager.shutdown_kernel()
