using An8Suite.Core.Scenes;
using An8Suite.Core.Scenes.Patterns;

namespace An8Suite.Core.Datasets.Verification;

/// <summary>The patterns of a dataset's recipe, by the text that stands for them in its metadata.</summary>
internal sealed class RecordedSurfaces
{
    private readonly Dictionary<string, PartSurface> _known = new()
    {
        [string.Empty] = default,
        [MetadataPart.Texture] = PartSurface.Texture,
    };

    /// <summary>Lists the patterns of all classes.</summary>
    public RecordedSurfaces(Recipe recipe)
    {
        foreach (RecipeClass shown in recipe.Classes)
        {
            if (shown.Pattern is { } pattern)
            {
                _known[pattern.Yaml] = new PartSurface(recipe.PatternBitOf(shown), pattern.Color);
            }
        }
    }

    /// <summary>The surface of every part of a row; empty where all are flat.</summary>
    /// <exception cref="InputException">The row has a pattern that the recipe lacks.</exception>
    public IReadOnlyList<PartSurface> Of(MetadataRow row)
    {
        PartSurface[] surfaces = [.. row.Parts.Select(part => Of(part, row.Id))];
        return Array.TrueForAll(surfaces, surface => surface.IsFlat) ? [] : surfaces;
    }

    private PartSurface Of(MetadataPart part, string id) => _known.TryGetValue(part.Surface ?? string.Empty, out PartSurface surface)
        ? surface
        : throw new InputException($"{id}: part {part.Name}: expected a pattern of the recipe or none, found '{part.Surface}'");
}
