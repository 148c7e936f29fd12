using An8Suite.Core.Imaging;

namespace An8Suite.Core.Scenes.Backdrops;

/// <summary>
/// Clouds between two colours: value noise in four octaves, each of half the size and half the weight.
/// </summary>
/// <param name="Colors">Those from which two are drawn; empty for any.</param>
/// <param name="Scale">The size of the largest clouds, in shares of the picture's shorter side, 0.01 to 2.</param>
public sealed record NoiseBackdrop(IReadOnlyList<SrgbColor> Colors, double Scale = NoiseBackdrop.StandardScale)
    : BackdropKind
{
    /// <summary>The scale of a recipe that says none.</summary>
    public const double StandardScale = 0.3;

    private const int Octaves = 4;
    private const double Weights = 1 + 0.5 + 0.25 + 0.125;
    private const double Contrast = 1.8; // a sum of octaves keeps near its middle

    /// <inheritdoc/>
    public override string Name => "noise";

    /// <inheritdoc/>
    internal override IEnumerable<string> Keys =>
        [.. ColorKey(Colors), FormattableString.Invariant($"scale: {Scale:R}")];

    /// <summary>The picture.</summary>
    /// <param name="size">Its size; another one shows the same clouds, finer or coarser sampled.</param>
    /// <param name="colors">The two colours.</param>
    /// <param name="key">Which clouds.</param>
    internal ColorImage Paint(PictureSize size, (SrgbColor From, SrgbColor To) colors, ulong key)
    {
        double unit = Scale * Math.Min(size.Width, size.Height);
        byte[] rgb = new byte[size.Width * size.Height * 3];
        for (int y = 0; y < size.Height; y++)
        {
            for (int x = 0; x < size.Width; x++)
            {
                (double sum, double weight, double frequency) = (0, 1, 1 / unit);
                for (int octave = 0; octave < Octaves; octave++)
                {
                    sum += weight * (Value((x + 0.5) * frequency, (y + 0.5) * frequency, key + (ulong)octave) - 0.5);
                    (weight, frequency) = (weight / 2, frequency * 2);
                }

                GradientBackdrop.Mixed(
                    rgb.AsSpan(3 * ((y * size.Width) + x), 3), colors, 0.5 + (Contrast * sum / Weights));
            }
        }

        return new ColorImage(size.Width, size.Height, rgb);
    }

    private static double Value(double x, double y, ulong key)
    {
        (double left, double top) = (Math.Floor(x), Math.Floor(y));
        (double u, double v) = (Smooth(x - left), Smooth(y - top));
        (int i, int j) = ((int)left, (int)top);
        double upper = Corner(i, j, key) + (u * (Corner(i + 1, j, key) - Corner(i, j, key)));
        double lower = Corner(i, j + 1, key) + (u * (Corner(i + 1, j + 1, key) - Corner(i, j + 1, key)));
        return upper + (v * (lower - upper));
    }

    private static double Smooth(double t) => t * t * (3 - (2 * t));

    /// <summary>A hash of a lattice point, from 0 to 1.</summary>
    private static double Corner(int x, int y, ulong key)
    {
        ulong z = key + (0x9E3779B97F4A7C15 * (ulong)(uint)x) + (0xD1B54A32D192ED03 * (ulong)(uint)y);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
