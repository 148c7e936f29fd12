using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Inspection;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Onnx;
using An8Suite.Learning.Responses;
using An8Suite.Mutations;
using An8Suite.Tests.Learning.Explanations;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Tests.Learning.Onnx;

/// <summary>ONNX files that stay what they are: ONNX Runtime against our own layers, and what black boxes refuse.</summary>
[Collection("libtorch")]
public sealed class BlackBoxTests : IDisposable
{
    private const string ThoseThatWork = "occlusion, rise, kernel-shap, lime";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Names => [.. OnnxModels.Imported.Select(model => model.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_logits_and_maps_are_those_of_the_same_network_as_layers(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        Write(OnnxModels.Imported.Single(model => model.Name == name).Model);
        using Network layers = OnnxImport.Read(_folder["net.onnx"], new OnnxRequest { OpenSide = 8 });
        using Network box = Open(new OnnxRequest { OpenSide = 8 });
        Tensor x = Tensors.Random(1, 3, 3, 8, 8);
        AssertNear(layers.Forward(x), box.Forward(x));
        ExplainOptions options = new()
        {
            Methods = ["occlusion", "rise", "kernel-shap", "lime", "noise", "edges"],
            Numbers = Requests.Few with { OcclusionWindow = 3, OcclusionStride = 2 },
            BatchSize = 2,
        };
        SampleInput[] samples = [.. Enumerable.Range(0, 3).Select(i => new SampleInput($"s{i}", null, Picture(i)))];
        Explanation[] expected = [.. new Explainer(layers, null, [], []).Explain(samples, options)];
        Explanation[] found = [.. new Explainer(box, null, [], []).Explain(samples, options)];
        foreach ((Explanation one, Explanation other) in expected.Zip(found))
        {
            Assert.Equal(one.PredictedClass, other.PredictedClass);
            foreach ((string method, MethodMap map) in one.Maps)
            {
                float[] heat = other.Maps[method].Heatmap.Values;
                Assert.All(map.Heatmap.Values.Zip(heat), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
            }
        }

        Assert.Contains(found, e => e.Maps["rise"].EmptyBecause is null && e.Maps["rise"].Heatmap.Values.Max() == 1);
    }

    [Fact]
    public void A_network_of_operators_that_are_not_taken_over_is_explained_and_its_softmax_is_cut_off()
    {
        Write(OnnxModels.BlackBox());
        string refusal = Assert.Throws<InputException>(
            () => OnnxImport.Read(_folder["net.onnx"], new OnnxRequest())).Message;
        Assert.Equal(
            $"{_folder["net.onnx"]}: node '/net/e/Einsum' (Einsum) is an operator that the suite does not take over; "
            + "'an8 import FILE --black-box' keeps the file as it is, for the methods that need no layers: "
            + ThoseThatWork,
            refusal);
        List<string> notes = [];
        using DisposeScope scope = NewDisposeScope();
        using Network box = Open(new OnnxRequest { Note = notes.Add });
        Assert.Equal(["node '/net/y/Softmax' (Softmax) at the end was cut off: logits are explained"], notes);
        Assert.Equal(4, box.Description.Classes.Count);

        // Sums of a channel's pixels times its weights, doubled where the largest is positive, else turned round.
        Tensor x = Tensors.Random(3, 2, 3, 8, 8);
        Tensor found = box.Forward(x);
        Tensor weights = tensor(Weights("w", 1, 12), [3, 4]);
        for (int image = 0; image < 2; image++)
        {
            Tensor sums = x[image].sum([1, 2]).matmul(weights);
            AssertNear(sums.max().item<float>() > 0 ? sums + sums : -sums, found[image]);
        }
    }

    [Fact]
    public void A_checkpoint_keeps_the_file_and_refuses_another()
    {
        Write(OnnxModels.BlackBox());
        string path = _folder["model.safetensors"];
        using DisposeScope scope = NewDisposeScope();
        Tensor x = Tensors.Random(1, 2, 3, 8, 8);
        using Network box = Open();
        Checkpoint.Write(box, path);
        Assert.True(Checkpoint.IsBlackBox(path));
        using (Network copy = Checkpoint.Read(path))
        {
            Assert.Equal(box.Forward(x).data<float>().ToArray(), copy.Forward(x).data<float>().ToArray());
            Assert.Equal("net.onnx", copy.Description.Architecture);
            Assert.Equal(box.Description.Classes, copy.Description.Classes);
        }

        string beside = _folder["model.onnx"];
        byte[] file = File.ReadAllBytes(beside);
        file[^1] ^= 1;
        File.WriteAllBytes(beside, file);
        Assert.Matches(
            $"model.onnx: its SHA-256 is [0-9a-f]{{64}}, .*model.safetensors expects [0-9a-f]{{64}}: import the network "
            + "again",
            Assert.Throws<InputException>(() => Checkpoint.Read(path)).Message);
        File.Delete(beside);
        Assert.Contains("cannot be read", Assert.Throws<InputException>(() => Checkpoint.Read(path)).Message);
        Assert.False(Checkpoint.IsBlackBox(path));
    }

    [Fact]
    public void What_needs_layers_refuses_it_and_names_what_does_not()
    {
        Write(OnnxModels.BlackBox());
        using Network box = Open();
        string rest = " the layers of a network, and 'net.onnx' is a black box that ONNX Runtime computes; what explains "
            + $"it: {ThoseThatWork}, and the controls";
        SampleInput[] samples = [new("s", null, Picture(0))];
        Explainer explainer = new(box, null, [], []);
        foreach (ExplanationMethod method in ExplanationMethods.All.Where(method => !method.ExplainsBlackBoxes))
        {
            Refused($"{method.Name} needs{rest}", () => explainer.Explain(
                samples, new ExplainOptions { Methods = [method.Name, "rise"] }));
        }

        Refused($"gradient, logit.guided.nearest need{rest}", () => explainer.Explain(
            samples, new ExplainOptions { Methods = ["gradient", "logit.guided.nearest"] }));
        Refused($"responses need{rest}", () => ExplanationMethods.RequireLayers(box, "responses need"));
        Assert.All(ResponseOptions.PresetNames, preset => Assert.Throws<InputException>(
            () => new ResponseRecorder(box, ResponseOptions.Preset(preset))));
        Assert.Empty(ActivationReader.StandardLayers(box));

        static void Refused(string message, Action act) =>
            Assert.Equal(message, Assert.Throws<InputException>(act).Message);
    }

    [Fact]
    public void Weights_beside_the_model_come_into_the_one_file_and_those_of_other_folders_do_not()
    {
        OnnxWriter Outside(string location) => new OnnxWriter(1, 3, 4, 4)
            .Tensor([.. OnnxWriter.Whole(1, 3), .. OnnxWriter.Whole(1, 2), .. OnnxWriter.Whole(2, 1),
                .. OnnxWriter.Text(8, "w"), .. OnnxWriter.Whole(14, 1),
                .. OnnxWriter.Bytes(13, [.. OnnxWriter.Text(1, "location"), .. OnnxWriter.Text(2, location)]),
                .. OnnxWriter.Bytes(13, [.. OnnxWriter.Text(1, "offset"), .. OnnxWriter.Text(2, "8")])])
            .Node("GlobalAveragePool", ["x"], "p").Node("Flatten", ["p"], "f").Node("MatMul", ["f", "w"], "y");
        float[] weights = [1, 2, 3, 4, 5, 6];
        File.WriteAllBytes(_folder["weights.bin"], [.. new byte[8], .. weights.SelectMany(BitConverter.GetBytes)]);
        Write(Outside("weights.bin"));
        using DisposeScope scope = NewDisposeScope();
        using Network box = Open();
        Checkpoint.Write(box, _folder["model.safetensors"]);
        File.Delete(_folder["weights.bin"]);
        using Network copy = Checkpoint.Read(_folder["model.safetensors"]);
        Tensor x = Tensors.Random(1, 2, 3, 4, 4);
        AssertNear(x.mean([2, 3]).matmul(tensor(weights, [3, 2])), copy.Forward(x));
        foreach (string location in new[] { "../secret", "/etc/passwd", "", "*/_ORT_MEM_ADDR_/*" })
        {
            Write(Outside(location));
            Assert.StartsWith(
                $"{_folder["net.onnx"]}: tensor 'w' lies in '{location}', which is not ",
                Assert.Throws<InputException>(() => Open()).Message,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Batches_grey_pictures_and_channels_last_are_as_the_file_wants_them()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = Tensors.Random(1, 5, 3, 4, 4);
        Write(new OnnxWriter(2, 3, 4, 4).Wholes("s", 2, 48).Node("Reshape", ["x", "s"], "y"));
        using (Network pairs = Open())
        {
            AssertNear(x.flatten(1), pairs.Forward(x));
        }

        Write(new OnnxWriter(1, 1, 4, 4).Node("Flatten", ["x"], "y"));
        using (Network grey = Open())
        {
            AssertNear(x.mean([1]).flatten(1), grey.Forward(x));
        }

        Write(new OnnxWriter(1, 4, 4, 3).Node("Flatten", ["x"], "y"));
        using Network last = Open();
        AssertNear(x.permute(0, 2, 3, 1).flatten(1), last.Forward(x));
    }

    public static TheoryData<string, string> Refused => new()
    {
        { "unknown", "ONNX Runtime 1.31" },
        { "map", "its output 'y' has 1 x 3 x 4 x 4 values, expected one a class" },
        { "words", "its output has elements of type Bool, expected floats" },
        { "large", "its input 'x' takes 2147483647 pictures at once, at most 1024 are given" },
        { "deep", "its graphs lie in one another, more than 90 messages deep" },
        { "empty", "not an ONNX model, or damaged: it has no graph" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_ONNX_Runtime_cannot_compute_is_said(string which, string expected)
    {
        static byte[] Nested(int depth)
        {
            byte[] graph = OnnxWriter.Graph("g", "y", ("Relu", ["x"]));
            for (int i = 0; i < depth; i++)
            {
                graph = OnnxWriter.Bytes(1, OnnxWriter.Bytes(5, OnnxWriter.Bytes(6, graph)));
            }

            return graph;
        }

        byte[] file = which switch
        {
            "unknown" => new OnnxWriter(1, 3, 4, 4).Node("Frobnicate", ["x"], "y").File(),
            "map" => new OnnxWriter(1, 3, 4, 4).Node("Relu", ["x"], "y").File(),
            "words" => new OnnxWriter(1, 3, 4, 4) { OutputType = 9 }.Floats("zero", [], 0)
                .Node("Flatten", ["x"], "f").Node("Greater", ["f", "zero"], "y").File(),
            "large" => new OnnxWriter(1L << 40, 3, 4, 4).Node("Flatten", ["x"], "y").File(),
            "deep" => new OnnxWriter(1, 3, 4, 4).Node("If", ["x"], "y", ("then_branch", Nested(5000))).File(),
            _ => [],
        };
        File.WriteAllBytes(_folder["net.onnx"], file);
        Assert.StartsWith(
            $"{_folder["net.onnx"]}: {expected}",
            Assert.Throws<InputException>(() => Open()).Message,
            StringComparison.Ordinal);
    }

    private void Write(OnnxWriter model) => File.WriteAllBytes(_folder["net.onnx"], model.File());

    private Network Open(OnnxRequest? request = null) =>
        OnnxImport.ReadBlackBox(_folder["net.onnx"], request ?? new OnnxRequest());

    private static ColorImage Picture(int seed)
    {
        var random = new CounterRandom(7, "black-box", (ulong)seed);
        return new ColorImage(8, 8, [.. Enumerable.Range(0, 8 * 8 * 3).Select(_ => (byte)random.NextInt32(256))]);
    }

    /// <summary>Those of <see cref="OnnxWriter.Random"/>.</summary>
    private static float[] Weights(string name, ulong seed, int count)
    {
        var random = new CounterRandom(seed, name, 0);
        return [.. Enumerable.Range(0, count).Select(_ => (float)(random.NextDouble() - 0.5))];
    }

    private static void AssertNear(Tensor expected, Tensor found)
    {
        Assert.Equal(expected.shape, found.shape);
        float largest = expected.abs().max().item<float>();
        Assert.InRange((expected - found).abs().max().item<float>(), 0, 1e-5 * Math.Max(1, largest));
    }
}
