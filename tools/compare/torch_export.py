#!/usr/bin/python3
"""Makes a ResNet-18 of torchvision as an ONNX file for 'an8 import', with its weights beside it for 'explanations'.

The weights are drawn, not learnt; the batch normalisations are fitted to the pictures of a dataset, so that activations are
of ordinary sizes and every scale and shift counts.
"""
import argparse
import pathlib
import sys

INSTALL = ("apt-get install -y --no-install-recommends python3-torch python3-torchvision python3-onnx python3-numpy "
           "python3-pil")

try:
    import numpy
    import onnx  # noqa: F401, which torch.onnx needs
    import torch
    import torchvision
    from PIL import Image
except ModuleNotFoundError as error:
    print(f"compare: the Python module {error.name} is missing; run:\n    {INSTALL}", file=sys.stderr)
    sys.exit(2)

MEAN, DEVIATION = torch.tensor([0.485, 0.456, 0.406]), torch.tensor([0.229, 0.224, 0.225])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("dataset", type=pathlib.Path, help="a folder made by 'an8 generate'")
    parser.add_argument("out", type=pathlib.Path, help="the folder for resnet18.onnx and resnet18.pt")
    options = parser.parse_args()
    torch.manual_seed(0)
    torch.set_num_threads(2)
    classes = {path.parent.name for path in options.dataset.glob("train/images/*/*.png")}
    network = torchvision.models.resnet18(num_classes=len(classes))
    images = pictures(sorted(options.dataset.glob("train/images/*/*.png")))
    fit(network, images)
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save(network.state_dict(), options.out / "resnet18.pt")
    torch.onnx.export(network, images[:1], str(options.out / "resnet18.onnx"), opset_version=13)


def pictures(paths, most=60):
    """At most so many, from all classes."""
    chosen = paths[:: max(1, len(paths) // most)][:most]
    pixels = numpy.stack([numpy.asarray(Image.open(path).convert("RGB"), dtype="float32") / 255 for path in chosen])
    return ((torch.from_numpy(pixels) - MEAN) / DEVIATION).permute(0, 3, 1, 2)


def fit(network, images):
    """Statistics of the pictures, and scales and shifts that are not 1 and 0."""
    for module in network.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            module.momentum = None
            torch.nn.init.uniform_(module.weight, 0.5, 1.5)
            torch.nn.init.uniform_(module.bias, -0.3, 0.3)
    with torch.no_grad():
        for batch in images.split(16):
            network.train()(batch)
    network.eval()


if __name__ == "__main__":
    main()
