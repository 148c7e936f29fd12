using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;

namespace An8Suite.Core.Scenes.Shading;

/// <summary>Turns the G-buffer of one pose into the images and masks of its classes.</summary>
/// <remarks>
/// A sample shows tone(base colour x shade x tint) + specular in linear light, a pixel the mean of its nine samples as
/// sRGB; all in integers, so any order and any thread gives the same bytes. Safe to share between threads.
/// </remarks>
public sealed class PoseResolver
{
    private const int SamplesPerPixel = GBuffer.SamplesPerSide * GBuffer.SamplesPerSide;

    private readonly GBuffer _buffer;
    private readonly PixelSamples _samples;

    /// <summary>Sorts the samples of <paramref name="buffer"/> by pixel and by part, once for all classes.</summary>
    public PoseResolver(GBuffer buffer)
    {
        _buffer = buffer;
        _samples = new PixelSamples(buffer);
        Parts = new PartMask(buffer.Width, buffer.Height, _samples.CentreIds);
    }

    /// <summary>The part at the centre sample of every pixel.</summary>
    public PartMask Parts { get; }

    /// <summary>Distances and normals; null where nobody asked for them.</summary>
    internal PixelGeometry? Geometry => _buffer.Geometry;

    /// <summary>
    /// How many pixels each part would show if nothing stood before it, by id; null where nobody found out.
    /// </summary>
    public int[]? SilhouettePixels => _buffer.Silhouettes?.Count(Parts.Ids);

    /// <summary>
    /// The share of the pixels that each part would show alone that show an occluder, in order of id; null where there
    /// are no occluders or nobody found out.
    /// </summary>
    public double[]? OccludedShares(IReadOnlyList<PartEntry> parts)
    {
        byte[] occluders = [.. parts.Where(part => part.Role == PartRole.Occluder).Select(part => (byte)part.Id)];
        if (occluders.Length == 0 || _buffer.Silhouettes is not { } silhouettes)
        {
            return null;
        }

        int[] alone = silhouettes.Count(Parts.Ids);
        int[] hidden = silhouettes.CountWhere(Parts.Ids, occluders);
        return [.. parts.Select(part => alone[part.Id] == 0 || occluders.Contains((byte)part.Id) ? 0
            : Math.Round((double)hidden[part.Id] / alone[part.Id], 4))];
    }

    /// <summary>The picture of the pose in the colours of <paramref name="palette"/>.</summary>
    public ColorImage Resolve(Palette palette)
    {
        RequireColors(palette);
        byte[] rgb = palette.Backdrop is null ? Flat(palette.Background) : [.. palette.Backdrop.Rgb];
        ReadOnlySpan<int> foreground = _samples.Foreground;
        ulong background = PaletteTables.Background(palette.Background);
        PaletteTables tables = palette.Tables;
        for (int i = 0; i < foreground.Length; i++)
        {
            Shade(rgb, i, tables, BackgroundOf(palette, i, background));
        }

        return new ColorImage(_buffer.Width, _buffer.Height, rgb);
    }

    /// <summary>
    /// The same pose in another palette: <paramref name="image"/>, which was resolved with <paramref name="before"/>,
    /// with only the pixels of the parts that change computed again. Equal to <see cref="Resolve"/>, byte for byte.
    /// </summary>
    public ColorImage Recolor(ColorImage image, Palette before, Palette palette)
    {
        var recolored = new ColorImage(image.Width, image.Height, [.. image.Rgb]);
        Repaint(recolored, before, palette);
        return recolored;
    }

    /// <summary>The same as <see cref="Recolor"/>, but changes <paramref name="image"/> itself.</summary>
    public void Repaint(ColorImage image, Palette before, Palette palette)
    {
        RequireColors(before);
        RequireColors(palette);
        if (!before.HasBackgroundOf(palette))
        {
            Resolve(palette).Rgb.CopyTo(image.Rgb, 0);
            return;
        }

        ulong background = PaletteTables.Background(palette.Background);
        for (int id = 1; id <= _samples.HighestId; id++)
        {
            if (palette.Recolors(before, id))
            {
                foreach (int i in _samples.Showing((byte)id))
                {
                    Shade(image.Rgb, i, palette.Tables, BackgroundOf(palette, i, background));
                }
            }
        }
    }

