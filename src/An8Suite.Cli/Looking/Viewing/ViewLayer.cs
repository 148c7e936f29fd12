namespace An8Suite.Cli.Looking.Viewing;

/// <summary>What of a pose the window shows.</summary>
internal enum ViewLayer
{
    /// <summary>The picture as a dataset holds it.</summary>
    Picture,

    /// <summary>Every part in a colour of its own.</summary>
    PartIds,

    /// <summary>The ground truth under a policy.</summary>
    Mask,

    /// <summary>How many of the nine samples of a pixel lie inside the ground truth.</summary>
    Coverage,

    /// <summary>The picture, with the ground truth under a policy tinted.</summary>
    Tint,
}
