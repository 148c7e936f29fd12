using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Selection;
using An8Suite.Core.Statistics;
using An8Suite.Learning.Responses;
using An8Suite.Workflow.Experiments.Doubts;

namespace An8Suite.Tests.Cli.Experiments;

public sealed class DoubtsTests
{
    private static readonly string[] TwoParts = ["petals", "stem"];

    [Fact]
    public void The_standard_options_come_first_and_every_other_plan_changes_something()
    {
        IReadOnlyList<VariantPlan> plans = VariantPlan.Of(ResponseOptions.Paper, LassoOptions.Preset("paper"), 3);
        Assert.Equal(VariantPlan.Standard, plans[0].Option);
        Assert.All(plans.Skip(1), plan => Assert.NotEqual(
            (plans[0].Responses, plans[0].Lasso, plans[0].Top), (plan.Responses, plan.Lasso, plan.Top)));
        Assert.Equal(plans.Count, plans.Select(plan => (plan.Option, plan.Value)).Distinct().Count());
        Assert.Equal(
            ["none", "area", "l2", "zscore"], plans.Where(plan => plan.Option == "scaling").Select(plan => plan.Value));
        Assert.Equal(["authors-code", "svebi"], plans.Where(plan => plan.Option == "preset").Select(plan => plan.Value));
    }

    [Fact]
    public void Options_that_exclude_each_other_are_not_tried() => Assert.DoesNotContain(
        VariantPlan.Of(ResponseOptions.AuthorsCode, LassoOptions.Preset("authors-code"), 3),
        plan => plan.Responses is { Scaling: LayerScaling.Zscore, WholeVectorL2: true });

    [Fact]
    public void Effects_are_the_drops_of_the_own_logit_over_images_where_the_part_shows()
    {
        // Image 0 shows both parts, image 1 hides the stem; the own class is 0.
        PartLogits[] images =
        [
            new(Sample("a", 1), Parts(1, 1, 2, 0), [5, 1], [[1, 2], [4, 1]], [[2, 6], [5, 1]]),
            new(Sample("b", 2), Parts(1, 1, 1, 0), [3, 1], [[2, 1], [3, 1]], [[3, 1], [3, 1]]),
        ];
        IReadOnlyList<PartEffect> effects = PartEffects.Of(images, TwoParts, new ResamplingOptions { Resamples = 100 });
        PartEffect removed = effects.First(e => e is { Part: "petals", Change: "removed" });
        Assert.Equal((2.5, 3.0, 0.5, 2), (removed.LogitDrop, removed.MarginDrop, removed.Flips, removed.Images));
        PartEffect stem = effects.First(e => e is { Part: "stem", Change: "removed" });
        Assert.Equal((1.0, 1.0, 0.0, 1), (stem.LogitDrop, stem.MarginDrop, stem.Flips, stem.Images));
        PartEffect recoloured = effects.First(e => e is { Part: "petals", Change: "recoloured" });
        Assert.Equal((1.5, 4.0, 0.5), (recoloured.LogitDrop, recoloured.MarginDrop, recoloured.Flips));
    }

    [Fact]
    public void A_part_that_never_shows_has_no_effect() => Assert.All(
        PartEffects.Of(
            [new(Sample("a", 1), Parts(1, 0, 0, 0), [5, 1], [[1, 2], [4, 1]], [[2, 6], [5, 1]])],
            TwoParts, new ResamplingOptions()).Where(e => e.Part == "stem"),
        effect => Assert.Equal((0, null), (effect.Images, effect.LogitDrop)));

    [Fact]
    public void Shares_of_heat_and_effect_sum_to_one_and_are_null_where_there_is_nothing()
    {
        PartLogits image = new(Sample("a", 1), Parts(0, 1, 2, 2), [5, 1], [[2, 2], [6, 1]], [[5, 1], [5, 1]]);
        // the stem's removal raises the logit, which is no use of it
        Assert.Equal([0, 1, 0], HeatShares.EffectShares(image)!);
        Assert.Equal([.5, .25, .25], HeatShares.SharesOf(new Heatmap(4, 1, [1, .5f, .5f, 0]), image.Parts, 2)!);
        Assert.Null(HeatShares.SharesOf(new Heatmap(4, 1, new float[4]), image.Parts, 2));
        Assert.Null(HeatShares.EffectShares(image with { Removed = [[5, 1], [5, 1]] }));
    }

    private static PartMask Parts(params byte[] ids) => new(ids.Length, 1, ids);

    private static Sample Sample(string id, int pose) => new()
    {
        Id = id,
        Label = 0,
        Pose = pose,
        Fold = 0,
        Split = Split.Test,
        ImagePath = "",
        PartsPath = "",
        MaskPaths = new Dictionary<string, string>(),
    };
}
