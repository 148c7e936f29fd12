using An8Suite.Core;
using An8Suite.Core.Imaging;

namespace An8Suite.Workflow.Experiments.Cue;

/// <summary>The planted cue: a square of one colour beside the object, whose pixels are known.</summary>
/// <param name="Left">Its first column.</param>
/// <param name="Top">Its first row.</param>
/// <param name="Side">Its side, in pixels.</param>
internal readonly record struct Sticker(int Left, int Top, int Side)
{
    private const int Tries = 200;

    /// <summary>
    /// A place drawn for a pose, where it hides no part; the corner that hides the fewest pixels where none was found.
    /// </summary>
    public static Sticker Of(PartMask parts, int side, ulong seed, int pose)
    {
        CounterRandom random = new(seed, "cue-place", (ulong)pose);
        (int right, int bottom) = (parts.Width - side, parts.Height - side);
        for (int i = 0; i < Tries; i++)
        {
            var place = new Sticker(random.NextInt32(right + 1), random.NextInt32(bottom + 1), side);
            if (place.Hidden(parts) == 0)
            {
                return place;
            }
        }

        return new Sticker[] { new(0, 0, side), new(right, 0, side), new(0, bottom, side), new(right, bottom, side) }
            .MinBy(corner => corner.Hidden(parts));
    }

    /// <summary>The picture with the sticker on it.</summary>
    public ColorImage Paint(ColorImage image, SrgbColor color)
    {
        var painted = new ColorImage(image.Width, image.Height, [.. image.Rgb]);
        for (int y = Top; y < Top + Side; y++)
        {
            for (int x = Left; x < Left + Side; x++)
            {
                int at = ((y * image.Width) + x) * 3;
                (painted.Rgb[at], painted.Rgb[at + 1], painted.Rgb[at + 2]) = (color.R, color.G, color.B);
            }
        }

        return painted;
    }

    /// <summary>Its pixels.</summary>
    public BinaryMask Mask(int width, int height)
    {
        bool[] inside = new bool[width * height];
        for (int y = Top; y < Top + Side; y++)
        {
            inside.AsSpan((y * width) + Left, Side).Fill(true);
        }

        return new BinaryMask(width, height, inside);
    }

    private int Hidden(PartMask parts)
    {
        int hidden = 0;
        for (int y = Top; y < Top + Side; y++)
        {
            hidden += Side - parts.Ids.AsSpan((y * parts.Width) + Left, Side).Count(PartMask.Background);
        }

        return hidden;
    }
}
