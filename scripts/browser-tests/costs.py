"""What a month costs: every row held to exact fractions of the recorded prices; and the question that people come with."""
import csv
import io
from fractions import Fraction
from urllib.request import urlopen

from tables import names, rows, said, same, without_script

TRAFFICS = [
    {"in": 20_000_000, "out": 2_000_000},
    {"in": 1_234_567, "out": 7, "cached": "37.25"},
    {"in": 0, "out": 999_999_999, "cached": "100"},
    {"in": 50_000_000, "out": 0, "cached": "80", "images": 1_000, "requests": 12_345},
]


def recorded(root):
    """Offering to its current prices, as they stand in the file for programs."""
    found = {}
    for row in csv.DictReader(io.StringIO(urlopen(root + "api/v1/prices.csv").read().decode())):
        if row["current"] == "true":
            found.setdefault(f"{row['provider']}.{row['offering']}", []).append(row)
    return found


def price(prices, unit):
    of_unit = [row for row in prices if row["per"] == unit]
    return next((row for row in of_unit if row["currency"] == "USD"), of_unit[0] if of_unit else None)


def bill(prices, traffic):
    """The parts that are wanted: name, quantity, price or "" for unknown, currency."""
    share = Fraction(traffic.get("cached", 0)) / 100
    tokens, image, request = (price(prices, unit) for unit in ("1M tokens", "image", "request"))
    named = tokens or {"input": "", "output": "", "cached_input": "", "currency": None}
    if named["cached_input"] == "not-sold":
        share = 0
    millions = Fraction(traffic["in"], 1_000_000)
    yield "input", millions * (1 - share), named["input"], named["currency"]
    yield "cached input", millions * share, named["cached_input"], named["currency"]
    yield "output", Fraction(traffic["out"], 1_000_000), named["output"], named["currency"]
    yield "images", Fraction(traffic.get("images", 0)), image["amount"] if image else "", image and image["currency"]
    if request:
        yield "requests", traffic.get("requests"), request["amount"], request["currency"]


def expected(prices, traffic):
    """The cell's text."""
    parts = [part for part in bill(prices, traffic) if part[1] != 0]
    currency = next((part[3] for part in parts if part[3]), "USD")
    known, missing = [], []
    for name, count, amount, its in parts:
        if count is None:
            missing.append("plus a price per request")
        elif amount == "":
            missing.append(f"plus {name}, unknown")
        elif amount == "not-sold":
            missing.append(f"no {name} sold")
        elif its != currency:
            missing.append(f"plus {name} in {its}")
        else:
            known.append(count * Fraction(amount))
    if not known:
        return "?" if any(part[2] != "not-sold" for part in parts) else "\u2013"
    total = sum(known)
    prefix = "" if currency == "USD" else currency + " "
    if total == 0 and not missing:
        return prefix + "free"
    cents = (total * 100 + Fraction(1, 2)) // 1
    text = "<0.01" if cents == 0 and total > 0 else f"{cents // 100:,}.{cents % 100:02}"
    return prefix + text + ", ".join(missing)


def shown(page):
    """Of every row of the price tables: its offering, the text of its month."""
    return page.evaluate("""() => [...document.querySelectorAll('table.prices')].flatMap(table => {
        const place = [...table.tHead.rows[0].cells].findIndex(cell => cell.id.endsWith('column.month'));
        return [...table.tBodies[0].rows].filter(row => !row.hidden).map(row => [row.id, row.cells[place].textContent.trim()]);
    })""")


def compare(page, root, traffic, least):
    prices = recorded(root)
    found = shown(page)
    assert len(found) >= least, len(found)
    for anchor, text in found:
        offering = anchor if anchor in prices else anchor.rpartition(".")[0]
        same((anchor, text), (anchor, expected(prices.get(offering, []), traffic)))


def address(traffic):
    return "&".join(f"{name}={value}" for name, value in traffic.items())


@without_script
def test_reckons_the_usual_traffic_in_the_page_itself(page, root):
    page.goto(root + "pricing/")
    compare(page, root, TRAFFICS[0], 29)


