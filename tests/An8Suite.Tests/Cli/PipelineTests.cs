using System.Text.Json;
using An8Suite.Core.Files;
using An8Suite.Core.Scoring;
using An8Suite.Learning.Native;
using An8Suite.Workflow.Steps;

namespace An8Suite.Tests.Cli;

/// <summary>The real thing, end to end: what the verbs leave behind for people and for Python.</summary>
[Needs(Needs.Suite)]
public sealed class PipelineTests(TinyRun run)
{
    [Fact]
    public void Every_verb_ends_stdout_with_its_folder_and_says_the_rest_on_stderr() =>
        Assert.All(run.Runs, r => Assert.Equal(run[r.Key], r.Value.Output.Trim().Split('\n')[^1].Trim()));

    [Fact]
    public void Only_explain_and_score_print_more_the_features_of_the_images_and_the_table()
    {
        Assert.Contains(
            "area under the IoU curve, percent (1 network)", run.Runs["score"].Output, StringComparison.Ordinal);
        Assert.All(
            run.Runs.Where(r => r.Key is not ("explain" or "score")),
            r => Assert.DoesNotContain('\n', r.Value.Output.Trim()));
        string[] lines = run.Runs["explain"].Output.Trim().Split('\n');
        Assert.All(lines.SkipLast(1), line => Assert.Matches(@"^0\d_\w+-p\d+  \w+  ", line));
        Assert.Equal(12, lines.SkipLast(1).Select(line => line.Split(' ')[0]).Distinct().Count());
    }

    [Fact]
    public void Every_folder_records_step_options_seed_and_versions() => Assert.All(run.Runs.Keys, step =>
    {
        using JsonDocument record = JsonDocument.Parse(File.ReadAllText(Path.Combine(run[step], "step.json")));
        Assert.Equal(step, record.RootElement.GetProperty("step").GetString());
        Assert.Equal(0, record.RootElement.GetProperty("seed").GetInt32());
        Assert.StartsWith(
            "0.", record.RootElement.GetProperty("versions").GetProperty("an8suite").GetString(),
            StringComparison.Ordinal);
    });

    [Fact]
    public void Steps_that_use_libtorch_record_the_processor_and_datasets_do_not()
    {
        Assert.All(["train", "respond", "explain"], step =>
        {
            IReadOnlyDictionary<string, string> versions = StepRecord.TryRead(run[step])!.Versions;
            Assert.Equal(Processor.Model, versions["processor"]);
            Assert.Equal(Processor.InstructionSet, versions["instruction_set"]);
        });
        Assert.DoesNotContain(
            StepRecord.TryRead(run["generate"])!.Versions.Keys, key => key is "processor" or "instruction_set");
    }

