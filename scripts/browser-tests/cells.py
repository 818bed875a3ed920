"""What a visitor does with one cell: open it in place, link to it."""
from tables import SHIFT, same

MORE = "?columns=streaming,seed,chat-completions,model-list"
REFUSES = "() => { window.fetch = () => Promise.reject(new TypeError('offline')); }"


def cell(page, row, column):
    place = page.evaluate("""([row, column]) => {
      const head = [...document.getElementById(row).closest('table').tHead.rows[0].cells];
      return head.findIndex(({ id }) => id.endsWith('column.' + column));
    }""", [row, column])
    return page.locator(f"[id='{row}'] > *").nth(place)


def focused_cell(page):
    return page.evaluate("""() => {
      const cell = document.activeElement.closest('td, th');
      return cell && [cell.parentElement.id, cell.closest('table').tHead.rows[0].cells[cell.cellIndex].id.replace(/.*column\\./, '')];
    }""")


def is_marked(part):
    return part.evaluate("part => getComputedStyle(part).backgroundColor") != part.page.evaluate(
        "getComputedStyle(document.querySelector('tbody tr:not(:hover, :target, .marked) td:not(.marked, :target)')).backgroundColor")


def is_below_the_head(part):
    return part.evaluate("""part => {
      const [box, head] = [part.getBoundingClientRect(), part.closest('table').tHead.getBoundingClientRect()];
      const cells = [...part.closest('table').tHead.rows[0].cells].map(cell => cell.getBoundingClientRect().bottom);
      return box.top >= Math.max(...cells) - 1 && box.bottom <= innerHeight && box.left >= 0 && box.left < innerWidth;
    }""")


def copied(page, root, name):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=root.rstrip("/"))
    page.locator("table .pop:visible").get_by_role("button", name=name).click()
    page.locator("table .pop:visible").get_by_role("button", name="Copied").wait_for()
    return page.evaluate("navigator.clipboard.readText()")


def test_opens_a_further_column_in_place(page, root):
    asked = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(root)))
    page.goto(root + MORE)
    part = cell(page, "together", "chat-completions")
    part.locator("a.cell").click()
    pop = part.locator(".pop")
    pop.get_by_text("Not probed yet.").wait_for()
    same(page.url, root + MORE)
    assert pop.locator(".source").count() >= 1 and "2026" in pop.inner_text(), pop.inner_text()
    same(pop.locator("[id]").count(), 0)
    same(pop.get_by_role("link", name="On the page of Together AI").get_attribute("href"), root + "providers/together/#capability.chat-completions")
    page.keyboard.press("Escape")
    same(part.locator(".pop").count(), 0)
    same(focused_cell(page), ["together", "chat-completions"])
    page.keyboard.press("Enter")
    pop.get_by_text("Not probed yet.").wait_for()
    same(asked.count("providers/together/"), 1)
    part.locator("a.cell").first.click()
    same(part.locator(".pop").count(), 0)
    page.locator("h1").click()
    part.locator("a.cell").click()
    cell(page, "speka", "chat-completions").locator("a.cell").click()
    same(page.locator(".here").count(), 1)
    page.locator("h1").click()
    same(page.locator(".here").count(), 0)


def test_says_that_it_is_loading(page, root):
    page.goto(root + MORE)
    page.evaluate("() => { const real = fetch; window.fetch = (...given) => new Promise(done => { window.goOn = () => done(real(...given)); }); }")
    cell(page, "speka", "chat-completions").locator("a.cell").click()
    page.get_by_text("Loading…").wait_for()
    page.evaluate("goOn()")
    page.get_by_text("Loading…").wait_for(state="detached")
    page.get_by_text("Not probed yet.").locator("visible=true").wait_for()


def test_links_of_what_was_fetched_lead_where_they_led(page, root):
    page.goto(root + "providers/openrouter/")
    expected = page.locator("[id='capability.model-list'] .pop a").evaluate_all("links => links.map(link => link.href)")
    page.goto(root + MORE)
    pop = cell(page, "openrouter", "model-list")
    pop.locator("a.cell").click()
    pop.locator(".source").first.wait_for()
    same(pop.locator(".pop a").evaluate_all("links => links.map(link => link.href)")[:-1], expected)


