using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Shading;

namespace An8Suite.Rendering.Drawing;

/// <summary>
/// Lends out the texels of G-buffers and takes them back: fresh megabytes for every pose would cost more than the
/// reading.
/// </summary>
/// <remarks>What is lent out is all zeros, the background.</remarks>
internal sealed class TexelPool(PictureSize size, bool hasSurface)
{
    private readonly ConcurrentBag<byte[]> _free = [];

    /// <summary>Texels of a whole picture.</summary>
    public TexelBuffers Rent() => new(RentOne(), hasSurface ? RentOne() : null);

    /// <summary>Takes texels back of which only the buffer's region was written.</summary>
    public void Return(GBuffer buffer)
    {
        Return(buffer.Texels, buffer.Region);
        if (buffer.Surface is byte[] surface)
        {
            Return(surface, buffer.Region);
        }
    }

    private byte[] RentOne() =>
        _free.TryTake(out byte[]? texels) ? texels : new byte[GBuffer.TexelBytes(size.Width, size.Height)];

    private void Return(byte[] written, PixelRegion region)
    {
        const int Side = GBuffer.SamplesPerSide;
        Span<uint> texels = MemoryMarshal.Cast<byte, uint>(written.AsSpan());
        for (int row = Side * region.Top; row < Side * (region.Top + region.Height); row++)
        {
            texels.Slice((row * Side * size.Width) + (Side * region.Left), Side * region.Width).Clear();
        }

        _free.Add(written);
    }
}