    [Fact]
    public void A_step_done_on_another_processor_is_not_done_again()
    {
        string respond = run.CopyOf("respond");
        string path = Path.Combine(respond, StepRecord.FileName);
        File.WriteAllText(path, File.ReadAllText(path).Replace(Processor.Model, "Pentium", StringComparison.Ordinal));
        ChildProcess again = Suite.Run("respond", run["train"], "--out", respond, "--threads", "2");
        Assert.Equal(0, again.ExitCode);
        Assert.Contains("Pentium", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public void The_dataset_lists_as_class_folders()
    {
        string[] classes = [.. Directory.GetDirectories(Path.Combine(run["generate"], "train", "images"))
            .Select(p => Path.GetFileName(p)!).Order(StringComparer.Ordinal)];
        Assert.Equal(["00_red", "01_orange", "02_yellow", "03_cyan", "04_blue", "05_violet"], classes);
        Assert.Equal(9 * 6, Directory.GetFiles(Path.Combine(run["generate"], "train", "images"),
            "*.png", SearchOption.AllDirectories).Length);
        Assert.Equal(3 * 6, File.ReadAllLines(Path.Combine(run["generate"], "test", "metadata.jsonl")).Length);
    }

    [Fact]
    public void Responses_weights_and_heatmaps_have_the_promised_shapes()
    {
        NpyArray<float> responses = NpyFile.Read<float>(Path.Combine(run["respond"], "responses.npy"));
        int features = JsonSerializer.Deserialize<JsonElement[]>(
            File.ReadAllText(Path.Combine(run["respond"], "features.json")))!.Length;
        Assert.Equal([54, features], responses.Shape);
        Assert.Equal([54], NpyFile.Read<long>(Path.Combine(run["respond"], "labels.npy")).Shape);
        Assert.Equal([features, 6], NpyFile.Read<double>(Path.Combine(run["select"], "weights.npy")).Shape);
        foreach (string method
            in new[] { "ours", "guided-backprop", "gradient", "grad-cam", "upsampled-activation", "noise", "mask" })
        {
            string[] maps = Directory.GetFiles(Path.Combine(run["explain"], method), "*.npy");
            Assert.Equal(12, maps.Length);
            NpyArray<float> map = NpyFile.Read<float>(maps[0]);
            Assert.Equal([48, 48], map.Shape);
            Assert.All(map.Values, value => Assert.InRange(value, 0, 1));
        }
    }

    [Fact]
    public void The_lasso_is_certified()
    {
        using JsonDocument file = JsonDocument.Parse(File.ReadAllText(Path.Combine(run["select"], "certificate.json")));
        JsonElement[] classes = [.. file.RootElement.GetProperty("classes").EnumerateArray()];
        Assert.Equal(6, classes.Length);
        Assert.All(classes, c => Assert.InRange(c.GetProperty("relative_gap").GetDouble(), 0, 1e-8));
    }

    [Fact]
    public void Scores_have_a_row_an_image_and_method_and_the_mask_is_the_ceiling()
    {
        ScoreTable table = ScoreTable.Read(Path.Combine(run["score"], "scores.csv"));
        ScoreSummary summary = ScoreSummary.Read(Path.Combine(run["score"], "summary.json"));
        Assert.Equal(12 * summary.Methods.Count, table.Rows.Count);
        Assert.Equal(1, summary.Find("mask", "class_part")!.Mean!.Auc!.Value, 12);
        Assert.All(summary.Methods, method => Assert.InRange(method.Mean!.Auc!.Value, 0, 1));
        Assert.InRange(summary.Find("silhouette", "class_part")!.Mean!.Auc!.Value, 0.2, 0.8);
    }

    [Fact]
    public void A_network_that_has_not_learnt_is_called_that()
    {
        using JsonDocument file = JsonDocument.Parse(File.ReadAllText(Path.Combine(run["train"], "training.json")));
        bool learnt = file.RootElement.GetProperty("test_accuracy").GetDouble() >= 0.99;
        Assert.Equal(learnt, !run.Runs["train"].Error.Contains("WARNING", StringComparison.Ordinal));
        Assert.Equal(
            learnt, !File.ReadAllText(Path.Combine(run["report"], "report.html"))
                .Contains("has not learnt", StringComparison.Ordinal));
    }

    [Fact]
    public void The_report_stands_alone()
    {
        string html = File.ReadAllText(Path.Combine(run["report"], "report.html"));
        Assert.DoesNotContain("src=\"http", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<link", html, StringComparison.Ordinal);
        Assert.Contains("data:image/png;base64,", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Doing_it_again_does_nothing_and_other_options_are_refused()
    {
        ChildProcess again = Suite.Run("select", run["respond"], "--out", run["select"]);
        Assert.Equal(0, again.ExitCode);
        Assert.Contains("was finished already", again.Output, StringComparison.Ordinal);
        Suite.Refused(
            Suite.Run("select", run["respond"], "--mu", "5", "--out", run["select"]), "mu 10 instead of 5", "--force");
        Suite.Refused(
            Suite.Run(
                "generate",
                "an8flower-single-6c", "--size", "48", "--poses", "15", "--seed", "7", "--out", run["generate"]),
            "seed 0 instead of 7");
    }

    [Fact]
    public void Same_seed_same_bytes_on_another_number_of_threads()
    {
        string again = run.Fresh();
        ChildProcess made = Suite.Run(
            "generate", "an8flower-single-6c", "--size", "48", "--poses", "15", "--threads", "1", "--out", again);
        Assert.True(made.ExitCode == 0, made.Error);
        AssertSameBytes(run["generate"], again);
    }

    [Fact]
    public void Training_and_explaining_again_give_the_same_bytes()
    {
        string train = run.Fresh();
        Assert.Equal(
            0, Suite.Run("train", run["generate"], "--epochs", "3", "--threads", "2", "--out", train).ExitCode);
        AssertSameBytes(run["train"], train);
        string explain = run.Fresh();
        Assert.Equal(
            0, Suite.Run("explain", run["select"], "--limit", "2", "--threads", "2", "--out", explain).ExitCode);
        AssertSameBytes(run["explain"], explain);
    }

    [Fact]
    public void A_heatmap_is_the_same_alone_and_among_others()
    {
        string alone = run.Fresh();
        Assert.Equal(0, Suite.Run(
            "explain", run["select"], "--limit", "1", "--methods",
            "ours,guided-backprop,grad-cam", "--batch-size", "1", "--out", alone).ExitCode);
        foreach (string map in Directory.GetFiles(alone, "*.npy", SearchOption.AllDirectories))
        {
            float[] among = NpyFile.Read<float>(Path.Combine(run["explain"], Path.GetRelativePath(alone, map))).Values;
            Assert.All(
                NpyFile.Read<float>(map).Values.Zip(among), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
        }
    }

    private static void AssertSameBytes(string expected, string actual)
    {
        string[] Files(string folder) =>
            [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(folder, f)).Order(StringComparer.Ordinal)];

        Assert.Equal(Files(expected), Files(actual));
        Assert.All(Files(expected), file => Assert.True(
            File.ReadAllBytes(Path.Combine(expected, file)).AsSpan()
                .SequenceEqual(File.ReadAllBytes(Path.Combine(actual, file))),
            $"{file} differs"));
    }
}
