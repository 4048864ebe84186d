"""The driver of the front ends itself: what a failed test leaves behind must not make the next ones fail."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.thorough


def question(sheet):
    sheet.start('Notebook.input("Name? ")')
    expect(sheet.page.locator(".jp-Stdin-input")).to_be_visible()


def endless_loop(sheet):
    sheet.start('System.out.println("going");\nwhile (true) { }').shows("going")


def open_dialog(sheet):
    sheet.menu("Kernel", "Restart Kernel…")
    expect(sheet.page.locator(".jp-Dialog")).to_be_visible()


def dead_kernel(sheet):
    sheet.start("Runtime.getRuntime().halt(1);")
    expect(sheet.page.locator(".jp-Dialog")).to_be_visible()


def closed_page(sheet):
    sheet.page.close()


@pytest.mark.parametrize("leave", [question, endless_loop, open_dialog, dead_kernel, closed_page])
def test_what_a_test_leaves_behind_does_not_reach_the_next(open_sheet, leave):
    leave(open_sheet.clean())

    sheet = open_sheet.clean()

    expect(sheet.cells()).to_have_count(1)
    assert sheet.run("1 + 1").text().strip() == "2"


def test_a_test_that_leaves_nothing_behind_costs_no_new_kernel(open_sheet):
    before = open_sheet.clean()
    before.run("int kept = 7;")
    before.theme("JupyterLab Dark")

    sheet = open_sheet.clean()

    assert sheet.run("kept").text().strip() == "7"
    assert sheet.page.locator("body[data-jp-theme-light='true']").count() == 1