def test_keeps_the_link_offline(page, root):
    page.goto(root + MORE)
    page.evaluate(REFUSES)
    part = cell(page, "speka", "chat-completions")
    part.locator("a.cell").click()
    part.get_by_text("This could not be loaded.").wait_for()
    other = page.context.new_page()  # what the browser says of a broken network is no fault of the page
    other.goto(root + MORE)
    page.context.set_offline(True)
    cell(other, "speka", "chat-completions").locator("a.cell").click()
    other.get_by_text("This could not be loaded.").wait_for()
    page.context.set_offline(False)
    other.locator("h1").click()
    cell(other, "speka", "chat-completions").locator("a.cell").click()
    other.get_by_text("Not probed yet.").locator("visible=true").wait_for()
    part.get_by_role("link", name="On the page of Speka").click()
    same(page.url, root + "providers/speka/#capability.chat-completions")


def test_modified_clicks_stay_links(page, root):
    page.goto(root + MORE)
    for button, modifiers in (("left", ["Control"]), ("middle", [])):
        with page.context.expect_page() as opened:
            cell(page, "speka", "chat-completions").locator("a.cell").click(button=button, modifiers=modifiers)
        same(opened.value.url, root + "providers/speka/#capability.chat-completions")
        same(page.locator(".here").count(), 0)


def test_says_what_a_cell_is(page, root):
    for path, row, column, words, href in (
        ("pricing/", "speka.gpt-oss-120b", "input", "Input price of GPT-OSS 120B at Speka: 0.15 USD per 1M tokens.", "models/openai/gpt-oss-120b/#at.speka.gpt-oss-120b"),
        ("pricing/", "speka.gpt-oss-120b", "cached", "Price of cached input of GPT-OSS 120B at Speka: unknown.", "models/openai/gpt-oss-120b/#at.speka.gpt-oss-120b"),
        ("pricing/", "openrouter.gpt-oss-120b-free", "output", "Output price of GPT-OSS 120B at OpenRouter: free.", None),
        ("models/", "openai.gpt-oss-120b", "input", "Cheapest input price of GPT-OSS 120B: PRICE.", "models/openai/gpt-oss-120b/"),
        (MORE, "speka", "seed", "Seed at Speka: unknown.", "providers/speka/#capability.seed"),
    ):
        page.goto(root + path)
        part = cell(page, row, column)
        if words.startswith("Cheapest"):
            words = words.replace("PRICE", said(part.inner_text()))
        part.scroll_into_view_if_needed()
        part.click(position={"x": 3, "y": 3})
        pop = part.locator(".pop")
        same(pop.locator("p").first.inner_text(), words)
        if href:
            same(pop.locator("a").evaluate("link => link.href"), root + href)
            same(pop.locator("a").evaluate("async link => { const reply = await fetch(link.href); return [reply.ok, link.hash === '' || (await reply.text()).includes(`id=\"${link.hash.slice(1)}\"`)] }"), [True, True])
        page.keyboard.press("Escape")
        same(page.locator(".here").count(), 0)
        same(focused_cell(page), [row, column])


def said(text):
    text = text.strip()
    return text if text == "free" else text + " USD per 1M tokens"


def test_names_the_row_s_currency(page, root):
    page.goto(root + "pricing/")
    page.evaluate("document.getElementById('speka.gpt-oss-120b').cells[4].prepend('EUR ')")
    cell(page, "speka.gpt-oss-120b", "output").click()
    same(page.locator(".here p").first.inner_text(), "Output price of GPT-OSS 120B at Speka: 0.60 EUR per 1M tokens.")


def test_opens_by_keys_and_leaves_links_alone(page, root):
    page.goto(root + "pricing/")
    page.locator("[id='speka.gpt-oss-120b'] th a").focus()
    page.keyboard.press(" ")
    same(page.locator(".here p").first.inner_text(), "GPT-OSS 120B at Speka.")
    page.keyboard.press("Escape")
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    same(focused_cell(page), ["speka.gpt-oss-120b", "input"])
    page.keyboard.press("Enter")
    same(page.locator("td[aria-expanded=true]").count(), 1)
    page.keyboard.press("Tab")
    same(page.evaluate("document.activeElement.closest('.here') !== null"), True)
    page.keyboard.press("Escape")
    same(focused_cell(page), ["speka.gpt-oss-120b", "input"])
    same(page.locator("[aria-expanded]").count(), 0)
    page.keyboard.press("ArrowLeft")
    same(focused_cell(page), ["speka.gpt-oss-120b", "id"])
    page.keyboard.press("Enter")
    assert page.locator("[id='speka.gpt-oss-120b'] details .pop").first.is_visible()
    page.keyboard.press("Escape")
    page.locator("[id='speka.gpt-oss-120b'] td a").first.click()
    same(page.url, root + "providers/speka/")


