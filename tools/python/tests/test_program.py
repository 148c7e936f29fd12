import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import numpy as np
import small_dataset

from an8suite import Dataset, InputError, LibraryError, native, program, report, score, write_maps


class ProgramTests(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        self.stand_in = self.folder / "an8"
        self.stand_in.write_text('#!/bin/sh\necho "$@"\n[ "$1" != fails ] || { echo "because" >&2; exit "$2"; }\n')
        self.stand_in.chmod(0o755)

    def forward(self, *arguments, **environment):
        return subprocess.run(
            [sys.executable, "-m", "an8suite", *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env={**os.environ, program.VARIABLE: str(self.stand_in), **environment})

    def test_verbs_are_forwarded_with_their_exit_codes(self):
        self.assertEqual((0, "sheet a b\n"), (lambda run: (run.returncode, run.stdout))(self.forward("sheet", "a b")))
        self.assertEqual((7, "because\n"), (lambda run: (run.returncode, run.stderr))(self.forward("fails", "7")))
        self.assertEqual(f"{native.build}\n", self.forward("--version").stdout)

    def test_where_the_program_is_missing_the_message_says_what_to_do(self):
        run = self.forward("sheet", AN8_PROGRAM="", PATH="")
        self.assertEqual(1, run.returncode)
        self.assertIn("an8suite: the program an8 is not installed, which this needs; scoring does not. Put", run.stderr)
        self.assertIn("AN8_PROGRAM: no program /none", self.forward("sheet", AN8_PROGRAM="/none").stderr)

    def test_what_the_program_refuses_is_an_exception(self):
        with mock.patch.dict(os.environ, {program.VARIABLE: str(self.stand_in)}):
            with self.assertRaisesRegex(InputError, "an8 fails: because"):
                program.run("fails", "2")
            with self.assertRaisesRegex(LibraryError, "an8 fails: because"):
                program.run("fails", "1")

    def test_a_report_writes_maps_and_runs_two_verbs(self):
        data = Dataset(small_dataset.write(self.folder / "small"))
        maps = {"one": np.ones((4, 5, 5)), "two": np.zeros((4, 5, 5))}
        out = self.folder / "out" / "mine"
        with mock.patch.object(program, "run") as run, mock.patch.dict(os.environ, {program.VARIABLE: str(self.stand_in)}):
            self.assertEqual(out / "report" / "report.html", report(maps, data, out, signed="absolute"))
            with self.assertRaisesRegex(InputError, "is there already and not empty"):
                report(maps, data, out)
        self.assertEqual([
            f"score --heatmaps {out}/maps --dataset {data.root} --split test --policies class_part --sign absolute "
            f"--resize bilinear --tolerance 8 --out {out}/score",
            f"report {out}/score --out {out}/report"], [" ".join(call.args) for call in run.call_args_list])
        self.assertEqual(["one", "two"], sorted(os.listdir(out / "maps")))
        self.assertEqual(["maps"], os.listdir(out))
        with mock.patch.dict(os.environ, {program.VARIABLE: "/none"}):
            with self.assertRaisesRegex(LibraryError, "no program /none"):
                report(maps, data, self.folder / "none")


@unittest.skipUnless(os.environ.get(program.VARIABLE), f"{program.VARIABLE} names no an8")
class EqualityTests(unittest.TestCase):
    """Against the program itself; COUNT images, as many maps a method."""

    POSES = int(os.environ.get("AN8_TEST_POSES", "20"))

    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp())
        program.run("generate", "an8flower-single-6c", "--size", "64", "--poses", str(cls.POSES), "--masks",
                    "class_part,plant,part:stem", "--out", str(cls.folder / "flower"))
        cls.data = Dataset(cls.folder / "flower", "all")

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def maps(self):
        """Rough and smooth, with ties, of several sizes and types; some constant."""
        chance = np.random.default_rng(1)
        for i in range(len(self.data)):
            size = [(64, 64), (64, 64), (7, 7), (100, 130), (1, 1)][i % 5]
            heat = chance.normal(size=size)
            yield [heat, heat.astype(np.float32), np.round(heat), (heat * 50).astype(np.int16),
                   self.data.image(i).mean(2), np.maximum(heat, 0) ** 8][i % 6]

    def test_every_number_is_that_of_an8_score_to_the_bit(self):
        maps = list(self.maps())
        write_maps(maps, self.data, self.folder / "maps", "mine")
        compared = 0
        for signed, resize, tolerance in (("positive", "bilinear", 8), ("absolute", "nearest", 0), ("minmax", "bilinear", 3),
                                          ("negative", "nearest", 15)):
            out = self.folder / f"score-{signed}"
            program.run("score", "--heatmaps", str(self.folder / "maps"), "--dataset", str(self.data.root), "--split", "all",
                        "--policies", "class_part,plant,part:stem", "--sign", signed, "--resize", resize,
                        "--tolerance", str(tolerance), "--no-controls", "--out", str(out))
            ours = score(maps, self.data, ["class_part", "plant", "part:stem"], signed, resize, tolerance, "mine")
            with open(out / "scores.csv", newline="") as file:
                theirs = {(row["id"], row["policy"]): row for row in csv.DictReader(file)}
            self.assertEqual(len(theirs), len(ours))
            for row in ours:
                other = theirs[row["id"], row["policy"]]
                self.assertEqual(list(other), list(row))
                for name, value in row.items():
                    found = other[name]
                    expected = "" if value is None else float(found) if isinstance(value, float) else type(value)(found)
                    self.assertEqual(expected, "" if value is None else value, (row["id"], row["policy"], name))
                    compared += isinstance(value, float)
            self.compare_summary(ours.summary(), json.loads((out / "summary.json").read_text())["methods"])
        print(f"\n{len(maps)} maps, 3 masks, 4 ways: {compared} numbers equal to the bit", file=sys.stderr)

    def compare_summary(self, ours, theirs):
        self.assertEqual(len(theirs), len(ours))
        for one, other in zip(ours, theirs):
            self.assertEqual(
                {name: other[name] for name in ("policy", "method", "images", "left_out", "constant_maps")} | other["mean"], one)

    def test_a_report_is_made(self):
        page = report({"mine": list(self.maps())}, self.data, self.folder / "report")
        self.assertIn("mine", page.read_text("utf-8"))


if __name__ == "__main__":
    unittest.main()
