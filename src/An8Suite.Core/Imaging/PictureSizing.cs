namespace An8Suite.Core.Imaging;

/// <summary>
/// Brings pictures to the size a network takes, and counts what was done to them; safe from any thread.
/// </summary>
/// <param name="fit">What is done.</param>
public sealed class PictureSizing(PictureFit fit)
{
    private int _seen;
    private int _changed;
    private int _transparent;

    /// <summary>What is done.</summary>
    public PictureFit Fit => fit;

    /// <summary>The picture in the size; counted.</summary>
    public ColorImage Apply(ColorImage image)
    {
        Interlocked.Increment(ref _seen);
        if (image.IsLaidOnWhite)
        {
            Interlocked.Increment(ref _transparent);
        }

        ColorImage sized = fit.Apply(image);
        if (sized != image)
        {
            Interlocked.Increment(ref _changed);
        }

        return sized;
    }

    /// <summary>
    /// How many were changed, to what and how, and how many were transparent, in words; null when none was.
    /// </summary>
    public string? Note()
    {
        string[] notes =
        [
            .. _changed == 0 ? [] : new[]
            {
                $"{_changed} of {_seen} images resized to {fit.Size} pixels ({fit.Rule})",
            },
            .. _transparent == 0 ? []
                : new[] { $"{_transparent} of {_seen} images are transparent somewhere and laid on white" },
        ];
        return notes.Length == 0 ? null : string.Join("; ", notes);
    }
}
