"""pycocotools.coco for uncompressed run lengths."""

import json

import numpy as np


class COCO:
    def __init__(self, annotation_file):
        with open(annotation_file) as file:
            content = json.load(file)
        self.imgs = {image["id"]: image for image in content["images"]}
        self.anns = {annotation["id"]: annotation for annotation in content["annotations"]}
        self.cats = {category["id"]: category for category in content["categories"]}

    def getImgIds(self):
        return list(self.imgs)

    def getCatIds(self):
        return list(self.cats)

    def getAnnIds(self, imgIds):
        wanted = imgIds if isinstance(imgIds, list) else [imgIds]
        return [annotation["id"] for annotation in self.anns.values() if annotation["image_id"] in wanted]

    def loadImgs(self, ids):
        return [self.imgs[i] for i in (ids if isinstance(ids, list) else [ids])]

    def loadAnns(self, ids):
        return [self.anns[i] for i in (ids if isinstance(ids, list) else [ids])]

    def loadCats(self, ids):
        return [self.cats[i] for i in ids]

    def annToMask(self, annotation):
        """Runs outside and inside by turns, down the columns; see maskApi.c, rleDecode."""
        height, width = annotation["segmentation"]["size"]
        counts = annotation["segmentation"]["counts"]
        inside = np.arange(len(counts)) % 2
        return np.repeat(inside, counts).reshape(width, height).T.astype(np.uint8)
