#!/usr/bin/python3
"""Writes a heatmap for every test image of a dataset, for 'an8 score --heatmaps': put your method into heat().

As it stands the heat of a pixel is how colourful it is, which looks at no network. gradient.py is the same with one.
"""
import pathlib
import sys

try:
    import numpy
    from PIL import Image
except ModuleNotFoundError as error:
    print(f"heatmaps: the Python module {error.name} is missing; run:\n"
          "    apt-get install -y --no-install-recommends python3-numpy python3-pil", file=sys.stderr)
    sys.exit(2)


def heat(image):
    """From the picture, uint8 of height x width x 3, to a map of height x width; of any size and sign."""
    return image.max(axis=2).astype("float32") - image.min(axis=2)


def main():
    if len(sys.argv) != 3:
        print("usage: tools/heatmaps/template.py DATASET OUT", file=sys.stderr)
        return 2
    dataset, out = map(pathlib.Path, sys.argv[1:])
    out.mkdir(parents=True, exist_ok=True)
    images = sorted(dataset.glob("test/images/*/*.png"))
    for path in images:
        numpy.save(out / f"{path.stem}.npy", heat(numpy.asarray(Image.open(path).convert("RGB"))))
    print(f"{len(images)} heatmaps in {out}")
    return 0 if images else 1


if __name__ == "__main__":
    sys.exit(main())
