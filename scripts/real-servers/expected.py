#!/usr/bin/env python3
"""Holds a report of `compat-matrix probe` against the cells that the wire of a server leaves no doubt about.

A cell is a verdict, or a list of verdicts of which one must have come.
usage: expected.py --report REPORT --expected FILE
"""
import argparse
import json
import sys


def cells(expected, report):
    """Yields place, capability, wanted verdicts and the cell that came (None when there is none)."""
    places = [("endpoint", expected.get("endpoint", {}), report.get("endpoint", {}))]
    places += [(model, wanted, report.get("models", {}).get(model, {})) for model, wanted in expected.get("models", {}).items()]
    for place, wanted, got in places:
        for capability, verdicts in wanted.items():
            yield place, capability, [verdicts] if isinstance(verdicts, str) else verdicts, got.get("capabilities", {}).get(capability)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--report", required=True)
    parser.add_argument("--expected", required=True)
    options = parser.parse_args()
    with open(options.report, encoding="utf-8") as file:
        report = json.load(file)
    with open(options.expected, encoding="utf-8") as file:
        expected = json.load(file)
    good = bad = 0
    for place, capability, wanted, cell in cells(expected, report):
        verdict = cell["verdict"] if cell else "missing"
        if verdict in wanted:
            good += 1
        else:
            bad += 1
            print(f"{place}: {capability}: wanted {' or '.join(wanted)}, came {verdict} ({(cell or {}).get('reason')}: {(cell or {}).get('message')})")
    print(f"{good} cells as expected, {bad} not")
    return 1 if bad or not good else 0


if __name__ == "__main__":
    sys.exit(main())
