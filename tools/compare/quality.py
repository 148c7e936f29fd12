"""How good another program's masks are: their distinct values, and the pixels that differ from our part ids."""
import statistics

import numpy
from PIL import Image, ImageOps

import views

ANOTHER_PART, NO_PART = (226, 61, 40), (255, 200, 0)
MAGNIFICATION = 2


def compare(seen, out, picture):
    """The figures over all masks in out/parts; saves the view that differs most to picture."""
    found = []
    for view in seen:
        for name, colors, ours_path in view.classes:
            theirs = numpy.array(Image.open(out / "parts" / (name + ".png")))
            found.append((figures(ids(ours_path), theirs, len(colors)), name, ours_path, len(colors)))
    _, *worst = max(found, key=lambda mask: mask[0]["differ"])
    show(*worst, out, picture)
    return over([mask for mask, *_ in found])


def of_ours(seen):
    """The same figures for our own masks, multiplied like theirs."""
    masks = [(ids(path), len(colors)) for view in seen for _, colors, path in view.classes]
    return over([figures(ours, ours.astype(int) * views.GREY_STEP, parts) for ours, parts in masks])


def ids(path):
    """Our part ids."""
    return numpy.array(Image.open(path))


def figures(ours, theirs, parts):
    """One mask: its distinct values, the pixels that differ from ours, and those of them that show no part's value."""
    unknown, other = judge(ours, theirs, parts)
    return {"values": len(numpy.unique(theirs)), "differ": int((unknown | other).sum()), "no_part": int(unknown.sum())}


def over(masks):
    """The median and the largest of every figure."""
    return {f"mask_{name}_{kind}": take(mask[name] for mask in masks)
            for name in masks[0] for kind, take in (("median", statistics.median), ("worst", max))}


def judge(ours, theirs, parts):
    """Which pixels have a value that stands for no part, and which show a part that ours does not."""
    expected = ours.astype(int) * views.GREY_STEP
    unknown = (theirs % views.GREY_STEP != 0) | (theirs > parts * views.GREY_STEP)
    return unknown, ~unknown & (theirs != expected)


def show(name, ours_path, parts, out, picture):
    """Saves images above masks: ours, theirs, and theirs in pale grey with the differing pixels in colour."""
    ours, theirs = Image.open(ours_path), Image.open(out / "parts" / (name + ".png"))
    unknown, other = judge(numpy.array(ours), numpy.array(theirs), parts)
    difference = numpy.array(theirs.point(lambda value: 255 - value // 3).convert("RGB"))
    difference[unknown], difference[other] = NO_PART, ANOTHER_PART
    images = [Image.open(str(ours_path).replace("/parts/", "/images/")), Image.open(out / "images" / (name + ".png"))]
    far = numpy.abs(numpy.subtract(*(numpy.array(image.convert("RGB")).astype(int) for image in images)))
    rows = [[*images, ImageOps.invert(Image.fromarray(far.astype("uint8")))],
            [ours.point(lambda value: value * views.GREY_STEP), theirs, Image.fromarray(difference)]]
    width, height = ours.size
    sheet = Image.new("RGB", (3 * width, 2 * height))
    for y, row in enumerate(rows):
        for x, tile in enumerate(row):
            sheet.paste(tile.convert("RGB"), (x * width, y * height))
    sheet.resize((MAGNIFICATION * sheet.width, MAGNIFICATION * sheet.height), Image.Resampling.NEAREST).save(picture)
