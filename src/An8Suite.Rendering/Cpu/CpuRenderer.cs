using System.Collections.Concurrent;
using An8Suite.Core.Geometry;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Shading;
using An8Suite.Rendering.Contexts;
using An8Suite.Rendering.Drawing;

namespace An8Suite.Rendering.Cpu;

/// <summary>
/// Renders without a driver, on the processor: the same bytes on every system and processor, since coverage is computed
/// in integers and light in operations that IEEE 754 fixes.
/// </summary>
/// <remarks>Threads render side by side, each a pose of its own.</remarks>
internal sealed class CpuRenderer : IPoseRenderer
{
    private readonly ConcurrentBag<SamplePainter> _idle = [];
    private readonly TexelPool _texels;
    private readonly Func<SamplePainter> _paint;
    private bool _disposed;

    /// <summary>Prepares what does not change from pose to pose.</summary>
    public CpuRenderer(Mesh mesh, PictureSize size, MeshLooks looks)
    {
        CpuCuts? cuts = looks.Cuts.Count == 0 ? null : new CpuCuts(looks.Cuts);
        SurfacePattern? pattern = looks.Surface is null ? null : new SurfacePattern(looks.Surface);
        _texels = new TexelPool(size, pattern is not null);
        _paint = () => new SamplePainter(mesh, size, looks, cuts, pattern);
    }

    /// <inheritdoc/>
    public GlDriver Driver => GlDriver.Cpu;

    /// <inheritdoc/>
    public IReadOnlyList<GBuffer> Render(SceneView view, PixelRegion region, IReadOnlyList<PartSet> sets)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        SamplePainter painter = _idle.TryTake(out SamplePainter? idle) ? idle : _paint();
        IReadOnlyList<GBuffer> painted = painter.Paint(
            view, region,
            [.. sets.Select(parts => (parts, _texels.Rent()))],
            _texels.Return);
        _idle.Add(painter);
        return painted;
    }

    /// <inheritdoc/>
    public void Dispose() => _disposed = true;
}
