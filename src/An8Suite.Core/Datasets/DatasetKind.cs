namespace An8Suite.Core.Datasets;

/// <summary>What kind of folder a dataset was read from.</summary>
public enum DatasetKind
{
    /// <summary>One that <c>an8 generate</c> wrote, with masks and parts.</summary>
    Generated,

    /// <summary>Pictures of any origin in one folder a class.</summary>
    ImageFolder,

    /// <summary>IDX files, the format of MNIST.</summary>
    Idx,
}
