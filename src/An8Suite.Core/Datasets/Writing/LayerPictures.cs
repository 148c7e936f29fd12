using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Core.Scenes.Shading;

namespace An8Suite.Core.Datasets.Writing;

/// <summary>The pictures of a recipe's layers.</summary>
internal sealed class LayerPictures(Recipe recipe, IReadOnlyList<PartEntry> parts)
{
    private readonly byte[] _instances = [0, .. parts.Select(part => recipe.InstanceOf(part.Name))];

    /// <summary>A layer of a rendered pose, as PNG.</summary>
    /// <param name="layer">Which one.</param>
    /// <param name="resolver">With geometry, unless it is of instances.</param>
    /// <param name="view">What was rendered.</param>
    public byte[] Encode(PictureLayer layer, PoseResolver resolver, SceneView view)
    {
        PartMask ids = resolver.Parts;
        return layer switch
        {
            PictureLayer.Depth => PngWriter.EncodeGrey16(
                ids.Width, ids.Height, Geometry(resolver).Depth(ids, view.FarDistance)),
            PictureLayer.Normals => PngWriter.EncodeRgb16(ids.Width, ids.Height, Geometry(resolver).Normals(ids)),
            _ => PngWriter.EncodeGrey(ids.Width, ids.Height, Instances(ids.Ids)),
        };
    }

    /// <summary>The instance that each pixel shows: 0 for background and ground.</summary>
    public byte[] Instances(byte[] ids) => Array.ConvertAll(ids, id => _instances[id]);

    private static PixelGeometry Geometry(PoseResolver resolver) => resolver.Geometry
        ?? throw new ArgumentException("rendered without geometry, the recipe's layers need it", nameof(resolver));
}
