using An8Suite.Core.Datasets;
using An8Suite.Core.Datasets.Exports;
using An8Suite.Core.Datasets.Writing;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Recipes;

namespace An8Suite.Tests.Datasets.Exports;

/// <summary>
/// The synthetic scene as a dataset, to be exported: 14 poses of 7 views and 2 distances, 3 classes, 4 folds.
/// </summary>
internal sealed class ExportedScene : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ExportedScene(Recipe? recipe = null)
    {
        if (recipe is null)
        {
            WrittenScenes.CopyTo(Source);
        }
        else
        {
            DatasetWriter.Write(recipe, SyntheticScene.Parts, SyntheticScene.Render, SyntheticScene.Options(Source));
        }

        Dataset = DatasetReader.Read(Source);
    }

    public string Source => _folder["dataset"];

    public Dataset Dataset { get; }

    /// <summary>The samples of a split in the order of its rows.</summary>
    public Sample[] Samples(Split split) => [.. Dataset.Samples.Where(s => s.Split == split)];

    /// <summary>Exports into a new folder and gives it.</summary>
    public string Export(string format, ExportOptions? options = null)
    {
        string folder = _folder[Guid.NewGuid().ToString("N")];
        Directory.CreateDirectory(folder);
        ExportFormat known = ExportFormats.All.Single(f => f.Name == format);
        ExportFormats.Write(known, Source, folder, (options ?? new ExportOptions()) with
        {
            Views = known.NeedsViews ? Views : null,
        });
        return folder;
    }

    /// <summary>Pictures that say in their first pixel which parts of the first eight are there, or the background.</summary>
    private ExportViews Views => new(
        (sample, sets) => [.. sets.Select(set => Changed(sample, new SrgbColor(
            (byte)Enumerable.Range(1, 7).Where(id => set.Contains((byte)id)).Sum(id => 1 << id), 0, 0)))],
        Changed);

    private ColorImage Changed(Sample sample, SrgbColor first)
    {
        ColorImage picture = Dataset.ReadImage(sample);
        (picture.Rgb[0], picture.Rgb[1], picture.Rgb[2]) = (first.R, first.G, first.B);
        return picture;
    }

    public void Dispose() => _folder.Dispose();
}
