using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Core.Scoring;

namespace An8Suite.Tests.Scoring;

/// <summary>Masks that share a sort score as each does alone, to the last bit.</summary>
public sealed class SeveralMasksTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(9)]
    public void Each_is_as_alone(int count)
    {
        for (ulong index = 0; index < 40; index++)
        {
            (Heatmap heat, BinaryMask first) = PlainScores.Random(index, levels: (int)(index % 3) * 4);
            BinaryMask[] masks = [first, .. Enumerable.Range(1, count - 1).Select(other => Random(heat, index, other))];
            (ScoreStatus Status, int MaskPixels, Measures? Measures, double[]? Curve)[] together =
                Scorer.Measure("several", heat, masks);
            Assert.Equal(count, together.Length);
            foreach ((BinaryMask mask, (ScoreStatus status, int pixels, Measures? measures, double[]? curve)) in
                masks.Zip(together))
            {
                (ScoreStatus Status, int MaskPixels, Measures? Measures, double[]? Curve) alone =
                    Scorer.Measure("alone", heat, mask);
                Assert.Equal((alone.Status, alone.MaskPixels), (status, pixels));
                Assert.Equal(alone.Measures, measures);
                Assert.Equal(alone.Curve, curve);
                Assert.Equal(pixels == 0, measures is null);
                if (measures is not null)
                {
                    Assert.Equal(PlainScores.Auc(heat, mask), measures.Auc!.Value, 6);
                }
            }
        }
    }

    [Fact]
    public void One_of_another_size_is_refused()
    {
        Heatmap heat = new(2, 1, [0, 1]);
        InputException error = Assert.Throws<InputException>(() => Scorer.Measure(
            "picture", heat, [new BinaryMask(2, 1, [true, false]), new BinaryMask(1, 2, [true, false])]));
        Assert.Equal("picture: the heatmap has 2 x 1 pixels, its mask 1 x 2", error.Message);
    }

    /// <summary>Every third is empty.</summary>
    private static BinaryMask Random(Heatmap heat, ulong index, int number)
    {
        var random = new CounterRandom(8, $"mask/{number}", index);
        return new BinaryMask(heat.Width, heat.Height, [.. heat.Values.Select(_ =>
            number % 3 != 0 && random.NextDouble() < 0.4)]);
    }
}
