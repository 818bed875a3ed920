"""Drives real Chromium over built sites: run.py SHIPPED [LARGE [MEDIUM]]. CHROMIUM names the browser (default /usr/bin/chromium).

Every module of this folder takes part; its functions `test_*(page, root)` are the tests. `root` is the address of the site, `root.folder` what was
built. A module says in `SITE` which site it is about: "shipped" (when it says nothing), "large", "medium", or several of them as a tuple.

Tests of the shipped site run at 360 and 1280 px, light and dark; those of the others once, at 1280 px, light. What a test may say of itself:
  test.options = {...}   options of its browser context, over those of the run
  test.once = True       one size and theme will do
  test.alone = True      it measures time: nothing else runs meanwhile

Whatever the console says, or leaves the host, fails a test too.
"""
import functools
import gzip
import importlib
import os
import queue
import sys
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import sync_playwright

SITES = ("shipped", "large", "medium")
PACKED = {".css", ".csv", ".html", ".js", ".json", ".md", ".svg", ".txt", ".xml"}


class Root(str):
    """Address of a site, which knows from where and as what it is served."""

    def __new__(cls, address, name, folder):
        root = super().__new__(cls, address)
        root.name, root.folder = name, Path(folder)
        return root


class Handler(SimpleHTTPRequestHandler):
    """Serves text compressed, as hosts do."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def do_GET(self):
        file = Path(self.translate_path(self.path))
        if file.is_dir() and self.path.split("?")[0].endswith("/"):
            file /= "index.html"
        if not file.is_file() or file.suffix not in PACKED or "gzip" not in self.headers.get("Accept-Encoding", ""):
            return super().do_GET()
        body = packed(file)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Server(ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        """A browser that goes to another page hangs up."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@functools.lru_cache(maxsize=256)
def packed(file):
    return gzip.compress(file.read_bytes(), 9)


def serve(name, folder):
    server = Server(("127.0.0.1", 0), functools.partial(Handler, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return Root(f"http://127.0.0.1:{server.server_address[1]}/", name, folder)


def matrix(name, test):
    """The context options with which a test runs."""
    is_once = name != "shipped" or getattr(test, "once", False)
    for width in (1280,) if is_once else (1280, 360):
        for scheme in ("light",) if is_once else ("light", "dark"):
            yield {"viewport": {"width": width, "height": 800}, "color_scheme": scheme, **getattr(test, "options", {})}


def jobs_of(modules, roots):
    for module in modules:
        wanted = getattr(module, "SITE", "shipped")
        wanted = (wanted,) if isinstance(wanted, str) else wanted
        unknown = set(wanted) - set(SITES)
        assert not unknown, f"{module.__name__}: no site is called {unknown}"
        for name, test in vars(module).items():
            if not (name.startswith("test_") and getattr(test, "__module__", None) == module.__name__):
                continue
            for root in (root for root in roots if root.name in wanted):
                for options in matrix(root.name, test):
                    yield test, root, options


class Run:
    def __init__(self):
        self.passed, self.failed = 0, 0
        self.lock = threading.Lock()

    def all(self, jobs, count):
        """Works jobs off in so many browsers at once."""
        left = queue.SimpleQueue()
        for job in jobs:
            left.put(job)
        workers = [threading.Thread(target=self.work, args=(left,)) for _ in range(count)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()

    def work(self, jobs):
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])
            while not jobs.empty():
                try:
                    self.one(browser, *jobs.get_nowait())
                except queue.Empty:
                    break
            browser.close()

    def one(self, browser, test, root, options):
        """One test in a browser context of its own."""
        context = browser.new_context(**options)
        context.set_default_timeout(15000)
        page = context.new_page()
        said = []
        page.on("console", lambda message: said.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: said.append(f"error: {error}"))
        page.on("request", lambda request: request.url.startswith(root) or said.append(f"left the host: {request.url}"))
        problem = None
        try:
            test(page, root)
            assert not said, said
        except Exception as failure:  # a test that fails must not hide the next one
            problem = f"{type(failure).__name__} {failure}"
        context.close()
        with self.lock:
            self.passed += not problem
            self.failed += bool(problem)
            if problem:
                print(f"FAILED {test.__module__}.{test.__name__} of the {root.name} site {options}: {problem}", file=sys.stderr, flush=True)


def main(*folders):
    here = Path(__file__).resolve().parent
    modules = [importlib.import_module(file.stem) for file in sorted(here.glob("*.py")) if file.stem != "run"]
    jobs = list(jobs_of(modules, [serve(name, folder) for name, folder in zip(SITES, folders)]))
    is_alone = lambda job: getattr(job[0], "alone", False)
    run = Run()
    run.all([job for job in jobs if not is_alone(job)], 2)
    run.all([job for job in jobs if is_alone(job)], 1)
    missed = len(jobs) - run.passed - run.failed
    if missed:
        print(f"FAILED: {missed} tests did not run", file=sys.stderr)
    print(f"{run.passed} passed, {run.failed + missed} failed")
    return 0 if run.passed == len(jobs) > 0 else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
