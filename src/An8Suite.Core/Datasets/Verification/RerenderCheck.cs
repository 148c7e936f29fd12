using An8Suite.Core.Datasets.Writing;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Shading;

namespace An8Suite.Core.Datasets.Verification;

/// <summary>Makes the files of an image again from its metadata row and compares bytes.</summary>
internal sealed class RerenderCheck(VerifiedDataset dataset, Proof proof)
{
    private readonly LayerPictures _layers = new(dataset.Recipe, dataset.Parts);

    /// <summary>
    /// Compares image, part ids, masks, coverage maps and layers with what a fresh render of the row gives.
    /// </summary>
    public void Run(MetadataRow row, Sample sample, ResolvedPose rendered)
    {
        PoseResolver resolver = rendered.Of(sample.Label);
        Compare(sample.ImagePath, PngWriter.Encode(resolver.Resolve(RowScene.Colors(row, dataset))));
        Compare(sample.PartsPath, PngWriter.Encode(resolver.Parts));
        var masks = new PoseMasks(rendered, dataset.Layers);
        foreach ((string name, string path) in sample.MaskPaths.Where(mask => !MaskPolicy.Parse(mask.Key).IsMeasured))
        {
            Compare(path, masks.Mask(MaskPolicy.Parse(name), dataset.Classes[sample.Label]).Bytes);
        }

        foreach ((string name, string path) in sample.CoveragePaths)
        {
            Compare(path, masks.Coverage(MaskPolicy.Parse(name), dataset.Classes[sample.Label]).Bytes);
        }

        foreach ((PictureLayer layer, string path) in sample.LayerPaths
            .Where(layer => dataset.Recipe.Layers.Contains(layer.Key)))
        {
            Compare(path, _layers.Encode(layer, resolver, RowScene.View(row, dataset)));
        }
    }

    private void Compare(string path, byte[] again)
    {
        string file = Path.Combine(dataset.Root, path);
        proof.Require(
            File.Exists(file) && File.ReadAllBytes(file).AsSpan().SequenceEqual(again),
            () => $"{path}: rendered again it has other bytes");
    }
}
