using An8Suite.Core.Imaging;

namespace An8Suite.Core.Heatmaps;

/// <summary>Makes a heatmap in [0, 1] of any map: the sign rule, then the size of the mask, then min-max.</summary>
/// <remarks>
/// The sign rule comes first, as Grad-CAM and its kin take the positive part before they upsample: between a positive
/// and a negative pixel interpolation would cancel heat. Min-max comes last, so that the hottest pixel of the map that
/// is scored is 1. Sums are double, rounded to float once at the end.
/// </remarks>
/// <param name="Sign">What of a signed map is heat.</param>
/// <param name="Resize">How it is brought to the size of the mask.</param>
public sealed record HeatPreparation(SignRule Sign = SignRule.Positive, ResizeRule Resize = ResizeRule.Bilinear)
{
    /// <summary>The order of the steps as records and tables name it.</summary>
    public const string Order = "sign rule, resize, min-max to [0, 1]";

    /// <summary>
    /// The heatmap; zeros where all values are the same after the sign rule. The values must be finite.
    /// </summary>
    public Heatmap Apply(HeatGrid grid, PictureSize size)
    {
        double[] values = Array.ConvertAll(grid.Values, OfSign());
        values = (grid.Width, grid.Height) == (size.Width, size.Height) ? values
            : Resize == ResizeRule.Nearest ? Nearest(grid, values, size)
            : BilinearResize.Apply(values, new PictureSize(grid.Width, grid.Height), size);
        double low = values.Min();
        double range = values.Max() - low;
        return new Heatmap(size.Width, size.Height, range > 0 && double.IsFinite(range)
            ? Array.ConvertAll(values, value => (float)((value - low) / range))
            : new float[values.Length]);
    }

    private Converter<double, double> OfSign() => Sign switch
    {
        SignRule.Positive => value => Math.Max(value, 0),
        SignRule.Negative => value => Math.Max(-value, 0),
        SignRule.Absolute => Math.Abs,
        _ => value => value,
    };

    private static double[] Nearest(HeatGrid grid, double[] values, PictureSize size)
    {
        double[] resized = new double[size.Width * size.Height];
        for (int i = 0; i < resized.Length; i++)
        {
            (int y, int x) = Math.DivRem(i, size.Width);
            (int row, int column) = (At(y, size.Height, grid.Height), At(x, size.Width, grid.Width));
            resized[i] = values[(row * grid.Width) + column];
        }

        return resized;

        // floor((i + 1/2) input / output), in whole numbers.
        static int At(int i, int output, int input) => (int)(((2L * i) + 1) * input / (2L * output));
    }
}
