"""What a visitor does with the snippets of providers and models."""
from tables import SHIFT, same, without_script

PROVIDER = "providers/speka/"
MODEL = "models/openai/gpt-oss-120b/"


def tab(page, name, list="Task"):
    return page.get_by_role("tablist", name=list, exact=True).get_by_role("tab", name=name, exact=True)


def code(page):
    """The snippets that can be seen: there should be one."""
    shown = [snippet for snippet in page.locator(".snippet-code").all() if snippet.is_visible()]
    same(len(shown), 1)
    return shown[0].locator("code").text_content()


def chosen(page):
    tabs = page.locator(".snippets [role=tab][aria-selected=true]").all()
    return [tab.inner_text() for tab in tabs if tab.is_visible()]


def focused(page):
    return page.evaluate("document.activeElement.textContent")


def allow_clipboard(page, root):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=root.rstrip("/"))


@without_script
def test_are_plain_without_script(page, root):
    page.goto(root + PROVIDER)
    headings = page.locator(".snippet-task h3")
    assert headings.count() >= 4 and all(heading.is_visible() for heading in headings.all())
    assert not any(row.is_visible() for row in page.locator(".tabs").all())
    for task in page.locator("[data-task]").all():
        for snippet in task.locator("details").all():
            if snippet.get_attribute("open") is None:
                snippet.locator("summary").click()
            assert snippet.locator("pre").is_visible()
    same(page.locator(".copy").count(), 0)


def test_are_chosen_by_mouse(page, root):
    page.goto(root + PROVIDER)
    same(chosen(page), ["Chat", "curl"])
    assert "curl 'https://speka.me" in code(page)
    tab(page, "Tool calling").click()
    tab(page, "Python", "Language").click()
    same(chosen(page), ["Tool calling", "Python"])
    assert "from openai import OpenAI" in code(page) and "tools=" in code(page), code(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "scrolls sideways"
    for row in page.locator(".tabs").all():
        if row.is_visible():
            assert all(button.bounding_box()["height"] >= 24 for button in row.locator("button").all())


def test_are_chosen_by_keys(page, root):
    page.goto(root + PROVIDER)
    tab(page, "Chat").focus()
    page.keyboard.press("ArrowRight")
    same(focused(page), chosen(page)[0])
    assert chosen(page)[0] != "Chat"
    page.keyboard.press("Home")
    same((focused(page), chosen(page)[0]), ("Chat", "Chat"))
    page.keyboard.press("ArrowLeft")
    last = page.locator(".snippets > .tabs button").last.inner_text()
    same((focused(page), chosen(page)[0]), (last, last))
    page.keyboard.press("ArrowRight")
    same(focused(page), "Chat")
    page.keyboard.press("Tab")
    same(focused(page), "curl")
    page.keyboard.press("End")
    same((focused(page), chosen(page)), ("n8n", ["Chat", "n8n"]))
    stops = page.evaluate("[...document.querySelectorAll('.snippets [role=tab]')].filter(tab => tab.tabIndex === 0 && tab.checkVisibility({ visibilityProperty: true })).length")
    same(stops, 2)


def test_say_what_they_are(page, root):
    page.goto(root + PROVIDER)
    broken = page.evaluate("""[...document.querySelectorAll('[role=tab]')].filter(tab => {
      const panel = document.getElementById(tab.getAttribute('aria-controls'));
      return panel?.getAttribute('role') !== 'tabpanel' || panel.getAttribute('aria-labelledby') !== tab.id || !tab.closest('[role=tablist][aria-label]');
    }).map(tab => tab.id)""")
    same(broken, [])
    same(page.evaluate("document.querySelectorAll('[id]').length - new Set([...document.querySelectorAll('[id]')].map(part => part.id)).size"), 0)


def test_stand_in_the_address(page, root):
    page.goto(root + PROVIDER + "?from=elsewhere")
    same(page.url, root + PROVIDER + "?from=elsewhere")
    length = page.evaluate("history.length")
    tab(page, "Tool calling").click()
    tab(page, "Python", "Language").click()
    same(page.url, root + PROVIDER + "?from=elsewhere&task=tools&language=python")
    same(page.evaluate("history.length"), length)
    text = code(page)
    page.reload()
    same(code(page), text)
    page.goto(root + PROVIDER + "?task=vision&language=swift#sources")
    same(chosen(page), ["Vision", "Swift"])
    page.go_back()
    same(chosen(page), ["Tool calling", "Python"])
    page.goto(root + PROVIDER + "?task=nothing&language=cobol")
    same(chosen(page), ["Chat", "curl"])


def test_remember_the_language(page, root):
    page.goto(root + PROVIDER)
    tab(page, "LlamaIndex", "Language").click()
    page.goto(root + MODEL)
    same(chosen(page), ["Chat", "LlamaIndex"])
    same(page.url, root + MODEL)
    page.goto(root + MODEL + "?language=swift")
    same(chosen(page), ["Chat", "Swift"])


def test_do_without_storage(page, root):
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })")
    page.goto(root + PROVIDER)
    tab(page, "Python", "Language").click()
    same(chosen(page), ["Chat", "Python"])


