"""What several modules of tests need."""
import gzip

from axe_playwright_python.sync_playwright import Axe


def once(test):
    test.once = True
    return test


def alone(test):
    test.alone = True
    return once(test)


def with_options(**options):
    def mark(test):
        test.options = {**getattr(test, "options", {}), **options}
        return test

    return mark


def packed_size(file):
    return len(gzip.compress(file.read_bytes(), 9))


def pages_of(folder):
    """Every page, by its address."""
    return {str(file.relative_to(folder)).removesuffix("index.html"): file for file in sorted(folder.rglob("*.html"))}


def kind_of(path):
    """`models/meta/llama/` is of the kind `models/*/*/`, `pricing/2/` of `pricing/#/`."""
    section, *rest = path.split("/")
    return "/".join([section] + ["#" if part.removeprefix("page_").isdecimal() else part and "*" for part in rest])


def kinds_of(folder):
    """The largest page of each kind: it has most that can go wrong."""
    kinds = {}
    for path, file in pages_of(folder).items():
        kinds.setdefault(kind_of(path), []).append((file.stat().st_size, path))
    return {kind: max(pages)[1] for kind, pages in kinds.items()}


def violations(page, part=None):
    """What axe-core finds, in a part of the page or the whole; it needs a context with `bypass_csp`."""
    found = Axe().run(page, part).response["violations"]
    return [f"{each['id']} ({len(each['nodes'])} times, first {each['nodes'][0]['html'][:120]})" for each in found]


def open_one(page):
    """Opens one pop-up where the page has any, with a click."""
    for summary in page.locator("main details:has(> .pop) > summary").all()[:40]:
        if summary.is_visible():
            summary.click()
            return summary.locator("xpath=..").locator(".pop")
    return None
