"""Rates of return of 10,000 series of 60 flows, ours and pyxirr's in the same run.

From the project's folder:

    python3 -m venv target/pyxirr && target/pyxirr/bin/pip install pyxirr
    cargo build --release -p outlay-tests --example rates
    target/pyxirr/bin/python tests/benches/against_pyxirr.py

Both start from dates and amounts, each in its own language's types: what a caller has.
The two take turns, and the shortest time of each counts.
"""

import random
import subprocess
import time
from datetime import date, timedelta
from pathlib import Path

from pyxirr import __version__, xirr

SERIES, FLOWS, TURNS = 10_000, 60, 5


def series(changes):
    """Paid first, then received over five years; or paid again once a year."""
    start, out = date(2026, 1, 1), []
    for _ in range(SERIES):
        paid = 20_000 + 40_000 * random.random()
        dates, amounts = [], []
        for k in range(FLOWS):
            back = round(500 + 1500 * random.random(), 2)
            again = changes and k % 12 == 0
            amounts.append(-round(paid, 2) if k == 0 else -9 * back if again else back)
            dates.append(start + timedelta(30 * k + int(25 * random.random())))
        out.append((dates, amounts))
    return out


def compare(name, all_series):
    target = Path("target")
    file = target / "series.txt"
    rows = (" ".join(f"{d} {a}" for d, a in zip(*one)) for one in all_series)
    file.write_text("\n".join(rows) + "\n")
    ours, theirs = [], []
    for _ in range(TURNS):
        command = [target / "release/examples/rates", file]
        answer = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
        ours.append(float(answer[0]))
        for _ in range(3):
            begun = time.perf_counter()
            rates = [xirr(dates, amounts) for dates, amounts in all_series]
            theirs.append(time.perf_counter() - begun)
    pairs = [(float(a), b) for a, b in zip(answer[1:], rates) if b is not None]
    off = sum(abs(a - b) > 1e-6 for a, b in pairs)
    ours, theirs = min(ours), min(theirs)
    print(f"{name}: ours {ours * 1e6 / SERIES:.2f} µs, pyxirr {__version__} {theirs * 1e6 / SERIES:.2f} µs, "
          f"ratio {ours / theirs:.3f}; {len(pairs)} rates to compare, {off} differ")


random.seed(2026)
compare("one change of sign", series(False))
compare("nine changes of sign", series(True))