def test_reckons_every_offering_exactly(page, root):
    for traffic in TRAFFICS:
        page.goto(root + "pricing/?" + address(traffic))
        compare(page, root, traffic, 29)


def test_takes_short_numbers_and_keeps_them_in_the_address(page, root):
    page.goto(root + "pricing/")
    page.locator("[name=in]").fill("1.5k")
    page.locator("[name=out]").fill("2,000,000")
    same(page.evaluate("location.href"), root + "pricing/?sort=month&in=1.5k&out=2,000,000")
    compare(page, root, {"in": 1500, "out": 2_000_000}, 29)
    page.reload()
    same(page.locator("[name=in]").input_value(), "1.5k")
    compare(page, root, {"in": 1500, "out": 2_000_000}, 29)


def test_sorts_by_the_month_with_the_unknown_last(page, root):
    page.goto(root + "pricing/?in=1M&out=1M&sort=month")
    texts = [text for anchor, text in shown(page)][: len(rows(page, "#tokens-table"))]
    whole = [text for text in texts if text == "free" or text[-1].isdigit() and " " not in text]
    costs = [0.0 if text == "free" else float(text.replace(",", "").replace("<", "")) for text in whole]
    same(costs, sorted(costs))
    same(texts[: len(whole)], whole)


def test_says_which_field_it_cannot_read(page, root):
    page.goto(root + "pricing/")
    before = shown(page)
    for text in ("abc", "1e9", "-5", "0.5"):
        page.locator("[name=in]").fill(text)
        same(page.locator("[name=in]").get_attribute("aria-invalid"), "true")
        same(sorted(shown(page)), sorted(before))
    page.goto(root + "pricing/?in=nonsense&cached=101")
    same(sorted(shown(page)), sorted(before))


def test_says_honestly_that_nothing_is_verified(page, root):
    page.goto(root + "models/meta/llama-3.3-70b-instruct/")
    page.locator("[name=state]").select_option("tools.verified")
    same(rows(page, "#hosts-table"), [])
    assert "nothing that you ask for is verified yet" in said(page), said(page)
    assert "By what is claimed, 4 may do it; the cheapest of those is OpenRouter" in said(page), said(page)
    page.locator("[name=context]").select_option("100000")
    page.get_by_role("button", name="Show what is claimed").click()
    same(page.evaluate("location.href"), root + "models/meta/llama-3.3-70b-instruct/?context=100000&state=tools.claimed")
    same(names(page, "#hosts-table"), ["OpenRouter", "Together AI"])
    assert "Cheapest: OpenRouter as meta-llama/llama-3.3-70b-instruct, 2.64 USD a month" in said(page), said(page)


def test_copies_the_link(page, root):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=root.rstrip("/"))
    page.goto(root + "models/meta/llama-3.3-70b-instruct/?in=1M")
    page.get_by_role("button", name="Copy link").first.click()
    page.get_by_role("button", name="Copied").wait_for()
    same(page.evaluate("navigator.clipboard.readText()"), page.evaluate("location.href"))


def test_takes_back_what_no_longer_holds(page, root):
    page.goto(root + "models/meta/llama-3.3-70b-instruct/")
    caption = page.locator("#hosts-caption")
    same(caption.inner_text(), "The cheapest first: a month is 20M tokens in and 2M out, rounded to the cent")
    page.locator("[name=in]").fill("1M")
    same(caption.inner_text().strip(), "The cheapest first:")
    page.locator("#hosts-table thead").get_by_role("button", name="Context").click()
    same(caption.inner_text().strip(), "")
    page.goto(root + "pricing/?in=1M")
    assert "20M tokens" not in page.locator("main > p").first.inner_text()


def test_reckons_for_a_single_host_without_choices(page, root):
    page.goto(root + "models/black-forest-labs/flux.1-dev/")
    same(len(rows(page, "#hosts-table")), 1)
    same(page.locator("[name=q]").count(), 0)
    page.keyboard.press("/")
    page.locator("[name=in]").fill("1M")
    page.reload()
    same(page.locator("[name=in]").input_value(), "1M")
