"""What the examples share: a dataset and a network that has seen its training images for a few seconds."""

import sys

import numpy as np
import torch

import an8suite

if len(sys.argv) != 2:
    sys.exit(f"usage: {sys.argv[0]} DATASET, a folder of `an8 generate`")


def preprocess(image):
    """(height, width, 3) uint8 to (3, height, width) float about 0."""
    return torch.from_numpy(image).permute(2, 0, 1).float() / 127.5 - 1


def train(epochs=12):
    """A convolutional network of four layers, and its last convolution."""
    torch.manual_seed(0)
    data = an8suite.Dataset(sys.argv[1], "train")
    x = torch.stack([preprocess(data.image(i)) for i in range(len(data))])
    y = torch.from_numpy(data.labels)
    last = torch.nn.Conv2d(32, 32, 3, padding=1)
    network = torch.nn.Sequential(
        torch.nn.Conv2d(3, 16, 5, 2, 2), torch.nn.ReLU(), torch.nn.Conv2d(16, 32, 3, 2, 1), torch.nn.ReLU(),
        last, torch.nn.ReLU(), torch.nn.AdaptiveMaxPool2d(1), torch.nn.Flatten(), torch.nn.Linear(32, len(data.classes)))
    optimizer = torch.optim.Adam(network.parameters(), 3e-3)
    for _ in range(epochs):
        for places in torch.randperm(len(y)).split(16):
            optimizer.zero_grad()
            torch.nn.functional.cross_entropy(network(x[places]), y[places]).backward()
            optimizer.step()
    network.eval()
    with torch.no_grad():
        print(f"trained on {len(y)} images, accuracy on them {(network(x).argmax(1) == y).float().mean():.2f}")
    return network, last


def show(scores):
    """The means of some measures in percent."""
    for row in scores.summary():
        print(f"{row['method']}: " + ", ".join(
            f"{name} {100 * (np.nan if row[name] is None else row[name]):.1f}" for name in ("auc", "average_precision", "energy")))
