"""The numbered notebooks: run by the headless runner and by nbclient, outputs looked at, scores in the prose checked."""

import base64
import os
import re
import subprocess
import sys

import nbformat
import pytest
from nbclient import NotebookClient
from reference import births_ridge

FORECAST = "notebooks/01-first-forecast.ipynb"
OTHERS = [
    "02-from-ar-to-lstm",
    "03-stock-prices",
    "04-weather",
    "05-covariates-and-uncertainty",
    "06-anomalies",
    "07-sweeps",
    "08-character-language-model",
    "09-reviews-and-languages",
    "10-translation",
    "11-spelling-to-sound",
    "12-chatbot",
]


def pictures(notebook):
    return [
        output["data"]["image/png"]
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if "image/png" in output.get("data", {})
    ]


def errors(notebook):
    """The errors of cells that are not there to show one."""
    cells = [c for c in notebook.cells if c.cell_type == "code" and "raises-exception" not in c.metadata.get("tags", [])]
    return [o for c in cells for o in c.outputs if o.output_type == "error"]


def shown_text(notebook):
    texts = []
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            texts.append(output.get("text", "") or output.get("data", {}).get("text/plain", ""))
    return "\n".join(texts)


def fresh(root):
    """The first notebook without outputs, and a last cell that prints the forecast's bits."""
    notebook = nbformat.read(root / FORECAST, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    notebook.cells.append(nbformat.v4.new_code_cell("model.forecast(28).point().sha256()"))
    return notebook


def bits(notebook):
    return notebook.cells[-1].outputs[0]["data"]["text/plain"]


@pytest.fixture(scope="module")
def executed(root, tmp_path_factory):
    """The first notebook, run by the one command, and the page written beside it."""
    folder = tmp_path_factory.mktemp("run")
    source, out, page = folder / "first.ipynb", folder / "executed.ipynb", folder / "page.html"
    nbformat.write(fresh(root), source)
    done = subprocess.run(
        [root / "cellstate", "run", source, "--out", out, "--html", page], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return nbformat.read(out, as_version=4), page.read_text(encoding="utf-8")


def test_the_runner_leaves_a_valid_notebook_with_pictures(executed):
    notebook, _ = executed

    nbformat.validate(notebook)
    assert not errors(notebook)
    assert len(pictures(notebook)) >= 2
    for picture in pictures(notebook):
        assert base64.b64decode(picture).startswith(b"\x89PNG\r\n\x1a\n")


def test_the_page_holds_the_pictures_and_needs_nothing_from_elsewhere(executed):
    notebook, page = executed

    assert page.count("data:image/png;base64,") >= len(pictures(notebook))
    assert "<script" not in page
    assert not re.search(r'(src|href)="(https?:)?//', page)


def test_every_code_cell_ran_in_order(executed):
    counts = [cell.execution_count for cell in executed[0].cells if cell.cell_type == "code"]

    assert counts == list(range(1, len(counts) + 1))


def test_the_forecast_beats_the_naive_one_by_a_quarter(executed):
    """1.488 is the seasonal-naive figure; the bar is 25 % below it."""
    mase = scores(shown_text(executed[0]))

    assert mase["seasonal naive"] == pytest.approx(1.488, abs=0.0005)
    assert mase["LSTM"] <= 0.75 * 1.488


def test_scores_in_the_prose_are_those_of_a_fresh_run(executed, root):
    """Another processor rounds otherwise, so a figure may differ a little, not more."""
    prose = "\n".join(c.source for c in executed[0].cells if c.cell_type == "markdown")
    mase = scores(shown_text(executed[0]))

    claimed = re.findall(r"MASE(?: of)? (?:about )?\*{0,2}(\d\.\d+)", prose)
    assert claimed, "the prose names no MASE"
    for figure in claimed:
        assert any(float(figure) == pytest.approx(value, abs=0.06) for value in mase.values()), (figure, mase)


@pytest.mark.thorough
@pytest.mark.parametrize("in_background", OTHERS)
def test_another_notebook_runs_and_its_prose_tells_the_scores_of_a_fresh_run(background_runs, in_background):
    done, out = background_runs[in_background].result()
    assert done.returncode == 0, done.stdout + done.stderr
    notebook = nbformat.read(out, as_version=4)
    assert not errors(notebook)
    assert len(pictures(notebook)) >= 3

    prose = "\n".join(c.source for c in notebook.cells if c.cell_type == "markdown")
    shown = shown_text(notebook)
    mase = mase_of_all_tables(shown)
    claimed = re.findall(r"MASE\s+of\s+\*\*(\d\.\d+)\*\*", prose)
    for figure in claimed:
        assert any(float(figure) == pytest.approx(value, rel=0.06) for value in mase), (figure, mase)
    numbers = [float(number) for number in re.findall(r"\d+\.\d+|\d+(?=[ \u2009]%)", shown)]
    others = re.findall(r"\*\*(\d+(?:\.\d+)?)\*\*", prose)
    for figure in others:
        assert any(float(figure) == pytest.approx(value, rel=0.06) for value in numbers), figure
    assert claimed or others, "the prose names no score"


def test_the_linear_models_in_the_prose_score_what_it_says(root):
    prose = nbformat.read(root / FORECAST, as_version=4).cells[-1].source
    claimed = [float(figure) for figure in re.findall(r"comes to\s+(\d\.\d+)", prose)]

    found = births_ridge.scores(root / "datasets/src/main/resources/org/cellstate/datasets/us-births.csv")

    assert claimed == pytest.approx([found["same days"], found["with last year"]], abs=0.005)


def test_committed_outputs_are_there_and_small(root):
    for path in sorted((root / "notebooks").glob("[0-9]*.ipynb")):
        notebook = nbformat.read(path, as_version=4)
        nbformat.validate(notebook)
        most = 1_500_000 if path.name.startswith("00-") else 1_000_000  # the gallery has one of everything
        assert path.stat().st_size < most, path
        assert not errors(notebook), path
        for cell in notebook.cells:
            if cell.cell_type == "code" and cell.source.strip():
                assert cell.execution_count is not None, (path, cell.source)
        assert len(pictures(notebook)) >= 2, path


def test_code_fits_the_width_of_a_page(root):
    for path in sorted((root / "notebooks").glob("*.ipynb")):
        for cell in nbformat.read(path, as_version=4).cells:
            if cell.cell_type == "code":
                wide = [line for line in cell.source.splitlines() if len(line) > 96]
                assert not wide, f"{path.name}: an exported page has room for 96 characters: {wide}"


def test_nbclient_runs_it_through_the_installed_kernelspec_and_gets_the_same_bits(root, tmp_path, executed):
    notebook = fresh(root)

    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(tmp_path)}}).execute()

    assert not errors(notebook)
    assert len(pictures(notebook)) >= 2
    assert scores(shown_text(notebook)) == scores(shown_text(executed[0]))
    assert bits(notebook) == bits(executed[0])


