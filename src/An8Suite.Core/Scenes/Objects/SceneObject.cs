using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;

namespace An8Suite.Core.Scenes.Objects;

/// <summary>A further object of a recipe's scene, which every pose places anew; key <c>objects</c>.</summary>
/// <remarks>
/// Its parts have ids after those of the recipe's mesh and are called <c>name</c> where it has one, <c>name_part</c>
/// where it has several. Sizes are shares of the height of the recipe's mesh.
/// </remarks>
/// <param name="Name">Letters, digits, <c>_ - .</c>; unique in the recipe.</param>
/// <param name="Role">What it is in the scene.</param>
public sealed record SceneObject(string Name, PartRole Role)
{
    /// <summary>Its mesh file, from the folder of the recipe; null for a shape, a copy, or parts of the mesh.</summary>
    public string? Mesh { get; init; }

    /// <summary>Its shape, where it has no mesh file.</summary>
    public BasicShape? Shape { get; init; }

    /// <summary>
    /// The colour of all its parts; null where <c>parts</c> of the recipe or the mesh says it, or
    /// <see cref="IsClassColored"/>.
    /// </summary>
    public SrgbColor? Color { get; init; }

    /// <summary>Whether every pose gives it the colour of a class drawn at random, whatever class is shown.</summary>
    public bool IsClassColored { get; init; }

    /// <summary>Its largest extent, in heights of the recipe's mesh; drawn evenly between the two.</summary>
    public Span Size { get; init; } = new(0.3, 0.5);

    /// <summary>In which share of the poses it is there.</summary>
    public double Share { get; init; } = 1;

    /// <summary>The least share of it that shows: inside the frame and behind nothing.</summary>
    public double Visible { get; init; } = 0.5;

    /// <summary>
    /// Of an occluder: the share of what tells the class, as seen without it, that it hides; drawn evenly between the
    /// two.
    /// </summary>
    public Span Hides { get; init; } = new(0.2, 0.4);

    /// <summary>Whether a part called <paramref name="part"/> is one of its parts.</summary>
    public bool Owns(string part) =>
        part == Name || part.StartsWith(Name + PartSeparator, StringComparison.Ordinal);

    /// <summary>The name of the part of a mesh that one of its parts is a copy of, or stands for.</summary>
    public string WithoutName(string part) => part == Name ? part : part[(Name.Length + 1)..];

    /// <summary>The name of its part for a part of its mesh.</summary>
    internal string NameOf(string part, bool isOnly) => isOnly ? Name : $"{Name}{PartSeparator}{part}";

    private const char PartSeparator = '_';
}
