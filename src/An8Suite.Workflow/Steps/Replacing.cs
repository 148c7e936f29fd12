namespace An8Suite.Workflow.Steps;

/// <summary>What becomes of a folder that a step made before.</summary>
public enum Replacing
{
    /// <summary>Kept when it was made with the same options, refused otherwise.</summary>
    Never,

    /// <summary>Kept when it was made with the same options, made again otherwise.</summary>
    OtherOptions,

    /// <summary>Made again from the beginning, whatever is there.</summary>
    Always,
}