def test_the_example_of_the_readme_runs_as_one_cell(root):
    example = re.search(r"```java\n(.*?)```", (root / "README.md").read_text(encoding="utf-8"), re.DOTALL)[1]
    short = example.replace(".fit(", ".epochs(1).fit(")  # what its training reaches is tested above
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(short)])

    NotebookClient(notebook, timeout=300, kernel_name="cellstate").execute()

    assert len(pictures(notebook)) == 2


def test_the_committed_outputs_can_be_exported_by_nbconvert(root, tmp_path):
    for target in ("html", "markdown"):
        done = subprocess.run(
            [sys.executable, "-m", "jupyter", "nbconvert", "--to", target, "--output-dir", tmp_path, root / FORECAST],
            capture_output=True,
            text=True,
            env={**os.environ},
        )
        assert done.returncode == 0, done.stderr


def scores(text):
    """Reads the MASE column of the backtest's table: aligned columns, two spaces between them at least."""
    found, column = {}, None
    for line in text.splitlines():
        cells = re.split(r"\s{2,}", line.strip())
        if cells[0] == "method" and "MASE" in cells:
            column = cells.index("MASE")
        elif column is not None and len(cells) > column and re.fullmatch(r"\d+\.\d+", cells[column]):
            found["LSTM" if cells[0].startswith("LSTM") else re.sub(r" \(\d+\)$", "", cells[0])] = float(cells[column])
    return found


def mase_of_all_tables(text):
    """Reads the MASE columns of all score tables."""
    found, column = [], None
    for line in text.splitlines():
        cells = re.split(r"\s{2,}", line.strip())
        if cells[0] == "method" and "MASE" in cells:
            column = cells.index("MASE")
        elif column is not None and len(cells) > column and re.fullmatch(r"\d+\.\d+", cells[column]):
            found.append(float(cells[column]))
    return found
