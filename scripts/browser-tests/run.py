"""Drives real Chromium over a built site: run.py SITE [LARGE_SITE]. CHROMIUM names the browser (default /usr/bin/chromium)."""
import functools
import os
import sys
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

from playwright.sync_api import sync_playwright

import large
import tables


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


def serve(folder):
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_address[1]}/"


def tests_of(module):
    return [function for name, function in vars(module).items() if name.startswith("test_")]


class Run:
    """One test in a browser context of its own; whatever the console says, or leaves the host, is a failure too."""

    def __init__(self, browser, root):
        self.browser, self.root = browser, root
        self.passed, self.failed = 0, 0

    def one(self, test, **options):
        context = self.browser.new_context(**options)
        page = context.new_page()
        said = []
        page.on("console", lambda message: said.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: said.append(f"error: {error}"))
        page.on("request", lambda request: request.url.startswith(self.root) or said.append(f"left the host: {request.url}"))
        try:
            test(page, self.root)
            assert not said, said
            self.passed += 1
        except Exception as problem:  # a test that fails must not hide the next one
            self.failed += 1
            print(f"FAILED {test.__name__} {options}: {type(problem).__name__} {problem}", file=sys.stderr)
        context.close()


def main(small_site, large_site=None):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])
        runs = [Run(browser, serve(small_site))]
        for width in (360, 1280):
            for scheme in ("light", "dark"):
                options = dict(viewport={"width": width, "height": 800}, color_scheme=scheme)
                for test in tests_of(tables):
                    runs[0].one(test, **options, **getattr(test, "options", {}))
        if large_site:
            runs.append(Run(browser, serve(large_site)))
            for test in tests_of(large):
                runs[1].one(test, viewport={"width": 1280, "height": 800}, **getattr(test, "options", {}))
        browser.close()
    passed, failed = sum(run.passed for run in runs), sum(run.failed for run in runs)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
