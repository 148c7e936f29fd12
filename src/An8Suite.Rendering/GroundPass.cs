using System.Numerics;
using An8Suite.Core.Geometry;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Shading;
using An8Suite.Rendering.Drawing;

namespace An8Suite.Rendering;

/// <summary>
/// Draws the disc that everything stands on: first the shadows of all things, flat on it, then the disc itself, which
/// lies a little deeper and so shows where no shadow is.
/// </summary>
/// <remarks>A shadow has the id of the ground and no colour of its own; its edges are hard.</remarks>
internal sealed class GroundPass : IDisposable
{
    private readonly MeshBuffers _mesh;
    private readonly CutTextures? _cuts;
    private readonly ShaderProgram _lit;
    private readonly ShaderProgram _shadow;
    private readonly ShaderProgram? _cutShadow;

    /// <summary>Compiles; <paramref name="mesh"/> and <paramref name="cuts"/> stay the caller's.</summary>
    /// <param name="shaders">Of the current context.</param>
    /// <param name="mesh">What casts shadows, and the disc.</param>
    /// <param name="cuts">Null where no part is cut out.</param>
    /// <param name="hasSurface">Whether the target has a second colour.</param>
    public GroundPass(Shaders shaders, MeshBuffers mesh, CutTextures? cuts, bool hasSurface)
    {
        (_mesh, _cuts) = (mesh, cuts);
        string[] words = ["GROUND_DISC", .. hasSurface ? ["SURFACE"] : Array.Empty<string>()];
        _lit = shaders.Compile("scene", words);
        _shadow = shaders.Compile("scene", [.. words, "SHADOW"]);
        _cutShadow = cuts is null ? null : shaders.Compile("scene", [.. words, "SHADOW", CutTextures.Word]);
    }

    /// <summary>Draws shadows of the parts <paramref name="shown"/>, and the ground.</summary>
    public void Draw(SceneView view, GroundView ground, PartSet shown)
    {
        foreach (ShaderProgram program
            in (ShaderProgram[])[_lit, _shadow, .. _cutShadow is null ? [] : new[] { _cutShadow }])
        {
            program.Use();
            program.Set("codeRange", new Vector2((float)GBuffer.ShadeRange, (float)GBuffer.TintRange));
            program.Set("partId", ground.Id / 255f);
            program.Set("groundRadius", ground.Radius);
            for (int i = 0; i < GroundView.MostFeet; i++)
            {
                program.Set($"feet[{i}]", i < ground.Feet.Count ? ground.Feet[i] : new Vector4(0, 0, 1, 0));
            }
        }

        foreach (MeshPart part in ground.Shadow is null ? [] : _mesh.Parts)
        {
            if (part.Id != ground.Id && shown.Contains(part.Id) && view.ModelOf(part.Id) is { } model)
            {
                DrawShadow(view, part, ExactMatrices.Product(model, ground.Shadow!.Value));
            }
        }

        _lit.Use();
        _lit.Set("light", new Vector4(view.LightDirection, view.LightStrength));
        SetModel(_lit, view, view.ModelOf(ground.Id)!.Value);
        _mesh.Draw(_mesh.Parts[ground.Id - 1]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _lit.Dispose();
        _shadow.Dispose();
        _cutShadow?.Dispose();
    }

    private void DrawShadow(SceneView view, MeshPart part, Matrix4x4 world)
    {
        ShaderProgram program = part.IsCut ? _cutShadow! : _shadow;
        program.Use();
        SetModel(program, view, world);
        _mesh.Draw(program, part, _cuts);
    }

    private static void SetModel(ShaderProgram program, SceneView view, Matrix4x4 world)
    {
        program.Set("clipFromModel", ExactMatrices.ClipFromModel(view, world));
        program.Set("worldFromModel", world);
    }
}
