using System.Globalization;

namespace An8Suite.Core.Imaging;

/// <summary>
/// How a picture of any size becomes one of the size that a network takes: stretched, or resized in its own proportions
/// and cut to its middle, as torchvision's <c>Resize</c> and <c>CenterCrop</c> do to photographs.
/// </summary>
/// <remarks>A picture that has the size already stays what it is, so that masks of rendered images fit.</remarks>
/// <param name="Size">What the network takes.</param>
/// <param name="ShorterSide">
/// Pixels that the picture's shorter side is resized to before the middle is cut out; null stretches.
/// </param>
public sealed record PictureFit(PictureSize Size, int? ShorterSide = null)
{
    /// <summary>The rule as records and messages name it.</summary>
    public string Rule => RuleOf(ShorterSide);

    /// <inheritdoc cref="Rule"/>
    public static string RuleOf(int? shorterSide) => shorterSide is int side
        ? string.Create(CultureInfo.InvariantCulture, $"{BilinearResize.Rule}, shorter side {side}, middle cut out")
        : BilinearResize.Rule;

    /// <summary>Refuses a shorter side that leaves nothing to cut from.</summary>
    /// <exception cref="InputException">It is below a side of <see cref="Size"/>.</exception>
    public void Validate()
    {
        int least = Math.Max(Size.Width, Size.Height);
        if (ShorterSide < least)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"shorter side: expected at least the {least} pixels of the network's input, found {ShorterSide}"));
        }
    }

    /// <summary>The picture as the network sees it.</summary>
    public ColorImage Apply(ColorImage image)
    {
        PictureSize own = new(image.Width, image.Height);
        return ShorterSide is null || own == Size
            ? BilinearResize.Apply(image, Size.Width, Size.Height)
            : BilinearResize.Apply(image, Whole(own), Middle(Whole(own)));
    }

    /// <summary>
    /// A map over what the network sees as one over the picture that it saw; 0 where that was cut off.
    /// </summary>
    /// <param name="map">Of <see cref="Size"/>.</param>
    /// <param name="own">The picture's size.</param>
    public Heatmap Back(Heatmap map, PictureSize own) => own == Size ? map
        : ShorterSide is null ? BilinearResize.Apply(map, own.Width, own.Height)
        : BilinearResize.Apply(map, Whole(own), Middle(Whole(own)), own);

    /// <summary>The size before the cut; the longer side rounded down.</summary>
    private PictureSize Whole(PictureSize own)
    {
        int side = ShorterSide!.Value;
        return own.Width <= own.Height
            ? new PictureSize(side, (int)((long)side * own.Height / own.Width))
            : new PictureSize((int)((long)side * own.Width / own.Height), side);
    }

    /// <summary>Half a pixel goes to the even side, as Python rounds.</summary>
    private PictureWindow Middle(PictureSize whole) => new(
        (int)Math.Round((whole.Width - Size.Width) / 2.0, MidpointRounding.ToEven),
        (int)Math.Round((whole.Height - Size.Height) / 2.0, MidpointRounding.ToEven),
        Size);
}
