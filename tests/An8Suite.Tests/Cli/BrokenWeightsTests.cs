using An8Suite.Core.Files;
using An8Suite.Workflow.Steps;

namespace An8Suite.Tests.Cli;

/// <summary>
/// Weights that are not finite, of the network and of the selection, are refused by every verb that reads them.
/// </summary>
[Needs(Needs.Suite)]
public sealed class BrokenWeightsTests(TinyRun run)
{
    [Fact]
    public void Of_the_network()
    {
        string train = run.CopyOf("train");
        string path = Path.Combine(train, "model.safetensors");
        (IReadOnlyList<NamedArray> arrays, IReadOnlyDictionary<string, string> metadata) = SafetensorsFile.Read(path);
        arrays[2].Values[5] = float.NaN;
        SafetensorsFile.Write(path, arrays, metadata);
        string select = WithInput("select", "respond", WithInput("respond", "train", train));
        string explain = WithInput("explain", "train", train);
        string message = $"{Path.GetFileName(train)}/model.safetensors: tensor '{arrays[2].Name}' holds NaN at "
            + "position 5; expected finite weights";

        foreach (string verb in (string[])["explain", "evaluate", "ablate", "sanity", "compare", "doubts", "parts", "features"])
        {
            Refused(message, verb, select);
        }

        Refused(message, "respond", train);
        Refused(message, "explain", train);
        Refused(message, "grids", train);
        Refused(message, "faithfulness", explain);
        Suite.Refused(Suite.Run("inspect", train, AnyImage()), message);
        Refused(
            $"{path}: tensor '{arrays[2].Name}' holds NaN at position 5",
            "import", path, "--architecture", "small", "--input-size", "48");
    }

    [Fact]
    public void Of_the_selection()
    {
        string select = run.CopyOf("select");
        string path = Path.Combine(select, "weights.npy");
        NpyArray<double> weights = NpyFile.Read<double>(path);
        weights.Values[7] = double.NegativeInfinity;
        NpyFile.Write(path, weights.Values, weights.Shape);
        string message = $"{path}: the weight of conv1.relu:1 for class 1 is -Infinity (position 7), "
            + "expected finite weights; run 'an8 select' again";

        foreach (string verb in (string[])["explain", "evaluate", "ablate", "sanity", "compare", "doubts", "parts", "features"])
        {
            Refused(message, verb, select);
        }
    }

    private void Refused(string message, params string[] arguments) =>
        Suite.Refused(Suite.Run([.. arguments, "--out", run.Fresh()]), message);

    /// <summary>A copy of a step's folder that names another folder as its input.</summary>
    private string WithInput(string step, string input, string folder)
    {
        string copy = run.CopyOf(step);
        StepRecord record = StepRecord.TryRead(copy)!;
        Dictionary<string, string> inputs = new(record.Inputs) { [input] = "../" + Path.GetFileName(folder) };
        SuiteJson.Write(Path.Combine(copy, StepRecord.FileName), record with { Inputs = inputs });
        return copy;
    }

    private string AnyImage() =>
        Directory.EnumerateFiles(
            Path.Combine(run["generate"], "test", "images"), "*.png", SearchOption.AllDirectories).First();
}
