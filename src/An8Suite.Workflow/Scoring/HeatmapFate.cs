namespace An8Suite.Workflow.Scoring;

/// <summary>Why a heatmap is not scored, or not as it is.</summary>
internal enum HeatmapFate
{
    /// <summary>The image has none.</summary>
    Missing,

    /// <summary>A sub-folder holds no file of a name that heatmaps have.</summary>
    NoHeatmaps,

    /// <summary>Its file is damaged or of another kind.</summary>
    Unreadable,

    /// <summary>It has not two axes.</summary>
    WrongShape,

    /// <summary>It holds NaN or infinity.</summary>
    NotFinite,

    /// <summary>Its name matches no image.</summary>
    UnknownName,

    /// <summary>Its image is not in the split that is scored.</summary>
    OtherSplit,

    /// <summary>The mask has no pixels.</summary>
    EmptyMask,

    /// <summary>There is a second file of its name.</summary>
    Doubled,

    /// <summary>It was brought to the size of the mask, and its proportions changed.</summary>
    Stretched,

    /// <summary>It was brought to the size of the mask.</summary>
    Resized,

    /// <summary>All its values are the same after the sign rule.</summary>
    Constant,
}
