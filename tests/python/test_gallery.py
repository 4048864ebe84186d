"""The gallery, as people meet it: in JupyterLab before and after it is trusted, exported by nbconvert, and as the page of our own."""

import json
import re
import subprocess
import sys
import uuid

import nbformat
import pytest
from conftest import new_page
from frontend import KERNEL, Sheet
from looks import Surface, is_trusted, trust
from test_notebooks import pictures, scores, shown_text

GALLERY = "00-gallery.ipynb"
LAB, NBCONVERT, PAGE = ".jp-Notebook .jp-OutputArea-output", ".jp-OutputArea-output", ".outputs > *"
MOST = 120_000
MOST_ALTOGETHER = 1_000_000


def outputs(notebook):
    return [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]


def converted(notebook, folder, theme):
    """A notebook exported by nbconvert as a page in a theme."""
    done = subprocess.run(
        [sys.executable, "-m", "jupyter", "nbconvert", "--to", "html", f"--HTMLExporter.theme={theme}"]
        + ["--output-dir", folder, "--output", theme, notebook],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return folder / f"{theme}.html"


def run(root, notebook, folder, name):
    """Runs a notebook by the one command; returns its file and the page written beside it."""
    fresh, out, page = folder / "fresh" / name, folder / name, folder / "page.html"
    fresh.parent.mkdir()
    nbformat.write(notebook, fresh)
    done = subprocess.run([root / "cellstate", "run", fresh, "--out", out, "--html", page], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return out, page


def write_unknown(notebook, file):
    """Writes a notebook that no Jupyter has ever signed, and so none trusts."""
    notebook.metadata["copy"] = uuid.uuid4().hex
    nbformat.write(notebook, file)


@pytest.fixture(scope="module")
def executed(root, tmp_path_factory):
    """The gallery, run once for all looks."""
    notebook = nbformat.read(root / "notebooks" / GALLERY, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return run(root, notebook, tmp_path_factory.mktemp("gallery"), GALLERY)


@pytest.fixture(scope="module")
def notebook(executed):
    return nbformat.read(executed[0], as_version=4)


@pytest.fixture(scope="module")
def sheet(server, page, shots, executed) -> Sheet:
    """The executed gallery in JupyterLab, which does not trust it."""
    write_unknown(nbformat.read(executed[0], as_version=4), server.home / GALLERY)
    return Sheet(page, shots, "gallery").open(server.address("lab", GALLERY))


def lab(sheet, name):
    return Surface(sheet.page, LAB, sheet.shots, name)


def opened(page, file, outputs, shots, name):
    page.goto(file.as_uri())
    return Surface(page, outputs, shots, name)


@pytest.mark.thorough
def test_untrusted_it_looks_right_in_the_light_and_in_the_dark(sheet, notebook):
    assert not is_trusted(sheet.page)
    look(sheet, lab(sheet, "gallery-untrusted"), notebook)


@pytest.mark.thorough
def test_trusted_it_looks_right_and_shows_the_same_pictures(sheet, notebook):
    before = lab(sheet, "gallery-untrusted").settle().pictures()
    trust(sheet.page)
    assert is_trusted(sheet.page)

    look(sheet, lab(sheet, "gallery-trusted"), notebook)

    after = lab(sheet, "gallery-trusted").pictures()
    assert after == before
    assert len(after) >= len(pictures(notebook))


def look(sheet, surface, notebook):
    for theme in ("JupyterLab Dark", "JupyterLab Light"):
        sheet.theme(theme)
        assert surface.count() == len(outputs(notebook))
        surface.photograph(theme.split()[1].lower())
        assert surface.defects() == [], theme


@pytest.mark.thorough
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_exported_by_nbconvert_it_looks_right(page, shots, notebook, executed, tmp_path, theme):
    surface = opened(page, converted(executed[0], tmp_path, theme), NBCONVERT, shots, "gallery-nbconvert")

    assert surface.count() == len(outputs(notebook))
    surface.photograph(theme)
    assert surface.defects() == []


@pytest.mark.thorough
def test_without_any_style_as_on_github_it_can_still_be_read(page, shots, notebook, executed, tmp_path):
    bare = nbformat.read(executed[0], as_version=4)
    for output in outputs(bare):
        if "text/html" in output.get("data", {}):
            output.data["text/html"] = re.sub(r"""\s(style|class)=("[^"]*"|'[^']*')""", "", output.data["text/html"])
    nbformat.write(bare, tmp_path / "bare.ipynb")
    surface = opened(page, converted(tmp_path / "bare.ipynb", tmp_path, "light"), NBCONVERT, shots, "gallery-bare")

    assert surface.count() == len(outputs(notebook))
    surface.photograph("light")
    assert surface.defects() == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_page_of_our_own_looks_right(page, shots, notebook, executed, theme):
    page.emulate_media(color_scheme=theme)
    surface = opened(page, executed[1], PAGE, shots, "gallery-page")

    assert surface.count() == len(outputs(notebook))
    surface.photograph(theme)
    assert surface.defects() == []
    page.emulate_media(color_scheme="light")


def test_every_kind_runs_and_only_those_fail_that_show_an_error(notebook):
    for cell in notebook.cells:
        if cell.cell_type == "code":
            failed = any(output.output_type == "error" for output in cell.outputs)
            assert failed == ("raises-exception" in cell.metadata.get("tags", [])), cell.source
            assert cell.outputs, cell.source


def test_what_models_of_language_show_is_there(notebook):
    shown = [output.data["text/plain"] for output in outputs(notebook) if "data" in output]
    for words in (
        r"^labels · 5 rows",  # tagged sequences
        r"^token +label +probability",
        r"bits per character · perplexity",
        r"^Most surprising: ",
        r"^answer +score +behind",
        r"% right\..* on a bag of words",
        r"^Why indoors, and not outdoors",
        r"^the red house sleeps here → la maison rouge dort ici",
        r"^translation +exact match +BLEU",
        r"^you: +When do you open tomorrow\?\nmodel: We are open",
        r"^model: \[refused\]",
    ):
        assert any(re.search(words, text, re.MULTILINE) for text in shown), words


def test_each_kind_is_introduced_by_words(notebook):
    kinds = [cell.cell_type for cell in notebook.cells]
    assert kinds[0] == "markdown"
    runs = re.findall("c+", "".join(kind[0] for kind in kinds))
    assert max(map(len, runs)) <= 2


def test_every_picture_and_table_says_itself_in_words_too(notebook):
    for output in outputs(notebook):
        if output.output_type in ("execute_result", "display_data"):
            assert output.data["text/plain"].strip(), output.data.keys()


def test_the_committed_notebook_and_each_of_its_outputs_are_small(root):
    for path in (root / "notebooks").glob("00-*.ipynb"):
        assert path.stat().st_size < MOST_ALTOGETHER
        for output in outputs(nbformat.read(path, as_version=4)):
            assert len(json.dumps(output)) < MOST, (path, output.data["text/plain"])


@pytest.mark.parametrize("which", ["fresh", "committed"])
def test_scores_in_the_prose_are_those_of_the_run(root, notebook, which):
    shown = notebook if which == "fresh" else nbformat.read(root / "notebooks" / GALLERY, as_version=4)
    prose = "\n".join(cell.source for cell in shown.cells if cell.cell_type == "markdown")
    mase = scores(shown_text(shown))

    claimed = re.findall(r"MASE(?: of)? (?:about )?\*{0,2}(\d\.\d+)", prose)
    assert claimed, "the prose names no MASE"
    for figure in claimed:
        assert any(float(figure) == pytest.approx(value, abs=0.06) for value in mase.values()), (figure, mase)


TALL = "<br>".join(f"line {i}" for i in range(40))
SQUARE = "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAAAAADhZOFXAAAADklEQVR4nGNogAIGyhgAgIQgAQ2AJGEAAAAASUVORK5CYII="  # 8 pixels wide and high
PLANTED = {
    "sound": "<table><tr><td>right</td></tr></table>",
    "too wide": "<div style='width:5000px'>a wide box</div>",
    "too wide, unbroken": f"<div style='white-space:nowrap'>{99 * 'word '}</div>",
    "empty": "<div style='height:20px'> </div>",
    "a picture that is none": None,
    "cut off": f"<div style='height:60px;overflow:hidden'>{TALL}</div>",
    "cut off, scrolling": f"<div style='max-height:60px;overflow-y:auto'>{TALL}</div>",
    "a picture out of shape": f"<img style='width:200px;height:20px' src='data:image/png;base64,{SQUARE}'>",
    "faint": "<span style='color:#cccccc'>whispered</span>",
}


@pytest.fixture(scope="module")
def planted(root, tmp_path_factory):
    """A notebook with one good output and one of each kind of bad ones, and the page beside it."""
    folder = tmp_path_factory.mktemp("planted")
    cells = [
        f'MimeBundle.text("words").withHtml({json.dumps(html)})'
        if html
        else 'MimeBundle.text("words").withPng("no picture".getBytes(), 90, 90)'
        for html in PLANTED.values()
    ]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells], metadata=KERNEL)
    return run(root, notebook, folder, "planted.ipynb")


@pytest.mark.thorough
@pytest.mark.parametrize("surface", ["lab", "nbconvert", "page"])
def test_what_is_wrong_is_found(server, page, shots, planted, tmp_path, surface):
    file, written = planted
    if surface == "lab":
        write_unknown(nbformat.read(file, as_version=4), server.home / file.name)
        sheet = Sheet(page, shots, "planted").open(server.address("lab", file.name))
        sheet.theme("JupyterLab Light")
        trust(page)
        found = lab(sheet, "planted")
    elif surface == "nbconvert":
        found = opened(page, converted(file, tmp_path, "light"), NBCONVERT, shots, "planted")
    else:
        found = opened(page, written, PAGE, shots, "planted")

    kinds = [defect.split(":")[0] for defect, _ in found.defects()]
    assert kinds == [name.split(",")[0] for name in PLANTED if name != "sound"]
