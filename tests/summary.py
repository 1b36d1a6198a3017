#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""summary.py BUILD STATUS - count what meson test ran, promise by promise

Meson counts programs; most of ours make many promises, in TAP. Prints what the
matrix counted and the promises that failed or were skipped, then how many
passed, failed and were skipped. A program that makes none counts as one, by how
it ended; so does one that ended badly with every promise kept, and a run of
meson (STATUS) that did.
"""
import json
import pathlib
import re
import sys

build = pathlib.Path(sys.argv[1])
passed = failed = skipped = 0

for line in (build / "meson-logs/testlog.json").open():
    test = json.loads(line)
    name, here = test["name"], 0
    output = test.get("stdout", "")
    print(*re.findall(r"^matrix: .*\n", output, re.M), sep="", end="")
    for verdict, promise, skip, reason in re.findall(
            r"^(not ok|ok) \d+ -? ?(.*?)(?: # (SKIP) ?(.*))?$", output, re.M):
        if verdict == "not ok":
            failed, here = failed + 1, here + 1
            print(f"failed: {name}: {promise}")
        elif skip:
            skipped += 1
            print(f"skipped: {name}: {promise}: {reason or 'no reason given'}")
        else:
            passed += 1
    if test["result"] == "OK" and not re.search(r"^ok \d|^1\.\.", output,
                                                re.M):
        passed += 1
    elif test["result"] == "SKIP":
        skipped += 1
        why = re.search(r"1\.\.0 # SKIP (.*)", output)
        print(f"skipped: {name}: {why[1] if why else 'no reason given'}")
    elif test["result"] != "OK" and not here:
        failed += 1
        print(f"failed: {name}: {test['result']}")

if len(sys.argv) > 2 and sys.argv[2] != "0" and failed == 0:
    failed += 1
    print(f"failed: meson test ended with status {sys.argv[2]}")
print(f"{passed} passed, {failed} failed"
      + (f", {skipped} skipped" if skipped else ""))
sys.exit(failed > 0 or passed == 0)
