using An8Suite.Core;
using An8Suite.Core.Selection;

namespace An8Suite.Tests.Selection;

public sealed class GramSystemTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 5)]
    [InlineData(300, 21)]
    [InlineData(700, 40)]
    public void Every_bit_is_that_of_plain_sums_over_chunks_of_256_images(int images, int features)
    {
        // Plain loops on one thread give the same bits, so threads and vector units have no say in the result.
        ResponseTable table = ResponseDesigns.Table(3, images, 1, features);
        var system = GramSystem.Build(table, 1, LassoLabels.GroundTruth);
        for (int i = 0; i < features; i++)
        {
            double moment = 0;
            for (int image = 0; image < images; image++)
            {
                moment += table.Row(image)[i];
            }

            Assert.Equal(moment, system.TargetMoments(0)[i]);
            for (int j = 0; j < features; j++)
            {
                Assert.Equal(ChunkedSum(table, i, j), system.GramRow(i)[j]);
            }
        }

        Assert.Equal(images, system.TargetNorm(0));
        Assert.Equal(features, system.FeatureCount);
        Assert.Equal(1, system.ClassCount);
    }

    [Fact]
    public void Labels_are_one_hot_and_either_true_or_predicted()
    {
        ResponseTable table = ResponseDesigns.Table(1, 4, 2, 2) with
        {
            Values = [1, 2, 3, 4, 5, 6, 7, 8],
            Labels = [0, 1, 0, 1],
            Predictions = [0, 0, 0, 1],
        };
        var truth = GramSystem.Build(table, 3, LassoLabels.GroundTruth);
        var predicted = GramSystem.Build(table, 3, LassoLabels.Predicted);
        Assert.Equal([6, 8], truth.TargetMoments(0).ToArray());
        Assert.Equal([10, 12], truth.TargetMoments(1).ToArray());
        Assert.Equal([9, 12], predicted.TargetMoments(0).ToArray());
        Assert.Equal([7, 8], predicted.TargetMoments(1).ToArray());
        Assert.Equal([0, 0], predicted.TargetMoments(2).ToArray());
        Assert.Equal([3, 1, 0], Enumerable.Range(0, 3).Select(predicted.TargetNorm));
        Assert.Equal([100.0, 120], truth.GramRow(1).ToArray());
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void A_response_that_is_no_number_is_refused(float wrong)
    {
        ResponseTable table = ResponseDesigns.Table(1, 5, 2, 3, 4);
        table.Values[(3 * 7) + 4] = wrong;
        InputException error = Assert.Throws<InputException>(() => GramSystem.Build(table, 2, LassoLabels.GroundTruth));
        Assert.Equal(FormattableString.Invariant($"image 000003: the response of conv2 channel 1 is {wrong}"), error.Message);
    }

    [Fact]
    public void A_label_beyond_the_classes_is_refused()
    {
        ResponseTable table = ResponseDesigns.Table(1, 5, 3, 3);
        InputException error = Assert.Throws<InputException>(() => GramSystem.Build(table, 2, LassoLabels.GroundTruth));
        Assert.Equal("image 000002 has label 2, expected 0 to 1 (2 classes)", error.Message);
        Assert.Throws<InputException>(
            () => GramSystem.Build(table with { Predictions = [0, 0, 0, 0, -1] }, 3, LassoLabels.Predicted));
    }

    [Fact]
    public void A_table_that_does_not_fit_together_is_refused()
    {
        ResponseTable table = ResponseDesigns.Table(1, 5, 2, 3);
        Refused(table with { Values = table.Values[1..] }, "14 values for 5 images and 3 features");
        Refused(table with { Features = [] }, "15 values for 5 images and 0 features");
        Refused(table with { Ids = [], Values = [] }, "0 values for 0 images and 3 features");
        Refused(table with { Labels = [0] }, "1 labels and 5 predictions for 5 images");
        Refused(table with { Predictions = [] }, "5 labels and 0 predictions for 5 images");
        Assert.Throws<ArgumentException>(() => GramSystem.Build([1, 2], 2, [[1, 2]]));
    }

    private static void Refused(ResponseTable table, string message)
    {
        InputException error = Assert.Throws<InputException>(() => GramSystem.Build(table, 2, LassoLabels.GroundTruth));
        Assert.Equal($"responses: {message}", error.Message);
    }

    private static double ChunkedSum(ResponseTable table, int i, int j)
    {
        double sum = 0;
        for (int first = 0; first < table.Ids.Count; first += 256)
        {
            double chunk = 0;
            for (int image = first; image < Math.Min(first + 256, table.Ids.Count); image++)
            {
                chunk += (double)table.Row(image)[i] * table.Row(image)[j];
            }

            sum += chunk;
        }

        return sum;
    }
}
