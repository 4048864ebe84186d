"""The archive of loaded classes and the JVM's options, from the command line to the JVM of a kernel that Jupyter starts."""

import json
import os
import subprocess

import pytest
from jupyter_client.manager import start_new_kernel


@pytest.fixture(scope="module")
def installed(root, tmp_path_factory):
    prefix = tmp_path_factory.mktemp("prefix")

    def install(*arguments):
        done = subprocess.run(
            [root / "cellstate", "install", "--prefix", prefix, *arguments], capture_output=True, text=True
        )
        return done, prefix / "share/jupyter/kernels/cellstate/kernel.json"

    return install


def result(client, code):
    shown = []
    client.execute_interactive(code, timeout=120, output_hook=shown.append)
    return [each["content"]["data"]["text/plain"] for each in shown if each["msg_type"] == "execute_result"]


def test_an_installed_kernel_shares_the_archived_classes_and_has_the_options(installed, monkeypatch):
    done, spec = installed("--java-options", "-Xmx777m -Dsome.name=value")
    assert done.returncode == 0, done.stderr
    monkeypatch.setenv("JUPYTER_PATH", str(spec.parent.parent.parent) + os.pathsep + os.environ.get("JUPYTER_PATH", ""))

    manager, client = start_new_kernel(kernel_name="cellstate")
    try:
        # It has no other archive to share than the one that install made.
        assert "sharing" in result(client, 'System.getProperty("java.vm.info")')[0]
        assert result(client, 'System.getProperty("some.name")')[0].strip('"') == "value"
    finally:
        client.stop_channels()
        manager.shutdown_kernel()


def test_the_next_install_keeps_the_options_unless_it_is_given_others(installed):
    installed("--java-options", "-Xmx777m")
    _, spec = installed()
    assert "-Xmx777m" in json.loads(spec.read_text())["argv"]

    installed("--java-options", "")
    assert "-Xmx777m" not in json.loads(spec.read_text())["argv"]


def test_options_that_java_refuses_are_told_at_once_and_change_nothing(installed):
    _, spec = installed("--java-options", "-Xmx777m")
    before = spec.read_text()

    done, _ = installed("--java-options", "-Xmx8q")

    assert done.returncode == 1
    assert "Invalid maximum heap size" in done.stderr and "received: -Xmx8q" in done.stderr and "try:" in done.stderr
    assert spec.read_text() == before


def test_doctor_says_that_the_archive_is_there(root, installed):
    installed()

    said = subprocess.run([root / "cellstate", "doctor"], capture_output=True, text=True).stdout

    assert any(line.startswith("ok") and "Fast start" in line and "archive" in line for line in said.splitlines()), said
