using System.Text.Json.Nodes;
using An8Suite.Core;
using An8Suite.Core.Files;
using An8Suite.Workflow.Steps;

namespace An8Suite.Tests.Cli;

/// <summary>From any folder back to what it was made from, by the records alone.</summary>
public sealed class LineageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public LineageTests()
    {
        Record("data", "generate");
        Record("net", "train", ("generate", "data"));
        Record("responses", "respond", ("train", "net"), ("generate", "data"));
        Record("chosen", "select", ("respond", "responses"));
        Record("maps", "explain", ("select", "chosen"), ("train", "net"), ("images#0", "photos"));
        Record("scores", "score", ("explain", "maps"), ("heatmaps", "elsewhere"));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_step_is_found_through_those_between()
    {
        var scores = Lineage.Of(_folder["scores"], "score");
        Assert.Equal(("explain", "maps"), Named(scores.Behind("explain")));
        Assert.Equal(("train", "net"), Named(scores.Behind("train")));
        Assert.Equal(("respond", "responses"), Named(scores.Behind("respond")));
        Assert.Equal(("generate", "data"), Named(scores.Behind("select").Behind("train").Behind("generate")));
    }

    [Fact]
    public void What_was_never_there_is_told_by_the_folder_that_was_asked()
    {
        var net = Lineage.Of(_folder["net"], "train");
        Assert.False(net.Has("select"));
        string message = Assert.Throws<InputException>(() => net.Behind("select")).Message;
        Assert.EndsWith(
            "net: was made without the output of 'an8 select', which is needed here; its inputs are generate",
            message, StringComparison.Ordinal);
        Record("import", "import");
        Assert.EndsWith(
            "which is needed here; make it again with --dataset",
            Assert.Throws<InputException>(() => Lineage.Of(_folder["import"], "train").Behind("generate")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_trace_holds_all_that_is_left_and_notes_the_rest_once()
    {
        Missing missing = new();
        IReadOnlyDictionary<string, Lineage> whole = Lineage.TryOf(_folder["scores"])!.Trace(missing);
        Assert.Empty(missing.Lines); // neither photos nor the heatmaps of another program are steps
        Assert.Equal(["explain", "generate", "respond", "score", "select", "train"], whole.Keys.Order());

        Directory.Delete(_folder["responses"], recursive: true);
        Directory.Delete(_folder["data"], recursive: true);
        IReadOnlyDictionary<string, Lineage> rest = Lineage.TryOf(_folder["scores"])!.Trace(missing);
        Assert.Equal(["explain", "score", "select", "train"], rest.Keys.Order());
        Assert.Equal(2, missing.Lines.Count);
        Assert.Contains(
            missing.Lines, line => line.Contains("net: its input 'generate' was at ", StringComparison.Ordinal));
        Assert.Contains(
            missing.Lines, line => line.Contains("chosen: its input 'respond' was at ", StringComparison.Ordinal));
        Assert.Throws<InputException>(() => Lineage.Of(_folder["chosen"], "select").Behind("train"));
    }

    private static (string Step, string Folder) Named(Lineage step) =>
        (step.Record.Step, Path.GetFileName(step.Folder));

    private void Record(string folder, string step, params (string Step, string Folder)[] inputs)
    {
        Directory.CreateDirectory(_folder[folder]);
        SuiteJson.Write(Path.Combine(_folder[folder], StepRecord.FileName), new StepRecord
        {
            Step = step,
            Options = new JsonObject(),
            Inputs = inputs.ToDictionary(input => input.Step, input => $"../{input.Folder}"),
            InputFingerprints = inputs.ToDictionary(input => input.Step, input => input.Folder),
            Seed = 0,
            Versions = new Dictionary<string, string>(),
            Fingerprint = folder,
        });
    }
}
