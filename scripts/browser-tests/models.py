"""What a visitor does with a catalog of 1,000 models, which goes on over several pages."""
from tables import names, said, same, settle, without_script

SITE = "large"


def shown(page):
    return page.locator("#catalog tbody tr:not(.group)")


def wait_for_all(page):
    page.locator(".pager").wait_for(state="hidden")
    settle(page)


@without_script
def test_goes_on_over_pages_with_the_headings_of_labs(page, root):
    page.goto(root + "models/")
    seen = []
    for number in range(1, 11):
        same(page.url, root + ("models/" if number == 1 else f"models/page_{number}/"))
        same(page.locator(".pager [aria-current=page]").inner_text(), str(number))
        same(shown(page).count(), 100)
        for body in page.locator("#catalog tbody").all():
            lab = body.get_attribute("id")
            same(body.locator(".group a").evaluate("link => link.href"), f"{root}models/{lab}/")
            assert body.locator("tr").count() > 1, lab
        seen += page.eval_on_selector_all("#catalog tr[data-lab]", "rows => rows.map(row => [row.parentElement.id, row.dataset.lab, row.id])")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), number
        if number < 10:
            page.locator(".pager").get_by_role("link", name=str(number + 1)).click()
    same(len({row for _, _, row in seen}), 1000)
    assert all(body == lab for body, lab, _ in seen)


def test_asks_for_the_file_when_it_is_needed_and_once(page, root):
    asked = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(root)))
    page.goto(root + "models/page_3/")
    page.wait_for_load_state("networkidle")
    before = names(page)
    same(said(page), "100 of 100 models on this page")
    page.locator(".more-choices summary").click()
    page.locator(".columns input[value=hosts]").uncheck()
    page.keyboard.press("Escape")
    assert "models/rows.json" not in asked, asked
    page.locator("[name=q]").fill("model 987")
    wait_for_all(page)
    same(names(page), ["Example model 987"])
    same(said(page), "1 of 1,000 models")
    same(page.locator("#catalog tbody th a").first.evaluate("link => link.href"), root + "models/example-lab-7/example-model-987/")
    page.locator("[name=q]").fill("")
    page.locator(".pager").wait_for(state="visible")
    same(names(page), before)
    assert page.locator(".group").first.is_visible()
    same([path for path in asked if path.endswith("rows.json")], ["models/rows.json"])


def test_sorts_all_pages_without_groups(page, root):
    page.goto(root + "models/page_2/")
    before = names(page)
    button = page.locator("#catalog thead").get_by_role("button", name="Model")
    button.click()
    wait_for_all(page)
    same(page.url, root + "models/page_2/?sort=model")
    same(page.locator(".group").count(), 0)
    same(names(page), [f"Example model {number}" for number in range(100)])
    button.click()
    same(names(page), [f"Example model {number}" for number in range(999, 899, -1)])
    page.get_by_role("button", name="Show 100 more of 900").click()
    settle(page)
    same(shown(page).count(), 200)
    button.click()
    same(names(page), before)
    same(page.url, root + "models/page_2/")


def test_shows_the_same_row_from_the_file_as_from_the_page(page, root):
    def cells():
        row = page.locator("#catalog tbody tr:not(.group)").filter(has=page.get_by_role("link", name="Example model 0", exact=True))
        same(row.count(), 1)
        texts = [cell.locator("summary").first.inner_text() if cell.locator("summary").count() else cell.inner_text() for cell in row.locator("th, td").all()]
        return row.get_attribute("id"), texts, row.locator("a:not(.copy)").evaluate_all("links => links.map(link => link.href).filter(link => /(models|providers)\\/[^/]+\\/([^/]+\\/)?$/.test(link))")

    page.goto(root + "models/")
    before = cells()
    page.locator("[name=q]").fill("model 0")
    wait_for_all(page)
    same(cells(), before)
    same(len(before[1]), 6)


def test_narrows_by_lab_and_host(page, root):
    page.goto(root + "models/?lab=example-lab-7")
    wait_for_all(page)
    same(said(page), "50 of 1,000 models")
    page.go_back()
    page.goto(root + "models/?q=provider+99")
    wait_for_all(page)
    texts = page.locator("#catalog tbody tr").all_inner_texts()
    assert any("Example provider 99" in text for text in texts) and all("99" in text for text in texts), texts


def test_says_when_the_file_is_gone(page, root):
    page.route("**/rows.json", lambda route: route.fulfill(status=200, body="no rows", content_type="application/json"))
    page.goto(root + "models/page_2/")
    before = names(page)
    page.locator("[name=q]").fill(before[-1])
    page.locator("output", has_text="the other pages could not be loaded").wait_for()
    found = names(page)
    assert before[-1] in found and set(found) < set(before) and page.locator(".pager").is_visible(), found


def test_is_walked_with_keys_after_sorting(page, root):
    page.goto(root + "models/?sort=-model")
    wait_for_all(page)
    page.locator("#catalog tbody th a").first.focus()
    page.keyboard.press("ArrowDown")
    same(page.evaluate("document.activeElement.textContent"), "Example model 998")
    page.keyboard.press("End")
    assert page.evaluate("document.activeElement.closest('td').matches(':last-child')")
