using System.Numerics;
using System.Runtime.InteropServices;
using An8Suite.Core.Geometry;
using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Shading;
using An8Suite.Rendering.Contexts;
using An8Suite.Rendering.Drawing;
using Silk.NET.OpenGL;

namespace An8Suite.Rendering;

/// <summary>The pass that finds where each part would show if nothing stood before it.</summary>
internal sealed class SilhouettePass : IDisposable
{
    private readonly GL _gl;
    private readonly MeshPart[][] _layers;
    private readonly MeshBuffers _mesh;
    private readonly ShaderProgram _program;
    private readonly ShaderProgram? _cutProgram;
    private readonly CutTextures? _cuts;
    private readonly Framebuffer _target;

    /// <summary>
    /// Prepares what does not change from pose to pose; <paramref name="uploaded"/> and <paramref name="cuts"/>, null
    /// where no part is cut out, stay the caller's.
    /// </summary>
    public SilhouettePass(Shaders shaders, MeshBuffers uploaded, PictureSize size, CutTextures? cuts)
    {
        (_gl, _mesh, _cuts) = (shaders.Gl, uploaded, cuts);
        _layers = [.. uploaded.Parts.Chunk(PartSilhouettes.PartsPerLayer)];
        _target = new Framebuffer(_gl, size.Width, size.Height);
        _program = shaders.Compile("silhouette");
        _cutProgram = cuts is null ? null : shaders.Compile("silhouette", CutTextures.Word);
    }

    /// <summary>Draws every part on its own bit.</summary>
    public PartSilhouettes Draw(SceneView view, PixelRegion region)
    {
        _target.Bind();
        _gl.Disable(EnableCap.Blend);
        _gl.Disable(EnableCap.CullFace);
        _gl.Disable(EnableCap.Dither);
        _gl.Disable(EnableCap.DepthTest);
        _gl.Enable(EnableCap.ColorLogicOp);
        _gl.LogicOp(LogicOp.Or);
        _mesh.Bind();
        uint[][] layers = [.. _layers.Select(parts => Draw(parts, view, region))];
        _gl.Disable(EnableCap.ColorLogicOp);
        GlException.ThrowIfAny(_gl, "silhouette pass");
        return new PartSilhouettes(layers);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _cutProgram?.Dispose();
        _program.Dispose();
        _target.Dispose();
    }

    private uint[] Draw(MeshPart[] parts, SceneView view, PixelRegion region)
    {
        _gl.ClearColor(0, 0, 0, 0);
        _gl.Clear(ClearBufferMask.ColorBufferBit);
        for (int i = 0; i < parts.Length; i++)
        {
            if (view.ModelOf(parts[i].Id) is not { } model)
            {
                continue;
            }

            // Bytes come back red first, which is the lowest byte of a little-endian word.
            float value = (1 << (i % 8)) / 255f;
            ShaderProgram program = parts[i].IsCut ? _cutProgram! : _program;
            program.Use();
            program.Set("clipFromModel", ExactMatrices.ClipFromModel(view, model));
            program.Set("bit", new Vector4(
                i / 8 == 0 ? value : 0, i / 8 == 1 ? value : 0, i / 8 == 2 ? value : 0, i / 8 == 3 ? value : 0));
            _mesh.Draw(program, parts[i], _cuts);
        }

        uint[] words = new uint[_target.Width * _target.Height];
        _target.Read(MemoryMarshal.AsBytes(words.AsSpan()), region.Left, region.Top, region.Width, region.Height);
        return words;
    }
}
