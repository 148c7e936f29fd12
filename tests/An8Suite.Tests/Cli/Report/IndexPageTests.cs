using System.Text.Json.Nodes;
using An8Suite.Core.Files;
using An8Suite.Report;
using An8Suite.Workflow.Steps;

namespace An8Suite.Tests.Cli.Report;

public sealed class IndexPageTests
{
    [Fact]
    public void Every_finished_folder_is_listed_under_what_it_is_with_what_to_open_first()
    {
        using TemporaryFolder folder = new();
        Step("a b/dataset", "generate", "README.md");
        Step("a b/train", "train", "training.json");
        Step("report", "report", "report.html", "results.csv");
        Step("a b/path", "path", "path.html");
        Directory.CreateDirectory(folder["unfinished"]);
        File.WriteAllText(Path.Combine(folder.Path, "damaged.json"), "{");

        IndexPage.Write(folder.Path);
        string page = File.ReadAllText(folder[IndexPage.FileName]);
        string[] order = ["<h2>Reports</h2>", "report/report.html", "<h2>Datasets</h2>", "a%20b/dataset/README.md",
            "<h2>Networks</h2>", "a%20b/train/training.json", "<h2>Experiments</h2>", "a%20b/path/path.html"];
        int[] places = [.. order.Select(words => page.IndexOf(words, StringComparison.Ordinal))];
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.DoesNotContain("unfinished", page, StringComparison.Ordinal);
        IndexPage.Write(folder.Path);
        Assert.Equal(page, File.ReadAllText(folder[IndexPage.FileName]));

        void Step(string path, string step, params string[] files)
        {
            Directory.CreateDirectory(folder[path]);
            Array.ForEach(files, file => File.WriteAllText(Path.Combine(folder[path], file), ""));
            SuiteJson.Write(Path.Combine(folder[path], StepRecord.FileName), new StepRecord
            {
                Step = step,
                Options = new JsonObject(),
                Inputs = new Dictionary<string, string>(),
                InputFingerprints = new Dictionary<string, string>(),
                Seed = 0,
                Versions = new Dictionary<string, string>(),
                Fingerprint = step,
            });
        }
    }
}
