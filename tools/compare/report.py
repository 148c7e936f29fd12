"""The table: medians over the rounds, ratios within a round, masks of the last round."""
import statistics

HEADER = ("classes", "tool", "images", "images/s", "cpu ms", "ratio", "values", "differ", "no part")
WIDTHS = (7, 18, 7, 10, 9, 7, 8, 15, 15)


def entry(name, classes, rounds, masks):
    """One tool's figures; rounds are pairs of its run and ours in the same round."""
    runs = [run for run, _ in rounds]
    found = {
        "tool": name,
        "classes": classes,
        "images": runs[0]["images"],
        "images_per_second": statistics.median(run["images"] / run["wall_seconds"] for run in runs),
        "cpu_ms_per_image": statistics.median(map(cpu_ms, runs)),
        "cpu_ratio_to_ours": statistics.median(cpu_ms(run) / cpu_ms(base) for run, base in rounds),
        **masks,
        "rounds": runs,
    }
    if "stage_cpu_ms" in runs[0]:
        found["stage_cpu_ms"] = {
            stage: statistics.median(run["stage_cpu_ms"][stage] for run in runs) for stage in runs[0]["stage_cpu_ms"]}
    return found


def cpu_ms(run):
    """Processor milliseconds an image."""
    return 1000 * run["cpu_seconds"] / run["images"]


def lines(entries):
    """The table, the ratios and VTK's stages as lines of text."""
    yield row(HEADER)
    for e in entries:
        masks = [f"{e[f'mask_{name}_median']:g} ({e[f'mask_{name}_worst']})" for name in ("differ", "no_part")]
        yield row((e["classes"], e["tool"], e["images"], f"{e['images_per_second']:.1f}",
                   f"{e['cpu_ms_per_image']:.2f}", f"{e['cpu_ratio_to_ours']:.2f}", e["mask_values_worst"], *masks))
    yield "cpu ms: processor time an image; values: the most one mask holds; differ: pixels of a mask that are not our"
    yield "part; no part: those of them whose value is no part's, the others pass for one. Median and (worst) image."
    yield ""
    ours = {e["classes"]: e["cpu_ms_per_image"] for e in entries if e["tool"] == "ours"}
    for e in entries:
        if e["tool"] != "ours":
            yield (f"cpu per image, {e['classes']} classes a pose: ours {ours[e['classes']]:.2f} ms, "
                   f"{e['tool']} {e['cpu_ms_per_image']:.2f} ms, ratio {e['cpu_ratio_to_ours']:.2f}")
    yield ""
    for e in entries:
        if "stage_cpu_ms" in e:
            stages = ", ".join(f"{stage} {ms:.2f}" for stage, ms in e["stage_cpu_ms"].items())
            yield f"cpu ms an image of {e['tool']}, {e['classes']} classes a pose: {stages}"


def row(cells):
    """The first two cells to the left, the others to the right of their columns."""
    texts = [str(cell) for cell in cells]
    left = [text.ljust(width) for text, width in zip(texts[:2], WIDTHS)]
    return "  ".join(left) + "".join(text.rjust(width) for text, width in zip(texts[2:], WIDTHS[2:]))
