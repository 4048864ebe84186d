"""The first notebook in JupyterLab 4, as a newcomer meets it: open it, run all cells, look at the pictures."""

import nbformat
import pytest
from frontend import Sheet

FORECAST = "01-first-forecast.ipynb"
# The colour of each picture's first pixel: red, green, blue, opacity.
CORNERS = """pictures => pictures.map(picture => {
    const canvas = document.createElement('canvas');
    const pen = canvas.getContext('2d');
    pen.drawImage(picture, 0, 0);
    return [...pen.getImageData(0, 0, 1, 1).data];
})"""


@pytest.fixture(scope="module")
def forecast(root, server, page, shots) -> Sheet:
    """The notebook without outputs, open in JupyterLab."""
    notebook = nbformat.read(root / "notebooks" / FORECAST, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    nbformat.write(notebook, server.home / FORECAST)
    return Sheet(page, shots, "lab").open(server.address("lab", FORECAST))


def pictures(page):
    return page.locator(".jp-CodeCell .jp-RenderedImage img")


def test_run_all_cells_draws_the_pictures(forecast):
    page = forecast.page
    count = forecast.cells().count()

    forecast.menu("Run", "Run All Cells")
    page.wait_for_function(
        "n => [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')]"
        ".filter(p => /^\\[\\d+\\]/.test(p.textContent.trim())).length === n",
        arg=count,
        timeout=300_000,
    )

    assert page.locator(".jp-CodeCell [data-mime-type='application/vnd.jupyter.stderr']").count() == 0
    assert pictures(page).count() >= 2
    for i in range(pictures(page).count()):
        natural, shown, room = pictures(page).nth(i).evaluate(
            "e => [e.naturalWidth, e.getBoundingClientRect().width, e.closest('.jp-OutputArea-output').clientWidth]"
        )
        assert natural > 0
        assert 0 < shown <= room, "a picture is cut off"
    shoot(forecast, "light")


def test_the_notebook_is_readable_in_the_dark_theme(forecast):
    forecast.theme("JupyterLab Dark")

    for corner in pictures(forecast.page).evaluate_all(CORNERS):
        assert corner == [255, 255, 255, 255], "a picture has no background of its own"
    shoot(forecast, "dark")


def shoot(forecast, theme):
    """Photographs each picture; that of the forecast, which the notebook is about, under the name that docs/ uses."""
    count = pictures(forecast.page).count()
    for i in range(count):
        pictures(forecast.page).nth(i).scroll_into_view_if_needed()
        forecast.photograph(theme if i == count - 1 else f"{theme}-{i + 1}")
