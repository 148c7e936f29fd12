using An8Suite.Core.Geometry.Textures;
using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Recipes;

namespace An8Suite.Rendering.Drawing;

/// <summary>How a mesh is to be drawn.</summary>
/// <param name="Surface">Null where every part is flat.</param>
/// <param name="Cuts">The alpha of textures that cut parts out.</param>
/// <param name="MaterialOf">The material of a part, by its name.</param>
/// <param name="HasGeometry">Whether distances and normals are asked for.</param>
internal sealed record MeshLooks(
    SurfacePlan? Surface, IReadOnlyDictionary<BaseTexture, AlphaImage> Cuts,
    Func<string, PartMaterial> MaterialOf, bool HasGeometry);
