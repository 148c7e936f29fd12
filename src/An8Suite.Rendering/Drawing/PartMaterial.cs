using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Objects;
using An8Suite.Core.Scenes.Recipes;

namespace An8Suite.Rendering.Drawing;

/// <summary>
/// How a part takes light and varies in brightness; never in hue, so that a class colour stays what it is.
/// </summary>
internal sealed record PartMaterial
{
    /// <summary>How far light reaches around the terminator: 0 is Lambert's law, 1 half of the dark side.</summary>
    public float Wrap { get; init; } = 0.15f;

    /// <summary>The share of light from behind that shines through.</summary>
    public float Translucency { get; init; }

    /// <summary>Strength of the highlight.</summary>
    public float Specular { get; init; }

    /// <summary>How narrow the highlight is, as Blinn's exponent.</summary>
    public float Shininess { get; init; } = 24;

    /// <summary>Tint at v = 0; 1 leaves the colour as it is.</summary>
    public float RootTint { get; init; } = 1;

    /// <summary>Tint at v = 1.</summary>
    public float TipTint { get; init; } = 1;

    /// <summary>Depth of the veins that run from root to tip.</summary>
    public float ParallelVeins { get; init; }

    /// <summary>Depth of a midrib with side veins.</summary>
    public float PinnateVeins { get; init; }

    /// <summary>Depth of irregular grain.</summary>
    public float Grain { get; init; }

    /// <summary>Whether it shows its colour as it is, whatever the light.</summary>
    public bool IsUnlit { get; init; }

    /// <summary>What <c>scene.frag</c> must have defined for this material.</summary>
    internal IEnumerable<string> ShaderWords => IsUnlit ? ["UNLIT"]
        : Relief.Where(r => r.Depth > 0).Select(r => r.Word);

    /// <summary>The depth of each relief that the material has, by its uniform.</summary>
    internal IEnumerable<(string Uniform, float Depth)> Reliefs =>
        Relief.Where(r => r.Depth > 0).Select(r => (r.Uniform, r.Depth));

    private (string Word, string Uniform, float Depth)[] Relief =>
    [
        ("PARALLEL_VEINS", "parallelVeinDepth", ParallelVeins),
        ("PINNATE_VEINS", "pinnateVeinDepth", PinnateVeins),
        ("GRAIN", "grainDepth", Grain),
    ];

    /// <summary>Parts that the table does not know.</summary>
    public static PartMaterial Plain { get; } = new();

    private static readonly PartMaterial Unlit = new() { IsUnlit = true };

    private static readonly PartMaterial Petal = new()
    {
        Wrap = 0.35f,
        Translucency = 0.5f,
        Specular = 0.03f,
        Shininess = 16,
        RootTint = 0.78f,
        TipTint = 1.14f,
        ParallelVeins = 0.16f,
    };

    private static readonly PartMaterial Leaf = new()
    {
        Wrap = 0.25f,
        Translucency = 0.3f,
        Specular = 0.1f,
        Shininess = 24,
        RootTint = 0.8f,
        TipTint = 1.1f,
        PinnateVeins = 0.3f,
    };

    private static readonly PartMaterial Metal = new() { Specular = 0.45f, Shininess = 40 };

    private static readonly Dictionary<string, PartMaterial> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["petal"] = Petal,
        ["petals"] = Petal,
        ["leaf"] = Leaf,
        ["leaves"] = Leaf,
        ["sepals"] = Leaf,
        ["stem"] = new() { Wrap = 0.2f, Specular = 0.08f, Shininess = 20 },
        ["core"] = new() { Wrap = 0.25f, Specular = 0.05f, Shininess = 12 },
        ["pot"] = new() { Specular = 0.05f, Shininess = 10, Grain = 0.06f },
        ["body"] = new() { Wrap = 0.1f, Specular = 0.35f, Shininess = 60 },
        ["windows"] = new() { Specular = 0.25f, Shininess = 40 },
        ["wheels"] = new() { Wrap = 0.25f, Specular = 0.06f, Shininess = 8 },
        ["hubs"] = Metal,
        ["bumpers"] = Metal,
        ["lights"] = new() { Wrap = 0.3f, Specular = 0.5f, Shininess = 70 },
        ["cap"] = new() { Wrap = 0.2f, Specular = 0.14f, Shininess = 28 },
        ["gills"] = new() { Wrap = 0.45f, Translucency = 0.25f },
        ["ring"] = new() { Wrap = 0.35f, Translucency = 0.3f },
        ["grass"] = Leaf with { PinnateVeins = 0, ParallelVeins = 0.2f },
        ["soil"] = new() { Wrap = 0.3f, Grain = 0.45f },
    };

    /// <summary>
    /// The material of the part called <paramref name="name"/>, <see cref="Plain"/> when the table has none.
    /// </summary>
    public static PartMaterial Of(string name) => ByName.GetValueOrDefault(name, Plain);

    /// <summary>The same in a recipe's scene, where a part of an object has that of its own name.</summary>
    public static PartMaterial Of(string part, Recipe recipe) =>
        part == SceneCue.StickerName && recipe.RoleOf(part) == PartRole.Cue ? Unlit : Of(recipe.OwnNameOf(part));
}
