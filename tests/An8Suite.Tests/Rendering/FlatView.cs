using System.Numerics;
using An8Suite.Core.Scenes.Cameras;

namespace An8Suite.Tests.Rendering;

/// <summary>A view in which x and y of the mesh are the picture's, from -1 to 1, and light comes straight from the eye.</summary>
internal static class FlatView
{
    public static SceneView View { get; } = new()
    {
        Model = Matrix4x4.Identity,
        View = Matrix4x4.CreateTranslation(0, 0, -1),
        Projection = Matrix4x4.CreateScale(1, 1, -0.5f),
        LightDirection = Vector3.UnitZ,
        LightStrength = 1,
    };
}
