using System.Runtime.CompilerServices;
using An8Suite.Rendering.Contexts;

namespace An8Suite.Tests.Rendering.Contexts;

public sealed class WindowPixelFormatTests
{
    private const uint Usable = WindowPixelFormat.DrawToWindow | WindowPixelFormat.SupportsOpenGl;

    [Fact]
    public void Has_the_size_that_windows_expects() => Assert.Equal(40, Unsafe.SizeOf<WindowPixelFormat>());

    [Fact]
    public void The_least_memory_wins_and_the_first_of_equals() =>
        Assert.Equal(3, WindowPixelFormat.Choose([Format(depth: 24), Format(depth: 24, stencil: 8), Format(), Format()]));

    [Fact]
    public void The_opengl_of_windows_itself_is_not_taken()
    {
        Assert.Equal(0, WindowPixelFormat.Choose([Format(WindowPixelFormat.Generic), Format(WindowPixelFormat.Generic, depth: 32)]));
        Assert.Equal(2, WindowPixelFormat.Choose([Format(WindowPixelFormat.Generic), Format(depth: 24)]));
    }

    [Fact]
    public void A_driver_behind_windows_own_counts() =>
        Assert.Equal(1, WindowPixelFormat.Choose([Format(WindowPixelFormat.Generic | WindowPixelFormat.GenericAccelerated)]));

    [Fact]
    public void What_no_window_or_no_opengl_can_use_is_not_taken()
    {
        WindowPixelFormat bitmap = Format();
        bitmap.Flags = WindowPixelFormat.SupportsOpenGl;
        WindowPixelFormat plain = Format();
        plain.Flags = WindowPixelFormat.DrawToWindow;
        WindowPixelFormat indexed = Format();
        indexed.PixelType = 1;
        WindowPixelFormat coarse = Format();
        coarse.ColorBits = 16;
        Assert.Equal(0, WindowPixelFormat.Choose([bitmap, plain, indexed, coarse]));
        Assert.Equal(5, WindowPixelFormat.Choose([bitmap, plain, indexed, coarse, Format(depth: 32, stencil: 8)]));
        Assert.Equal(0, WindowPixelFormat.Choose([]));
    }

    private static WindowPixelFormat Format(uint flags = 0, byte depth = 0, byte stencil = 0) => new()
    {
        Flags = Usable | flags,
        PixelType = WindowPixelFormat.Rgba,
        ColorBits = 32,
        DepthBits = depth,
        StencilBits = stencil,
    };
}
