"""What a month costs, of 4,000 varied offerings: every one held to exact fractions of the recorded prices."""
from costs import TRAFFICS, address, expected, recorded, shown
from tables import same, without_script

SITE = "large"

ALL = """() => tables.flatMap(table => table.all.map(row => {
    const cell = document.createElement("td");
    delete row.traffic;
    fillCost(row, cell);
    return [row.find.split(" ")[0], cell.textContent];
}))"""


def check(found, prices, traffic):
    wrong = []
    for anchor, text in found:
        offering = anchor if anchor in prices else anchor.rpartition(".")[0]
        right = expected(prices.get(offering, prices.get(anchor, [])), traffic)
        if text != right:
            wrong.append((anchor, text, right))
    same(wrong[:5], [])


def test_reckons_every_offering_exactly(page, root):
    prices = recorded(root)
    for traffic in TRAFFICS:
        page.goto(root + "pricing/?sort=month&" + address(traffic))
        page.locator(".pager").wait_for(state="hidden")
        found = page.evaluate(ALL)
        assert len(found) >= 4000, len(found)
        check(found, prices, traffic)


@without_script
def test_reckons_the_usual_traffic_in_every_page(page, root):
    prices = recorded(root)
    count = 0
    for file in [root.folder / "pricing/index.html", *root.folder.glob("pricing/[0-9]*/index.html")]:
        path = str(file.relative_to(root.folder)).removesuffix("index.html")
        page.goto(root + path)
        found = shown(page)
        check(found, prices, TRAFFICS[0])
        count += len(found)
    assert count >= 4000, count
