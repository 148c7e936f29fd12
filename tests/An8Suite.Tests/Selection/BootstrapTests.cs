using An8Suite.Core.Selection;

namespace An8Suite.Tests.Selection;

public sealed class BootstrapTests
{
    private static readonly ResponseTable Table = ResponseDesigns.Table(5, 120, 3, 12, 16);

    [Fact]
    public void A_sample_draws_whole_groups_and_as_many_as_there_are()
    {
        int[] groups = [.. Enumerable.Range(0, 120).Select(image => image / 3)];
        for (int sample = 0; sample < 50; sample++)
        {
            int[] counts = Bootstrap.Counts(groups, 7, sample);
            Assert.Equal(120, counts.Sum());
            Assert.All(counts.Chunk(3), group => Assert.Single(group.Distinct()));
        }
    }

    [Fact]
    public void About_one_in_e_is_left_out_and_samples_differ()
    {
        int[] groups = [.. Enumerable.Range(0, 2000)];
        int[] counts = Bootstrap.Counts(groups, 0, 0);
        Assert.InRange(counts.Count(count => count == 0) / 2000.0, 0.33, 0.41);
        Assert.Equal(counts, Bootstrap.Counts(groups, 0, 0));
        Assert.NotEqual(counts, Bootstrap.Counts(groups, 0, 1));
        Assert.NotEqual(counts, Bootstrap.Counts(groups, 1, 0));
    }

    [Fact]
    public void Counted_sums_are_those_of_repeated_rows()
    {
        int[] counts = Bootstrap.Counts([.. Enumerable.Range(0, 120)], 3, 0);
        int[] order = [.. Enumerable.Range(0, 120).SelectMany(image => Enumerable.Repeat(image, counts[image]))];
        var counted = GramSystem.Build(Table, 3, LassoLabels.Predicted, counts);
        var repeated = GramSystem.Build(ResponseDesigns.Permuted(Table, order), 3, LassoLabels.Predicted);
        for (int feature = 0; feature < counted.FeatureCount; feature++)
        {
            Assert.All(
                counted.GramRow(feature).ToArray().Zip(repeated.GramRow(feature).ToArray()),
                pair => Assert.Equal(pair.Second, pair.First, 1e-13));
        }

        for (int label = 0; label < 3; label++)
        {
            Assert.Equal(repeated.TargetNorm(label), counted.TargetNorm(label));
            Assert.All(
                counted.TargetMoments(label).ToArray().Zip(repeated.TargetMoments(label).ToArray()),
                pair => Assert.Equal(pair.Second, pair.First, 1e-13));
        }
    }

    [Fact]
    public void The_number_of_threads_changes_no_bit()
    {
        StabilityOptions options = new() { Samples = 12 };
        BootstrapFits fits = new(Table, 3, [.. Enumerable.Range(0, 120).Select(image => image / 3)]);
        LassoFit?[][] one = fits.Run(options, 4, new ParallelOptions { MaxDegreeOfParallelism = 1 });
        LassoFit?[][] many = fits.Run(options, 4, new ParallelOptions { MaxDegreeOfParallelism = 8 });
        Assert.Equal(
            one.SelectMany(sample => sample).SelectMany(fit => fit!.Weights),
            many.SelectMany(sample => sample).SelectMany(fit => fit!.Weights));
        Assert.All(one.SelectMany(sample => sample), fit => Assert.True(fit!.Certificate.Converged));
    }

    [Fact]
    public void More_samples_keep_the_first_ones()
    {
        BootstrapFits fits = new(Table, 3, [.. Enumerable.Range(0, 120)]);
        LassoFit?[][] few = fits.Run(new StabilityOptions { Samples = 2 }, 4, new ParallelOptions());
        LassoFit?[][] more = fits.Run(new StabilityOptions { Samples = 5 }, 4, new ParallelOptions());
        Assert.Equal(few[1][2]!.Weights, more[1][2]!.Weights);
    }

    [Fact]
    public void A_sample_without_an_image_of_a_class_has_no_fit_of_it()
    {
        ResponseTable rare = Table with { Labels = [.. Table.Labels.Select((label, image) => image == 60 ? 2 : label % 2)] };
        LassoFit?[][] fits = new BootstrapFits(rare, 3, [.. Enumerable.Range(0, 120)])
            .Run(new StabilityOptions { Samples = 20 }, 0, new ParallelOptions());
        int[][] counts = [.. Enumerable.Range(0, 20).Select(sample => Bootstrap.Counts([.. Enumerable.Range(0, 120)], 0, sample))];
        Assert.Equal(counts.Select(c => c[60] == 0), fits.Select(sample => sample[2] is null));
        Assert.Contains(fits, sample => sample[2] is null);
        Assert.All(fits, sample => Assert.NotNull(sample[0]));
    }
}
