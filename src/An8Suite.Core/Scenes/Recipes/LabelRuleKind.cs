namespace An8Suite.Core.Scenes.Recipes;

/// <summary>What a <see cref="LabelRule"/> asks of its parts.</summary>
public enum LabelRuleKind
{
    /// <summary>Whether all are coloured.</summary>
    And,

    /// <summary>Whether any is.</summary>
    Or,

    /// <summary>Whether an odd number is.</summary>
    Xor,

    /// <summary>How many are.</summary>
    Count,
}
