"""How much a visitor must load to see a page, in bytes as a host sends them (gzip -9), and nothing before it is needed."""
import re

from support import kinds_of, once, packed_size, pages_of

SITE = ("shipped", "large")
FIRST_VIEW = {"shipped": 60_000, "large": 120_000}
SCRIPT, STYLES = 20_000, 12_000

PARTS = {
    "script": re.compile(r'<script[^>]* src="([^"]+)"'),
    "styles": re.compile(r'<link rel="stylesheet" href="([^"]+)"'),
    "icon": re.compile(r'<link rel="icon"[^>]* href="([^"]+)"'),
}

# What came over the wire: address, who asked for it, size. The browser fetches the icon when it sees fit.
LOADED = """() => performance.getEntriesByType('navigation').concat(performance.getEntriesByType('resource'))
  .filter(entry => !entry.name.endsWith('icon.svg')).map(entry => [entry.name, entry.initiatorType, entry.encodedBodySize])"""


def kilobytes(size):
    return f"{size / 1000:.1f} kB"


def parts_of(file, folder):
    """The files that a page asks for, by kind."""
    text = file.read_text()
    place = lambda href: (folder / href[1:] if href.startswith("/") else file.parent / href).resolve()
    return {kind: [place(href) for href in pattern.findall(text)] for kind, pattern in PARTS.items()}


def assert_within(sizes, budget, what, root):
    worst = max(sizes, key=sizes.get)
    print(f"{what} of the {root.name} site: at most {kilobytes(sizes[worst])} of {kilobytes(budget)}, at /{worst}", flush=True)
    over = {f"/{path}": size for path, size in sizes.items() if size > budget}
    assert not over, f"{what} over {budget} bytes: {over}"


@once
def test_files_of_every_page(page, root):
    packed, sizes = {}, {}
    for path, file in pages_of(root.folder).items():
        parts = parts_of(file, root.folder)
        several = {kind: len(found) for kind, found in parts.items() if len(found) != 1}
        assert not several, f"/{path} has not one file each: {several}"
        for part in (found[0] for found in parts.values()):
            packed.setdefault(part, packed_size(part))
        sizes[path] = packed_size(file) + sum(packed[found[0]] for found in parts.values())
    assert len(packed) == len(PARTS), f"not all pages share one script and one style sheet: {sorted(packed)}"
    assert_within(sizes, FIRST_VIEW[root.name], "Page, script, styles and icon", root)
    assert_within({part.name: size for part, size in packed.items() if part.suffix == ".js"}, SCRIPT, "Script", root)
    assert_within({part.name: size for part, size in packed.items() if part.suffix == ".css"}, STYLES, "Styles", root)


@once
def test_what_the_browser_asks_for(page, root):
    sizes = {}
    for path in kinds_of(root.folder).values():
        page.goto(root + path, wait_until="networkidle")
        loaded = page.evaluate(LOADED)
        assert len(loaded) >= 3 and all(size > 0 for _, _, size in loaded), f"/{path} loads {loaded}"
        early = [name for name, asker, _ in loaded if asker not in ("navigation", "link", "script", "img") or name.endswith(".json")]
        assert not early, f"/{path} loads before anybody asked: {early}"
        sizes[path] = sum(size for _, _, size in loaded) + packed_size(root.folder / "assets" / "icon.svg")
    assert_within(sizes, FIRST_VIEW[root.name], "What is loaded", root)
