"""What must hold of every page: the largest of each kind of the shipped site, with and without a pop-up open."""
from support import kinds_of, once, open_one, violations, with_options

KINDS = {
    "", "models/", "models/*/", "models/*/*/", "providers/", "providers/*/", "pricing/", "pricing/*/", "capabilities/", "capabilities/*/",
    "disputes/", "reasons/", "status/", "guides/", "guides/*/", "api/", "404.html",
}

SHIFT = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(entry => { if (!entry.hadRecentInput) sum += entry.value; }))
    .observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => done(sum), 120);
})"""

SIDEWAYS = "document.documentElement.scrollWidth - innerWidth"

# Every element that opens is opened in the same breath, so that no animation can have ended before it is looked for.
MOVING = """() => {
  document.querySelectorAll('details').forEach(details => { details.open = true; });
  const scroll = getComputedStyle(document.documentElement).scrollBehavior;
  return [...document.getAnimations().map(animation => animation.animationName ?? animation.transitionProperty), ...(scroll === 'auto' ? [] : [scroll])];
}"""

# Text that can't be seen although nobody folded it away: the boxes of closed details and of columns that are shown on demand do not count.
LOST = """() => [...document.querySelectorAll('main :is(h1, h2, h3, h4, p, li, dt, dd, tr, pre, figure)')]
  .filter(part => !part.closest('details:not([open]) > :not(summary), .choices') && part.textContent.trim() && !part.checkVisibility({ visibilityProperty: true }))
  .map(part => part.outerHTML.slice(0, 80))"""

CONTROLS = """() => [...document.querySelectorAll('button, input, select, textarea')].filter(part => part.checkVisibility()).map(part => part.outerHTML.slice(0, 80))"""


def every_kind(page, root, look):
    """Calls `look(path)` on one page of each kind and says at once what it found anywhere."""
    problems = []
    for path in kinds_of(root.folder).values():
        page.goto(root + path)
        problems += [f"/{path}: {problem}" for problem in look(path) if problem]
    assert not problems, "\n  ".join(["", *problems])


def test_finds_every_kind(page, root):
    missing = KINDS - set(kinds_of(root.folder))
    assert not missing, missing


test_finds_every_kind.once = True


@with_options(bypass_csp=True)
def test_is_accessible(page, root):
    def look(_):
        yield from violations(page)
        if open_one(page):
            yield from (f"with a pop-up: {found}" for found in violations(page, "details[open]"))

    every_kind(page, root, look)


def test_stands_still_and_fits(page, root):
    said = []
    page.on("console", lambda message: said.append(f"console: {message.text}"))
    page.on("request", lambda request: request.url.startswith(root) or said.append(f"left the host: {request.url}"))

    def measure(when):
        shift, sideways = page.evaluate(SHIFT), page.evaluate(SIDEWAYS)
        if shift > 0:
            yield f"shifts by {shift}{when}"
        if sideways > 0:
            yield f"scrolls {sideways} px sideways{when}"
        yield from (f"{what}{when}" for what in said)
        said.clear()

    def look(_):
        yield from measure("")
        opened = open_one(page)
        if opened:
            if not opened.is_visible():
                yield "shows no pop-up on a click"
            yield from measure(" with a pop-up")

    every_kind(page, root, look)


@once
@with_options(reduced_motion="reduce")
def test_moves_nothing_where_that_is_asked(page, root):
    every_kind(page, root, lambda _: page.evaluate(MOVING))
    page.emulate_media(reduced_motion="no-preference")
    page.goto(root)
    assert page.evaluate(MOVING), "nothing moves at all: this test looks for the wrong thing"


@once
@with_options(forced_colors="active", bypass_csp=True)
def test_bears_forced_colours(page, root):
    every_kind(page, root, lambda _: violations(page))


@once
@with_options(forced_colors="active")
def test_tells_states_apart_in_forced_colours(page, root):
    page.goto(root)
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    states = page.evaluate("[...document.querySelectorAll('.legend use')].map(use => use.getAttribute('href'))")
    assert len(states) > 10, states
    page.evaluate("""() => {
      const stage = document.createElement('div');
      stage.id = 'stage';
      stage.className = 'legend';
      document.body.replaceChildren(document.querySelector('.sprite'), stage);
    }""")
    looks = {}
    for state in ["", *states]:
        page.evaluate("""state => {
          const name = state.replace('#g-', 's-');
          stage.innerHTML = state && `<span class="cell ${name}"><svg class="glyph"><use href="${state}"/></svg></span>`;
          for (const glyph of stage.querySelectorAll('svg')) glyph.style.color = 'CanvasText'; // shape alone must tell
        }""", state)
        look = page.screenshot(clip={"x": 0, "y": 0, "width": 64, "height": 64})
        assert look not in looks, f"{state or 'nothing'} looks like {looks[look] or 'nothing'}"
        looks[look] = state


@once
@with_options(java_script_enabled=False)
def test_has_all_without_script(page, root):
    def look(_):
        yield from (f"shows no {part}" for part in page.evaluate(LOST))
        yield from (f"shows a control that does nothing: {part}" for part in page.evaluate(CONTROLS))
        opened = open_one(page)
        if opened and not opened.is_visible():
            yield "opens no pop-up"

    every_kind(page, root, look)


def shown(page):
    return page.locator("table[data-grid]").first.evaluate("table => [...table.querySelectorAll('tbody tr:not(.group)')].filter(row => row.checkVisibility()).map(row => row.id)")


@once
def test_works_on_when_the_network_is_cut(page, root):
    for path, search, head in (("", "vllm", "column.tool-calling"), ("models/", "llama", "column.context"), ("pricing/", "llama", "tokens.column.input")):
        page.context.set_offline(False)
        page.goto(root + path, wait_until="networkidle")
        page.context.set_offline(True)
        all_rows = shown(page)
        page.locator("[name=need][value=json]").check()
        needed = shown(page)
        assert 0 < len(needed) < len(all_rows), f"{path}: filters {len(all_rows)} rows to {len(needed)}"
        page.locator("[name=need][value=json]").uncheck()
        assert shown(page) == all_rows, path
        for _ in range(2):  # one of the two directions differs from the order of the page
            page.locator(f"[id='{head}'] .sort").click()
        assert sorted(shown(page)) == sorted(all_rows) and shown(page) != all_rows, f"{path}: sorting changes nothing"
        page.locator("[name=q]").fill(search)
        found = shown(page)
        assert 0 < len(found) < len(all_rows), f"{path}: finds {len(found)} of {len(all_rows)}"
        page.locator(".clear").click()
        assert open_one(page).is_visible(), f"{path}: opens no pop-up"


@once
def test_prints_what_can_be_read(page, root):
    def look(_):
        opened = open_one(page)
        page.emulate_media(media="print")
        if opened and opened.is_visible():
            yield "prints a pop-up"
        # The head of a column that sorts on screen is its text.
        yield from (f"prints a control: {part}" for part in page.evaluate(CONTROLS) if 'class="sort"' not in part)
        page.emulate_media(media="screen")

    every_kind(page, root, look)
