using System.Runtime.InteropServices;
using An8Suite.Core.Imaging;

namespace An8Suite.Core.Scenes.Shading;

/// <summary>How two renderers agree about one view.</summary>
/// <param name="Samples">Samples that show a part in one of the two.</param>
/// <param name="OnEdges">Samples that show another part in the one than in the other, at an edge between parts.</param>
/// <param name="Inside">The same away from edges, where there must be none.</param>
/// <param name="Pixels">Pixels all of whose samples show the same parts in both.</param>
/// <param name="Recolored">Those of them whose colour differs by more than <see cref="ColorSteps"/>.</param>
public sealed record RendererAgreement(int Samples, int OnEdges, int Inside, int Pixels, int Recolored)
{
    /// <summary>Steps of a channel by which colours may differ, because renderers round.</summary>
    public const int ColorSteps = 2;

    /// <summary>
    /// One pixel in so many may differ by more: where a surface is seen edge-on, renderers do not agree which of its
    /// sides it is, and light it from either.
    /// </summary>
    private const int PixelsPerException = 1000;

    /// <summary>One sample in so many may lie on the other side of an edge.</summary>
    private const int SamplesPerException = 1000;

    private const int Side = GBuffer.SamplesPerSide;

    /// <summary>Whether they show the same.</summary>
    public bool Holds => Inside == 0 && OnEdges <= 1 + (Samples / SamplesPerException)
        && Recolored <= 1 + (Pixels / PixelsPerException);

    /// <summary>Compares two buffers of one view, and the pictures that one palette makes of them.</summary>
    public static RendererAgreement Of(
        (GBuffer Samples, ColorImage Picture) one, (GBuffer Samples, ColorImage Picture) other)
    {
        int width = Side * one.Samples.Width;
        ReadOnlySpan<uint> a = MemoryMarshal.Cast<byte, uint>(one.Samples.Texels);
        ReadOnlySpan<uint> b = MemoryMarshal.Cast<byte, uint>(other.Samples.Texels);
        bool[] differs = new bool[one.Samples.Width * one.Samples.Height];
        (int samples, int onEdges, int inside) = (0, 0, 0);
        for (int i = 0; i < a.Length; i++)
        {
            samples += (a[i] | b[i]) >> 24 != 0 ? 1 : 0;
            if ((a[i] ^ b[i]) >> 24 != 0)
            {
                bool isEdge = IsEdge(a, width, i) || IsEdge(b, width, i);
                (onEdges, inside) = isEdge ? (onEdges + 1, inside) : (onEdges, inside + 1);
                differs[(i / width / Side * one.Samples.Width) + (i % width / Side)] = true;
            }
        }

        int recolored = Enumerable.Range(0, differs.Length).Count(pixel => !differs[pixel]
            && Enumerable.Range(3 * pixel, 3).Any(
                i => Math.Abs(one.Picture.Rgb[i] - other.Picture.Rgb[i]) > ColorSteps));
        return new RendererAgreement(samples, onEdges, inside, differs.Count(pixel => !pixel), recolored);
    }

    private static bool IsEdge(ReadOnlySpan<uint> texels, int width, int sample)
    {
        (int y, int x) = Math.DivRem(sample, width);
        for (int row = Math.Max(0, y - 1); row <= Math.Min((texels.Length / width) - 1, y + 1); row++)
        {
            for (int column = Math.Max(0, x - 1); column <= Math.Min(width - 1, x + 1); column++)
            {
                if ((texels[(row * width) + column] ^ texels[sample]) >> 24 != 0)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
