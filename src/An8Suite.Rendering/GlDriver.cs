namespace An8Suite.Rendering;

/// <summary>Which OpenGL implementation draws, in its own words.</summary>
/// <param name="Vendor">Such as <c>Mesa/X.org</c>.</param>
/// <param name="Renderer">Such as <c>llvmpipe (LLVM 15.0.6, 256 bits)</c>.</param>
/// <param name="Version">Such as <c>4.5 (Core Profile) Mesa 22.3.6</c>.</param>
public sealed record GlDriver(string Vendor, string Renderer, string Version)
{
    /// <summary>Whether this is Mesa's llvmpipe, whose pixels are the same on every machine.</summary>
    public bool IsLlvmpipe => Renderer.StartsWith("llvmpipe", StringComparison.Ordinal);
}
