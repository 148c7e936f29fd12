using System.Runtime.InteropServices;

namespace An8Suite.Rendering.Contexts;

/// <summary>How a Windows window stores its pixels: PIXELFORMATDESCRIPTOR of wingdi.h.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct WindowPixelFormat
{
    public const uint DrawToWindow = 0x04;
    public const uint SupportsOpenGl = 0x20;
    public const uint Generic = 0x40;
    public const uint GenericAccelerated = 0x1000;
    public const byte Rgba = 0;

    public ushort Size;
    public ushort Version;
    public uint Flags;
    public byte PixelType;
    public byte ColorBits;
    public byte RedBits;
    public byte RedShift;
    public byte GreenBits;
    public byte GreenShift;
    public byte BlueBits;
    public byte BlueShift;
    public byte AlphaBits;
    public byte AlphaShift;
    public byte AccumulationBits;
    public byte AccumulationRedBits;
    public byte AccumulationGreenBits;
    public byte AccumulationBlueBits;
    public byte AccumulationAlphaBits;
    public byte DepthBits;
    public byte StencilBits;
    public byte AuxiliaryBuffers;
    public byte LayerType;
    public byte Reserved;
    public uint LayerMask;
    public uint VisibleMask;
    public uint DamageMask;

    /// <summary>
    /// Whether a vendor's or Mesa's driver stands behind it, not the OpenGL 1.1 that Windows brings itself.
    /// </summary>
    public readonly bool HasDriver => (Flags & Generic) == 0 || (Flags & GenericAccelerated) != 0;

    /// <summary>
    /// The number, from 1, of the format that a context takes whose window is never drawn into; 0 where none will do.
    /// </summary>
    /// <remarks>
    /// Everything is drawn into framebuffers of our own, so the least memory wins: no depth, no stencil, few colour
    /// bits. The first of equals, so that the choice does not depend on how many a driver lists after it.
    /// </remarks>
    public static int Choose(ReadOnlySpan<WindowPixelFormat> formats)
    {
        int chosen = 0;
        for (int i = 0; i < formats.Length; i++)
        {
            WindowPixelFormat format = formats[i];
            bool fits = (format.Flags & (DrawToWindow | SupportsOpenGl)) == (DrawToWindow | SupportsOpenGl)
                && format.HasDriver && format.PixelType == Rgba && format.ColorBits >= 24;
            if (fits && (chosen == 0 || format.Weight < formats[chosen - 1].Weight))
            {
                chosen = i + 1;
            }
        }

        return chosen;
    }

    private readonly int Weight => ColorBits + AlphaBits + DepthBits + StencilBits + AccumulationBits;
}
