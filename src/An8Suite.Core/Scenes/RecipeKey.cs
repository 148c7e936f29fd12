namespace An8Suite.Core.Scenes;

/// <summary>One key of a recipe, as <see cref="RecipeKeys"/> lists it.</summary>
/// <param name="Name">As it is written.</param>
/// <param name="Value">What stands after it.</param>
/// <param name="Sentence">What it does.</param>
public sealed record RecipeKey(string Name, KeyValue Value, string Sentence)
{
    /// <summary>Whether its section cannot do without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Such as <c>pixels</c>; empty where there is none.</summary>
    public string Unit { get; init; } = string.Empty;

    /// <summary>What holds where the key is left out, in JSON where it is a value; empty where there is nothing to say.</summary>
    public string Default { get; init; } = string.Empty;

    /// <summary>Type, unit, range and default on one line.</summary>
    public string Facts => string.Join(", ", new[]
    {
        Value.Words, Value.Range, Unit.Length > 0 ? $"in {Unit}" : string.Empty,
        IsRequired ? "required" : Default.Length > 0 ? $"default {Default}" : string.Empty,
    }.Where(fact => fact.Length > 0));
}
