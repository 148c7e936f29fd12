import json
import shutil
import tempfile
import unittest
from pathlib import Path

import numpy as np
import small_dataset

import an8suite
from an8suite import Dataset, InputError

try:
    import torch
except ImportError:
    torch = None


class DatasetTests(unittest.TestCase):
    def setUp(self):
        self.root = small_dataset.write(Path(tempfile.mkdtemp()) / "small")
        self.addCleanup(shutil.rmtree, self.root.parent)

    def refused(self, message, *arguments, **options):
        with self.assertRaises(InputError) as caught:
            Dataset(*(arguments or (self.root,)), **options)
        self.assertIn(message, str(caught.exception))

    def change(self, file, text):
        (self.root / file).write_text(text)

    def test_samples_hold_what_lies_on_disk(self):
        data = Dataset(self.root, "all", policy=["part:stem", "class_part"])
        self.assertEqual(8, len(data))
        self.assertEqual(["00_red-p0000", "01_blue-p0000", "00_red-p0001"], data.ids[:3])
        self.assertEqual([0, 1] * 4, data.labels.tolist())
        self.assertEqual(["class_part", "part:stem"], data.policies)
        self.assertEqual(["background", "petals", "stem"], data.parts)
        for i, sample in enumerate(data):
            ids = small_dataset.parts_of(i // 2)
            np.testing.assert_array_equal(ids, sample["parts"])
            np.testing.assert_array_equal([ids == 2, ids == 1], sample["masks"])
            self.assertEqual((np.uint8, bool), (sample["parts"].dtype, sample["masks"].dtype))
            self.assertEqual((20, 24, 3), sample["image"].shape)
            np.testing.assert_array_equal((235, 235, 235), sample["image"][0, 0])
            np.testing.assert_array_equal((70, 140, 60), sample["image"][ids == 2][0])
            self.assertEqual((i % 2, data.ids[i], 12.5), (sample["label"], sample["id"], sample["metadata"]["view_degrees"]))

    def test_splits_are_apart_and_test_is_standard(self):
        self.assertEqual(["00_red-p0000", "01_blue-p0000", "00_red-p0003", "01_blue-p0003"], Dataset(self.root).ids)
        self.assertEqual([["00_red-p0001", "01_blue-p0001"], ["00_red-p0002", "01_blue-p0002"]],
                         [Dataset(self.root, split).ids for split in ("train", "val")])

    def test_transform_makes_the_item(self):
        data = Dataset(self.root, transform=lambda sample: (sample["id"], sample["masks"].sum()))
        self.assertEqual(("00_red-p0000", 0), data[0])
        self.assertEqual(("01_blue-p0003", 9 * 7), data[-1])

    def test_places_beyond_the_end_are_index_errors(self):
        with self.assertRaises(IndexError):
            Dataset(self.root)[4]

    @unittest.skipIf(torch is None, "PyTorch is not installed")
    def test_a_data_loader_reads_in_forked_processes_after_this_one_has_read(self):
        data = Dataset(self.root, "all", transform=lambda sample: (sample["image"], sample["masks"], sample["label"]))
        expected = [data[i] for i in range(len(data))]
        loader = torch.utils.data.DataLoader(data, batch_size=2, num_workers=2, multiprocessing_context="fork")
        for i, (images, masks, labels) in enumerate(loader):
            np.testing.assert_array_equal([expected[2 * i][0], expected[2 * i + 1][0]], images.numpy())
            np.testing.assert_array_equal([expected[2 * i][1], expected[2 * i + 1][1]], masks.numpy())
            self.assertEqual([0, 1], labels.tolist())

    def test_wrong_words_are_refused_with_the_right_ones(self):
        self.refused("there is no such dataset folder; `an8 generate` makes one", self.root / "none")
        self.refused("split: unknown value 'tset'; did you mean 'test'? valid: train, val, test, all", split="tset")
        self.refused("no masks of policy 'class_prt'; did you mean 'class_part'? valid: class_part, part:stem",
                     policy="class_prt")
        self.refused("policy: expected one name or more", policy=[])
        with self.assertRaisesRegex(InputError, "no image '00_red-p0033' in its split test; did you mean '00_red-p0003'?"):
            Dataset(self.root).index_of("00_red-p0033")

    def test_a_dataset_of_a_newer_version_is_refused_with_both_versions(self):
        own = an8suite.__version__
        newer = f"{own.split('.')[0]}.{int(own.split('.')[1]) + 1}.0"
        text = (self.root / "provenance.json").read_text()
        self.change("provenance.json", text.replace("0.1.0", newer))
        self.refused(f"was made by An8Suite {newer}, which is newer than this package, {own}; install an8suite {newer}")
        self.change("provenance.json", text.replace("0.1.0", f"{own}+commit"))
        Dataset(self.root)

    def test_damaged_descriptions_are_refused_by_name(self):
        provenance = json.loads((self.root / "provenance.json").read_text())
        self.change("provenance.json", json.dumps({**provenance, "shard": "2/8"}))
        self.refused("is shard 2/8 of a dataset; join the shards with `an8 merge`")
        self.change("provenance.json", json.dumps({**provenance, "width": "wide"}))
        self.refused("provenance.json: width: expected 1 to 65535 pixels, found 'wide'")
        self.change("provenance.json", json.dumps({**provenance, "height": -1}))
        self.refused("provenance.json: height: expected 1 to 65535 pixels, found -1")
        self.change("provenance.json", "{")
        self.refused("provenance.json: not the expected JSON: ")
        (self.root / "val" / "metadata.jsonl").unlink()
        self.refused("no val/metadata.jsonl in it; was it made by `an8 generate`?")

    def test_damaged_rows_are_refused_with_their_line(self):
        path = self.root / "test/metadata.jsonl"
        lines = path.read_text().splitlines()
        for change, message in (
            ({"label": 1}, "unknown class: label 1, class 'red'"),
            ({"split": "val"}, "split: expected test, found val"),
            ({"file_name": "../../secret.png"}, "expected a path inside test, found '../../secret.png'"),
            ({"mask_part_stem_file_name": "/secret.png"}, "expected a path inside test, found '/secret.png'"),
            ({"pose": None}, "int() argument"),
        ):
            path.write_text("\n".join([lines[1], json.dumps({**json.loads(lines[0]), **change}), ""]))
            self.refused(f"{path}:2: not a metadata row: {message}")
        row = json.loads(lines[0])
        del row["id"]
        path.write_text(json.dumps(row))
        self.refused("metadata.jsonl:1: not a metadata row: no 'id'")
        path.write_text("")
        self.refused("expected a row an image, found none")

    def test_damaged_pictures_are_refused_by_name(self):
        data = Dataset(self.root)
        path = self.root / "test/images/00_red/00_red-p0000.png"
        small_dataset.png(path, np.zeros((20, 23, 3), np.uint8), 8)
        for damage, message in (
            (lambda: None, "expected 24 x 20 pixels as in the rest of the dataset, found 23 x 20"),
            (lambda: path.write_bytes(path.read_bytes()[:60]), "truncated PNG"),
            (lambda: small_dataset.png(path, np.zeros((20, 24), np.uint8), 8), "expected 8-bit RGB, found 8-bit grey"),
            (path.unlink, "cannot be read: "),
        ):
            damage()
            with self.assertRaises(InputError) as caught:
                data[0]
            self.assertTrue(str(caught.exception).startswith(f"{path}: "), str(caught.exception))
            self.assertIn(message, str(caught.exception))
        parts = self.root / "test/parts/00_red/00_red-p0003.png"
        small_dataset.png(parts, np.full((20, 24), 3, np.uint8), 8)
        with self.assertRaisesRegex(InputError, "expected part ids 0 to 2, found 3"):
            data.part_ids(2)


if __name__ == "__main__":
    unittest.main()
