using An8Suite.Core.Scoring;
using An8Suite.Report.Model;

namespace An8Suite.Tests.Cli.Report;

public sealed class VerdictTests
{
    private static DatasetReport With(params (string Method, double Auc)[] methods)
    {
        DatasetReport dataset = new SyntheticReport { Folds = 1, Size = 8 }.Dataset();
        var summary = new ScoreSummary([.. methods.Select(m => new MethodScore
        {
            Method = m.Method,
            Policy = "class_part",
            Images = 1,
            LeftOut = 0,
            ConstantMaps = 0,
            Mean = new Measures { Auc = m.Auc },
            Classes = [],
        })]);
        return dataset with { Folds = [dataset.Folds[0] with { Summary = summary }] };
    }

    private static string Text(DatasetReport dataset) => Verdict.Of(dataset).Replace('\u00a0', ' ');

    [Fact]
    public void Ours_first() => Assert.Equal(
        "On an8flower-single-6c, interpolated deconvolution (ours) agrees best with the masks: AUC 30.0 % in one fold, "
        + "ahead of Grad-CAM with 20.0 %. The network names 99.7 % of the test images correctly.",
        Text(With(("ours", .3), ("grad-cam", .2), ("gradient", .1))));

    [Fact]
    public void Ours_elsewhere() => Assert.StartsWith(
        "On an8flower-single-6c, guided backprop agrees best with the masks: AUC 30.0 % in one fold; "
        + "interpolated deconvolution (ours) comes third of 3 with 10.0 %.",
        Text(With(("ours", .1), ("guided-backprop", .3), ("gradient", .2))),
        StringComparison.Ordinal);

    [Fact]
    public void Controls_are_never_the_best() => Assert.Contains(
        "gradient agrees best", Text(With(("mask", 1), ("silhouette", .5), ("gradient", .2))),
        StringComparison.Ordinal);

    [Fact]
    public void Without_ours() =>
        Assert.Contains("; ours was not run.", Text(With(("gradient", .2))), StringComparison.Ordinal);

    [Fact]
    public void Without_methods() => Assert.StartsWith(
        "On an8flower-single-6c no explanation method has a score.", Text(With(("mask", 1))), StringComparison.Ordinal);
}
