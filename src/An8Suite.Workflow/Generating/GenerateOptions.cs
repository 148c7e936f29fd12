using An8Suite.Core.Datasets.Writing;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Rendering.Contexts;

namespace An8Suite.Workflow.Generating;

/// <summary>Which dataset <c>an8 generate</c> renders.</summary>
public sealed record GenerateOptions
{
    /// <summary>A recipe file, or the name of a shipped one.</summary>
    public required string Recipe { get; init; }

    /// <summary>Side of the images in pixels; null for the recipe's.</summary>
    public int? Size { get; init; }

    /// <summary>How many of the recipe's poses; null for all.</summary>
    public int? Poses { get; init; }

    /// <summary>The mask policies; null for the recipe's.</summary>
    public IReadOnlyList<MaskPolicy>? Masks { get; init; }

    /// <summary>
    /// How much of the recipe's scene is shown, see <see cref="Core.Scenes.Recipes.SceneLevels"/>; null for all of it.
    /// </summary>
    public int? Level { get; init; }

    /// <summary>Whether every mask that parts make gets a coverage map; the recipe's choice stands otherwise.</summary>
    public bool Coverage { get; init; }

    /// <summary>The further pictures of every image; null for the recipe's.</summary>
    public IReadOnlyList<PictureLayer>? Layers { get; init; }

    /// <summary>Whether every image gets a twin.</summary>
    public bool Twins { get; init; }

    /// <summary>The part of the dataset to make; null for all of it.</summary>
    public Shard? Shard { get; init; }

    /// <summary>What becomes of the recipe that was read, such as another distance; null leaves it as it is.</summary>
    public Func<Recipe, Recipe>? Change { get; init; }

    /// <summary>What renders; the driver is recorded.</summary>
    public RenderDevice Device { get; init; }

    /// <summary>The seed; it takes the place of the recipe's.</summary>
    public ulong Seed { get; init; }
}
