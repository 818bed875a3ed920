"""What a visitor does with the tables of the shipped catalog."""

SHIFT = """() => new Promise(done => new PerformanceObserver(list =>
    done(list.getEntries().reduce((sum, entry) => sum + entry.value, 0))).observe({ type: 'layout-shift', buffered: true })
    || setTimeout(() => done(0), 300))"""


def settle(page):
    """Rows below the window come frame by frame."""
    while page.locator("table[aria-busy=true]").count():
        page.wait_for_timeout(20)


def rows(page, table="table[data-grid]"):
    settle(page)
    return page.locator(f"{table} tbody tr:not(.group):visible").all()


def names(page, table="table[data-grid]"):
    settle(page)
    return page.locator(f"{table} tbody tr:not(.group):visible th").all_inner_texts()


def column(page, table, place):
    return [row.locator("th, td").nth(place).locator("summary, a, .amount, .unknown").first.inner_text().strip() for row in rows(page, table)]


def same(found, expected):
    assert found == expected, f"{found!r}, not {expected!r}"


def need(page, word):
    return page.locator(f"[name=need][value={word}]")


def said(page):
    return page.locator(".choices output").inner_text()


def without_script(test):
    test.options = {"java_script_enabled": False}
    return test


@without_script
def test_is_whole_without_script(page, root):
    for path, least in (("", 7), ("models/", 14), ("pricing/", 29)):
        page.goto(root + path)
        assert not page.locator(".choices").is_visible(), path
        assert len(rows(page)) >= least, path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{path} scrolls sideways"


# Links that somebody was sent stand still as well.
STILL = (
    "", "models/", "pricing/", "?need=tools,json", "?columns=streaming,error-shape", "models/?q=llama", "pricing/?in=1M&sort=month",
    "models/meta/llama-3.3-70b-instruct/?context=100000&state=tools.verified", "providers/speka/?task=tools&language=python",
)


def test_shifts_nothing(page, root):
    for path in STILL:
        page.goto("about:blank")
        page.goto(root + path)
        shift = page.evaluate(SHIFT)
        assert shift < 0.001, f"{path} shifts by {shift}"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{path} scrolls sideways"


def test_narrows_the_matrix_and_keeps_it_in_the_address(page, root):
    page.goto(root)
    need(page, "tools").check()
    need(page, "json").check()
    same(page.url, root + "?need=tools,json")
    assert "Speka" in names(page) and "vLLM" not in names(page), names(page)
    narrowed = names(page)
    same(said(page), f"{len(narrowed)} of 7 providers")
    page.reload()
    same(names(page), narrowed)
    page.go_back()
    same(page.url, root + "?need=tools")
    assert not need(page, "json").is_checked()
    page.go_back()
    same(len(names(page)), 7)
    page.go_forward()
    assert need(page, "tools").is_checked()


def test_reads_the_whole_wish_from_the_address(page, root):
    page.goto(root + "?need=tools,json&kind=hosted&max=1&verified=1")
    same(names(page), [])
    same(said(page), "0 of 7 providers: nothing that you ask for is verified yet. By what is claimed, 1 may do it. Show what is claimed")
    page.get_by_role("button", name="Clear").click()
    same(page.url, root)
    same(len(names(page)), 7)


def test_narrows_by_kind_and_price(page, root):
    page.goto(root + "pricing/")
    page.locator("[name=max]").fill("0.2")
    prices = column(page, "#tokens-table", 4)
    assert prices and all(float(price.replace("free", "0")) <= 0.2 for price in prices), prices
    page.locator("[name=kind]").select_option("self-hosted")
    same(rows(page), [])


def test_sorts_numbers_as_numbers_and_unknown_last(page, root):
    page.goto(root + "pricing/")
    before = names(page, "#tokens-table")
    button = page.locator("#tokens-table thead").get_by_role("button", name="Cached input")
    button.click()
    same(page.url, root + "pricing/?sort=cached")
    same(page.locator("[id='tokens.column.cached']").get_attribute("aria-sort"), "ascending")
    for direction in (1, -1):
        values = column(page, "#tokens-table", 6)
        known = [float(value.replace("free", "0")) for value in values if value[0] not in "?\u2013"]
        same(known, sorted(known, reverse=direction < 0))
        assert all(value[0] in "?\u2013" for value in values[len(known):]), values
        button.click()
    same(names(page, "#tokens-table"), before)
    same(page.url, root + "pricing/")


