namespace An8Suite.Learning.Explanations;

/// <summary>Whether a method explains the network or only says what a score is worth.</summary>
public enum MethodKind
{
    /// <summary>Looks at the network.</summary>
    Method,

    /// <summary>Does not: what it scores shows how far above nothing, or below everything, a method is.</summary>
    Control,
}
