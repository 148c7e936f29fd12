namespace An8Suite.Learning.Explanations;

/// <summary>The numbers in which explanation methods may be varied; each method reads its own only.</summary>
/// <remarks>
/// A length below 1 is a share of the image's side, rounded; a length of 1 or more is in whole pixels.
/// </remarks>
public sealed record MethodOptions
{
    /// <summary>Points on the path of integrated gradients.</summary>
    public int IntegratedGradientsSteps { get; init; } = 32;

    /// <summary>n of expected gradients, points between the image and a reference.</summary>
    public int ExpectedGradientsSamples { get; init; } = 50;

    /// <summary>Training images that expected gradients draw from, at most.</summary>
    public int References { get; init; } = 64;

    /// <summary>epsilon of relevance propagation: what sums are moved away from 0 by.</summary>
    public double LrpEpsilon { get; init; } = 1e-6;

    /// <summary>gamma of relevance propagation: how much more positive contributions count.</summary>
    public double LrpGamma { get; init; } = 0.25;

    /// <summary>n of SmoothGrad, noisy copies of an image.</summary>
    public int SmoothGradSamples { get; init; } = 25;

    /// <summary>sigma of SmoothGrad, as a share of the range of the image's values.</summary>
    public double SmoothGradSigma { get; init; } = 0.15;

    /// <summary>The side of the window that occlusion moves, a length.</summary>
    public double OcclusionWindow { get; init; } = 0.2;

    /// <summary>The step between windows, a length; the last window of a row ends at the border.</summary>
    public double OcclusionStride { get; init; } = 0.1;

    /// <summary>N of RISE, random masks.</summary>
    public int RiseMasks { get; init; } = 500;

    /// <summary>s of RISE, cells of a mask's grid along each side.</summary>
    public int RiseGrid { get; init; } = 7;

    /// <summary>p of RISE, the share of cells that stay visible.</summary>
    public double RiseVisible { get; init; } = 0.5;

    /// <summary>What Kernel SHAP and LIME cut an image into.</summary>
    public SegmentSource Segments { get; init; } = SegmentSource.Grid;

    /// <summary>Cells along each side where an image is cut into a grid.</summary>
    public int SegmentGrid { get; init; } = 7;

    /// <summary>Coalitions of Kernel SHAP, at most; all of them where there are no more.</summary>
    public int ShapCoalitions { get; init; } = 512;

    /// <summary>Coalitions of LIME.</summary>
    public int LimeSamples { get; init; } = 1000;

    /// <summary>Changed copies of images that pass the network together; memory grows with it.</summary>
    public int PassSize { get; init; } = 64;

    /// <summary>
    /// One sentence a value that is wrong, for images of <paramref name="height"/> x <paramref name="width"/> pixels.
    /// </summary>
    internal IEnumerable<string> Problems(int height, int width)
    {
        (bool Holds, string Problem)[] rules =
        [
            (IntegratedGradientsSteps >= 1,
                $"integrated gradients steps must be at least 1, found {IntegratedGradientsSteps}"),
            (ExpectedGradientsSamples >= 1,
                $"expected gradients samples must be at least 1, found {ExpectedGradientsSamples}"),
            (References >= 1, $"references must be at least 1, found {References}"),
            (LrpEpsilon is > 0 and < double.PositiveInfinity,
                $"epsilon of relevance propagation must be positive, found {LrpEpsilon:R}"),
            (LrpGamma is >= 0 and < double.PositiveInfinity,
                $"gamma of relevance propagation must not be negative, found {LrpGamma:R}"),
            (SmoothGradSamples >= 1, $"SmoothGrad samples must be at least 1, found {SmoothGradSamples}"),
            (SmoothGradSigma is >= 0 and <= 1, $"SmoothGrad sigma must lie in 0 to 1, found {SmoothGradSigma:R}"),
            (IsLength(OcclusionWindow, height, width), LengthProblem("occlusion window", OcclusionWindow)),
            (IsLength(OcclusionStride, height, width), LengthProblem("occlusion stride", OcclusionStride)),
            (Pixels(OcclusionStride, height) <= Pixels(OcclusionWindow, height)
                && Pixels(OcclusionStride, width) <= Pixels(OcclusionWindow, width),
                "the occlusion stride must not exceed the window, or pixels would be left out; "
                + $"found {OcclusionStride:R} and {OcclusionWindow:R}"),
            (RiseMasks >= 1, $"RISE masks must be at least 1, found {RiseMasks}"),
            (RiseGrid >= 1 && RiseGrid <= Math.Min(height, width),
                $"RISE grid must lie in 1 to {Math.Min(height, width)} cells, found {RiseGrid}"),
            (RiseVisible is > 0 and < 1, $"the visible share of RISE must lie between 0 and 1, found {RiseVisible:R}"),
            (SegmentGrid >= 1 && SegmentGrid <= Math.Min(height, width),
                $"the grid of segments must lie in 1 to {Math.Min(height, width)} cells, found {SegmentGrid}"),
            (ShapCoalitions >= 2, $"SHAP coalitions must be at least 2, found {ShapCoalitions}"),
            (LimeSamples >= 2, $"LIME samples must be at least 2, found {LimeSamples}"),
            (PassSize >= 1, $"pass size must be at least 1, found {PassSize}"),
        ];
        return rules.Where(rule => !rule.Holds).Select(rule => rule.Problem);

        string LengthProblem(string name, double length) =>
            $"the {name} must be a share between 0 and 1 or 1 to {Math.Min(height, width)} whole pixels, "
            + $"found {length:R}";
    }

    /// <summary>A length in pixels of a side of <paramref name="side"/> pixels; at least 1.</summary>
    internal static int Pixels(double length, int side) =>
        length < 1 ? Math.Max(1, (int)Math.Round(length * side, MidpointRounding.AwayFromZero))
            : (int)Math.Min(length, int.MaxValue);

    private static bool IsLength(double length, int height, int width) =>
        length is > 0 and < 1 || (length >= 1 && length <= Math.Min(height, width) && length == Math.Floor(length));
}
