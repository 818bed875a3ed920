"""Links to cells and rows of a table that goes on over many pages."""
from cells import cell, copied, focused_cell, is_below_the_head, is_marked
from tables import same

SITE = "large"


def test_finds_a_cell_of_another_page(page, root):
    page.goto(root + "pricing/5/")
    row = page.locator("#tokens-table tbody tr").first.get_attribute("id")
    page.goto(f"{root}pricing/#{row}/output")
    page.locator(".marked").wait_for()
    same(focused_cell(page), [row, "output"])
    assert is_marked(page.locator(".marked")) and is_below_the_head(page.locator(".marked"))


def test_links_to_a_cell_of_a_loaded_row(page, root):
    page.goto(root + "pricing/?sort=-input")
    page.locator(".pager").wait_for(state="hidden")
    row = page.locator("#tokens-table tbody tr").nth(20).get_attribute("id")
    for column, words in (("id", "Id of "), ("context", "Context of "), ("output", "Output price of ")):
        part = cell(page, row, column)
        part.click(position={"x": 3, "y": 3})
        assert part.locator(".pop p").first.inner_text().startswith(words), part.inner_text()
    address = copied(page, root, "Copy link to this cell")
    same(address, f"{root}pricing/?sort=-input#{row}/output")
    page.goto("about:blank")
    page.goto(address)
    page.locator(".marked").wait_for()
    same(focused_cell(page), [row, "output"])
    same(page.url, address)


def test_stays_on_the_page_that_has_the_row(page, root):
    asked = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(root)))
    page.goto(root + "pricing/3/")
    row = page.locator("#tokens-table tbody tr").nth(50).get_attribute("id")
    page.goto("about:blank")
    page.goto(f"{root}pricing/3/#{row}/input")
    page.locator(".marked").wait_for()
    same(focused_cell(page), [row, "input"])
    assert "pricing/rows.json" not in asked, asked
    page.goto("about:blank")
    page.goto(f"{root}pricing/#{row}")
    page.locator(".marked").wait_for()
    same(page.locator(".marked").get_attribute("id"), row)
    same(page.locator("[name=q]").input_value(), row)


def test_ignores_a_link_to_no_row(page, root):
    page.goto(root + "pricing/#p7.nothing/output")
    page.wait_for_timeout(500)
    same(page.url, root + "pricing/#p7.nothing/output")
    same(page.locator("#tokens-table tbody tr").count(), 100)
