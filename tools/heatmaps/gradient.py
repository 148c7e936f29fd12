#!/usr/bin/python3
"""Writes gradient heatmaps of a dataset's test images with plain PyTorch, for 'an8 score --heatmaps'.

A pattern for methods of your own: everything but the two lines in heat() stays the same. The heat of a pixel is the largest
magnitude over the colours of d logit / d input (Simonyan 2014) for the class the network predicts.
"""
import argparse
import pathlib
import sys

INSTALL = "apt-get install -y --no-install-recommends python3-torch python3-torchvision python3-numpy python3-pil"

try:
    import numpy
    import torch
    from PIL import Image

    sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "compare"))
    import torch_networks
except ModuleNotFoundError as error:
    print(f"heatmaps: the Python module {error.name} is missing; run:\n    {INSTALL}", file=sys.stderr)
    sys.exit(2)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("train", type=pathlib.Path, help="a folder made by 'an8 train'")
    parser.add_argument("dataset", type=pathlib.Path, help="a folder made by 'an8 generate'")
    parser.add_argument("out", type=pathlib.Path, help="the folder to write <id>.npy files to")
    parser.add_argument("--split", default="test", choices=("train", "val", "test"))
    parser.add_argument("--limit", type=int, default=0, help="images of each class; 0 takes all")
    options = parser.parse_args()
    network, _, metadata = torch_networks.read_checkpoint(options.train / "model.safetensors")
    options.out.mkdir(parents=True, exist_ok=True)
    count = 0
    for folder in sorted((options.dataset / options.split / "images").iterdir()):
        for path in sorted(folder.glob("*.png"))[:options.limit or None]:
            numpy.save(options.out / f"{path.stem}.npy", heat(network, read(path, metadata)))
            count += 1
    print(f"{count} heatmaps in {options.out}")
    return 0 if count else 1


def read(path, metadata):
    """A picture as the network's input, (1, 3, H, W)."""
    pixels = torch.from_numpy(numpy.asarray(Image.open(path).convert("RGB"), dtype="float32") / 255)
    mean, deviation = torch.tensor(metadata["mean"]), torch.tensor(metadata["std"])
    return ((pixels - mean) / deviation).permute(2, 0, 1)[None]


def heat(network, image):
    """A float32 map of height x width."""
    image.requires_grad_()
    network(image).max().backward()
    return image.grad[0].abs().amax(0).numpy()


if __name__ == "__main__":
    sys.exit(main())
