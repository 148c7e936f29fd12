namespace An8Suite.Core.Scenes.Cameras;

/// <summary>
/// One thing that poses vary in, by its row of facts, from which recipe, schema, metadata and messages follow.
/// </summary>
/// <param name="Key">In the <c>axes</c> of a recipe; also the stream of its draws.</param>
/// <param name="Default">The value where nobody says one.</param>
/// <param name="From">The smallest value, in the axis' unit.</param>
/// <param name="To">The largest value.</param>
/// <param name="Description">A sentence with the unit; {from} and {to} in it are the ends of the range.</param>
public sealed record PoseAxis(string Key, double Default, double From, double To, string Description)
{
    private const double MostDegrees = 1e6;

    /// <summary>Whether values a full turn apart are the same pose.</summary>
    public bool IsDirection { get; private init; }

    /// <summary>The column of metadata, also the name in messages about a pose.</summary>
    public string Column { get; init; } = Key;

    /// <summary>The column that this one stands behind; null for a place behind all.</summary>
    public string? ColumnBefore { get; init; }

    /// <summary>For people: <c>field of view</c>.</summary>
    public string Title => Key.Replace("_degrees", string.Empty, StringComparison.Ordinal).Replace('_', ' ');

    /// <summary>The description with the range.</summary>
    public string Words => Description
        .Replace("{from}", FormattableString.Invariant($"{From}"), StringComparison.Ordinal)
        .Replace("{to}", FormattableString.Invariant($"{To}"), StringComparison.Ordinal);

    /// <summary>An axis of directions in degrees, which may make full turns.</summary>
    public static PoseAxis Direction(string key, double standard, string description) =>
        new(key, standard, -MostDegrees, MostDegrees, description) { IsDirection = true };

    /// <summary>The axes in the order of their columns.</summary>
    public static IReadOnlyList<PoseAxis> InColumns(IEnumerable<PoseAxis> axes)
    {
        List<PoseAxis> columns = [];
        foreach (PoseAxis axis in axes)
        {
            int before = columns.FindIndex(column => column.Column == axis.ColumnBefore);
            columns.Insert(before < 0 ? columns.Count : before + 1, axis);
        }

        return columns;
    }

    /// <summary>The nearest value in the range.</summary>
    public double Clamp(double value) => Math.Clamp(value, From, To);

    /// <summary>What is wrong with a value; null where nothing is.</summary>
    public string? Problem(double value) => value >= From && value <= To
        ? null
        : FormattableString.Invariant($"expected {From} to {To}, found {value}");
}
