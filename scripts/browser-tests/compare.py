"""What a visitor does with the page that puts providers, or hosts of one model, side by side."""
from playwright.sync_api import expect

from tables import SHIFT, same, without_script

OFFLINE = """(() => {
  const load = window.fetch;
  window.fetch = (address) => (String(address).includes(%r) ? Promise.reject(new TypeError('offline')) : load(address));
})()"""


def compare(page, root, query=""):
    page.goto(root + "compare/" + query)


def result(page):
    page.locator(".compare").wait_for()
    return page.locator(".compare")


def heads(page):
    return [head.inner_text() for head in result(page).locator("thead th > a").all()]


def stubs(page, group):
    return [stub.inner_text() for stub in result(page).locator("tbody").nth(group).locator("tr:not(.group) > th").all() if stub.is_visible()]


def row(page, name):
    """What a row says at a glance, by column."""
    cells = result(page).locator("tbody tr", has=page.get_by_role("rowheader", name=name, exact=True)).locator("td")
    return cells.evaluate_all("""cells => cells.map(cell => {
      const copy = cell.cloneNode(true);
      copy.querySelectorAll('.pop, .rest').forEach(hidden => hidden.remove());
      return copy.textContent.trim();
    })""")


def said(page):
    return page.locator(".comparison [role=status]").inner_text()


def choose(page, place, value):
    page.locator(".picks select").nth(place).select_option(value)


def chosen(page):
    return [select.input_value() for select in page.locator(".picks select").all()]


def wait_for_heads(page, count):
    expect(page.locator(".compare thead th")).to_have_count(count + 1)


@without_script
def test_compare_leads_to_the_pages_without_script(page, root):
    compare(page, root, "?providers=speka,vllm")
    assert not page.locator(".picks").is_visible()
    assert page.get_by_text("Putting columns side by side takes JavaScript.").is_visible()
    same(page.locator(".by-hand li a").count(), 7)
    page.get_by_role("link", name="Speka", exact=True).click()
    same(page.url, root + "providers/speka/")
    page.get_by_role("link", name="Compare with others").click()
    same(page.url, root + "compare/?providers=speka")


def test_compare_puts_two_providers_side_by_side(page, root):
    compare(page, root)
    same(said(page), "Choose two to four providers.")
    same(page.title(), "Compare | compat-matrix")
    assert not page.locator(".by-hand").is_visible()
    choose(page, 0, "openrouter")
    same(said(page), "Choose at least one more.")
    choose(page, 1, "speka")
    same(heads(page), ["OpenRouter", "Speka"])
    same(page.url, root + "compare/?providers=openrouter,speka")
    same(page.title(), "OpenRouter and Speka | Compare | compat-matrix")
    same(row(page, "Tool calling"), ["Depends", "Yes"])
    same(row(page, "Key: begins with"), ["sk-or-v1-", "sk-speka-live-"])
    same(row(page, "Plans"), ["?", "Free: included usage $1, requests a minute 10, payment card not required"])


def test_compare_shows_differences_first(page, root):
    compare(page, root, "?providers=openrouter,speka")
    different, alike = stubs(page, 0), stubs(page, 1)
    same(said(page).split(" unknown")[0].rsplit(" ", 1)[0], f"{len(different)} different, {len(alike)} the same,")
    same(result(page).locator(".group").all_inner_texts(), [f"Different: {len(different)}", f"The same: {len(alike)}"])
    assert different and alike and not set(different) & set(alike)
    for name in different:
        assert len(set(row(page, name))) > 1, f"{name} is the same"
    for name in alike:
        assert len(set(row(page, name))) == 1 and "?" not in row(page, name), f"{name} differs"
    known = ["?" not in row(page, name) for name in different]
    same(known, sorted(known, reverse=True))
    assert True in known and False in known
    assert page.locator(".comparison > div > p").last.inner_text().startswith("Unknown at all of them: ")


def test_compare_hides_what_is_the_same(page, root):
    compare(page, root, "?providers=vllm,sglang")
    fold = page.get_by_role("button", name="The same: ")
    before = fold.get_attribute("aria-expanded")
    same(before == "true", len(stubs(page, 1)) > 0)
    fold.click()
    same(before == "true", len(stubs(page, 1)) == 0)
    page.get_by_label("Only differences").check()
    same(page.url, root + "compare/?providers=vllm,sglang&only=differences")
    expect(page.locator(".compare tbody")).to_have_count(1)
    page.reload()
    assert stubs(page, 0) and page.get_by_label("Only differences").is_checked()
    same(page.locator(".compare tbody").count(), 1)
    assert not page.get_by_text("Unknown at all of them").count()


