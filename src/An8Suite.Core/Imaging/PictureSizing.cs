namespace An8Suite.Core.Imaging;

/// <summary>Brings pictures to the size a network takes, and counts those it changed; safe from any thread.</summary>
/// <param name="width">Columns of every result.</param>
/// <param name="height">Rows of every result.</param>
public sealed class PictureSizing(int width, int height)
{
    private int _seen;
    private int _changed;

    /// <summary>The picture in the size; counted.</summary>
    public ColorImage Apply(ColorImage image)
    {
        Interlocked.Increment(ref _seen);
        ColorImage sized = BilinearResize.Apply(image, width, height);
        if (sized != image)
        {
            Interlocked.Increment(ref _changed);
        }

        return sized;
    }

    /// <summary>How many were changed, to what and how, in words; null when none was.</summary>
    public string? Note() => _changed == 0
        ? null
        : $"{_changed} of {_seen} images resized to {width} x {height} pixels ({BilinearResize.Rule})";
}
