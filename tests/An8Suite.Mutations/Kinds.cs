namespace An8Suite.Mutations;

/// <summary>What is damaged, and the commands that read it.</summary>
internal static class Kinds
{
    /// <summary>
    /// One kind of file; commands take turns, and each gets an <c>--out</c> of its own where it makes a folder.
    /// </summary>
    internal sealed record Kind(string Name, string File, params string[][] Commands);

    /// <summary>Whether a command makes a folder, and so has <c>--out</c> and <c>--threads</c>.</summary>
    public static bool MakesFolder(string[] command) => command[0] is not ("mesh" or "networks");

    public static IReadOnlyList<Kind> Of(Base whole)
    {
        string[] score = ["score", whole["explain"]];
        string[] select = ["select", whole["respond"]];
        string[] report = ["report", whole["score"]];
        string[] explain = ["explain", whole["select"], "--methods", "gradient", "--limit", "1"];
        string[] export = ["export", whole["generate"], "--format", "yolo"];
        string[] Picture(string name) =>
            ["explain", whole["train/model.safetensors"], "--methods", "gradient", "--images", whole[name]];
        string[] Step(string name) => [whole[name]];
        return
        [
            new("recipe", whole["recipe.yaml"], ["generate", whole["recipe.yaml"], "--size", "32", "--poses", "5"]),
            new("glb", whole["plant.glb"], ["mesh", "inspect", whole["plant.glb"]],
                ["generate", whole["recipe.yaml"], "--size", "32", "--poses", "5"]),
            .. new[] { "obj", "ply", "stl", "dae" }.Select(format =>
                new Kind(format, whole[$"mesh.{format}"], ["mesh", "inspect", whole[$"mesh.{format}"]])),
            new("safetensors", whole["train/model.safetensors"],
                ["import", whole["train/model.safetensors"], "--architecture", "small", "--input-size", "48"],
                Picture("picture.png"), ["respond", .. Step("train")]),
            new("npy-labels", whole["respond/labels.npy"], select, ["stability", whole["respond"], "--samples", "2"]),
            new("npy-responses", whole["respond/responses.npy"], select),
            new("npy-weights",
                whole["select/weights.npy"], ["explain", whole["select"], "--methods", "ours", "--limit", "1"]),
            new("npy-heatmap", whole.First("explain/gradient"), score),
            new("npy-foreign",
                whole.First("maps/theirs"), ["score", "--heatmaps", whole["maps"], "--dataset", whole["generate"]]),
            new("png", whole["picture.png"], Picture("picture.png")),
            new("png-dataset",
                whole.First("generate/test/images"), ["explain", whole["select"], "--methods", "gradient"]),
            new("png-mask", whole.First("generate/test/masks/class_part"), score),
            new("jpeg", whole["picture.jpg"], Picture("picture.jpg")),
            new("webp", whole["picture.webp"], Picture("picture.webp")),
            new("idx", whole["train-images-idx3-ubyte"], Picture("train-images-idx3-ubyte")),
            new("metadata", whole["generate/test/metadata.jsonl"], score, export, explain),
            new("step-explain", whole["explain/step.json"], score),
            new("step-generate", whole["generate/step.json"], score, report),
            new("step-train", whole["train/step.json"], explain, ["respond", .. Step("train")]),
            new("step-select", whole["select/step.json"], explain, report),
            new("classes", whole["generate/classes.json"], score, export, explain),
            new("index", whole["explain/index.json"], score, report),
            new("scores", whole["score/scores.csv"], report),
            new("summary", whole["score/summary.json"], report),
            .. OnnxModels.Imported.Select(model => whole[$"{model.Name}.onnx"]).Select(file => new Kind(
                $"onnx-{Path.GetFileNameWithoutExtension(file)}", file,
                ["networks", file], ["networks", file], ["import", file], ["import", file, "--black-box"])),
            new("onnx-black-box", whole["black-box.onnx"], ["import", whole["black-box.onnx"], "--black-box"]),
            new("training", whole["train/training.json"], select, explain, report),
        ];
    }
}
