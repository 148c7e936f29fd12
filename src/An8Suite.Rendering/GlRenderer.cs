using An8Suite.Core.Geometry;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Shading;
using An8Suite.Rendering.Contexts;
using An8Suite.Rendering.Drawing;
using Silk.NET.Core.Contexts;
using Silk.NET.OpenGL;

namespace An8Suite.Rendering;

/// <summary>Renders by a driver of OpenGL, without a window.</summary>
/// <remarks>
/// Calls wait for each other, and the context is current only inside a call. Disposing frees the driver's buffers, then
/// the context.
/// </remarks>
internal sealed class GlRenderer : IPoseRenderer
{
    private readonly Lock _oneAtATime = new();
    private readonly IGLContext _context;
    private readonly GL _gl;
    private readonly MeshBuffers _uploaded;
    private readonly CutTextures? _cuts;
    private readonly ScenePass _pass;
    private readonly SilhouettePass _silhouettes;
    private readonly GeometryPass? _geometry; // null unless layers need it
    private readonly TexelPool _texels;
    private readonly PictureSize _size;
    private bool _disposed;

    /// <summary>Opens a context and uploads <paramref name="mesh"/>.</summary>
    public GlRenderer(Mesh mesh, PictureSize size, MeshLooks looks, RenderDevice device)
    {
        _size = size;
        _texels = new TexelPool(size, looks.Surface is not null);
        _context = GlContexts.Create(device);
        try
        {
            _context.MakeCurrent();
            _gl = GL.GetApi(_context);
            Driver = GlDriver.Of(_gl);
            _uploaded = new MeshBuffers(_gl, mesh);
            GlException.ThrowIfAny(_gl, "upload of the mesh");
            var samples = new PictureSize(
                size.Width * GBuffer.SamplesPerSide, size.Height * GBuffer.SamplesPerSide);
            var shaders = Shaders.Of(_gl, device);
            _cuts = looks.Cuts.Count == 0 ? null : new CutTextures(_gl, looks.Cuts);
            _pass = new ScenePass(
                shaders, (_uploaded, [.. mesh.Parts.Select(part => looks.MaterialOf(part.Name))]), samples,
                looks.Surface, _cuts);
            _silhouettes = new SilhouettePass(shaders, _uploaded, size, _cuts);
            _geometry = looks.HasGeometry ? new GeometryPass(shaders, _uploaded, size, _cuts) : null;
        }
        catch
        {
            _context.Clear();
            _context.Dispose();
            throw;
        }

        _context.Clear();
    }

    /// <inheritdoc/>
    public GlDriver Driver { get; }

    /// <inheritdoc/>
    public IReadOnlyList<GBuffer> Render(SceneView view, PixelRegion region, IReadOnlyList<PartSet> sets)
    {
        TexelBuffers[] texels = [.. sets.Select(_ => _texels.Rent())];
        lock (_oneAtATime)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _context.MakeCurrent();
            try
            {
                for (int i = 0; i < sets.Count; i++)
                {
                    _pass.Draw(view, region, texels[i], sets[i]);
                }

                PartSilhouettes silhouettes = _silhouettes.Draw(view, region);
                return [.. texels.Select((own, i) => new GBuffer(
                    _size.Width, _size.Height, own.Scene, region, _texels.Return)
                {
                    Surface = own.Surface,
                    Silhouettes = silhouettes,
                    Geometry = _geometry?.Draw(view, region, sets[i]),
                })];
            }
            finally
            {
                _context.Clear();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_oneAtATime)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            _context.MakeCurrent();
            _geometry?.Dispose();
            _silhouettes.Dispose();
            _pass.Dispose();
            _cuts?.Dispose();
            _uploaded.Dispose();
            _context.Clear();
            _gl.Dispose();
            _context.Dispose();
        }
    }
}
