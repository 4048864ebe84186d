"""Jupyter's command line tools on the kernel: kernelspec, run, nbconvert to four formats, papermill."""

import json
import os
import re
import shutil
import subprocess
import sys

import nbformat
import pytest

pytestmark = pytest.mark.thorough

PICTURE = """var canvas = new java.awt.image.BufferedImage(40, 20, java.awt.image.BufferedImage.TYPE_INT_RGB);
var png = new ByteArrayOutputStream();
javax.imageio.ImageIO.write(canvas, "png", png);
MimeBundle.text("a black bar").withPng(png.toByteArray(), 20, 10)"""
TABLE = (
    'Notebook.show(MimeBundle.text("city  Oslo").withHtml("<table><tr><th>city</th></tr><tr><td>Oslo</td></tr></table>"));'
)
KINDS = [
    'System.out.println("größer & 100 %"); System.err.println("careful");',
    'String twice(String word) {\n    return word + word;\n}\ntwice("ab_")',
    TABLE,
    'MimeBundle.text("bold words").with(MimeBundle.MARKDOWN, "**bold** words")',
    'MimeBundle.text("the root of two").with(MimeBundle.LATEX, "$\\\\sqrt{2}$")',
    PICTURE,
    'MimeBundle.text("{n=1}").with(MimeBundle.JSON, Map.of("n", 1))',
    'var bar = Notebook.show("0 of 1"); bar.update("1 of 1");',
]
FAILING = 'throw new IllegalStateException("on purpose");'


def run(*command, **fields):
    return subprocess.run([str(word) for word in command], capture_output=True, text=True, **fields)


def jupyter(*arguments, **fields):
    return run(sys.executable, "-m", "jupyter", *arguments, **fields)


def check(done):
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def kinds(tmp_path_factory):
    """A notebook that ends in outputs of every kind, an error among them; run by nbclient's own command."""
    cells = [nbformat.v4.new_markdown_cell("# Kinds of *output*\n\nA formula $x^2$, and a list:\n\n- one\n- two")]
    cells += [nbformat.v4.new_code_cell(source) for source in KINDS]
    cells += [nbformat.v4.new_code_cell(FAILING, metadata={"tags": ["raises-exception"]})]
    folder = tmp_path_factory.mktemp("kinds")
    written, executed = folder / "written.ipynb", folder / "kinds.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=spec()), written)
    check(jupyter("execute", f"--output={executed}", written))
    return executed


def spec():
    return {"kernelspec": {"display_name": "Java (Cellstate)", "language": "java", "name": "cellstate"}}


def export(kinds, tmp_path, target, *options):
    check(jupyter("nbconvert", *options, "--to", target, "--output-dir", tmp_path, kinds))
    (written,) = [file for file in tmp_path.iterdir() if file.is_file()]
    return written, written.read_text(encoding="utf-8")


def test_nbclient_runs_the_cells_in_their_order(kinds):
    notebook = nbformat.read(kinds, as_version=4)

    nbformat.validate(notebook)
    codes = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in codes] == list(range(1, len(codes) + 1))
    assert [len(cell.outputs) for cell in codes] == [2] + [1] * (len(codes) - 1)
    assert codes[-1].outputs[0].ename == "IllegalStateException"
    assert notebook.metadata.language_info.name == "java"


def test_nbconvert_runs_it_again_and_writes_html(kinds, tmp_path):
    file, page = export(kinds, tmp_path, "html", "--execute")

    assert file.name == "kinds.html"
    assert "<td>Oslo</td>" in page and "data:image/png;base64," in page
    assert "größer &amp; 100 %" in page and "ab_ab_" in page and "1 of 1" in page
    assert "IllegalStateException" in page and "[1m" not in page and "\x1b" not in page
    assert '<span class="s">"ab_"</span>' in page, "the code is not highlighted"


def test_nbconvert_to_markdown(kinds, tmp_path):
    file, page = export(kinds, tmp_path, "markdown")

    assert file.name == "kinds.md"
    assert "```java" in page
    assert "größer & 100 %" in page and "ab_ab_" in page and "**bold** words" in page
    assert "IllegalStateException" in page and "\x1b" not in page
    assert re.search(r"!\[png]\(kinds_files/\S+\.png\)", page)


def test_nbconvert_to_a_script_of_the_cells_alone(kinds, tmp_path):
    file, script = export(kinds, tmp_path, "script")

    assert file.name == "kinds.jshell"
    assert [block for block in re.split(r"\n{2,}", script.strip())] == [*KINDS, FAILING]


def test_nbconvert_to_latex(kinds, tmp_path):
    if not shutil.which("pandoc"):
        pytest.fail("Text cells become LaTeX by pandoc. Try: apt-get install pandoc")
    file, page = export(kinds, tmp_path, "latex")

    assert file.name == "kinds.tex"
    assert re.search(r"\\section\{(\\texorpdfstring\{)?Kinds of", page) and r"\end{document}" in page
    assert r"größer \& 100 \%" in page and r"$\sqrt{2}$" in page and r"\textbf{bold} words" in page
    assert re.search(r"kinds_files/\S+\.png", page)
    assert "IllegalStateException" in page and "\x1b" not in page


