"""What a visitor does with a catalog of 4,000 offerings, and how long it takes."""
import json

from support import alone, with_options
from tables import settle

SITE = "large"

ANSWER = """act => {
  const start = performance.now();
  eval(act);
  document.body.offsetHeight;
  return performance.now() - start;
}"""
SEARCH = "const q = document.querySelector('[name=q]'); q.value = %r; q.dispatchEvent(new Event('input', { bubbles: true }))"
SORT = "document.getElementById(%r).querySelector('.sort').click()"
NEED = "document.querySelector('[name=need][value=%s]').click()"


def milliseconds(page, act):
    settle(page)
    return page.evaluate(ANSWER, act)


def best(page, acts, rounds):
    """Of several rounds the best time of each act, and of these the worst. The acts of a round lead back to where it began."""
    times = [[milliseconds(page, act) for act in acts] for _ in range(rounds)]
    return max(min(of_act) for of_act in zip(*times))


def sorting(page, column, rounds=6):
    """Up, down, as it was."""
    return best(page, [SORT % column] * 3, rounds)


def filtering(page, need, rounds=6):
    """Asking, and no longer asking."""
    return best(page, [NEED % need] * 2, rounds)


def searching(page, *texts):
    """The best time of several searches, each for something else."""
    return min(milliseconds(page, SEARCH % text) for text in texts)


def assert_within(times, budget, what):
    print(f"{what}, at most {budget} ms each:", ", ".join(f"{name} {time:.1f}" for name, time in times.items()), flush=True)
    over = {name: round(time, 1) for name, time in times.items() if time > budget}
    assert not over, f"{what}: longer than {budget} ms: {over}"


def row_counts(root):
    rows = json.loads((root.folder / "pricing" / "rows.json").read_text())
    return {table: len(rows[table]) for table in rows}


def shown(page, table="table[data-grid]"):
    settle(page)
    return page.locator(f"{table} tbody tr").count()


@with_options(java_script_enabled=False)
def test_splits_long_tables(page, root):
    assert sum(row_counts(root).values()) == 4000
    page.goto(root + "pricing/")
    assert shown(page) == shown(page, "#tokens-table") == 100
    page.locator(".pager").get_by_role("link", name="40").click()
    assert page.url == root + "pricing/40/"
    assert shown(page) == 100


def test_loads_all_rows_when_first_asked(page, root):
    asked = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(root)))
    page.goto(root + "pricing/3/")
    page.wait_for_load_state("networkidle")
    assert "pricing/rows.json" not in asked, asked
    page.locator("[name=q]").fill("model 987")
    page.locator(".pager").wait_for(state="hidden")
    assert asked.count("pricing/rows.json") == 1, asked
    assert " of 4,000 offerings" in page.locator("output").inner_text()
    href = page.locator("table[data-grid] tbody a").first.evaluate("link => link.href")
    assert href.startswith(root + "models/"), href
    page.locator("[name=q]").fill("")
    page.locator(".pager").wait_for(state="visible")
    assert shown(page) == 100


def test_shows_more_rows(page, root):
    page.goto(root + "pricing/?sort=-input")
    left = row_counts(root)["tokens"] - 100
    page.get_by_role("button", name=f"Show 100 more of {left}").click()
    assert shown(page, "#tokens-table") == 200


@alone
def test_answers_in_time(page, root):
    page.goto(root + "pricing/?sort=-input")
    page.locator(".pager").wait_for(state="hidden")
    times = {
        "filter 4,000 prices": filtering(page, "tools"),
        "sort prices": sorting(page, "tokens.column.output"),
        "search prices": searching(page, "provider 7", "provider 8", "provider 19"),
        "typo in prices": searching(page, "provdier", "exampel"),
    }
    page.goto(root)
    times["sort 100 providers"] = sorting(page, "column.tool-calling")
    times["filter 100 providers"] = filtering(page, "tools")
    assert_within(times, 100, "A large catalog")


@alone
def test_answers_in_time_on_the_models_page(page, root):
    page.goto(root + "models/?sort=-context")
    page.locator(".pager").wait_for(state="hidden")
    times = {
        "sort 1,000 models": sorting(page, "column.input"),
        "filter 1,000 models": filtering(page, "tools"),
        "search 1,000 models": searching(page, "model 77", "model 78", "model 79"),
    }
    assert_within(times, 100, "A large catalog")
