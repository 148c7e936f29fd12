namespace An8Suite.Core.Labels;

/// <summary>Which pixels a recipe's cue takes.</summary>
public enum CueExtent
{
    /// <summary>Those of the parts whose role it is; none where there is no cue.</summary>
    Part,

    /// <summary>Those that show no part.</summary>
    Background,

    /// <summary>All of them.</summary>
    Picture,
}
