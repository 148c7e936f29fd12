using An8Suite.Core.Labels;

namespace An8Suite.Core.Datasets.Formats;

/// <summary>What a COCO file says about the dataset as a whole.</summary>
/// <param name="Name">The dataset's name.</param>
/// <param name="SuiteVersion">The version of An8Suite that made it.</param>
/// <param name="Parts">The categories, in order of id.</param>
internal sealed record CocoSource(string Name, string SuiteVersion, IReadOnlyList<PartEntry> Parts);
