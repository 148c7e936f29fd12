using An8Suite.Core;
using An8Suite.Core.Selection;

namespace An8Suite.Tests.Selection;

public sealed class LassoOptionsTests
{
    [Fact]
    public void Presets_are_those_of_the_method()
    {
        Assert.Equal(new LassoOptions { Mu = 10, Labels = LassoLabels.GroundTruth, Sign = LassoSign.Free }, LassoOptions.Preset("paper"));
        Assert.Equal(
            new LassoOptions { Mu = 5, Labels = LassoLabels.Predicted, Sign = LassoSign.Free }, LassoOptions.Preset("authors-code"));
        Assert.Equal(
            new LassoOptions { Mu = 20, Labels = LassoLabels.GroundTruth, Sign = LassoSign.Nonnegative }, LassoOptions.Preset("svebi"));
        Assert.Equal(LassoOptions.Preset("paper"), new LassoOptions());
    }

    [Fact]
    public void An_unknown_preset_names_the_nearest()
    {
        InputException error = Assert.Throws<InputException>(() => LassoOptions.Preset("author-code"));
        Assert.Equal("unknown lasso preset 'author-code'; did you mean 'authors-code'? valid: paper, authors-code, svebi", error.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_budget_out_of_range_is_refused(double mu)
    {
        var options = new LassoOptions { Mu = mu };
        InputException error = Assert.Throws<InputException>(options.Validate);
        Assert.Equal(FormattableString.Invariant($"lasso options: mu is {mu}, expected a finite number above 0"), error.Message);
        Assert.Throws<InputException>(() => Lasso.Fit(GramSystem.Build([1], 1, [[1]]), 0, options));
        Assert.Throws<InputException>(() => Lasso.Path(GramSystem.Build([1], 1, [[1]]), 0, options));
        Assert.Throws<InputException>(() => FeatureSelection.Fit(ResponseDesigns.Table(1, 4, 2, 3), 2, options));
    }

    [Fact]
    public void All_problems_are_reported_at_once()
    {
        var options = new LassoOptions { Mu = 0, Labels = (LassoLabels)7, Sign = (LassoSign)8 };
        InputException error = Assert.Throws<InputException>(options.Validate);
        Assert.Equal(
            "lasso options: mu is 0, expected a finite number above 0; labels is 7, expected ground_truth or predicted; "
            + "sign is 8, expected free or nonnegative",
            error.Message);
    }
}