def test_sorts_states_and_keeps_groups_of_the_catalog(page, root):
    page.goto(root)
    page.get_by_role("button", name="Sort by Structured outputs").click()
    same(names(page)[0], "Hugging Face TGI")
    page.goto(root + "models/")
    before = names(page)
    page.get_by_role("button", name="Cheapest input").click()
    assert not page.locator(".group").first.is_visible()
    page.get_by_role("button", name="Cheapest input").click()
    page.get_by_role("button", name="Cheapest input").click()
    same(names(page), before)
    assert page.locator(".group").first.is_visible()


def test_forgives_typos(page, root):
    page.goto(root + "models/")
    page.keyboard.press("/")
    page.keyboard.type("depseek")
    assert names(page) and all("DeepSeek" in name for name in names(page)), names(page)
    same(page.url, root + "models/?q=depseek")
    page.locator("[name=q]").fill("mitsral")
    assert names(page) and all("Mistral" in name for name in names(page)), names(page)
    page.locator("[name=q]").fill("zzzzzz")
    same(names(page), [])
    page.reload()
    same(page.locator("[name=q]").input_value(), "zzzzzz")


def test_shows_columns_when_asked(page, root):
    page.goto(root)
    head = page.locator("[id='column.error-shape']")
    assert not head.is_visible()
    page.locator(".more-choices summary").click()
    page.locator(".columns input[value=error-shape]").check()
    page.locator(".columns input[value=vision]").uncheck()
    page.keyboard.press("Escape")
    assert not page.locator(".panel").is_visible()
    for _ in range(2):
        assert head.count() == 1 and head.evaluate("head => head.offsetParent !== null")
        assert page.locator("[id='column.vision']").evaluate("head => head.offsetParent === null")
        page.reload()


def test_is_walked_with_keys(page, root):
    page.goto(root)
    page.locator("#openrouter th a").focus()
    page.keyboard.press("ArrowDown")
    same(page.evaluate("document.activeElement.textContent"), "Speka")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    same(page.evaluate("document.activeElement.closest('td').id"), "speka.streaming")
    page.keyboard.press("Enter")
    assert page.locator("[id='speka.streaming'] .pop").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("[id='speka.streaming'] .pop").is_visible()
    same(page.evaluate("document.activeElement.closest('td').id"), "speka.streaming")
    page.keyboard.press("End")
    same(page.evaluate("document.activeElement.closest('td').id"), "speka.notes")
    stops = page.evaluate("[...document.querySelectorAll('#matrix :is(a, summary, button)')].filter(e => !e.closest('.pop') && e.tabIndex === 0).length")
    same(stops, 1)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    same(page.evaluate("document.activeElement.className"), "sort")


def test_links_to_a_cell(page, root):
    page.goto(root + "?need=tools")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=root.rstrip("/"))
    page.locator("[id='speka.tool-calling'] summary").click()
    page.get_by_role("button", name="Copy link to this cell").click()
    page.get_by_role("button", name="Copied").wait_for()
    address = page.evaluate("navigator.clipboard.readText()")
    same(address, root + "?need=tools#speka.tool-calling")
    page.goto(root + "status/")
    page.goto(address)
    assert page.locator("[id='speka.tool-calling'] .pop").is_visible()
    page.locator("h1").click()
    assert not page.locator("[id='speka.tool-calling'] .pop").is_visible()


def test_narrows_by_state_modality_and_context(page, root):
    page.goto(root + "models/")
    page.locator(".more-choices summary").click()
    page.locator("[name=modality]").select_option("takes-image")
    page.keyboard.press("Escape")
    seeing = names(page)
    assert "Llama 4 Maverick" in seeing and "Llama 3.3 70B Instruct" not in seeing, seeing
    page.goto(root + "pricing/?lab=meta&context=100000")
    assert rows(page), "nothing"
    contexts = [int(text.replace(",", "")) for text in column(page, "#tokens-table", 7)]
    assert min(contexts) >= 100_000 and all("Llama" in name for name in names(page)), contexts
    page.goto(root + "?state=tools.claimed")
    claimed = names(page)
    page.goto(root + "?context=123456")
    same(page.locator("[name=context]").input_value(), "123456")
    page.goto(root)
    assert 0 < len(claimed) < len(names(page)), claimed
