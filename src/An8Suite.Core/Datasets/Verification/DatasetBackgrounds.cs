using System.Collections.Concurrent;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Shading;

namespace An8Suite.Core.Datasets.Verification;

/// <summary>
/// What stands behind the plant in every image of a dataset, rebuilt from its metadata; safe from any thread.
/// </summary>
public sealed class DatasetBackgrounds
{
    private readonly PictureSize _size;
    private readonly VerifiedDataset _dataset;
    private readonly Dictionary<string, MetadataRow> _rows = [];
    private readonly ConcurrentDictionary<SrgbColor, ColorImage> _pictures = [];

    private DatasetBackgrounds(PictureSize size, VerifiedDataset dataset) => (_size, _dataset) = (size, dataset);

    /// <summary>Reads the metadata of a dataset of <c>an8 generate</c>.</summary>
    /// <exception cref="InputException">
    /// It is a folder of other pictures, or a row is wrong; names file and line.
    /// </exception>
    public static DatasetBackgrounds Read(Dataset dataset)
    {
        if (dataset.Kind != DatasetKind.Generated)
        {
            throw new InputException(
                $"{dataset.Root}: only datasets of 'an8 generate' say what stands behind the object");
        }

        DatasetBackgrounds backgrounds = new(
            new PictureSize(dataset.Width, dataset.Height), VerifiedDataset.Read(dataset.Root));
        var rows = new MetadataReader(dataset.Classes, dataset.FoldCount);
        foreach (Split split in DatasetLayout.Splits)
        {
            string path = Path.Combine(dataset.Root, DatasetLayout.Folder(split), DatasetLayout.Metadata);
            using StreamReader reader = File.OpenText(path);
            foreach ((MetadataRow row, Sample sample) in rows.Rows(reader, path, split))
            {
                _ = RowScene.Colors(row);
                backgrounds._rows[sample.Id] = row;
            }
        }

        return backgrounds;
    }

    /// <summary>The sample's picture without its plant, in the dataset's size.</summary>
    public ColorImage Of(Sample sample)
    {
        MetadataRow row = _rows.GetValueOrDefault(sample.Id)
            ?? throw new InputException($"image '{sample.Id}': the dataset's metadata has no such row");
        if (_dataset.Recipe.Backdrops.Count > 0)
        {
            return RowScene.Colors(row, _dataset).Backdrop!;
        }

        Palette palette = RowScene.Colors(row);
        return _pictures.GetOrAdd(palette.Background, _ => BackgroundPicture.Of(palette, _size));
    }
}
