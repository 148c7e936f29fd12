using System.Net;
using System.Text.RegularExpressions;

namespace An8Suite.Tests.Cli.Report;

/// <summary>
/// The commands that a report prints, run, give the scores that it shows, whatever options every step had.
/// </summary>
[Needs(Needs.Suite)]
public sealed partial class DoItAgainTests
{
    [Theory]
    [InlineData("explain")]
    [InlineData("evaluate")]
    public void The_commands_of_a_report_give_the_same_scores(string way)
    {
        using TemporaryFolder folder = new();
        string[][] steps =
        [
            ["generate", "an8flower-single-6c", "--size", "48", "--poses",
                "10", "--masks", "class_part,plant", "--twins", "--seed", "3", "--out", folder["first/data"]],
            ["train", folder["first/data"], "--fold", "1", "--epochs",
                "2", "--batch-size", "16", "--optimizer", "sgd", "--schedule", "cosine",
                "--augment", "flip", "--weight-decay", "0.001",
                way == "evaluate" ? "--drop-cells" : "--drop-parts", "0.25",
                "--seed", "5", "--out", folder["first/train"], "--threads", "2"],
            ["respond", folder["first/train"], "--scaling",
                "none", "--norm", "l2-squared", "--out", folder["first/respond"], "--threads", "2"],
            ["select", folder["first/respond"], "--mu", "7.5",
                "--labels", "predicted", "--sign", "nonnegative", "--out", folder["first/select"]],
            .. way == "evaluate"
                ? new[]
                {
                    new[] { "evaluate", folder["first/select"],
                        "--methods", "ours,gradient", "--no-grid", "--policies", "plant", "--poses", "1",
                        "--top", "2", "--seed", "4", "--out", folder["first/evaluate"], "--threads", "2" },
                }
                :
                [
                    ["explain", folder["first/select"], "--methods",
                        "ours,smoothgrad", "--top", "2", "--class", "true", "--limit", "1", "--batch-size", "5",
                        "--smoothgrad-samples", "3", "--overlays",
                        "--seed", "4", "--out", folder["first/explain"], "--threads", "2"],
                    ["score", folder["first/explain"], "--policies",
                        "plant,class_part", "--tolerance", "2", "--out", folder["first/score"]],
                ],
        ];
        Array.ForEach(steps, Done);
        string last = way == "evaluate" ? "evaluate" : "score";
        Done(["report", folder[$"first/{last}"], "--out", folder["first/report"]]);

        string[] commands = Commands(File.ReadAllText(folder["first/report/report.html"]));
        Assert.Equal(steps.Length + 1, commands.Length);
        foreach (string command in commands)
        {
            Assert.StartsWith("tools/an8 ", command, StringComparison.Ordinal);
            Done([.. command.Split(' ').Skip(1)
                .Select(word => word.StartsWith("out/", StringComparison.Ordinal) ? folder[word] : word)]);
        }

        foreach (string name in (string[])["scores.csv", "summary.json"])
        {
            Assert.Equal(
                File.ReadAllText(folder[$"first/{last}/{name}"]), File.ReadAllText(folder[$"out/fold1/{last}/{name}"]));
        }

        Assert.Equal(
            File.ReadAllBytes(folder["first/report/results.csv"]), File.ReadAllBytes(folder["out/report/results.csv"]));
        if (way == "explain")
        {
            Assert.Equal(Names(folder["first/explain"]), Names(folder["out/fold1/explain"]));
        }
    }

    private static void Done(string[] arguments)
    {
        ChildProcess run = Suite.Run(arguments);
        Assert.True(run.ExitCode == 0, $"an8 {string.Join(' ', arguments)}: {run.Error}");
    }

    private static string[] Commands(string page) =>
        WebUtility.HtmlDecode(CommandBlock().Match(page).Groups[1].Value).Split('\n');

    private static IEnumerable<string> Names(string folder) =>
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal);

    [GeneratedRegex("aria-label=\"Commands\"><code>(.*?)</code>", RegexOptions.Singleline)]
    private static partial Regex CommandBlock();
}
