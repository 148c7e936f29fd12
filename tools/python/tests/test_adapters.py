import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import numpy as np
import small_dataset

from an8suite import Dataset, adapters, evaluate, score

try:
    import torch
except ImportError:
    torch = None

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"


def is_there(package):
    return importlib.util.find_spec(package) is not None


class AdapterTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp())
        cls.data = Dataset(small_dataset.write(cls.folder / "small", poses=6))

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def test_quantus_gets_batches_of_its_shapes_in_order(self):
        maps = np.random.default_rng(0).normal(size=(len(self.data), 20, 24))
        batches = adapters.quantus_batches(self.data, maps, lambda image: image.transpose(2, 0, 1) / 255, size=3)
        self.assertEqual([3, 3, 2], [len(batch["y_batch"]) for batch in batches])
        whole = {key: np.concatenate([batch[key] for batch in batches]) for key in batches[0]}
        self.assertEqual({"x_batch": (8, 3, 20, 24), "y_batch": (8,), "a_batch": (8, 1, 20, 24), "s_batch": (8, 1, 20, 24)},
                         {key: array.shape for key, array in whole.items()})
        np.testing.assert_array_equal(self.data.labels, whole["y_batch"])
        np.testing.assert_array_equal(maps, whole["a_batch"][:, 0])
        np.testing.assert_array_equal([self.data.masks(i)[0] for i in range(8)], whole["s_batch"][:, 0])

    def test_a_measure_is_called_as_a_metric_of_quantus(self):
        maps = np.random.default_rng(0).normal(size=(len(self.data), 20, 24))
        (batch,) = adapters.quantus_batches(self.data, maps, lambda image: image.transpose(2, 0, 1))
        found = adapters.quantus_metric("energy", signed="absolute")(model=None, device=None, **batch)
        expected = [row["energy"] for row in score(maps, self.data, signed="absolute")]
        self.assertEqual([None, None], expected[:2])
        np.testing.assert_array_equal([np.nan] * 2 + expected[2:], found)

    @unittest.skipIf(torch is None, "PyTorch is not installed")
    def test_what_libraries_return_becomes_maps(self):
        """Stand-ins with the calls of the libraries; the examples call the libraries themselves."""
        network = torch.nn.Sequential(torch.nn.Flatten(), torch.nn.Linear(3 * 20 * 24, 2))
        weights = network[1].weight.detach().reshape(2, 3, 20, 24)

        def preprocess(image):
            return torch.from_numpy(image).permute(2, 0, 1).float()

        class Attribution:
            def attribute(self, inputs, target, factor=1):
                network(inputs)[:, target].sum().backward()
                return factor * inputs.grad

        class Cam:
            def __call__(self, input_tensor, targets):
                logits = network(input_tensor)[0]
                (target,) = targets
                return np.full((1, 20, 24), float(target(logits)))

        class Attributor:
            entered = 0

            def __enter__(self):
                self.entered += 1

            def __exit__(self, *_):
                self.entered -= 1

            def __call__(self, inputs, seed):
                assert self.entered == 1 and inputs.shape == (1, 3, 20, 24)
                return None, (seed[0] @ weights.reshape(2, -1)).reshape(1, 3, 20, 24)

        image = self.data.image(3)
        for label in (0, 1):
            found = adapters.captum(Attribution(), preprocess, factor=2)(image, label)
            torch.testing.assert_close(2 * weights[label].sum(0), found)
            torch.testing.assert_close(weights[label].sum(0), adapters.zennit(Attributor(), preprocess, 2)(image, label))
            logit = network(preprocess(image)[None])[0, label].item()
            self.assertEqual(logit, adapters.grad_cam(Cam(), preprocess)(image, label)[0, 0])
        rows = evaluate(adapters.captum(Attribution(), preprocess), self.data, progress=False)
        self.assertEqual({"explain"}, {row["method"] for row in rows})

    @unittest.skipIf(torch is None, "PyTorch is not installed")
    def test_image_masks_and_parts_move_together(self):
        joint = adapters.torchvision(lambda whole: whole.flip(2)[:, 2:], then=lambda image: 2 * image)
        plain = self.data[4]
        moved = joint(self.data[4])
        np.testing.assert_allclose(plain["image"][2:, ::-1].transpose(2, 0, 1) / 127.5, moved["image"], rtol=1e-6)
        np.testing.assert_array_equal(plain["masks"][:, 2:, ::-1], moved["masks"])
        np.testing.assert_array_equal(plain["parts"][2:, ::-1], moved["parts"])
        self.assertEqual((torch.bool, torch.uint8), (moved["masks"].dtype, moved["parts"].dtype))

    @unittest.skipIf(torch is None, "PyTorch is not installed")
    def test_examples_run_where_their_library_is(self):
        for example, package in (("torchvision", "torchvision"), ("captum", "captum"), ("grad_cam", "pytorch_grad_cam"),
                                 ("zennit", "zennit"), ("quantus", "quantus")):
            with self.subTest(example):
                if not is_there(package):
                    print(f"\nexample with_{example}.py: {package} is not installed", file=sys.stderr)
                    continue
                run = subprocess.run(
                    [sys.executable, str(EXAMPLES / f"with_{example}.py"), str(self.data.root)],
                    stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, "OMP_NUM_THREADS": "2"})
                self.assertEqual(0, run.returncode, run.stderr)
                self.assertNotEqual("", run.stdout)

    def test_adapters_stay_short(self):
        lines = (Path(adapters.__file__)).read_text().split("\ndef ")[1:]
        self.assertEqual(6, len(lines))
        for one in lines:
            self.assertLessEqual(len([line for line in one.strip().splitlines() if line.strip()]), 20, one.split("(")[0])


if __name__ == "__main__":
    unittest.main()
