using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;

namespace An8Suite.Core.Datasets.Exports;

/// <summary>Renders the views of a dataset again; called from one thread.</summary>
/// <param name="With">A sample's picture with those of its parts alone that are in a set, a picture a set.</param>
/// <param name="Before">A sample's picture before a background of another colour.</param>
public sealed record ExportViews(
    Func<Sample, IReadOnlyList<PartSet>, IReadOnlyList<ColorImage>> With, Func<Sample, SrgbColor, ColorImage> Before);