def test_are_opened_by_anchors(page, root):
    page.goto(root + PROVIDER + "#snippet.tools")
    same(chosen(page)[0], "Tool calling")
    place = tab(page, "Tool calling").bounding_box()["y"]
    assert 0 <= place < 800, place
    page.evaluate("location.hash = 'snippet.chat'")
    page.wait_for_function("document.querySelector('.snippets [aria-selected=true]').textContent === 'Chat'")
    tab(page, "Vision").click()
    same(page.url, root + PROVIDER + "?task=vision&language=curl")
    page.go_back()
    same(chosen(page)[0], "Tool calling")


def test_are_copied(page, root):
    allow_clipboard(page, root)
    page.goto(root + MODEL)
    tab(page, "Python", "Language").click()
    button = page.locator(".snippet-code .copy:visible")
    same(button.get_attribute("aria-live"), "polite")
    button.click()
    page.get_by_role("button", name="Copied").wait_for()
    same(page.evaluate("navigator.clipboard.readText()"), code(page))
    page.get_by_role("button", name="Copy the snippet").wait_for()


def test_ids_are_copied(page, root):
    allow_clipboard(page, root)
    page.goto(root + MODEL)
    for cell in ("[id='at.openrouter.gpt-oss-120b-free'] td[data-copy]", "#snippets .offerings tbody tr:nth-child(1) td[data-copy]:last-child"):
        page.evaluate("navigator.clipboard.writeText('')")
        button = page.locator(cell).get_by_role("button")
        button.click()
        page.wait_for_function("text => document.querySelector(text).textContent.includes('Copied')", arg=cell)
        same(page.evaluate("navigator.clipboard.readText()"), "openai/gpt-oss-120b:free")
        assert not any(pop.is_visible() for pop in page.locator(cell).locator(".pop").all())
    box, code_box = button.bounding_box(), page.locator(cell).locator("code").bounding_box()
    assert box["x"] >= code_box["x"] + code_box["width"], (box, code_box)
    assert box["height"] >= 24


def test_are_selected_where_the_clipboard_is_refused(page, root):
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('refused')) } })")
    page.goto(root + PROVIDER)
    page.locator(".snippet-code .copy:visible").click()
    page.get_by_role("button", name="Selected").wait_for()
    same(page.evaluate("getSelection().toString().trim()").splitlines()[0], code(page).splitlines()[0])


def test_shift_nothing(page, root):
    page.goto(root + PROVIDER)
    tab(page, "n8n", "Language").click()
    height = page.locator(".snippets").bounding_box()["height"]
    for path in (PROVIDER, PROVIDER + "?task=tools&language=python", PROVIDER + "?task=vision#snippets", MODEL, MODEL + "#snippets.hosts", "models/openai/gpt-oss-120b/#snippet.tools"):
        page.goto("about:blank")
        page.goto(root + path)
        shift = page.evaluate(SHIFT)
        assert shift < 0.001, f"{path} shifts by {shift}"
    page.goto(root + PROVIDER)
    for name in page.locator(".snippets > .tabs button").all_inner_texts():
        tab(page, name).click()
        same(page.locator(".snippets").bounding_box()["height"], height)


def test_are_printed(page, root):
    page.goto(root + PROVIDER + "?language=python")
    page.emulate_media(media="print")
    shown = [snippet for snippet in page.locator(".snippet").all() if snippet.is_visible()]
    same(len(shown), page.locator("[data-task]").count())
    for snippet in shown:
        assert snippet.locator("summary").is_visible() and snippet.locator("pre").bounding_box()["height"] > 40
        same(snippet.get_attribute("data-language"), "python")
    assert all(heading.is_visible() for heading in page.locator(".snippet-task h3").all())
    assert not any(button.is_visible() for button in page.locator(".copy, .tabs").all())