def test_compare_keeps_its_state_in_the_address(page, root):
    compare(page, root, "?providers=together,vllm")
    same(heads(page), ["Together AI", "vLLM"])
    choose(page, 2, "speka")
    wait_for_heads(page, 3)
    page.reload()
    same(heads(page), ["Together AI", "vLLM", "Speka"])
    same(chosen(page), ["together", "vllm", "speka", ""])
    page.go_back()
    wait_for_heads(page, 2)
    same(heads(page), ["Together AI", "vLLM"])
    same(chosen(page), ["together", "vllm", "", ""])
    page.go_forward()
    wait_for_heads(page, 3)
    same(page.title(), "Together AI, vLLM and Speka | Compare | compat-matrix")


def test_compare_takes_four_at_most_and_each_once(page, root):
    compare(page, root, "?providers=together,vllm,together,speka,openrouter,tgi")
    same(heads(page), ["Together AI", "vLLM", "Speka", "OpenRouter"])
    assert said(page).startswith("Only the first four are compared. "), said(page)
    options = page.locator(".picks select").first.locator("option")
    same([option.get_attribute("value") for option in options.all() if option.is_disabled()], ["openrouter", "speka", "vllm"])
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_compare_says_what_it_does_not_know(page, root):
    compare(page, root, "?providers=speka,nobody,%3Cimg%20src=x%3E,..%2F..,vllm")
    same(heads(page), ["Speka", "vLLM"])
    remarks = "No provider here is called \u201cnobody\u201d. No provider here is called \u201c<img src=x>\u201d. No provider here is called \u201c../..\u201d. "
    assert said(page).startswith(remarks), said(page)
    same(page.locator(".comparison img").count(), 0)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    compare(page, root, "?model=..%2Fproviders%2Fspeka")
    page.get_by_text("The hosts of \u201c../providers/speka\u201d could not be loaded.").wait_for()
    assert not any("providers/speka/" in address.split("?")[0] for address in asked), asked
    page.get_by_role("link", name="Compare providers instead").click()
    same(page.url, root + "compare/")


def test_compare_goes_on_without_a_page_that_is_missing(page, root):
    page.add_init_script(OFFLINE % "/vllm/")
    compare(page, root, "?providers=together,vllm,speka")
    same(heads(page), ["Together AI", "Speka"])
    assert said(page).startswith("vLLM could not be loaded. "), said(page)
    choose(page, 2, "")
    page.get_by_text("vLLM could not be loaded. There is nothing to compare with.").wait_for()
    same(page.locator(".compare").count(), 0)


def test_compare_takes_hosts_of_a_model(page, root):
    page.goto(root + "models/meta/llama-3.1-8b-instruct/")
    page.get_by_role("link", name="Compare these hosts").click()
    same(page.url, root + "compare/?model=meta/llama-3.1-8b-instruct")
    same(heads(page), ["OpenRouter", "Speka"])
    same(page.title(), "Llama 3.1 8B Instruct at OpenRouter and Speka | Compare | compat-matrix")
    same(row(page, "Id there"), ["meta-llama/llama-3.1-8b-instruct", "meta/llama-3.1-8b-instruct"])
    same(row(page, "Type"), ["?", "Chat"])
    assert {"A month, USD", "USD per 1M tokens or unit"} <= set(stubs(page, 0)), stubs(page, 0)
    assert page.get_by_text("Hosts of Llama 3.1 8B Instruct; a month is ").is_visible()
    keys = ["openrouter.llama-3.1-8b-instruct", "speka.llama-3.1-8b-instruct"]
    same(chosen(page)[:2], keys)
    choose(page, 0, "")
    same(page.url, root + f"compare/?model=meta/llama-3.1-8b-instruct&hosts={keys[1]}")
    choose(page, 2, keys[0])
    same(heads(page), ["Speka", "OpenRouter"])
    page.reload()
    same(heads(page), ["Speka", "OpenRouter"])
    page.get_by_role("link", name="Llama 3.1 8B Instruct").click()
    same(page.url, root + "models/meta/llama-3.1-8b-instruct/")


def test_compare_goes_back_from_hosts_to_providers(page, root):
    compare(page, root, "?providers=speka,vllm")
    same(heads(page), ["Speka", "vLLM"])
    page.evaluate("history.pushState(null, '', '?model=meta/llama-3.1-8b-instruct'); dispatchEvent(new PopStateEvent('popstate'))")
    expect(page).to_have_title("Llama 3.1 8B Instruct at OpenRouter and Speka | Compare | compat-matrix")
    page.go_back()
    expect(page).to_have_title("Speka and vLLM | Compare | compat-matrix")
    same(heads(page), ["Speka", "vLLM"])
    same(chosen(page), ["speka", "vllm", "", ""])


