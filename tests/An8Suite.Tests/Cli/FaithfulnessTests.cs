using System.Text.Json;
using An8Suite.Core.Files;
using An8Suite.Core.Scoring;
using An8Suite.Learning.Explanations;
using An8Suite.Pages.Html;
using An8Suite.Workflow.Experiments;
using An8Suite.Workflow.Experiments.Faithfulness;

namespace An8Suite.Tests.Cli;

/// <summary><c>an8 faithfulness</c> on the tiny run, and its section of the report.</summary>
[Needs(Needs.Suite)]
public sealed class FaithfulnessTests(TinyRun run)
{
    private static readonly string[] Small = ["--steps", "4", "--patches", "6", "--patch-side", "8", "--limit", "1"];

    [Fact]
    public void Every_method_and_control_is_measured_and_the_same_command_gives_the_same_bytes()
    {
        (string folder, _) = run.Made("faithfulness", "explain", Small);
        FaithfulnessFile file = FaithfulnessExperiment.Row.ReadFrom(folder);
        ExplanationNames(out string[] methods);
        Assert.Equal(
            methods.Order(StringComparer.Ordinal), file.Methods.Select(m => m.Method).Order(StringComparer.Ordinal));
        Assert.Equal((4, 6, 8, "small"), (file.Steps, file.Patches, file.PatchSide, file.Architecture));
        Assert.Empty(file.LeftOut);
        Assert.Contains(file.Methods, m => m.IsControl);
        Assert.Contains(file.Methods, m => !m.IsControl);
        Assert.All(file.Methods, m =>
        {
            Assert.Equal(6, m.Images);
            Assert.Equal(5, m.Deletion.Probability.Length);

            // Both begin and end with the same two pictures, whatever the method.
            Assert.Equal(m.Deletion.Logit[0], m.Insertion.Logit[4], 1e-4);
            Assert.Equal(m.Deletion.Logit[4], m.Insertion.Logit[0], 1e-4);
            Assert.Equal(m.WithoutHeat, m.UndefinedInfidelity);
        });

        IReadOnlyList<string[]> rows = CsvFile.Read(Path.Combine(folder, "faithfulness.csv"));
        Assert.Equal(1 + (6 * methods.Length), rows.Count);
        string again = run.Fresh();
        Assert.Equal(
            0, Suite.Run(["faithfulness", run["explain"], .. Small, "--threads", "2", "--out", again]).ExitCode);
        foreach (string name in new[] { "faithfulness.json", "faithfulness.csv", "curves.csv" })
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(folder, name)), File.ReadAllBytes(Path.Combine(again, name)));
        }
    }

    [Fact]
    public void Heatmaps_of_others_are_measured_on_the_predicted_class_and_defects_are_named()
    {
        string maps = run.Fresh();
        Directory.CreateDirectory(maps);
        string[] ids = [.. Directory.GetFiles(
            Path.Combine(run["generate"], "test", "images"), "*.png", SearchOption.AllDirectories)
            .Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];
        NpyFile.Write(
            Path.Combine(maps, ids[0] + ".npy"), [.. Enumerable.Range(0, 48 * 48).Select(i => (float)i)], 48, 48);
        NpyFile.Write(Path.Combine(maps, ids[^1] + ".npy"), [float.NaN], 1, 1);
        string folder = run.Fresh();
        ChildProcess ended = Suite.Run(
            ["faithfulness", "--heatmaps", maps, "--model",
                run["train"], "--name", "theirs", "--out", folder, .. Small]);
        Assert.True(ended.ExitCode == 0, ended.Error);
        Assert.Contains(
            $"theirs: 1 maps with NaN or infinite values: {ids[^1]}; left out", ended.Error, StringComparison.Ordinal);
        Assert.Contains("theirs", ended.Output, StringComparison.Ordinal);
        FaithfulnessFile file = FaithfulnessExperiment.Row.ReadFrom(folder);
        Assert.Equal(1, Assert.Single(file.Methods).Images);
        Assert.Single(file.LeftOut);
    }

    [Fact]
    public void Wrong_use_is_refused()
    {
        string empty = run.Fresh();
        Directory.CreateDirectory(empty);
        Suite.Refused(Suite.Run("faithfulness"), "expected a folder made by 'an8 explain', or --heatmaps and --model");
        Suite.Refused(Suite.Run("faithfulness", run["explain"], "--heatmaps", empty), "exclude each other");
        Suite.Refused(Suite.Run("faithfulness", "--heatmaps", empty), "--heatmaps needs --model");
        Suite.Refused(
            Suite.Run("faithfulness", run["explain"], "--model", run["train"]),
            "--model, --name and --sign go with --heatmaps only");
        Suite.Refused(
            Suite.Run("faithfulness", run["score"], "--out", run.Fresh()),
            "expected the output of 'an8 explain', found that of 'an8 score'");
        Suite.Refused(
            Suite.Run("faithfulness", empty + "x", "--out", run.Fresh()), "no such folder; make it with 'an8 explain'");
        Suite.Refused(
            Suite.Run("faithfulness", "--heatmaps", empty, "--model", run["train"], "--out", run.Fresh()),
            "no heatmaps in it");
        Suite.Refused(
            Suite.Run("faithfulness", run["explain"], "--patch-side", "49", "--out", run.Fresh()),
            "--patch-side: expected 1 to 48 pixels, the shorter side of an image, found 49");
    }

    [Fact]
    public void The_section_says_how_it_was_measured_and_marks_the_best()
    {
        FaithfulnessFile file = FaithfulnessExperiment.Row.ReadFrom(
            run.Made("faithfulness", "explain", Small).Folder) with
        {
            LeftOut = ["a <line>"],
        };
        HtmlWriter html = new();
        ExperimentResult<FaithfulnessFile>[] runs = [new("Fold <0>", "", file)];
        FaithfulnessSection.Lead(html, runs, "faith");
        FaithfulnessSection.Write(html, runs, "faith");
        string text = html.ToString();
        foreach (string part in new[]
        {
            "Fold &lt;0&gt;", "in 4 steps; infidelity over 6", "of 8 × 8 pixels", "a &lt;line&gt;.",
            "id=\"faith-0-deletion-d\"", "id=\"faith-0-insertion-d\"", "Controls", "class=\"n best\"",
        })
        {
            Assert.Contains(part, text, StringComparison.Ordinal);
        }

        FaithfulnessMethod best = file.Methods.Where(m => !m.IsControl).MinBy(m => m.DeletionProbability)!;
        Assert.Contains(
            FormattableString.Invariant(
                $"{MethodTitle.Of(best.Method).Title}</th><td class=\"n best\">{best.DeletionProbability:0.000}</td>"),
            text,
            StringComparison.Ordinal);
    }

    private void ExplanationNames(out string[] methods) => methods =
    [
        .. JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Path.Combine(run["explain"], "index.json")))
            .GetProperty("methods").EnumerateArray().Select(method => method.GetProperty("name").GetString()!),
    ];
}
