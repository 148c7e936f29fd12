"""Our checkpoints in PyTorch: a reader of safetensors, and the same networks out of torch.nn and torchvision."""
import json
import pathlib

import numpy
import torch
import torchvision
from torch import nn


def read_safetensors(path):
    """The tensors by key, and the metadata; F32 only, which is what the suite writes."""
    data = pathlib.Path(path).read_bytes()
    length = int.from_bytes(data[:8], "little")
    header = json.loads(data[8:8 + length])
    metadata = header.pop("__metadata__", {})
    tensors = {}
    for key, entry in header.items():
        begin, end = entry["data_offsets"]
        values = numpy.frombuffer(data[8 + length + begin:8 + length + end], dtype="<f4").reshape(entry["shape"])
        tensors[key] = torch.from_numpy(values.copy())
    return tensors, metadata


def read_checkpoint(path):
    """A torch network with the checkpoint's weights in evaluation mode, its layers by our names, and the metadata."""
    tensors, metadata = read_metadata(path)
    architecture, classes = metadata["architecture"], len(metadata["classes"])
    network = build(architecture, classes, metadata["input_size"][1])
    network.load_state_dict(tensors, strict=True)
    return prepared(network), named_layers(network, architecture, metadata["layers"]), metadata


def read_imported(path, weights):
    """The same of a ResNet-18 that was imported from ONNX, with the weights of PyTorch's own file."""
    metadata = read_metadata(path)[1]
    metadata["architecture"] = "resnet18"
    network = build("resnet18", len(metadata["classes"]), metadata["input_size"][1])
    network.load_state_dict(torch.load(weights), strict=True)
    return prepared(network), named_layers(network, "resnet18", metadata["layers"]), metadata


def read_metadata(path):
    """The tensors by key, and what the suite says of the network."""
    tensors, metadata = read_safetensors(path)
    for key in ("layers", "classes", "input_size", "mean", "std"):
        metadata[key] = json.loads(metadata[key])
    return tensors, metadata


def prepared(network):
    """In evaluation mode, its activations kept."""
    for module in network.modules():
        if isinstance(module, nn.ReLU):
            module.inplace = False
    return network.eval()


def build(architecture, classes, side):
    """The network with fresh weights."""
    if architecture in ("alexnet", "vgg16", "resnet18"):
        return getattr(torchvision.models, architecture)(num_classes=classes)
    return nn.Sequential(*SEQUENTIAL[architecture](classes, side))


def named_layers(network, architecture, names):
    """Our layer names, as far as torch has a module for the layer; with it, which of the module's calls it is.

    torchvision's residual blocks call one ReLU module twice.
    """
    if architecture == "resnet18":
        modules = dict(network.named_modules())
        calls = {name: (modules[name], 0) for name in names if name in modules}
        twice = {name: (modules[name[:-1]], int(name[-1]) - 1) for name in names if name[-5:] in ("relu1", "relu2")}
        return {**calls, **twice}
    if architecture in ("alexnet", "vgg16"):
        modules = [*network.features, network.avgpool, None, *network.classifier]
    else:
        modules = list(network)
    return {name: (module, 0) for name, module in zip(names, modules) if module is not None}


def small(classes, side):
    return [
        nn.Conv2d(3, 32, 7, 2, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(32, 64, 3, 1, 1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(64, 96, 3, 1, 1), nn.ReLU(),
        nn.Conv2d(96, 96, 3, 1, 1), nn.ReLU(),
        nn.Conv2d(96, 64, 3, 1, 1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(64 * (halved(side) // 8) ** 2, 128), nn.ReLU(), nn.Linear(128, classes)]


def an8net(classes, side):
    return [
        nn.Conv2d(3, 32, 7, 2, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(32, 64, 5, 1, 2), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(64 * (halved(side) // 4) ** 2, 128), nn.ReLU(), nn.Linear(128, classes)]


def vgg_f(classes, side):
    norm = {"size": 5, "alpha": 5e-4, "beta": 0.75, "k": 2.0}

    def pooled(pixels):
        return -(-(pixels - 3) // 2) + 1

    last = pooled(pooled(pooled((side - 11) // 4 + 1)))
    return [
        nn.Conv2d(3, 64, 11, 4), nn.ReLU(), nn.LocalResponseNorm(**norm), nn.MaxPool2d(3, 2, ceil_mode=True),
        nn.Conv2d(64, 256, 5, 1, 2), nn.ReLU(), nn.LocalResponseNorm(**norm), nn.MaxPool2d(3, 2, ceil_mode=True),
        nn.Conv2d(256, 256, 3, 1, 1), nn.ReLU(),
        nn.Conv2d(256, 256, 3, 1, 1), nn.ReLU(),
        nn.Conv2d(256, 256, 3, 1, 1), nn.ReLU(), nn.MaxPool2d(3, 2, ceil_mode=True),
        nn.Flatten(),
        nn.Linear(256 * last ** 2, 4096), nn.ReLU(), nn.Dropout(),
        nn.Linear(4096, 4096), nn.ReLU(), nn.Dropout(),
        nn.Linear(4096, classes)]


def halved(side):
    return (side - 1) // 2 + 1


SEQUENTIAL = {"small": small, "an8net": an8net, "vgg-f": vgg_f}