def test_jupyter_run_takes_a_file_and_tells_whether_it_worked(tmp_path):
    good, bad = tmp_path / "good.jshell", tmp_path / "bad.jshell"
    good.write_text('var words = List.of("a", "b");\nSystem.out.println(words);\n')
    bad.write_text('System.out.println("before");\nthrow new IllegalStateException("on purpose");\n')

    assert check(jupyter("run", "--kernel=cellstate", good)) == "[a, b]\n"
    failed = jupyter("run", "--kernel=cellstate", bad)
    assert failed.returncode != 0
    assert "before" in failed.stdout and "IllegalStateException" in failed.stdout + failed.stderr


@pytest.fixture(scope="module")
def translator(root, tmp_path_factory):
    """The package for papermill, installed as a user would, and the environment in which papermill finds it."""
    folder = tmp_path_factory.mktemp("papermill")
    package = ["--no-build-isolation", "--no-index", "--no-deps", "--target", folder, root / "notebooks" / "papermill"]
    check(run(sys.executable, "-m", "pip", "install", "-q", *package))
    return {**os.environ, "PYTHONPATH": str(folder)}


def test_papermill_runs_a_notebook_with_parameters(translator, tmp_path):
    declared = (
        "int n = 1; // how many\nlong big = 1;\ndouble rate = 0.5;\nboolean on = false;\n"
        'String who = "me";\nList<Integer> sizes = List.of();\nMap<String, Integer> ages = Map.of();'
    )
    shown = 'rate / 3 + " " + (big + n) + " " + on + " " + who + " " + sizes + " " + ages'
    cells = [nbformat.v4.new_code_cell(declared, metadata={"tags": ["parameters"]}), nbformat.v4.new_code_cell(shown)]
    file, out = tmp_path / "in.ipynb", tmp_path / "out.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=spec()), file)
    values = ["-p", "n", 41, "-p", "big", 3_000_000_000, "-p", "rate", 1, "-p", "on", "True"]
    values += ["-r", "who", 'Jürgen "😀" \\ tab\t', "-y", "{sizes: [3, 4], ages: {ada: 36}}"]

    done = run(sys.executable, "-m", "papermill", *values, file, out, env=translator)
    check(done)

    assert "unknown parameter" not in done.stderr and "introspection" not in done.stderr
    cells = nbformat.read(out, as_version=4).cells
    assert cells[1].metadata.tags == ["injected-parameters"]
    assert cells[2].outputs[0].data["text/plain"] == (
        '0.3333333333333333 3000000041 true Jürgen "😀" \\ tab\t [3, 4] {ada=36}'
    )


def test_papermill_says_which_parameters_there_are_and_which_there_are_not(translator, tmp_path):
    file = tmp_path / "in.ipynb"
    cell = nbformat.v4.new_code_cell("int epochs = 20; // rounds", metadata={"tags": ["parameters"]})
    nbformat.write(nbformat.v4.new_notebook(cells=[cell], metadata=spec()), file)

    helped = run(sys.executable, "-m", "papermill", "--help-notebook", file, env=translator)
    wrong = run(sys.executable, "-m", "papermill", "-p", "epoch", 3, file, tmp_path / "out.ipynb", env=translator)

    assert re.search(r"epochs: int \(default 20\)\s+rounds", helped.stdout)
    assert "unknown parameter: epoch" in wrong.stderr
    assert wrong.returncode != 0 and "epochs" in wrong.stderr, "the kernel offers the close name"


def test_jupyter_lists_the_kernel(kernelspec):
    found = json.loads(check(jupyter("kernelspec", "list", "--json")))["kernelspecs"]["cellstate"]

    assert found["resource_dir"] == str(kernelspec)
    assert found["spec"]["display_name"] == "Java (Cellstate)"
    assert found["spec"]["language"] == "java"
    assert found["spec"]["interrupt_mode"] == "message"
    for logo in ("logo-32x32.png", "logo-64x64.png", "logo-svg.svg"):
        assert (kernelspec / logo).is_file()


def test_install_for_the_user_goes_where_that_users_jupyter_looks(root, tmp_path):
    environment = {k: v for k, v in os.environ.items() if k not in ("JUPYTER_PATH", "JUPYTER_DATA_DIR", "XDG_DATA_HOME")}
    environment["HOME"] = str(tmp_path)

    check(run(root / "cellstate", "install", "--user", env=environment))

    assert listed(environment) == str(tmp_path / ".local" / "share" / "jupyter" / "kernels" / "cellstate")


def test_install_into_the_environment_on_the_path(root, tmp_path):
    check(run(sys.executable, "-m", "venv", "--without-pip", tmp_path / "venv"))
    path = f"{tmp_path / 'venv' / 'bin'}{os.pathsep}{os.environ['PATH']}"

    check(run(root / "cellstate", "install", "--sys-prefix", env={**os.environ, "PATH": path}))

    data = tmp_path / "venv" / "share" / "jupyter"
    assert listed({**os.environ, "JUPYTER_PATH": str(data)}) == str(data / "kernels" / "cellstate")


def test_installing_again_replaces_what_was_there(root, tmp_path):
    folder = tmp_path / "share" / "jupyter" / "kernels" / "cellstate"
    folder.mkdir(parents=True)
    (folder / "kernel.json").write_text('{"argv": ["gone", "{connection_file}"], "display_name": "old", "language": "java"}')

    check(run(root / "cellstate", "install", "--prefix", tmp_path))

    assert json.loads((folder / "kernel.json").read_text())["display_name"] == "Java (Cellstate)"
    assert [each.name for each in folder.parent.iterdir()] == ["cellstate"]


def listed(environment):
    found = check(jupyter("kernelspec", "list", "--json", env=environment))
    return json.loads(found)["kernelspecs"]["cellstate"]["resource_dir"]
