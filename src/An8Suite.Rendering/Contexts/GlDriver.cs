using An8Suite.Core;
using Silk.NET.Core.Contexts;
using Silk.NET.OpenGL;

namespace An8Suite.Rendering.Contexts;

/// <summary>Which OpenGL implementation draws, in its own words.</summary>
/// <param name="Vendor">Such as <c>Mesa/X.org</c>.</param>
/// <param name="Renderer">Such as <c>llvmpipe (LLVM 15.0.6, 256 bits)</c>.</param>
/// <param name="Version">Such as <c>4.5 (Core Profile) Mesa 22.3.6</c>.</param>
public sealed record GlDriver(string Vendor, string Renderer, string Version)
{
    /// <summary>Asks the driver that <see cref="SceneRenderer"/> would draw with.</summary>
    /// <exception cref="MissingComponentException">There is none; the message names what to install.</exception>
    public static GlDriver Query(RenderDevice device = default)
    {
        if (device.IsCpu)
        {
            return Cpu;
        }

        using IGLContext context = GlContexts.Create(device);
        context.MakeCurrent();
        try
        {
            using GL gl = GL.GetApi(context);
            return Of(gl);
        }
        finally
        {
            context.Clear();
        }
    }

    /// <summary>Our own renderer, which has no driver; its version grows when its pictures change.</summary>
    public static GlDriver Cpu { get; } = new("An8Suite", "CPU", "1");

    /// <summary>Whether this is Mesa's llvmpipe, whose pixels are the same on every machine.</summary>
    public bool IsLlvmpipe => Renderer.StartsWith("llvmpipe", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => $"{Renderer}, {Version}, {Vendor}";

    internal static GlDriver Of(GL gl) => new(
        gl.GetStringS(StringName.Vendor), gl.GetStringS(StringName.Renderer), gl.GetStringS(StringName.Version));
}
