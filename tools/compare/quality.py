"""How good another program's masks are: their distinct values, and the pixels that differ from our part ids."""
import statistics

import numpy
from PIL import Image, ImageOps

import views

ANOTHER_PART, NO_PART = (226, 61, 40), (255, 200, 0)
MAGNIFICATION = 2


def compare(seen, out, picture):
    """The figures over all masks in out/parts; saves the view that differs most to picture."""
    values, no_part, other_part, worst = 0, [], [], (-1, None)
    for view in seen:
        for name, colors, ours_path in view.classes:
            ours = numpy.array(Image.open(ours_path))
            theirs = numpy.array(Image.open(out / "parts" / (name + ".png")))
            unknown, other = judge(ours, theirs, len(colors))
            values = max(values, len(numpy.unique(theirs)))
            no_part.append(int(unknown.sum()))
            other_part.append(int(other.sum()))
            worst = max(worst, (no_part[-1] + other_part[-1], name, ours_path, len(colors)), key=lambda found: found[0])
    show(*worst[1:], out, picture)
    return {"mask_values": values, **spread("no_part", no_part), **spread("other_part", other_part)}


def of_ours(seen):
    """The same figures for our own masks: the values of the part ids, multiplied like theirs."""
    values = max(len(numpy.unique(numpy.array(Image.open(path)))) for view in seen for _, _, path in view.classes)
    return {"mask_values": values, **spread("no_part", [0]), **spread("other_part", [0])}


def judge(ours, theirs, parts):
    """Which pixels have a value that stands for no part, and which show a part that ours does not."""
    expected = ours.astype(int) * views.GREY_STEP
    unknown = (theirs % views.GREY_STEP != 0) | (theirs > parts * views.GREY_STEP)
    return unknown, ~unknown & (theirs != expected)


def spread(name, counts):
    """Median and worst pixels an image."""
    return {name + "_median": statistics.median(counts), name + "_worst": max(counts)}


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
