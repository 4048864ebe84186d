"""The words for media in JupyterLab 4 and Notebook 7: each is drawn, not only told, in the light and in the dark."""

import pytest
from frontend import faint
from playwright.sync_api import expect

pytestmark = pytest.mark.thorough

VEGA = '''vegaLite("""
    {"width": 320, "height": 160, "title": "Births by weekday", "mark": {"type": "bar", "color": "#0072B2"},
     "data": {"values": [{"day": "Mon", "births": 10.1}, {"day": "Sat", "births": 8.4}, {"day": "Sun", "births": 7.9}]},
     "encoding": {"x": {"field": "day", "sort": null}, "y": {"field": "births", "type": "quantitative"}}}""")'''
CIRCLE = """<svg xmlns='http://www.w3.org/2000/svg' width='40' height='40'><title>a circle</title>\
<circle cx='20' cy='20' r='18' fill='teal'/></svg>"""
PIXELS = """var canvas = new java.awt.image.BufferedImage(120, 40, java.awt.image.BufferedImage.TYPE_INT_RGB);
canvas.createGraphics().fillRect(0, 0, 60, 40);
var png = new ByteArrayOutputStream();
javax.imageio.ImageIO.write(canvas, "png", png);
"""
CELLS = {
    "markdown": 'markdown("**bold** words, `code` and $e^{i\\\\pi}$\\n\\n| a | b |\\n|---|---|\\n| 1 | 2 |")',
    "latex": 'latex("\\\\frac{1}{\\\\sqrt{2\\\\pi}} \\\\int_0^\\\\infty e^{-x^2/2}\\\\,dx")',
    "html": 'html("<table><tr><th>city</th></tr><tr><td>Oslo</td></tr></table><b>bold</b> and <i>slanted</i>")',
    "svg": f'svg("{CIRCLE}")',
    "json": 'json("{\\"layers\\": [32, 16], \\"cell\\": {\\"kind\\": \\"lstm\\"}}")',
    "vega": VEGA,
    "image": PIXELS + "image(png.toByteArray())",
    "buffered": PIXELS + "canvas",
    "sound": "float[] tone = new float[8000];\n"
    "for (int i = 0; i < tone.length; i++) tone[i] = (float) Math.sin(i * 0.35) * 0.4f;\nsound(tone, 8000)",
}
# The share of a canvas that is drawn on in the colour of the bars.
INK = """canvas => {
    const all = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
    let blue = 0;
    for (let i = 0; i < all.length; i += 4) {
        if (all[i] === 0 && all[i + 1] === 114 && all[i + 2] === 178) blue++;
    }
    return blue * 4 / all.length;
}"""


def run(sheet, kind):
    cell = sheet.run(CELLS[kind])
    assert cell.error().count() == 0, cell.text()
    return cell


def test_markdown_is_set_with_marks_formula_and_table(sheet):
    output = run(sheet, "markdown").output
    expect(output.locator("strong")).to_have_text("bold")
    expect(output.locator("code")).to_have_text("code")
    expect(output.locator("mjx-container")).to_be_visible()
    expect(output.locator("td")).to_have_text(["1", "2"])


def test_a_formula_is_typeset_on_a_line_of_its_own(sheet):
    formula = run(sheet, "latex").output.locator("mjx-container[display='true']")
    expect(formula).to_be_visible()
    expect(formula.locator("mjx-mfrac")).to_be_visible()
    expect(formula.locator("mjx-msqrt")).to_be_visible()
    expect(formula.locator("mjx-merror")).to_have_count(0)
    above, below = (formula.locator(part).bounding_box() for part in ("mjx-num", "mjx-den"))
    assert above["y"] + above["height"] <= below["y"] + below["height"] / 2, "the one must stand over the root"


def test_html_is_shown_with_its_tags(sheet):
    output = run(sheet, "html").output
    expect(output.locator("table td")).to_have_text("Oslo")
    expect(output.locator("b")).to_have_css("font-weight", "700")
    expect(output.locator("i")).to_have_css("font-style", "italic")


def test_svg_is_drawn(sheet):
    picture = run(sheet, "svg").output.locator("img, svg")
    expect(picture).to_be_visible()
    assert picture.bounding_box()["width"] == 40


def test_json_is_a_tree_that_folds(sheet):
    output = run(sheet, "json").output
    expect(output.get_by_text("layers")).to_be_visible()
    expect(output.get_by_text("kind")).to_have_count(0)
    output.get_by_text("cell", exact=True).click()
    expect(output.get_by_text("kind")).to_be_visible()


def test_vega_lite_is_drawn_with_its_marks(sheet):
    output = run(sheet, "vega").output
    canvas = output.locator("canvas")
    expect(canvas).to_be_visible()
    assert canvas.evaluate(INK) > 0.2
    assert canvas.bounding_box()["width"] > 300


@pytest.mark.parametrize("kind", ["image", "buffered"])
def test_a_picture_is_decoded(sheet, kind):
    picture = run(sheet, kind).output.locator("img")
    expect(picture).to_have_js_property("naturalWidth", 120)
    expect(picture).to_have_js_property("naturalHeight", 40)


def test_a_sound_can_be_played(sheet):
    player = run(sheet, "sound").output.locator("audio")
    expect(player).to_be_visible()
    expect(player).to_have_js_property("duration", 1)
    player.evaluate("player => { player.muted = true; return player.play(); }")
    expect(player).to_have_js_property("ended", True)


def test_media_can_be_read_in_the_light_and_in_the_dark(sheet):
    kinds = ("markdown", "latex", "html", "svg", "json", "vega", "sound")
    cells = [run(sheet, kind) for kind in kinds]

    for theme in ("JupyterLab Dark", "JupyterLab Light"):
        sheet.theme(theme)
        light = theme.split()[1].lower()
        assert faint(cells) == [], theme
        expect(cells[5].output.locator("canvas")).to_be_visible()
        sheet.photograph(f"media-{light}", cells[0])
        sheet.photograph(f"media-{light}-2", cells[-1])