def test_compare_removes_a_column_and_keeps_the_focus(page, root):
    compare(page, root, "?providers=together,vllm,speka")
    result(page).get_by_role("button", name="Remove vLLM").press("Enter")
    wait_for_heads(page, 2)
    same(page.url, root + "compare/?providers=together,speka")
    same(page.evaluate("document.activeElement.ariaLabel"), "Remove Speka")
    page.keyboard.press("Enter")
    expect(page.locator(".compare")).to_have_count(0)
    same(page.evaluate("document.activeElement.matches('.picks label:nth-child(3) select')"), True)
    same(page.url, root + "compare/?providers=together")


def test_compare_keeps_evidence_and_links(page, root):
    compare(page, root, "?providers=openrouter,speka")
    cell = result(page).locator("tr", has=page.get_by_role("rowheader", name="Base URL")).locator("td").nth(1)
    cell.locator("summary").click()
    assert cell.locator(".pop").is_visible()
    assert "Speka, June 2026; said by the provider itself" in cell.locator(".pop").inner_text(), cell.inner_text()
    page.keyboard.press("Escape")
    assert not cell.locator(".pop").is_visible()
    links = page.locator(".compare a[href]").evaluate_all("links => links.map(link => link.href)")
    inside = {link for link in links if link.startswith(root)}
    assert root + "providers/speka/" in inside and root + "capabilities/tool-calling/" in inside, inside
    for link in inside:
        same(page.request.get(link).status, 200)


def test_compare_copies_its_link(page, root):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=root.rstrip("/"))
    compare(page, root, "?providers=openrouter,speka&only=differences")
    result(page)
    page.get_by_role("button", name="Copy link").click()
    page.get_by_role("button", name="Copied").wait_for()
    same(page.evaluate("navigator.clipboard.readText()"), root + "compare/?providers=openrouter,speka&only=differences")
    page.get_by_label("Only differences").uncheck()
    page.get_by_role("button", name="Copy link").wait_for()


def test_compare_fits_and_shifts_nothing(page, root):
    for query in ("", "?providers=openrouter,speka", "?providers=together,vllm,speka,openrouter", "?model=meta/llama-3.1-8b-instruct"):
        compare(page, root, query)
        if query:
            result(page)
        shift = page.evaluate(SHIFT)
        assert shift < 0.001, f"{query} shifts by {shift}"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{query} scrolls sideways"
    compare(page, root, "?providers=openrouter,speka")
    ends = result(page).locator("thead th").evaluate_all("heads => heads.map(head => head.getBoundingClientRect().right)")
    assert ends[-1] <= page.viewport_size["width"], ends


def test_compare_prints_columns_without_the_form(page, root):
    compare(page, root, "?providers=together,vllm,speka,openrouter")
    fold = page.get_by_role("button", name="The same: ")
    if fold.get_attribute("aria-expanded") == "true":
        fold.click()
    same(stubs(page, 1), [])
    page.emulate_media(media="print")
    assert not page.locator(".picks").is_visible()
    assert not page.get_by_role("button", name="Remove Speka").is_visible()
    same(heads(page), ["Together AI", "vLLM", "Speka", "OpenRouter"])
    assert stubs(page, 1), "what is the same is not on the paper"
    page.set_viewport_size({"width": 1032, "height": 700})
    end = result(page).locator("thead th").last.evaluate("head => head.getBoundingClientRect().right")
    assert end <= 1032, f"the last column ends at {end}"


def test_compare_takes_hosts_as_their_table_names_them(page, root):
    """A column that nobody has thought of yet, and a provider that serves the model under two ids."""
    def change(route):
        html = route.fetch().text().replace(">Notes</th>", ">Seats</th>", 1)
        head, section, rest = html.partition('<section id="hosts">')
        table, end, rest = rest.partition("</tbody>")
        row = '<tr id="at.speka.other"><th scope="row"><a href="../../../providers/speka/">Speka</a></th><td><code>other</code></td>'
        row += '<td><span class="unknown">?<span class="rest"> Unknown</span></span></td>' * 5 + "<td><span id='main'>7</span></td></tr>"
        route.fulfill(body=head + section + table + row + end + rest, content_type="text/html")

    page.route("**/models/meta/llama-3.1-8b-instruct/", change)
    compare(page, root, "?model=meta/llama-3.1-8b-instruct")
    same(heads(page), ["OpenRouter", "Speka", "Speka"])
    same(row(page, "Seats"), ["", "", "7"])
    same(row(page, "JSON mode"), ["?", "Yes", "?"])
    same(result(page).locator("thead th code").all_inner_texts(), ["meta/llama-3.1-8b-instruct", "other"])
    names = [option.inner_text() for option in page.locator(".picks select").first.locator("option").all()]
    same(names, ["none", "OpenRouter", "Speka (meta/llama-3.1-8b-instruct)", "Speka (other)"])
    same(chosen(page), ["openrouter.llama-3.1-8b-instruct", "speka.llama-3.1-8b-instruct", "speka.other", ""])
    same(page.locator("#main").count(), 1)