    /// <summary>Where two palettes show the pose differently, found on the samples.</summary>
    internal PaletteDifference Difference(Palette a, Palette b)
    {
        RequireColors(a);
        RequireColors(b);
        return new PaletteDifference(_samples, _buffer.Width * _buffer.Height, a, b);
    }

    /// <summary>How many of each pixel's nine samples show a part that <paramref name="contains"/> accepts.</summary>
    public byte[] Coverage(Func<byte, bool> contains)
    {
        byte[] accepted = [.. Enumerable.Range(0, 256).Select(id => (byte)(contains((byte)id) ? 1 : 0))];
        byte[] coverage = new byte[_buffer.Width * _buffer.Height];
        coverage.AsSpan().Fill((byte)(SamplesPerPixel * accepted[PartMask.Background]));
        for (int i = 0; i < _samples.Foreground.Length; i++)
        {
            int covered = 0;
            foreach (int code in _samples.Codes(i))
            {
                covered += accepted[PaletteTables.Id(code)];
            }

            coverage[_samples.Foreground[i]] = (byte)covered;
        }

        return coverage;
    }

    /// <summary>
    /// Which of each pixel's nine samples show a part that <paramref name="contains"/> accepts: bit i is sample i, row
    /// by row.
    /// </summary>
    internal ushort[] SamplesShowing(Func<byte, bool> contains)
    {
        bool[] accepted = [.. Enumerable.Range(0, 256).Select(id => contains((byte)id))];
        ushort[] showing = new ushort[_buffer.Width * _buffer.Height];
        showing.AsSpan().Fill(accepted[PartMask.Background] ? (ushort)((1 << SamplesPerPixel) - 1) : (ushort)0);
        for (int i = 0; i < _samples.Foreground.Length; i++)
        {
            ReadOnlySpan<int> codes = _samples.Codes(i);
            int bits = 0;
            for (int sample = 0; sample < codes.Length; sample++)
            {
                bits |= accepted[PaletteTables.Id(codes[sample])] ? 1 << sample : 0;
            }

            showing[_samples.Foreground[i]] = (ushort)bits;
        }

        return showing;
    }

    private void Shade(byte[] rgb, int index, PaletteTables tables, ulong background)
    {
        ulong light = tables.HasSurfaces
            ? tables.Light(_samples.Codes(index), _samples.Surface(index))
            : tables.Light(_samples.Codes(index));
        light += background * _samples.BackgroundCount(index);
        PaletteTables.Write(light + _samples.Specular(index), rgb.AsSpan(3 * _samples.Foreground[index], 3));
    }

    /// <summary>The light that stands behind a pixel, where it shows any.</summary>
    private ulong BackgroundOf(Palette palette, int index, ulong flat)
    {
        if (palette.Backdrop is null || _samples.BackgroundCount(index) == 0)
        {
            return flat;
        }

        ReadOnlySpan<byte> rgb = palette.Backdrop.Rgb.AsSpan(3 * _samples.Foreground[index], 3);
        return PaletteTables.Background(new SrgbColor(rgb[0], rgb[1], rgb[2]));
    }

    private byte[] Flat(SrgbColor color)
    {
        byte[] rgb = GC.AllocateUninitializedArray<byte>(_buffer.Width * _buffer.Height * 3);
        Span<byte> row = rgb.AsSpan(0, _buffer.Width * 3);
        for (int x = 0; x < row.Length; x += 3)
        {
            (row[x], row[x + 1], row[x + 2]) = (color.R, color.G, color.B);
        }

        for (int start = row.Length; start < rgb.Length; start += row.Length)
        {
            row.CopyTo(rgb.AsSpan(start));
        }

        return rgb;
    }

    private void RequireColors(Palette palette)
    {
        if (palette.Backdrop is { } backdrop && (backdrop.Width, backdrop.Height) != (_buffer.Width, _buffer.Height))
        {
            throw new ArgumentException(
                $"the backdrop has {backdrop.Width} x {backdrop.Height} pixels, the pose {_buffer.Width} x "
                + $"{_buffer.Height}", nameof(palette));
        }

        if (palette.Parts.Count < _samples.HighestId)
        {
            throw new ArgumentException(
                $"the pose shows part {_samples.HighestId}, the palette has colours for {palette.Parts.Count} parts",
                nameof(palette));
        }

        if (palette.Tables.HasSurfaces && !_samples.HasSurface)
        {
            throw new ArgumentException(
                "the palette has patterns or textures, the pose was rendered without them", nameof(palette));
        }
    }
}
