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
    private readonly Dictionary<string, Palette> _palettes = [];
    private readonly ConcurrentDictionary<SrgbColor, ColorImage> _pictures = [];

    private DatasetBackgrounds(PictureSize size) => _size = size;

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

        DatasetBackgrounds backgrounds = new(new PictureSize(dataset.Width, dataset.Height));
        var rows = new MetadataReader(dataset.Classes, dataset.FoldCount);
        foreach (Split split in DatasetLayout.Splits)
        {
            string path = Path.Combine(dataset.Root, DatasetLayout.Folder(split), DatasetLayout.Metadata);
            using StreamReader reader = File.OpenText(path);
            foreach ((MetadataRow row, Sample sample) in rows.Rows(reader, path, split))
            {
                backgrounds._palettes[sample.Id] = RowScene.Colors(row);
            }
        }

        return backgrounds;
    }

    /// <summary>The sample's picture without its plant, in the dataset's size.</summary>
    public ColorImage Of(Sample sample)
    {
        Palette palette = _palettes.GetValueOrDefault(sample.Id)
            ?? throw new InputException($"image '{sample.Id}': the dataset's metadata has no such row");
        return _pictures.GetOrAdd(palette.Background, _ => BackgroundPicture.Of(palette, _size));
    }
}
