"""Images, masks and part ids through torchvision's transforms together, in batches of torch's DataLoader."""

import common
import torch
from torchvision import transforms

import an8suite

joint = an8suite.adapters.torchvision(
    transforms.Compose([transforms.RandomAffine(30, (0.1, 0.1), (0.8, 1.2)), transforms.RandomHorizontalFlip()]),
    then=transforms.Normalize([0.5] * 3, [0.5] * 3))


def item(sample):
    moved = joint(sample)
    return moved["image"], moved["label"], moved["masks"], moved["parts"]


data = an8suite.Dataset(common.sys.argv[1], "train", transform=item)
torch.manual_seed(0)
for images, labels, masks, parts in torch.utils.data.DataLoader(data, batch_size=32, shuffle=True, num_workers=2):
    petals = parts == data.parts.index("petals")
    agreement = (petals == masks[:, 0]).float().mean()
    print(f"{tuple(images.shape)} {tuple(masks.shape)}: {len(labels)} images, masks and part ids agree on {agreement:.3f} of the pixels")
    assert agreement == 1
