using An8Suite.Core.Statistics;
using An8Suite.Report.Model;
using An8Suite.Report.Sections;
using An8Suite.Report.Statistics;

namespace An8Suite.Tests.Cli.Report;

/// <summary>The two sentences above everything: the best method against the silhouette, then ours.</summary>
public sealed class VerdictTests
{
    private const string Yardstick = "the object's silhouette, which looks at no network";

    private static string Text(params (string Method, double Auc)[] methods) =>
        Text((method, _) => methods.First(m => m.Method == method).Auc, [.. methods.Select(m => m.Method)]);

    private static string Text(Func<string, int, double> auc, params string[] methods)
    {
        DatasetReport dataset = ScoredReport.With(ScoredReport.Rows(auc, 6, methods));
        return Verdict.Of(dataset, DatasetStatistics.Of(dataset, new ResamplingOptions { Resamples = 200, Flips = 99 }))
            .Replace('\u00a0', ' ');
    }

    [Fact]
    public void Below_the_silhouette_is_the_news() => Assert.Equal(
        $"No method beats {Yardstick} and has an IoU-AUC of 50.0 %: the best, Grad-CAM, has 40.0 % "
        + "(95 % interval 40.0 to 40.0), 10.0 points less (interval of the difference −10.0 to −10.0). Grad-CAM leads "
        + "gradient by 10.0 points (interval of the difference 10.0 to 10.0); interpolated deconvolution (ours) comes "
        + "third of 3 methods with 20.0 %; uniform noise has 5.0 %.",
        Text(("ours", .2), ("grad-cam", .4), ("gradient", .3), ("silhouette", .5), ("noise", .05), ("mask", 1)));

    [Fact]
    public void Above_the_silhouette() => Assert.StartsWith(
        $"Interpolated deconvolution (ours) beats {Yardstick}: IoU-AUC 60.0 % (95 % interval 60.0 to 60.0) against "
        + "50.0 %. Interpolated deconvolution (ours) leads Grad-CAM by 20.0 points (interval of the difference 20.0 to "
        + "20.0).",
        Text(("ours", .6), ("grad-cam", .4), ("silhouette", .5)), StringComparison.Ordinal);

    [Fact]
    public void Not_told_apart_from_the_silhouette() => Assert.StartsWith(
        $"No method is told apart from {Yardstick}",
        Text((method, pose) => .4 + (method == "grad-cam" ? .1 * (pose % 2) : .05), "grad-cam", "silhouette"),
        StringComparison.Ordinal);

    [Fact]
    public void Without_a_yardstick_that_is_said() => Assert.Equal(
        "Gradient agrees best with the masks: IoU-AUC 30.0 % (95 % interval 30.0 to 30.0); the silhouette was not scored, "
        + "so there is no yardstick for it.",
        Text(("gradient", .3)));

    [Fact]
    public void Methods_of_others_keep_their_names() => Assert.Equal(
        $"my-cam beats {Yardstick}: IoU-AUC 30.0 % (95 % interval 30.0 to 30.0) against 20.0 %. "
        + "Uniform noise has 10.0 %.",
        Text(("my-cam", .3), ("silhouette", .2), ("noise", .1)));

    [Fact]
    public void Without_methods() => Assert.Equal("No explanation method has a score.", Text(("mask", 1)));
}
