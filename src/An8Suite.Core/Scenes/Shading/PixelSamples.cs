using System.Numerics;
using System.Runtime.InteropServices;
using An8Suite.Core.Imaging;

namespace An8Suite.Core.Scenes.Shading;

/// <summary>The samples of a G-buffer gathered by pixel, for the pixels that show anything but background.</summary>
internal sealed class PixelSamples
{
    private const int Side = GBuffer.SamplesPerSide;
    private const int PerPixel = Side * Side;

    private readonly int[] _foreground;
    private readonly int[] _codes;
    private readonly uint[] _surface;
    private readonly ulong[] _specular;
    private readonly byte[] _backgroundCounts;
    private readonly PixelsByPart _byPart;

    /// <summary>Reads the buffer: once to find the pixels that show a part, once for their samples.</summary>
    public PixelSamples(GBuffer buffer)
    {
        CentreIds = new byte[buffer.Width * buffer.Height];
        HasSurface = buffer.Surface is not null;
        _foreground = FindForeground(buffer);
        _codes = GC.AllocateUninitializedArray<int>(_foreground.Length * PerPixel);
        _specular = GC.AllocateUninitializedArray<ulong>(_foreground.Length);
        _backgroundCounts = new byte[_foreground.Length];
        ReadOnlySpan<uint> texels = MemoryMarshal.Cast<byte, uint>(buffer.Texels);
        for (int i = 0; i < _foreground.Length; i++)
        {
            Gather(texels, buffer.Width, i);
        }

        _surface = buffer.Surface is null ? []
            : GatherSurface(MemoryMarshal.Cast<byte, uint>(buffer.Surface), buffer.Width);
        _byPart = new PixelsByPart(_codes, PerPixel);
    }

    /// <summary>The id of every pixel's centre sample.</summary>
    public byte[] CentreIds { get; }

    /// <summary>The largest id in the buffer.</summary>
    public int HighestId => _byPart.HighestId;

    /// <summary>The pixels with at least one sample of a part, in order.</summary>
    public ReadOnlySpan<int> Foreground => _foreground;

    /// <summary>The nine codes of the pixel at <paramref name="index"/> of <see cref="Foreground"/>.</summary>
    public ReadOnlySpan<int> Codes(int index) => _codes.AsSpan(index * PerPixel, PerPixel);

    /// <summary>Whether the samples' surface is known.</summary>
    public bool HasSurface { get; }

    /// <summary>
    /// The surface of the same nine, as <see cref="GBuffer.Surface"/> has it; only where <see cref="HasSurface"/>.
    /// </summary>
    public ReadOnlySpan<uint> Surface(int index) => _surface.AsSpan(index * PerPixel, PerPixel);

    /// <summary>How many of those nine show the background.</summary>
    public byte BackgroundCount(int index) => _backgroundCounts[index];

    /// <summary>
    /// The highlights of the pixel at <paramref name="index"/> of <see cref="Foreground"/>, added up.
    /// </summary>
    public ulong Specular(int index) => _specular[index];

    /// <summary>
    /// Where in <see cref="Foreground"/> the pixels with at least one sample of part <paramref name="id"/> are.
    /// </summary>
    public ReadOnlySpan<int> Showing(byte id) => _byPart.Showing(id);

    private static int[] FindForeground(GBuffer buffer)
    {
        PixelRegion region = buffer.Region;
        int stride = Side * buffer.Width;
        ReadOnlySpan<uint> texels = MemoryMarshal.Cast<byte, uint>(buffer.Texels);
        int[] found = GC.AllocateUninitializedArray<int>(region.Width * region.Height);
        uint[] union = new uint[Side * region.Width];
        int count = 0;
        for (int y = region.Top; y < region.Top + region.Height; y++)
        {
            ReadOnlySpan<uint> rows = texels.Slice((Side * y * stride) + (Side * region.Left));
            Union(rows, stride, union);
            for (int x = 0; x < region.Width; x++)
            {
                if ((union[Side * x] | union[(Side * x) + 1] | union[(Side * x) + 2]) >> 24 != PartMask.Background)
                {
                    found[count++] = (y * buffer.Width) + region.Left + x;
                }
            }
        }

        return found[..count];
    }

    /// <summary>
    /// The bits that three rows of samples have together: a sample of a part has some in its highest byte.
    /// </summary>
    private static void Union(ReadOnlySpan<uint> rows, int stride, uint[] union)
    {
        ReadOnlySpan<uint> top = rows[..union.Length];
        ReadOnlySpan<uint> middle = rows.Slice(stride, union.Length);
        ReadOnlySpan<uint> bottom = rows.Slice(2 * stride, union.Length);
        int i = 0;
        for (; i + Vector<uint>.Count <= union.Length; i += Vector<uint>.Count)
        {
            (new Vector<uint>(top[i..]) | new Vector<uint>(middle[i..]) | new Vector<uint>(bottom[i..]))
                .CopyTo(union, i);
        }

        for (; i < union.Length; i++)
        {
            union[i] = top[i] | middle[i] | bottom[i];
        }
    }

    private uint[] GatherSurface(ReadOnlySpan<uint> samples, int width)
    {
        uint[] gathered = GC.AllocateUninitializedArray<uint>(_foreground.Length * PerPixel);
        for (int i = 0; i < _foreground.Length; i++)
        {
            (int y, int x) = Math.DivRem(_foreground[i], width);
            for (int row = 0; row < Side; row++)
            {
                samples.Slice((((Side * y) + row) * Side * width) + (Side * x), Side)
                    .CopyTo(gathered.AsSpan((i * PerPixel) + (row * Side)));
            }
        }

        return gathered;
    }

    private void Gather(ReadOnlySpan<uint> texels, int width, int index)
    {
        int pixel = _foreground[index];
        (int y, int x) = Math.DivRem(pixel, width);
        int stride = Side * width;
        int corner = (Side * y * stride) + (Side * x);
        Span<int> codes = _codes.AsSpan(index * PerPixel, PerPixel);
        ulong specular = 0;
        int background = 0;
        for (int sample = 0; sample < codes.Length; sample += Side)
        {
            ReadOnlySpan<uint> row = texels.Slice(corner, Side);
            for (int column = 0; column < row.Length; column++)
            {
                uint texel = row[column];
                int code = PaletteTables.Code(texel);
                codes[sample + column] = code;
                specular += PaletteTables.SpecularOf(texel);
                background += code == PartMask.Background ? 1 : 0;
            }

            corner += stride;
        }

        _backgroundCounts[index] = (byte)background;
        CentreIds[pixel] = (byte)PaletteTables.Id(codes[PerPixel / 2]);
        _specular[index] = specular;
    }
}
