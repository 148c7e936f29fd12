using System.Text.Json;
using An8Suite.Core.Files;
using An8Suite.Mutations;

namespace An8Suite.Tests.Cli;

/// <summary>Networks as the command line shows them, takes them in and runs them elsewhere.</summary>
[Needs(Needs.Suite)]
public sealed class NetworkVerbTests(TinyRun run)
{
    [Fact]
    public void The_networks_are_listed_with_their_weights()
    {
        ChildProcess listed = Suite.Run("networks", "--classes", "1000");
        Assert.Equal(0, listed.ExitCode);
        string[] lines = listed.Output.TrimEnd().Split('\n');
        Assert.Equal(1 + Learning.ZooTests.Names.Count, lines.Length);
        Assert.Matches(
            "^vgg16 +224 +138,357,544 ", lines.Single(line => line.StartsWith("vgg16", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_layers_of_one_network_say_where_features_are_read()
    {
        ChildProcess listed = Suite.Run("networks", "resnet18", "--input-size", "64");
        Assert.Equal(0, listed.ExitCode);
        Assert.Matches(
            "\nconv1 +Convolution +input +64 x 32 x 32 +7 x 7, stride 2, padding 3 +9,408 +conv1 +authors-code\n",
            listed.Output);
        Assert.Matches(
            "\nlayer4.1.relu2 +Relu +layer4.1.add +512 x 2 x 2 +(paper|authors-code)[^\n]*, CAMs\n", listed.Output);
        Suite.Refused(Suite.Run("networks", "resnet-18"), "unknown architecture 'resnet-18'; did you mean 'resnet18'?");
    }

    [Fact]
    public void An_imported_network_is_taken_for_a_trained_one()
    {
        string import = run.Fresh();
        string weights = Path.Combine(run["train"], "model.safetensors");
        ChildProcess made = Suite.Run(
            "import", weights, "--architecture", "small", "--dataset",
            run["generate"], "--threads", "2", "--out", import);
        Assert.True(made.ExitCode == 0, made.Error);
        Assert.Equal(File.ReadAllBytes(weights), File.ReadAllBytes(Path.Combine(import, "model.safetensors")));
        Assert.Equal(
            NpyFile.Read<float>(Path.Combine(run["train"], "test_logits.npy")).Values,
            NpyFile.Read<float>(Path.Combine(import, "test_logits.npy")).Values);
        string respond = run.Fresh();
        ChildProcess responded = Suite.Run("respond", import, "--threads", "2", "--out", respond);
        Assert.True(responded.ExitCode == 0, responded.Error);
        Assert.Equal(
            File.ReadAllBytes(Path.Combine(run["respond"], "responses.npy")),
            File.ReadAllBytes(Path.Combine(respond, "responses.npy")));
    }

    [Fact]
    public void A_black_box_is_explained_by_what_needs_logits_alone_and_other_verbs_say_so()
    {
        string file = run.Fresh() + ".onnx";
        File.WriteAllBytes(file, new OnnxWriter(1, 3, 48, 48)
            .Random("w", 1, 3, 6).Node("Einsum", ["x", "w"], "y", ("equation", "bchw,ck->bk")).File());
        string import = run.Fresh();
        Suite.Refused(
            Suite.Run("import", file, "--dataset", run["generate"], "--out", import),
            "(Einsum) is an operator that the suite does not take over", "--black-box");
        ChildProcess made = Suite.Run(
            "import", file, "--black-box", "--dataset", run["generate"], "--threads", "2", "--out", import);
        Assert.True(made.ExitCode == 0, made.Error);
        Assert.Contains("test accuracy", made.Error, StringComparison.Ordinal);
        Assert.StartsWith("1.31", JsonDocument.Parse(File.ReadAllText(Path.Combine(import, "step.json")))
            .RootElement.GetProperty("versions").GetProperty("onnxruntime").GetString(), StringComparison.Ordinal);
        string explain = run.Fresh();
        ChildProcess explained = Suite.Run(
            "explain", import, "--limit", "1", "--rise-masks", "40", "--shap-coalitions", "60", "--lime-samples", "60",
            "--out", explain);
        Assert.True(explained.ExitCode == 0, explained.Error);
        Assert.Contains("the network is a black box", explained.Error, StringComparison.Ordinal);
        Assert.Equal(
            ["centre-gaussian", "constant", "edges", "kernel-shap", "lime", "mask", "noise", "occlusion", "rise", "silhouette"],
            Directory.GetDirectories(explain).Select(Path.GetFileName).Order());
        Assert.Equal(0, Suite.Run("score", explain, "--out", run.Fresh()).ExitCode);
        ChildProcess faithful = Suite.Run("faithfulness", explain, "--limit", "1", "--out", run.Fresh());
        Assert.True(faithful.ExitCode == 0, faithful.Error);
        ChildProcess listed = Suite.Run("networks", import);
        Assert.Contains("a black box that ONNX Runtime computes", listed.Output, StringComparison.Ordinal);
        Assert.Matches("\nmodel +ONNX Runtime +input +6\n", listed.Output);
        string refusal = "is a black box that ONNX Runtime computes; what explains it: occlusion, rise, kernel-shap, lime";
        Suite.Refused(Suite.Run("explain", import, "--methods", "gradient,rise", "--out", run.Fresh()),
            "gradient needs the layers", refusal);
        Suite.Refused(Suite.Run("respond", import, "--out", run.Fresh()), "responses need the layers", refusal);
        foreach (string verb in new[] { "ablate", "sanity" })
        {
            Suite.Refused(Suite.Run(verb, import, "--out", run.Fresh()), "a selection needs the layers", refusal);
        }

        string picture = Directory.GetFiles(Path.Combine(run["generate"], "test/images"), "*.png",
            SearchOption.AllDirectories)[0];
        Suite.Refused(Suite.Run("inspect", import, picture, "--out", run.Fresh()), "activations need the layers", refusal);
        Suite.Refused(Suite.Run(
            "import", Path.Combine(run["train"], "model.safetensors"), "--architecture", "small", "--black-box", "--out",
            run.Fresh()), "--black-box is for ONNX files");
    }

    [Fact]
    public void Without_a_dataset_later_verbs_ask_for_one()
    {
        string import = run.Fresh();
        string weights = Path.Combine(run["train"], "model.safetensors");
        Assert.Equal(
            0, Suite.Run("import", weights, "--architecture", "small", "--input-size", "48", "--out", import).ExitCode);
        Suite.Refused(Suite.Run("respond", import, "--out", run.Fresh()), import, "--dataset");
        Suite.Refused(
            Suite.Run("import", weights, "--architecture", "alexnet", "--out", run.Fresh()),
            "tensor 'features.0.weight' is missing; expected shape [64, 3, 11, 11]");
        Suite.Refused(
            Suite.Run("import", weights, "--architecture", "small", "--std", "1,0,1", "--out", run.Fresh()),
            "--std", "'1,0,1'");
        Suite.Refused(
            Suite.Run("import", weights, "--architecture", "small", "--std", "1,1,1", "--out", run.Fresh()),
            "--mean and --std: expected both or neither");
    }

    [Fact]
    public void Every_verb_that_runs_a_network_refuses_a_card_that_is_not_there()
    {
        (string Verb, string Input)[] verbs =
            [("train", run["generate"]), ("respond", run["train"]), ("explain", run["select"])];
        foreach ((string verb, string input) in verbs)
        {
            foreach ((string device, string message)
                in (ReadOnlySpan<(string, string)>)[("cuda:7", "device cuda:7: "), ("gpu", "found 'gpu'")])
            {
                string error = Suite.Refused(Suite.Run(verb, input, "--device", device, "--out", run.Fresh()), message);
                Assert.Single(error.TrimEnd().Split('\n'), line => line.StartsWith("an8: ", StringComparison.Ordinal));
            }
        }

        Suite.Refused(Suite.Run("reproduce", "--quick", "--device", "cuda", "--out", run.Fresh()), "device cuda: ");
    }

    [Fact]
    public void Training_records_threads_device_and_the_standard_rate()
    {
        using JsonDocument record = JsonDocument.Parse(File.ReadAllText(Path.Combine(run["train"], "step.json")));
        JsonElement training = record.RootElement.GetProperty("options").GetProperty("training");
        Assert.Equal("cpu", training.GetProperty("device").GetString());
        Assert.Equal(2, training.GetProperty("threads").GetInt32());
        using JsonDocument file = JsonDocument.Parse(File.ReadAllText(Path.Combine(run["train"], "training.json")));
        Assert.Equal(2, file.RootElement.GetProperty("options").GetProperty("threads").GetInt32());
        Assert.Equal(0.001, file.RootElement.GetProperty("options").GetProperty("learning_rate").GetDouble());
        Assert.Contains("class   images  accuracy", run.Runs["train"].Error, StringComparison.Ordinal);
    }
}
