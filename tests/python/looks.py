"""How outputs look on a page, whoever made the page: what is empty, too wide, cut off or faint, and photographs of all of it."""

import math
import re
from dataclasses import dataclass
from pathlib import Path

from frontend import CONTRASTS
from playwright.sync_api import Page

# By WCAG 2 for text of this size.
CONTRAST = 4.5
# The height of one photograph; a page is as many as it needs.
PIECE = 1500
# What a page may have below its last output.
BELOW = 120
# What is folded is a part of the output too; the menus of Vega's charts are not.
OPEN = "() => document.querySelectorAll('details:not(.vega-embed *)').forEach(each => each.open = true)"
DECODED = """async () => {
    const loaded = [...document.images].map(each => each.decode().catch(() => null));
    await Promise.all([document.fonts.ready, ...loaded]);
}"""
DEFECTS = """output => {
    const found = [];
    const box = output.getBoundingClientRect();
    const shown = element => {
        const rect = element.getBoundingClientRect();
        return rect.width > 1 && rect.height > 1 && getComputedStyle(element).visibility !== 'hidden';
    };
    const media = [...output.querySelectorAll('img, canvas, audio, video, svg')];
    if (output.matches('img, canvas, audio, video, svg')) media.push(output);
    for (const image of media.filter(each => each.tagName === 'IMG')) {
        if (!image.complete || !image.naturalWidth || !image.naturalHeight) {
            found.push('a picture that is none');
            continue;
        }
        const {width, height} = image.getBoundingClientRect();
        const ratio = width / height / (image.naturalWidth / image.naturalHeight);
        if (width && Math.abs(ratio - 1) > 0.03) found.push('a picture out of shape');
    }
    if (!output.innerText?.trim() && !media.some(shown)) found.push('empty');

    // What may clip an output: boxes within it, and those around it up to the cell.
    const boxes = [output, ...output.querySelectorAll('*')].filter(each => !each.closest('svg, audio, video, mjx-container'));
    for (let e = output.parentElement; e && !e.matches('.jp-Cell, section, main, body'); e = e.parentElement) boxes.push(e);
    let wide = output.scrollWidth > output.clientWidth + 1 && output.clientWidth > 0;
    let cut = false;
    for (const each of boxes) {
        const style = getComputedStyle(each);
        if (!each.clientWidth || style.display === 'inline' || !shown(each)) continue;
        if (style.overflowX !== 'visible' && each.scrollWidth > each.clientWidth + 1) wide = true;
        if (style.overflowY !== 'visible' && each.scrollHeight > each.clientHeight + 1) cut = true;
        if (output.contains(each) && each.getBoundingClientRect().right > box.right + 1) wide = true;
    }
    if (box.right > document.documentElement.clientWidth + 1) wide = true;
    if (wide) found.push('too wide');
    if (cut) found.push('cut off');
    return found;
}"""
PICTURES = """outputs => outputs.flatMap(each => each.matches('img') ? [each] : [...each.querySelectorAll('img')])
    .filter(image => image.src.startsWith('data:image/png')).map(image => [image.src, image.naturalWidth, image.naturalHeight])"""

BOTTOMS = "outputs => outputs.map(each => each.getBoundingClientRect().bottom + window.scrollY)"


@dataclass(frozen=True)
class Surface:
    """A page with a notebook's outputs on it: how they are found, and what its photographs are called."""

    page: Page
    outputs: str
    shots: Path
    name: str

    def settle(self):
        """Waits for pictures and fonts, and opens what is folded."""
        self.page.evaluate(OPEN)
        self.page.evaluate(DECODED)
        return self

    def count(self) -> int:
        return self.page.locator(self.outputs).count()

    def pictures(self) -> list:
        """The PNGs among the outputs: source, width, height."""
        return self.page.locator(self.outputs).evaluate_all(PICTURES)

    def defects(self) -> list[tuple[str, str]]:
        """What is wrong, each with the beginning of the output's text; nothing at best."""
        self.settle()
        found = []
        for output in self.page.locator(self.outputs).all():
            text = (output.inner_text() or output.get_attribute("alt") or "").strip()[:60]
            found += [(defect, text) for defect in output.evaluate(DEFECTS)]
            for words, contrast in output.evaluate(CONTRASTS):
                if contrast < CONTRAST and re.search(r"\w", words):
                    found.append((f"faint: {contrast:.1f}", words))
        return found

    def photograph(self, theme: str):
        """Photographs all of it, in pieces from top to bottom."""
        self.settle()
        view = self.page.viewport_size
        height = math.ceil(max(self.page.locator(self.outputs).evaluate_all(BOTTOMS))) + BELOW
        self.page.set_viewport_size({"width": view["width"], "height": height})
        for old in self.shots.glob(f"{self.name}-{theme}-*.png"):
            old.unlink()
        for number, top in enumerate(range(0, height, PIECE), 1):
            clip = {"x": 0, "y": top, "width": view["width"], "height": min(PIECE, height - top)}
            self.page.screenshot(path=self.shots / f"{self.name}-{theme}-{number}.png", clip=clip)
        self.page.set_viewport_size(view)


def trust(page: Page):
    """Trusts the open notebook by the command of JupyterLab, which asks once more."""
    page.evaluate("() => { window.jupyterapp.commands.execute('notebook:trust'); }")
    page.locator(".jp-Dialog .jp-mod-accept").click()
    page.wait_for_selector(".jp-Dialog", state="detached")
    page.wait_for_function(
        "() => [...window.jupyterapp.shell.currentWidget.content.model.cells].every(each => each.type !== 'code' || each.trusted)"
    )


def is_trusted(page: Page) -> bool:
    return page.evaluate(
        "() => [...window.jupyterapp.shell.currentWidget.content.model.cells].filter(each => each.type === 'code')"
        ".every(each => each.trusted)"
    )
