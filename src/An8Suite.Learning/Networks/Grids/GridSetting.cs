using System.Text.Json.Serialization;

namespace An8Suite.Learning.Networks.Grids;

/// <summary>What of a network sees what of a grid of images.</summary>
/// <remarks>
/// M. Böhle, M. Fritz, B. Schiele, Convolutional Dynamic Alignment Networks for Interpretable Classifications, CVPR
/// 2021 (the grid pointing game); S. Rao, M. Böhle, B. Schiele, Towards Better Understanding Attribution Methods, CVPR
/// 2022, arXiv 2205.10435.
/// </remarks>
public enum GridSetting
{
    /// <summary>The network sees the grid as one large image.</summary>
    [JsonStringEnumMemberName("grid-pg")]
    GridPg,

    /// <summary>
    /// Every cell has a network to itself, so that heat elsewhere is provably wrong; their last feature maps stand side
    /// by side, as one map for those who look at it.
    /// </summary>
    [JsonStringEnumMemberName("di-full")]
    DiFull,

    /// <summary>
    /// The convolutions see the whole grid, and every cell has a classifier to itself, so that heat elsewhere is wrong
    /// but for the reach of the convolutions.
    /// </summary>
    [JsonStringEnumMemberName("di-part")]
    DiPart,
}
