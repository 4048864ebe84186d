"""Mistakes on the command line: a three-part message and exit status 1, never a stack trace."""

import json
import os
import subprocess
from pathlib import Path

import pytest


@pytest.fixture
def cellstate(root):
    def run(*arguments, **environment):
        return subprocess.run(
            [root / "cellstate", *arguments], capture_output=True, text=True, env={**os.environ, **environment}
        )

    return run


def notebook(path: Path, *cells, language="java", tags=None):
    path.write_text(
        json.dumps(
            {
                "cells": [
                    {
                        "cell_type": "code",
                        "execution_count": None,
                        "id": f"cell{i}",
                        "metadata": {"tags": tags} if tags and i == 0 else {},
                        "outputs": [],
                        "source": source,
                    }
                    for i, source in enumerate(cells)
                ],
                "metadata": {
                    "kernelspec": {"display_name": language, "language": language, "name": language},
                    "language_info": {"name": language},
                },
                "nbformat": 4,
                "nbformat_minor": 5,
            }
        )
    )
    return path


def assert_three_parts(done, *words):
    said = done.stdout + done.stderr
    assert done.returncode == 1, said
    assert "received:" in said and "try:" in said, said
    assert "\tat " not in said and "Exception in thread" not in said, said
    for word in words:
        assert word in said


def test_a_missing_notebook(cellstate):
    assert_three_parts(cellstate("run", "no-such.ipynb"), "no-such.ipynb")


def test_a_notebook_that_is_not_json(cellstate, tmp_path):
    file = tmp_path / "broken.ipynb"
    file.write_text("this is not JSON")

    assert_three_parts(cellstate("run", file), "JSON")


def test_a_notebook_of_another_kernel(cellstate, tmp_path):
    file = notebook(tmp_path / "python.ipynb", "print(1)", language="python")

    assert_three_parts(cellstate("run", file), "python")


def test_a_java_that_is_too_old(cellstate, tmp_path):
    java = tmp_path / "bin" / "java"
    java.parent.mkdir()
    java.write_text('#!/bin/sh\necho \'openjdk version "11.0.20" 2023-07-18\' >&2\n')
    java.chmod(0o755)

    done = cellstate("run", "x.ipynb", JAVA_HOME=str(tmp_path))

    assert_three_parts(done, "17", "11")


def test_the_first_error_stops_the_run_and_is_shown(cellstate, tmp_path):
    file = notebook(
        tmp_path / "wrong.ipynb",
        "1 + 1",
        'import tech.tablesaw.api.*;\nvar t = Table.create(DateColumn.create("date"), DoubleColumn.create("temperature"));\n'
        'series(t, "date", "temprature")',
        'System.out.println("never");',
    )
    out = tmp_path / "out.ipynb"

    done = cellstate("run", file, "--out", out, "--html", tmp_path / "out.html")

    said = done.stdout + done.stderr
    assert done.returncode == 1, said
    assert "temprature" in said and "temperature" in said
    cells = json.loads(out.read_text())["cells"]
    assert cells[0]["outputs"][0]["data"]["text/plain"] in ("2", ["2"])
    assert cells[1]["outputs"][-1]["output_type"] == "error"
    assert cells[2]["outputs"] == [] and cells[2]["execution_count"] is None
    assert "temprature" in (tmp_path / "out.html").read_text()


def test_missing_values_in_the_target_are_named(cellstate, tmp_path):
    table = tmp_path / "gap.csv"
    rows = [f"2024-01-{d:02d},{'' if d == 9 else d}" for d in range(1, 32)]
    table.write_text("date,value\n" + "\n".join(rows) + "\n")
    file = notebook(tmp_path / "nan.ipynb", f'series("{table}", "date", "value").split(0.8).lookback(7).horizon(2)')

    done = cellstate("run", file, "--out", tmp_path / "out.ipynb")

    said = done.stdout + done.stderr
    assert done.returncode == 1, said
    assert "2024-01-09" in said and "try:" in said


def test_parameters_replace_the_values_of_the_tagged_cell(cellstate, tmp_path):
    file = notebook(
        tmp_path / "parameters.ipynb", 'int n = 1;\nString who = "me";', 'who + " " + (n + 1)', tags=["parameters"]
    )
    out = tmp_path / "out.ipynb"

    done = cellstate("run", file, "-p", "n=41", "-p", "who=you and I", "--out", out)

    assert done.returncode == 0, done.stdout + done.stderr
    cells = json.loads(out.read_text())["cells"]
    assert cells[1]["metadata"]["tags"] == ["injected-parameters"]
    assert "".join(cells[2]["outputs"][0]["data"]["text/plain"]) == "you and I 42"


def test_an_unknown_parameter_offers_close_names(cellstate, tmp_path):
    file = notebook(tmp_path / "parameters.ipynb", "int epochs = 1;", tags=["parameters"])

    assert_three_parts(cellstate("run", file, "-p", "epoch=3"), "epochs")


def test_doctor_tries_what_a_notebook_needs(cellstate):
    said = cellstate("doctor").stdout

    for what in ("Native libraries", "Recurrent layers", "Charts"):
        assert any(line.startswith("ok") and what in line for line in said.splitlines()), said
