using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Networks;

namespace An8Suite.Tests.Learning.Explanations;

[Collection("libtorch")]
public sealed class ControlTests : IDisposable
{
    private readonly Network _network = ToyNetwork.Build();
    private readonly ForwardTrace _trace;
    private readonly ReverseSweep _sweep;

    public ControlTests()
    {
        _trace = _network.Trace(ToyNetwork.Input());
        _sweep = new ReverseSweep(_network, _trace);
    }

    public void Dispose()
    {
        _sweep.Dispose();
        _trace.Dispose();
        _network.Dispose();
    }

    [Fact]
    public void Noise_depends_on_the_seed_and_the_id_and_not_on_the_place_in_the_batch()
    {
        SampleInput a = Grey("a");
        SampleInput b = Grey("b");
        float[][] first = Maps("noise", 5, a, b);
        float[][] turned = Maps("noise", 5, b, a);
        Assert.Equal(first[0], turned[1]);
        Assert.Equal(first[1], turned[0]);
        Assert.NotEqual(first[0], first[1]);
        Assert.NotEqual(first[0], Maps("noise", 6, a)[0]);
        Assert.InRange(first[0].Average(), 0.4f, 0.6f);
        Assert.Equal((0f, 1f), (first[0].Min(), first[0].Max()));
    }

    [Fact]
    public void Constant_becomes_zeros_with_a_reason()
    {
        MethodMap map = Explain("constant", 0, Grey("a"))[0];
        Assert.All(map.Heatmap.Values, value => Assert.Equal(0, value));
        Assert.Equal("the map is constant", map.EmptyBecause);
    }

    [Fact]
    public void Sobel_of_a_step_and_of_a_point()
    {
        byte[] step = [.. Enumerable.Range(0, 5 * 5).SelectMany(i => Pixel(i % 5 < 2 ? 0 : 200))];
        Assert.Equal(
            Enumerable.Repeat(new float[] { 0, 1, 1, 0, 0 }, 5).SelectMany(v => v),
            Maps("edges", 0, new SampleInput("step", 0, new ColorImage(5, 5, step)))[0]);

        // Around one bright pixel: 2 at the four sides, sqrt(2) at the corners, 0 at the pixel itself.
        byte[] point = [.. Enumerable.Range(0, 5 * 5).SelectMany(i => Pixel(i == 12 ? 255 : 0))];
        float corner = MathF.Sqrt(2) / 2;
        float[] expected =
        [
            0, 0, 0, 0, 0, 0, corner, 1, corner, 0, 0, 1, 0, 1, 0, 0, corner, 1, corner, 0, 0, 0, 0, 0, 0,
        ];
        float[] actual = Maps("edges", 0, new SampleInput("point", 0, new ColorImage(5, 5, point)))[0];
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));

        static byte[] Pixel(int light) => [(byte)light, (byte)light, (byte)light];
    }

    [Fact]
    public void Centre_gaussian_is_one_in_the_middle_and_falls_like_a_bell()
    {
        float[] map = Maps(
            "centre-gaussian", 0, new SampleInput("flat", 0, new ColorImage(4, 2, new byte[4 * 2 * 3])))[0];
        Assert.Equal([0, 1, 1, 0, 0, 1, 1, 0], map);

        // Columns lie 1.75, 1.25, 0.75 and 0.25 quarters of the width from the centre; the rows are alike.
        float[] wide = Maps(
            "centre-gaussian", 0, new SampleInput("wide", 0, new ColorImage(8, 2, new byte[8 * 2 * 3])))[0];
        float[] bell = [.. new[] { 1.75f, 1.25f, 0.75f, 0.25f }.Select(u => MathF.Exp(-u * u / 2))];
        float[] expected = [.. bell.Select(v => (v - bell[0]) / (bell[3] - bell[0]))];
        Assert.All(expected.Zip(wide), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
    }

    [Fact]
    public void Silhouette_and_mask_are_what_they_say()
    {
        SampleInput sample = Grey("a") with
        {
            Parts = new PartMask(16, 16, [.. Enumerable.Range(0, 256).Select(i => (byte)(i % 3))]),
            ClassMask = new BinaryMask(16, 16, [.. Enumerable.Range(0, 256).Select(i => i % 3 == 2)]),
        };
        Assert.Equal(Enumerable.Range(0, 256).Select(i => i % 3 == 0 ? 0f : 1f), Maps("silhouette", 0, sample)[0]);
        Assert.Equal(Enumerable.Range(0, 256).Select(i => i % 3 == 2 ? 1f : 0f), Maps("mask", 0, sample)[0]);
    }

    [Fact]
    public void An_empty_mask_gives_zeros_with_a_reason()
    {
        MethodMap map = Explain("mask", 0, Grey("a") with { ClassMask = new BinaryMask(16, 16, new bool[256]) })[0];
        Assert.Equal("the map is constant", map.EmptyBecause);
    }

    [Theory]
    [InlineData("silhouette", "image 'a' has no part ids, which the control 'silhouette' needs")]
    [InlineData("mask", "image 'a' has no class_part mask, which the control 'mask' needs")]
    public void What_a_control_needs_and_lacks_is_named(string control, string message) =>
        Assert.Equal(message, Assert.Throws<InputException>(() => Explain(control, 0, Grey("a"))).Message);

    private static SampleInput Grey(string id) => new(id, 0, new ColorImage(16, 16, new byte[16 * 16 * 3]));

    private float[][] Maps(string control, ulong seed, params SampleInput[] samples) =>
        [.. Explain(control, seed, samples).Select(map => map.Heatmap.Values)];

    private MethodMap[] Explain(string control, ulong seed, params SampleInput[] samples)
    {
        ExplanationMethod method = ExplanationMethods.Of(control);
        Assert.Equal(MethodKind.Control, method.Kind);
        return method.Explain(Requests.Of(_network, _trace, _sweep, []) with { Samples = samples, Seed = seed });
    }
}
