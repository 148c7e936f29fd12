using System.Numerics;
using An8Suite.Core.Geometry;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Rendering.Contexts;
using An8Suite.Rendering.Drawing;
using Silk.NET.OpenGL;

namespace An8Suite.Rendering;

/// <summary>The pass that draws triangles as their edges, those behind the plant's surface left out.</summary>
internal sealed class WireframePass : IDisposable
{
    private readonly GL _gl;
    private readonly IReadOnlyList<MeshPart> _parts;
    private readonly MeshBuffers _mesh;
    private readonly ShaderProgram _program;
    private readonly Framebuffer _target;

    /// <summary>
    /// Prepares what does not change from pose to pose; <paramref name="uploaded"/> stays the caller's.
    /// </summary>
    public WireframePass(Shaders shaders, Mesh mesh, MeshBuffers uploaded, PictureSize size)
    {
        (_gl, _parts, _mesh) = (shaders.Gl, mesh.Parts, uploaded);
        _target = new Framebuffer(_gl, size.Width, size.Height);
        _program = shaders.Compile("silhouette");
    }

    /// <summary>Draws the edges of the parts <paramref name="shown"/>.</summary>
    public BinaryMask Draw(SceneView view, PartSet shown)
    {
        _target.Bind();
        _gl.Disable(EnableCap.Blend);
        _gl.Disable(EnableCap.CullFace);
        _gl.Enable(EnableCap.DepthTest);
        _gl.DepthFunc(DepthFunction.Lequal);
        _gl.ClearColor(0, 0, 0, 0);
        _gl.Clear(ClearBufferMask.ColorBufferBit | ClearBufferMask.DepthBufferBit);
        _program.Use();
        _mesh.Bind();

        // First the surface, pushed back a little, so that an edge is not hidden by its own triangle.
        _gl.Enable(EnableCap.PolygonOffsetFill);
        _gl.PolygonOffset(1, 1);
        DrawParts(view, shown, PolygonMode.Fill, Vector4.Zero);
        _gl.Disable(EnableCap.PolygonOffsetFill);
        DrawParts(view, shown, PolygonMode.Line, Vector4.One);
        _gl.PolygonMode(TriangleFace.FrontAndBack, PolygonMode.Fill);
        byte[] texels = new byte[_target.Width * _target.Height * 4];
        _target.Read(texels, 0, 0, _target.Width, _target.Height);
        GlException.ThrowIfAny(_gl, "wireframe pass");
        return new BinaryMask(
            _target.Width, _target.Height, [.. Enumerable.Range(0, texels.Length / 4).Select(i => texels[4 * i] > 0)]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _program.Dispose();
        _target.Dispose();
    }

    private void DrawParts(SceneView view, PartSet shown, PolygonMode mode, Vector4 color)
    {
        _gl.PolygonMode(TriangleFace.FrontAndBack, mode);
        _program.Set("bit", color);
        foreach (MeshPart part in _parts.Where(part => shown.Contains(part.Id)))
        {
            if (view.ModelOf(part.Id) is { } model)
            {
                _program.Set("clipFromModel", ExactMatrices.ClipFromModel(view, model));
                _mesh.Draw(part);
            }
        }
    }
}
