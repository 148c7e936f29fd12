using System.Runtime.InteropServices;
using An8Suite.Core.Geometry;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Shading;
using An8Suite.Rendering.Contexts;
using An8Suite.Rendering.Drawing;
using Silk.NET.OpenGL;

namespace An8Suite.Rendering;

/// <summary>The pass that finds distances and normals, one sample a pixel.</summary>
internal sealed class GeometryPass : IDisposable
{
    private readonly GL _gl;
    private readonly MeshBuffers _mesh;
    private readonly CutTextures? _cuts;
    private readonly ShaderProgram _program;
    private readonly ShaderProgram? _cutProgram;
    private readonly Framebuffer _target;

    /// <summary>
    /// Prepares what does not change from pose to pose; <paramref name="uploaded"/> and <paramref name="cuts"/>, null
    /// where no part is cut out, stay the caller's.
    /// </summary>
    public GeometryPass(Shaders shaders, MeshBuffers uploaded, PictureSize size, CutTextures? cuts)
    {
        (_gl, _mesh, _cuts) = (shaders.Gl, uploaded, cuts);
        _target = new Framebuffer(_gl, size.Width, size.Height, format: InternalFormat.Rgba32f);
        _program = shaders.Compile("geometry");
        _cutProgram = cuts is null ? null : shaders.Compile("geometry", CutTextures.Word);
    }

    /// <summary>Draws the parts <paramref name="shown"/> and the ground, without shadows.</summary>
    public PixelGeometry Draw(SceneView view, PixelRegion region, PartSet shown)
    {
        _target.Bind();
        _gl.Disable(EnableCap.Blend);
        _gl.Disable(EnableCap.CullFace);
        _gl.Disable(EnableCap.Dither);
        _gl.Enable(EnableCap.DepthTest);
        _gl.ClearColor(0, 0, 0, 0);
        _gl.Clear(ClearBufferMask.ColorBufferBit | ClearBufferMask.DepthBufferBit);
        _mesh.Bind();
        foreach (MeshPart part in _mesh.Parts.Where(part => shown.Contains(part.Id)))
        {
            Draw(part, view);
        }

        float[] texels = new float[_target.Width * _target.Height * PixelGeometry.FloatsPerPixel];
        _target.Read(MemoryMarshal.AsBytes(texels.AsSpan()), region.Left, region.Top, region.Width, region.Height);
        GlException.ThrowIfAny(_gl, "geometry pass");
        return new PixelGeometry(_target.Width, _target.Height, texels);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _cutProgram?.Dispose();
        _program.Dispose();
        _target.Dispose();
    }

    private void Draw(MeshPart part, SceneView view)
    {
        if (view.ModelOf(part.Id) is not { } model)
        {
            return;
        }

        ShaderProgram program = part.IsCut ? _cutProgram! : _program;
        program.Use();
        program.Set("clipFromModel", ExactMatrices.ClipFromModel(view, model));
        program.Set("cameraFromModel", ExactMatrices.Product(model, view.View));
        program.Set("partId", (float)part.Id);
        _mesh.Draw(program, part, _cuts);
    }
}
