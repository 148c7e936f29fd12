using An8Suite.Learning.Explanations;
using An8Suite.Learning.Explanations.Rules;
using An8Suite.Learning.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Tests.Learning.Explanations;

/// <summary>Methods of attention on a small ViT of 4 patches and a class token, against loops in double.</summary>
[Collection("libtorch")]
public sealed class AttentionMethodTests : IDisposable
{
    private const int Side = 16;
    private const int Tokens = 5;
    private const int Heads = 3;

    private readonly Network _network = ZooTests.Build("vit-tiny", Side, 3);
    private readonly ForwardTrace _trace;
    private readonly ReverseSweep _sweep;
    private readonly ExplanationRequest _request;

    public AttentionMethodTests()
    {
        _trace = _network.Trace(Tensors.Random(5, 2, 3, Side, Side));
        _sweep = new ReverseSweep(_network, _trace);
        _request = Requests.Of(_network, _trace, _sweep, [1, 2]);
    }

    public void Dispose()
    {
        _sweep.Dispose();
        _trace.Dispose();
        _network.Dispose();
    }

    [Fact]
    public void Rollout_is_the_product_of_the_mean_attentions_with_themselves_kept()
    {
        MethodMap[] maps = ExplanationMethods.Of("attention-rollout").Explain(_request);
        for (int image = 0; image < 2; image++)
        {
            double[,] flow = Identity();
            foreach (double[][,] heads in Attentions(image))
            {
                flow = Product(Combined((i, j) => ((heads.Sum(head => head[i, j]) / Heads) + (i == j ? 1 : 0)) / 2), flow);
            }

            AssertMap(flow, maps[image]);
        }
    }

    [Fact]
    public void Relevance_adds_what_attention_with_a_positive_gradient_takes_over()
    {
        MethodMap[] maps = ExplanationMethods.Of("attention-relevance").Explain(_request);
        int[] places = [.. LayerRoles.Attentions(_network)];
        for (int image = 0; image < 2; image++)
        {
            double[,] relevance = Identity();
            foreach ((double[][,] heads, int place) in Attentions(image).Zip(places))
            {
                double[][,] gradients = Gradients(image, place);
                double[,] taken = Product(
                    Combined((i, j) => Enumerable.Range(0, Heads)
                        .Sum(head => Math.Max(0, heads[head][i, j] * gradients[head][i, j])) / Heads),
                    relevance);
                double[,] before = relevance;
                relevance = Combined((i, j) => before[i, j] + taken[i, j]);
            }

            AssertMap(relevance, maps[image]);
        }
    }

    [Fact]
    public void The_features_of_a_transformer_are_tokens_and_lie_on_the_grid_of_patches()
    {
        int layer = _network.LastFeatureLayer!.Value;
        Assert.Equal("blocks.11.norm1", _network.Layers[layer].Name);
        using DisposeScope scope = NewDisposeScope();
        Tensor maps = FeatureMaps.Of(_network, _trace, layer, _trace.OutputOf(layer));
        Assert.Equal([2, 192, 2, 2], maps.shape);
        float[] tokens = _trace.OutputOf(layer).Values(); // (2, 5, 192)
        float[] found = maps.contiguous().Values();
        for (int patch = 0; patch < 4; patch++)
        {
            Assert.Equal(tokens[(((1 * Tokens) + 1 + patch) * 192) + 7], found[(((1 * 192) + 7) * 4) + patch]);
        }
    }

    private static double[,] Combined(Func<int, int, double> value)
    {
        double[,] matrix = new double[Tokens, Tokens];
        for (int i = 0; i < Tokens; i++)
        {
            for (int j = 0; j < Tokens; j++)
            {
                matrix[i, j] = value(i, j);
            }
        }

        return matrix;
    }

    private static double[,] Identity() => Combined((i, j) => i == j ? 1 : 0);

    private static double[,] Product(double[,] a, double[,] b) =>
        Combined((i, j) => Enumerable.Range(0, Tokens).Sum(k => a[i, k] * b[k, j]));

    /// <summary>The softmax of q k^T / 8 of every block, from its fully connected layer's output.</summary>
    private IEnumerable<double[][,]> Attentions(int image)
    {
        for (int block = 0; block < 12; block++)
        {
            float[] qkv = _trace.OutputOf(_network.IndexOf($"blocks.{block}.attn.qkv")).Values(); // (2, 5, 3 x 192)
            yield return [.. Enumerable.Range(0, Heads)
                .Select(head => Combined((i, j) => Softmax(qkv, image, head, i, j)))];
        }
    }

    private static double Softmax(float[] qkv, int image, int head, int i, int j) =>
        Math.Exp(Dot(qkv, image, head, i, j))
        / Enumerable.Range(0, Tokens).Sum(k => Math.Exp(Dot(qkv, image, head, i, k)));

    private static double Dot(float[] qkv, int image, int head, int query, int key) => Enumerable.Range(0, 64)
        .Sum(c => (double)qkv[Place(image, query, (head * 64) + c)] * qkv[Place(image, key, 192 + (head * 64) + c)]) / 8;

    private static int Place(int image, int token, int channel) => (((image * Tokens) + token) * 3 * 192) + channel;

    private double[][,] Gradients(int image, int place)
    {
        StartSignal start = StartSignal.OfLogit(image, _network.Layers.Count - 1, image + 1);
        using Tensor signal = _sweep.ToOutputOf(place, [start], BackwardRules.Gradient);
        float[] values = signal.contiguous().Values(); // (1, 3, 5, 5)
        return [.. Enumerable.Range(0, Heads)
            .Select(head => Combined((i, j) => values[(((head * Tokens) + i) * Tokens) + j]))];
    }

    /// <summary>The class token's row over the four patches, whose extremes are the corners of the map.</summary>
    private static void AssertMap(double[,] relevance, MethodMap map)
    {
        double[] row = [.. Enumerable.Range(1, 4).Select(patch => relevance[0, patch])];
        double[] stretched = [.. row.Select(value => (value - row.Min()) / (row.Max() - row.Min()))];
        float[] heat = map.Heatmap.Values;
        double[] corners = [heat[0], heat[Side - 1], heat[(Side - 1) * Side], heat[(Side * Side) - 1]];
        Assert.All(stretched.Zip(corners), pair => Assert.Equal(pair.First, pair.Second, 1e-3));
    }
}