def test_sorting_does_not_read_the_pop_up(page, root):
    page.goto(root + "pricing/")
    page.get_by_role("button", name="Output").click()
    expected = page.locator("#tokens-table tbody tr").evaluate_all("rows => rows.map(row => row.id)")
    page.goto(root + "pricing/")
    cell(page, "speka.gpt-oss-120b", "output").click()
    page.get_by_role("button", name="Output").click()
    same(page.locator("#tokens-table tbody tr").evaluate_all("rows => rows.map(row => row.id)"), expected)


def test_links_to_any_cell(page, root):
    for path, row, column in (("pricing/", "together.kimi-k2.6", "output"), ("models/", "openai.gpt-oss-120b", "input"), (MORE, "tgi", "model-list")):
        page.goto(root + path)
        part = cell(page, row, column)
        part.scroll_into_view_if_needed()
        part.click(position={"x": 3, "y": 3})
        address = copied(page, root, "Copy link to this cell")
        same(address, f"{root}{path}#{row}/{column}")
        page.goto("about:blank")
        page.goto(address)
        page.locator(".marked").wait_for()
        same(focused_cell(page), [row, column])
        part = cell(page, row, column)
        assert is_marked(part) and is_below_the_head(part)
        page.mouse.move(0, 0)
        same(page.locator(".marked").count(), 1)
        page.evaluate("location.hash = 'main'")
        page.wait_for_function("!document.querySelector('.marked')")


def test_links_to_a_row(page, root):
    page.goto(root + "pricing/")
    part = page.locator("[id='speka.kimi-k2.6'] th")
    part.click(position={"x": 2, "y": 2})
    address = copied(page, root, "Copy link to this row")
    same(address, root + "pricing/#speka.kimi-k2.6")
    page.goto("about:blank")
    page.goto(address)
    assert is_marked(page.locator("[id='speka.kimi-k2.6'] td").first) and is_below_the_head(page.locator("[id='speka.kimi-k2.6'] td").first)
    page.goto("about:blank")
    page.goto(root + "pricing/?q=llama#speka.kimi-k2.6")
    page.locator("[id='speka.kimi-k2.6'].marked").wait_for()
    same(page.locator("[name=q]").input_value(), "speka.kimi-k2.6")


def test_shows_what_choices_would_hide(page, root):
    page.goto(root + "?need=embeddings&q=together&other=1#vllm/seed")
    page.locator(".marked").wait_for()
    same(focused_cell(page), ["vllm", "seed"])
    same(page.locator("[name=q]").input_value(), "vllm")
    assert not page.locator("[name=need][value=embeddings]").is_checked()
    assert "other=1" in page.url and page.url.endswith("#vllm/seed"), page.url
    page.get_by_role("button", name="Clear").click()
    same(len([row for row in page.locator("#matrix tbody tr").all() if row.is_visible()]), 7)


def test_ignores_links_to_nothing(page, root):
    for hash in ("#nothing", "#nothing/input", "#speka/nothing", "#main", "#%", "#/", "#column.streaming"):
        page.goto("about:blank")
        page.goto(root + hash)
        page.wait_for_timeout(50)
        same(page.locator(".marked").count(), 0)
        same(page.url, root + hash)


def test_keeps_what_others_ask_in_the_address(page, root):
    page.goto(root + "?compare=speka,tgi")
    page.locator("[name=need][value=tools]").check()
    assert "compare=speka,tgi" in page.url and "need=tools" in page.url, page.url
    page.get_by_role("button", name="Clear").click()
    same(page.url, root + "?compare=speka,tgi")


def test_shifts_nothing(page, root):
    for path in ("#vllm/seed", "#speka.streaming", "pricing/#together.kimi-k2.6/output", "models/openai/gpt-oss-120b/"):
        page.goto("about:blank")
        page.goto(root + path)
        shift = page.evaluate(SHIFT)
        assert shift < 0.001, f"{path} shifts by {shift}"
