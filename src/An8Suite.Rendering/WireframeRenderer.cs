using An8Suite.Core.Geometry;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Rendering.Contexts;
using Silk.NET.Core.Contexts;
using Silk.NET.OpenGL;

namespace An8Suite.Rendering;

/// <summary>
/// Draws the edges of a mesh's visible triangles, for people who look at a mesh; datasets never hold them.
/// </summary>
/// <remarks>It has a context of its own, so that a <see cref="SceneRenderer"/> need not know of it.</remarks>
public sealed class WireframeRenderer : IDisposable
{
    private readonly IGLContext _context;
    private readonly GL _gl;
    private readonly MeshBuffers _uploaded;
    private readonly WireframePass _pass;

    /// <summary>
    /// Opens a context and uploads <paramref name="mesh"/>; <paramref name="size"/> is that of the pictures.
    /// </summary>
    public WireframeRenderer(Mesh mesh, PictureSize size, RenderDevice device = default)
    {
        _context = GlContexts.Create(device);
        try
        {
            _context.MakeCurrent();
            _gl = GL.GetApi(_context);
            _uploaded = new MeshBuffers(_gl, mesh);
            _pass = new WireframePass(Shaders.Of(_gl, device), mesh, _uploaded, size);
        }
        catch
        {
            _context.Clear();
            _context.Dispose();
            throw;
        }

        _context.Clear();
    }

    /// <summary>Whether an edge shows at each pixel, top row first.</summary>
    public BinaryMask Draw(SceneView view) => Draw(view, PartSet.All);

    /// <summary>The same with some of the parts only.</summary>
    public BinaryMask Draw(SceneView view, PartSet shown)
    {
        _context.MakeCurrent();
        try
        {
            return _pass.Draw(view, shown);
        }
        finally
        {
            _context.Clear();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _context.MakeCurrent();
        _pass.Dispose();
        _uploaded.Dispose();
        _context.Clear();
        _gl.Dispose();
        _context.Dispose();
    }
}
