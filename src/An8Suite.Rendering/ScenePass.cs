using System.Numerics;
using An8Suite.Core.Geometry;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Core.Scenes.Shading;
using An8Suite.Rendering.Contexts;
using An8Suite.Rendering.Drawing;
using Silk.NET.OpenGL;

namespace An8Suite.Rendering;

/// <summary>
/// The pass that draws a mesh into the texels of a <see cref="GBuffer"/>: one draw a part, nothing blended.
/// </summary>
internal sealed class ScenePass : IDisposable
{
    private readonly GL _gl;
    private readonly IReadOnlyList<MeshPart> _parts;
    private readonly PartMaterial[] _materials;
    private readonly ShaderProgram[] _programs;
    private readonly ShaderProgram[] _programOfPart;
    private readonly Framebuffer _target;
    private readonly MeshBuffers _mesh;
    private readonly SurfacePlan? _surface;
    private readonly BaseTextures? _textures;
    private readonly CutTextures? _cuts;
    private readonly HashSet<ShaderProgram> _unlit;
    private readonly Shaders _shaders;
    private GroundPass? _ground; // compiled where a view has a ground

    /// <summary>Prepares everything that does not change from pose to pose.</summary>
    /// <param name="shaders">Of the current context.</param>
    /// <param name="drawn">The mesh, which stays the caller's, and the material of each of its parts.</param>
    /// <param name="samples">Columns and rows of samples.</param>
    /// <param name="surface">Null where every part is flat.</param>
    /// <param name="cuts">Null where no part is cut out; stays the caller's.</param>
    public ScenePass(
        Shaders shaders, (MeshBuffers Mesh, PartMaterial[] Materials) drawn, PictureSize samples,
        SurfacePlan? surface, CutTextures? cuts)
    {
        (MeshBuffers mesh, _materials) = drawn;
        (_gl, _parts, _mesh, _surface, _cuts) = (shaders.Gl, mesh.Parts, mesh, surface, cuts);
        _shaders = shaders;
        _target = new Framebuffer(_gl, samples.Width, samples.Height, colorCount: surface is null ? 1 : 2);
        string[][] words = [.. _materials.Select((material, i) => (string[])
        [
            .. material.ShaderWords, .. surface is null ? [] : SurfaceWords.Of(surface, i),
            .. mesh.Parts[i].IsCut ? [CutTextures.Word] : Array.Empty<string>(),
        ])];
        Dictionary<string, ShaderProgram> byWords = words.DistinctBy(Key).ToDictionary(
            Key, defined => shaders.Compile("scene", defined));
        _textures = surface is null ? null : new BaseTextures(_gl, surface.Pictures);
        _programs = [.. byWords.Values];
        _unlit = [.. _materials.Zip(words).Where(part => part.First.IsUnlit).Select(part => byWords[Key(part.Second)])];
        _programOfPart = [.. words.Select(defined => byWords[Key(defined)])];
    }

    /// <summary>
    /// Draws the parts <paramref name="shown"/> and copies the texels of <paramref name="region"/> (pixels), top row
    /// first.
    /// </summary>
    public void Draw(SceneView view, PixelRegion region, TexelBuffers texels, PartSet shown)
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
            SetView(program, view, _unlit.Contains(program));
        }

        _mesh.Bind();
        for (int i = 0; i < _parts.Count; i++)
        {
            if (!shown.Contains(_parts[i].Id) || view.ModelOf(_parts[i].Id) is not { } model
                || view.Ground?.Id == _parts[i].Id)
            {
                continue;
            }

            ShaderProgram program = _programOfPart[i];
            program.Use();
            SetModel(program, view, model, _materials[i].IsUnlit);
            SetPart(program, _parts[i].Id, _materials[i]);
            if (_surface?.IsMeasured(i) == true)
            {
                program.Set("patternFrame", new Vector4(_surface.Foot, 1 / _surface.Height));
            }

            DrawPart(program, i);
        }

        if (view.Ground is { } ground && shown.Contains(ground.Id))
        {
            _ground ??= new GroundPass(_shaders, _mesh, _cuts, _surface is not null);
            _ground.Draw(view, ground, shown);
        }

        Read(texels.Scene, 0, region);
        if (texels.Surface is not null)
        {
            Read(texels.Surface, 1, region);
        }

        GlException.ThrowIfAny(_gl, "scene pass");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (ShaderProgram program in _programs)
        {
            program.Dispose();
        }

        _ground?.Dispose();
        _textures?.Dispose();
        _target.Dispose();
    }

    private static string Key(string[] words) => string.Join(' ', words);

    private void DrawPart(ShaderProgram program, int i)
    {
        MeshPart part = _parts[i];
        bool isTextured = _surface?.IsTextured[i] == true;
        if (part.IsCut)
        {
            _cuts!.Draw(program, part, isTextured ? run => DrawTextured(program, run) : _mesh.Draw);
        }
        else if (isTextured)
        {
            foreach (MaterialRun run in part.Runs)
            {
                DrawTextured(program, run);
            }
        }
        else
        {
            _mesh.Draw(part);
        }
    }

    private void DrawTextured(ShaderProgram program, MaterialRun run)
    {
        _textures!.Bind(run.Texture);
        Matrix3x2 m = run.Texture?.Transform.Matrix ?? Matrix3x2.Identity;
        program.Set("baseFactor", run.Factor);
        program.Set("textureU", new Vector3(m.M11, m.M21, m.M31));
        program.Set("textureV", new Vector3(m.M12, m.M22, m.M32));
        _mesh.Draw(run);
    }

    private void Read(byte[] texels, int color, PixelRegion region)
    {
        const int Side = GBuffer.SamplesPerSide;
        _target.ReadFrom(color);
        _target.Read(texels, Side * region.Left, Side * region.Top, Side * region.Width, Side * region.Height);
    }

    private static void SetView(ShaderProgram program, SceneView view, bool isUnlit)
    {
        if (!isUnlit)
        {
            program.Set("eye", ExactMatrices.Eye(view));
            program.Set("light", new Vector4(view.LightDirection, view.LightStrength));
        }

        program.Set("codeRange", new Vector2((float)GBuffer.ShadeRange, (float)GBuffer.TintRange));
    }

    private static void SetModel(ShaderProgram program, SceneView view, Matrix4x4 model, bool isUnlit = false)
    {
        program.Set("clipFromModel", ExactMatrices.ClipFromModel(view, model));
        if (!isUnlit)
        {
            program.Set("worldFromModel", model);
        }
    }

    private static void SetPart(ShaderProgram program, byte id, PartMaterial material)
    {
        // A byte over 255 comes back from an 8-bit target as the same byte.
        program.Set("partId", id / 255f);
        if (material.IsUnlit)
        {
            return;
        }

        program.Set(
            "reflection", new Vector4(material.Wrap, material.Translucency, material.Specular, material.Shininess));
        program.Set("gradient", new Vector2(material.RootTint, material.TipTint));
        foreach ((string uniform, float depth) in material.Reliefs)
        {
            program.Set(uniform, depth);
        }
    }
}
