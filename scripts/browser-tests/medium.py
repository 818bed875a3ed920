"""How fast a catalog of 500 offerings answers: a reader sees no delay within one frame."""
from large import assert_within, filtering, sorting
from support import alone

SITE = "medium"
FRAME = 16.7
ROUNDS = 24  # a frame is so short that whatever else the machine does shows


@alone
def test_answers_within_a_frame(page, root):
    page.goto(root + "pricing/?sort=-input")
    page.locator(".pager").wait_for(state="hidden")
    assert " of 500 offerings" in page.locator("output").inner_text()
    times = {"filter 500 prices": filtering(page, "tools", ROUNDS), "sort 500 prices": sorting(page, "tokens.column.output", ROUNDS)}
    assert_within(times, FRAME, "500 offerings")
