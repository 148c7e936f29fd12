import io
import os
import shutil
import tempfile
import threading
import unittest
import warnings
from contextlib import redirect_stderr
from pathlib import Path

import numpy as np
import plain
import small_dataset

from an8suite import Dataset, InputError, evaluate, native, score, score_map, write_maps

try:
    import torch
except ImportError:
    torch = None

try:
    import pandas
except ImportError:
    pandas = None


class ScoringTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp())
        cls.data = Dataset(small_dataset.write(cls.folder / "small", poses=6))
        cls.maps = np.random.default_rng(0).normal(size=(len(cls.data), 20, 24))

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def refused(self, message, maps, **options):
        with self.assertRaises(InputError) as caught:
            score(maps, self.data, **options)
        self.assertIn(message, str(caught.exception))

    def test_rows_are_those_of_scores_csv(self):
        rows = score(self.maps, self.data, policy=["part:stem", "class_part"], method="mine")
        self.assertEqual(2 * len(self.data), len(rows))
        self.assertEqual(
            "id,label,class,method,policy,fold,pose,predicted,status,mask_pixels,auc,rank_auc,max_iou,"
            "average_precision,pointing,pointing_near,energy,rank_accuracy,entropy,gini", ",".join(rows[0]))
        self.assertEqual(
            [("00_red-p0000", 0, "red", "mine", "part:stem", 0, 0, None, "scored", 18),
             ("00_red-p0000", 0, "red", "mine", "class_part", 0, 0, None, "left_out_empty_mask", 0)],
            [tuple(row.values())[:10] for row in rows[:2]])
        self.assertEqual([None] * 10, list(rows[1].values())[10:])

    def test_measures_are_those_of_a_plain_implementation(self):
        for signed, prepare in (("positive", lambda m: np.maximum(m, 0)), ("absolute", np.abs),
                                ("negative", lambda m: np.maximum(-m, 0)), ("minmax", lambda m: m)):
            for row, heat in zip(score(self.maps, self.data, policy="part:stem", signed=signed), self.maps):
                mask = self.data.masks(self.data.index_of(row["id"]), "part:stem")[0]
                for name, value in plain.measures(prepare(heat), mask).items():
                    self.assertAlmostEqual(value, row[name], 12, name)

    def test_a_map_that_is_the_mask_scores_one(self):
        rows = score([self.data.masks(i)[0] for i in range(len(self.data))], self.data)
        self.assertEqual({1.0}, {row[name] for row in rows[2:] for name in ("auc", "rank_auc", "max_iou", "energy")})
        self.assertEqual("constant_map", score([np.ones((3, 4))] * len(self.data), self.data)[2]["status"])

    def test_strides_orders_and_containers_change_nothing(self):
        expected = score(self.maps, self.data)
        wide = np.zeros((len(self.data), 40, 48))
        wide[:, ::2, ::2] = self.maps
        turned = np.ascontiguousarray(self.maps[:, ::-1, ::-1])
        for maps in (
            wide[:, ::2, ::2], turned[:, ::-1, ::-1], np.asfortranarray(self.maps), list(self.maps),
            (heat for heat in self.maps), self.maps[:, np.newaxis], self.maps[..., np.newaxis],
            self.maps.astype(">f8"), dict(zip(self.data.ids, self.maps)), self.maps.tolist(),
        ):
            self.assertEqual(expected, score(maps, self.data))
        self.assertEqual(score(self.maps.astype(np.float32), self.data),
                         score(self.maps.astype(np.float32).astype(np.float64), self.data))
        whole = (self.maps * 100).astype(np.int8)
        self.assertEqual(score(whole.astype(np.float64), self.data), score(whole, self.data))
        self.assertEqual(score((whole > 0).astype(np.uint8), self.data), score(whole > 0, self.data))

    def test_what_speaks_dlpack_alone_is_read(self):
        class Foreign:
            def __init__(self, array):
                self._array = array

            def __dlpack__(self, **options):
                return self._array.__dlpack__(**options)

            def __dlpack_device__(self):
                return self._array.__dlpack_device__()

        self.assertEqual(score(self.maps, self.data), score([Foreign(heat) for heat in self.maps], self.data))

    @unittest.skipIf(torch is None, "PyTorch is not installed")
    def test_tensors_are_read_with_gradients_and_strides(self):
        expected = score(self.maps, self.data)
        tensor = torch.from_numpy(self.maps.transpose(0, 2, 1).copy()).requires_grad_().transpose(1, 2)
        self.assertEqual(expected, score(tensor, self.data))
        self.assertEqual(expected, score(list(tensor * 1), self.data))
        self.refused("method maps: the map is no array that NumPy can read: ", tensor.bfloat16())

    def test_a_map_of_another_size_is_resized(self):
        small = self.maps[:, :10, :12]
        self.assertEqual(score(small.repeat(2, 1).repeat(2, 2), self.data), score(small, self.data, resize="nearest"))
        self.assertNotEqual(score(small, self.data, resize="nearest"), score(small, self.data))

    def test_bad_maps_are_refused_with_their_image(self):
        first = "image 00_red-p0000, method maps: the map "

        def with_one(bad):
            return [bad, *self.maps[1:]]

        nan = self.maps[0].copy()
        nan[3, 5] = np.nan
        self.refused("image 00_red-p0000, method maps: the map is NaN at row 3, column 5; expected finite numbers", with_one(nan))
        self.refused("the map is -Infinity at row 0, column 0", with_one(np.full((2, 2), -np.inf)))
        self.refused(f"{first}has shape (3, 20, 24); expected height x width", with_one(np.zeros((3, 20, 24))))
        self.refused(f"{first}has shape (480); expected", with_one(np.zeros(480)))
        self.refused(f"{first}has shape (0, 24); expected", with_one(np.zeros((0, 24))))
        self.refused(f"{first}has shape (); expected", with_one(np.float64(1)))
        self.refused(f"{first}has numbers of type complex128; expected float16, 32 or 64", with_one(np.zeros((2, 2), complex)))
        self.refused(f"{first}has numbers of type <U1", with_one([["a"]]))
        self.refused(f"{first}has numbers of type object", with_one(None))
        self.refused(f"{first}is no array that NumPy can read: ", with_one([[1, 2], [3]]))
        if np.finfo(np.longdouble).bits > 64:
            self.refused(f"{first}has numbers of type float128", with_one(np.zeros((2, 2), np.longdouble)))

    def test_a_gigantic_map_is_refused_before_it_is_copied(self):
        gigantic = np.broadcast_to(np.float32(1), (2**16, 2**16))
        self.refused("the map has 65536 x 65536 pixels; at most 268435456 can be read", [gigantic])

    def test_wrong_numbers_of_maps_are_refused(self):
        count = len(self.data)
        self.refused(f"expected a map for each of {count} images, found an array of shape (3, 20, 24)", self.maps[:3])
        self.refused(f"expected a map for each of {count} images, found 3; a mapping", list(self.maps[:3]))
        self.refused(f"expected a map for each of {count} images, found more", [*self.maps, self.maps[0]])
        self.refused("found an array of shape (20, 24)", self.maps[0])

    def test_ids_are_looked_at_before_any_map(self):
        self.refused("no image '00_red-p0001' in its split test; did you mean '00_red-p0", {"00_red-p0001": "text"})
        with warnings.catch_warnings(record=True) as said:
            warnings.simplefilter("always")
            rows = score({"01_blue-p0003": self.maps[3]}, self.data)
        self.assertEqual(score(self.maps, self.data)[3:4], rows)
        self.assertEqual("maps: 7 images without a heatmap: 00_red-p0000, 01_blue-p0000, 00_red-p0003, ...; left out",
                         str(said[0].message))
        self.assertEqual(__file__, said[0].filename)

    def test_wrong_options_are_refused(self):
        self.refused("signed: unknown value 'abs'; did you mean 'absolute'? valid: positive, absolute, negative, minmax",
                     self.maps, signed="abs")
        self.refused("resize: unknown value 'cubic'; valid: bilinear, nearest", self.maps, resize="cubic")
        for tolerance in (-1, 2**15, 1.5, True, "8"):
            self.refused(f"tolerance: expected 0 to 32767 pixels, found {tolerance!r}", self.maps, tolerance=tolerance)
        self.refused("no masks of policy 'plant'; valid: class_part, part:stem", self.maps, policy="plant")

    def test_one_map_is_scored_without_a_dataset(self):
        row = score(self.maps, self.data)[4]
        mask = self.data.masks(4)[0]
        for inside in (mask, mask[np.newaxis], mask * 255):
            one = score_map(self.maps[4], inside)
            self.assertEqual({name: row[name] for name in one}, one)
        with self.assertRaisesRegex(InputError, r"mine: the mask has shape \(3\); expected height x width"):
            score_map(self.maps[4], [0, 1, 1], name="mine")

    def test_many_threads_score_the_same(self):
        expected = score(self.maps, self.data)
        found = [None] * 12

        def run(place):
            found[place] = [score(self.maps, self.data) for _ in range(5)]

        threads = [threading.Thread(target=run, args=(place,)) for place in range(len(found))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual([[expected] * 5] * len(found), found)

    def test_a_process_forked_while_threads_score_scores_the_same(self):
        expected = score(self.maps, self.data)
        ended = threading.Event()

        def busy():
            while not ended.is_set():
                score(self.maps, self.data)

        threads = [threading.Thread(target=busy) for _ in range(3)]
        for thread in threads:
            thread.start()
        try:
            for _ in range(6):
                with warnings.catch_warnings():  # Python 3.12 warns of any fork beside threads
                    warnings.simplefilter("ignore")
                    child = os.fork()
                if child == 0:
                    import signal
                    signal.alarm(60)
                    os._exit(0 if all(score(self.maps, self.data) == expected for _ in range(20)) else 3)
                self.assertEqual(0, os.waitpid(child, 0)[1])
        finally:
            ended.set()
            for thread in threads:
                thread.join()

    def test_a_process_forked_by_a_forked_process_scores_the_same(self):
        expected = score(self.maps, self.data)

        def right(generation):
            if score(self.maps, self.data) != expected:
                return False
            if generation == 3:
                return True
            child = os.fork()
            if child == 0:
                os._exit(0 if right(generation + 1) else 3)
            return os.waitpid(child, 0)[1] == 0

        self.assertTrue(right(0))

    def test_summaries_are_means_over_classes(self):
        rows = score(self.maps, self.data)
        (row,) = rows.summary()
        self.assertEqual(("class_part", "maps", 6, 2, 0), tuple(row.values())[:5])
        classes = [[r["gini"] for r in rows if r["label"] == label and r["gini"] is not None] for label in (0, 1)]
        self.assertEqual(sum(sum(one) / 3 for one in classes) / 2, row["gini"])
        self.assertIsNone(score(self.maps[:2] * 0, Dataset(self.data.root, "train")).summary()[0]["energy"])

    @unittest.skipIf(pandas is None, "pandas is not installed")
    def test_rows_become_a_table_of_pandas(self):
        table = score(self.maps, self.data).to_pandas()
        self.assertEqual((len(self.data), 20), table.shape)
        self.assertEqual(np.float64, table["energy"].dtype)
        self.assertEqual(2, table["auc"].isna().sum())

    def test_maps_are_written_with_all_their_digits(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assertEqual(Path(folder, "maps", "mine"), write_maps(self.maps, self.data, Path(folder, "maps"), "mine"))
            self.assertEqual({f"{id}.npy" for id in self.data.ids}, set(os.listdir(Path(folder, "maps", "mine"))))
            written = [np.load(Path(folder, "maps", "mine", f"{id}.npy")) for id in self.data.ids]
            np.testing.assert_array_equal(self.maps, written)
            write_maps(self.maps.astype(np.float32), self.data, folder, "small")
            self.assertEqual(np.float32, np.load(Path(folder, "small", f"{self.data.ids[0]}.npy")).dtype)
            with self.assertRaisesRegex(InputError, "method: expected a name that a folder can have, found '../x'"):
                write_maps(self.maps, self.data, folder, "../x")

    def test_evaluate_explains_scores_counts_and_keeps(self):
        def by_color(image, label):
            self.assertEqual((np.uint8, (20, 24, 3)), (image.dtype, image.shape))
            return image[..., 0 if label == 0 else 2].astype(float) - image[..., 1]

        with tempfile.TemporaryDirectory() as folder, redirect_stderr(io.StringIO()) as said:
            rows = evaluate(by_color, self.data, folder=folder)
            maps = [np.load(Path(folder, "by_color", f"{id}.npy")) for id in self.data.ids]
        self.assertEqual(score(maps, self.data, method="by_color"), rows)
        self.assertEqual({1.0}, {row["auc"] for row in rows[2:]})
        self.assertRegex(said.getvalue(), r"by_color: 8 of 8 images, [\d.]+ a second, 0 s left\n$")

    def test_evaluate_loses_no_map_that_was_made(self):
        def fails(image, label):
            if label == 1:
                raise KeyError("mine")
            return image[..., 0]

        with tempfile.TemporaryDirectory() as folder:
            with self.assertRaisesRegex(KeyError, "mine"):
                evaluate(fails, self.data, folder=folder, progress=False)
            self.assertEqual(["00_red-p0000.npy"], os.listdir(Path(folder, "fails")))
        with self.assertRaisesRegex(InputError, "image 00_red-p0000, method lambda: the map has shape"):
            evaluate(lambda image, label: image, self.data, progress=False)

    def test_a_failure_of_the_library_is_no_input_error(self):
        with self.assertRaisesRegex(native.LibraryError, "libAn8Suite.so failed: .*Exception: "):
            native.score("x", np.zeros((1, 1)), np.zeros((1, 5, 0), np.uint8), ("positive", "bilinear", 8))


if __name__ == "__main__":
    unittest.main()
