namespace An8Suite.Core.Labels;

/// <summary>What a part is in its scene.</summary>
public enum PartRole
{
    /// <summary>A part of the recipe's own mesh, which the classes are told by.</summary>
    Plant,

    /// <summary>A part of a further copy of it, which shows the same class.</summary>
    Instance,

    /// <summary>A part of an object that says nothing of the class.</summary>
    Distractor,

    /// <summary>A part of an object that stands in front of what tells the class.</summary>
    Occluder,

    /// <summary>What everything stands on.</summary>
    Ground,

    /// <summary>A part that goes with the class without being its reason.</summary>
    Cue,
}
