using System.Numerics;
using An8Suite.Core.Geometry;
using An8Suite.Core.Scenes;
using Silk.NET.OpenGL;

namespace An8Suite.Rendering;

/// <summary>The pass that draws a mesh into the texels of a <see cref="GBuffer"/>: one draw a part, nothing blended.</summary>
internal sealed class ScenePass : IDisposable
{
    private readonly GL _gl;
    private readonly IReadOnlyList<MeshPart> _parts;
    private readonly PartMaterial[] _materials;
    private readonly ShaderProgram[] _programs;
    private readonly ShaderProgram[] _programOfPart;
    private readonly Framebuffer _target;
    private readonly MeshBuffers _mesh;

    /// <summary>Prepares everything that does not change from pose to pose; sizes are in samples, <paramref name="uploaded"/> stays the caller's.</summary>
    public ScenePass(GL gl, Mesh mesh, MeshBuffers uploaded, int width, int height)
    {
        (_gl, _parts, _mesh) = (gl, mesh.Parts, uploaded);
        _materials = [.. mesh.Parts.Select(part => PartMaterial.Of(part.Name))];
        _target = new Framebuffer(gl, width, height);
        Dictionary<string, ShaderProgram> byWords = _materials.DistinctBy(Key).ToDictionary(
            Key, material => new ShaderProgram(gl, ShaderProgram.Folder, "scene", material.ShaderWords));
        _programs = [.. byWords.Values];
        _programOfPart = [.. _materials.Select(material => byWords[Key(material)])];
    }

    /// <summary>Draws the parts <paramref name="shown"/> and copies the texels of <paramref name="region"/> (pixels), top row first.</summary>
    public void Draw(SceneView view, PixelRegion region, byte[] texels, PartSet shown)
    {
        _target.Bind();
        _gl.Disable(EnableCap.Blend);
        _gl.Disable(EnableCap.CullFace);
        _gl.Disable(EnableCap.Dither);
        _gl.Enable(EnableCap.DepthTest);
        _gl.ClearColor(0, 0, 0, 0);
        _gl.Clear(ClearBufferMask.ColorBufferBit | ClearBufferMask.DepthBufferBit);
        foreach (ShaderProgram program in _programs)
        {
            program.Use();
            SetView(program, view);
        }

        _mesh.Bind();
        for (int i = 0; i < _parts.Count; i++)
        {
            if (!shown.Contains(_parts[i].Id))
            {
                continue;
            }

            ShaderProgram program = _programOfPart[i];
            program.Use();
            SetPart(program, _parts[i].Id, _materials[i]);
            _mesh.Draw(_parts[i]);
        }

        const int Side = GBuffer.SamplesPerSide;
        _target.Read(texels, Side * region.Left, Side * region.Top, Side * region.Width, Side * region.Height);
        GlException.ThrowIfAny(_gl, "scene pass");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (ShaderProgram program in _programs)
        {
            program.Dispose();
        }

        _target.Dispose();
    }

    private static string Key(PartMaterial material) => string.Join(' ', material.ShaderWords);

    private static void SetView(ShaderProgram program, SceneView view)
    {
        program.Set("clipFromModel", ExactMatrices.ClipFromModel(view));
        program.Set("worldFromModel", view.Model);
        program.Set("eye", Eye(view.View));
        program.Set("light", new Vector4(view.LightDirection, view.LightStrength));
        program.Set("codeRange", new Vector2((float)GBuffer.ShadeRange, (float)GBuffer.TintRange));
    }

    private static void SetPart(ShaderProgram program, byte id, PartMaterial material)
    {
        // A byte over 255 comes back from an 8-bit target as the same byte.
        program.Set("partId", id / 255f);
        program.Set("reflection", new Vector4(material.Wrap, material.Translucency, material.Specular, material.Shininess));
        program.Set("gradient", new Vector2(material.RootTint, material.TipTint));
        foreach ((string uniform, float depth) in material.Reliefs)
        {
            program.Set(uniform, depth);
        }
    }

    private static Vector3 Eye(Matrix4x4 worldToCamera)
    {
        Matrix4x4 m = worldToCamera;
        return new Vector3(
            (float)-(((double)m.M41 * m.M11) + ((double)m.M42 * m.M12) + ((double)m.M43 * m.M13)),
            (float)-(((double)m.M41 * m.M21) + ((double)m.M42 * m.M22) + ((double)m.M43 * m.M23)),
            (float)-(((double)m.M41 * m.M31) + ((double)m.M42 * m.M32) + ((double)m.M43 * m.M33)));
    }
}
