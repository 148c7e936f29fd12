using System.Globalization;
using An8Suite.Core.Files;
using An8Suite.Core.Scoring;
using An8Suite.Workflow.Experiments.Localise;
using An8Suite.Workflow.Explaining;

namespace An8Suite.Tests.Cli.Experiments;

/// <summary><c>an8 localise</c> on the tiny run.</summary>
[Needs(Needs.Suite)]
public sealed class LocaliseTests(TinyRun run)
{
    [Fact]
    public void Every_method_and_control_is_measured_against_object_and_part()
    {
        (string folder, ChildProcess said) = run.Made("localise", "explain", "--thresholds", "50");
        LocaliseFile file = LocaliseExperiment.Row.ReadFrom(folder);
        string[] names = [.. ExplanationIndex.Read(run["explain"]).Methods.Select(method => method.Name)];
        Assert.Equal([LocaliseTarget.Object, LocaliseTarget.ClassPart], file.Targets.Select(target => target.Target));
        Assert.All(file.Targets, target =>
        {
            Assert.Equal(names.Order(StringComparer.Ordinal), target.Methods.Select(m => m.Method).Order(StringComparer.Ordinal));
            Assert.All(target.Methods, method =>
            {
                Assert.Equal(12 - target.WithoutObject, method.Images);
                Assert.All(
                    new[] { method.BoxAccuracy, method.MaxBoxAccV2, method.PxAp, method.IouAuc },
                    number => Assert.InRange(number.Value!.Value, number.Low!.Value - 1e-9, number.High!.Value + 1e-9));
            });
        });

        // The whole object as heat is the whole object's box; one grey has no box.
        LocaliseMethod silhouette = Of(file, LocaliseTarget.Object, "silhouette");
        Assert.Equal((1, 1, 1), (silhouette.BoxAccuracy.Value, silhouette.PxAp.Value, silhouette.IouAuc.Value));
        LocaliseMethod constant = Of(file, LocaliseTarget.Object, "constant");
        Assert.Equal((12, 0, 0), (constant.WithoutBox, constant.BoxAccuracy.Value, constant.MaxBoxAccV2.Value));
        Assert.Equal(1, Of(file, LocaliseTarget.ClassPart, "mask").PxAp.Value);

        Assert.Equal(12, file.Correlations.Count); // three numbers, two objects, two masks
        Assert.All(file.Correlations, row => Assert.Equal(9, row.Methods));
        Assert.Contains("object box", said.Output, StringComparison.Ordinal);
        Assert.Contains("finds the object's box most often", said.Error, StringComparison.Ordinal);
        IReadOnlyList<string[]> rows = CsvFile.Read(Path.Combine(folder, "localise.csv"));
        Assert.Equal(1 + file.Targets.Sum(target => target.Methods.Sum(method => method.Images)), rows.Count);

        // The AUC is that of 'an8 score'.
        Dictionary<(string, string), double?> scores = ScoreTable.Read(Path.Combine(run["score"], ScoreTable.FileName)).Rows
            .ToDictionary(row => (row.Id, row.Method), row => row.Measures?.Auc);
        Assert.All(rows.Skip(1).Where(row => row[5] == LocaliseTarget.ClassPart), row => Assert.Equal(
            scores[(row[0], row[4])]!.Value, double.Parse(row[12], CultureInfo.InvariantCulture), 1e-6));
    }

    [Fact]
    public void The_same_command_gives_the_same_bytes_on_one_thread_and_the_report_has_a_section()
    {
        (string folder, _) = run.Made("localise", "explain", "--thresholds", "50");
        string again = run.Fresh();
        Assert.Equal(0, Suite.Run(
            "localise", run["explain"], "--thresholds", "50", "--threads", "1", "--out", again).ExitCode);
        foreach (string name in new[] { "localise.json", "localise.csv" })
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(folder, name)), File.ReadAllBytes(Path.Combine(again, name)));
        }

        string report = run.Fresh();
        Assert.Equal(0, Suite.Run("report", run["score"], folder, "--out", report).ExitCode);
        string page = File.ReadAllText(Path.Combine(report, "report.html"));
        Assert.Contains(LocaliseExperiment.Row.Heading.Replace("'", "&#39;", StringComparison.Ordinal), page, StringComparison.Ordinal);
        Assert.Contains("MaxBoxAccV2", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Heatmaps_of_others_have_the_controls_beside()
    {
        string maps = run.Fresh();
        Directory.CreateDirectory(maps);
        string id = ExplanationIndex.Read(run["explain"]).Images[0].Id;
        File.Copy(ExplanationIndex.HeatmapPath(run["explain"], "silhouette", id), Path.Combine(maps, id + ".npy"));
        NpyFile.Write(Path.Combine(maps, "nobody.npy"), [0f], 1, 1);
        string folder = run.Fresh();
        ChildProcess ended = Suite.Run(
            ["localise", "--heatmaps", maps, "--dataset", run["generate"], "--name", "theirs", "--out", folder]);
        Assert.True(ended.ExitCode == 0, ended.Error);
        LocaliseFile file = LocaliseExperiment.Row.ReadFrom(folder);
        Assert.Equal(1, Of(file, LocaliseTarget.Object, "theirs").BoxAccuracy.Value);
        Assert.Equal(1, Of(file, LocaliseTarget.Object, "noise").Images);
        Assert.Null(Of(file, LocaliseTarget.Object, "theirs").BoxAccuracy.Low); // one pose
        Assert.All(file.Correlations, row => Assert.Null(row.Correlation.Value)); // one method
    }

    [Fact]
    public void Wrong_use_is_refused()
    {
        Suite.Refused(Suite.Run("localise"), "expected a folder made by 'an8 explain', or --heatmaps and --dataset");
        Suite.Refused(Suite.Run("localise", "--heatmaps", run["explain"]), "--heatmaps needs --dataset, the folder of");
        Suite.Refused(
            Suite.Run("localise", run["explain"], "--dataset", run["generate"]),
            "--dataset, --name and --sign go with --heatmaps only");
        Suite.Refused(
            Suite.Run("localise", run["explain"], "--share", "0"),
            "--share: expected a number above 0 and at most 1, found 0");
        Suite.Refused(Suite.Run("localise", run["score"]), "expected the output of 'an8 explain', found that of");
    }

    private static LocaliseMethod Of(LocaliseFile file, string target, string method) =>
        file.Find(target)!.Methods.Single(one => one.Method == method);
}
