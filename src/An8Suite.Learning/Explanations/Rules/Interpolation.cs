namespace An8Suite.Learning.Explanations.Rules;

/// <summary>
/// How values between grid points are found when a map is resized; pixel i covers [i, i + 1) on both grids.
/// </summary>
internal enum Interpolation
{
    /// <summary>
    /// The value of the input pixel that holds the output pixel's centre (others call it nearest-exact).
    /// </summary>
    Nearest,

    /// <summary>
    /// Weights linear in the distance of the pixel centres; outside the outermost centres the edge value holds.
    /// </summary>
    Bilinear,
}
