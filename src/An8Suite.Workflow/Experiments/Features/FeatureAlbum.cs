using An8Suite.Core.Imaging;
using An8Suite.Core.Selection;
using An8Suite.Learning.Dissection;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Training;

namespace An8Suite.Workflow.Experiments.Features;

/// <summary>Makes the pictures of a feature: the crops of the images that excite it most, and their mean.</summary>
/// <remarks>
/// From each of those images the square around the heat of the feature's interpolated deconvolution that reaches half
/// its maximum, at least an eighth of the image wide, resized to one size. Images in which the feature leaves no heat
/// give none.
/// </remarks>
public sealed class FeatureAlbum(
    Network network, ImageSet images, Func<int, ColorImage> read, ResponseTable table, int cropCount)
{
    private const int CropSide = 48;
    private const float HeatLevel = 0.5f;
    private const int SmallestShare = 8;

    /// <summary>The pictures of one feature.</summary>
    public FeaturePictures Of(ClassFeature feature)
    {
        int columns = table.Features.Count;
        int[] chosen =
        [
            .. Enumerable.Range(0, table.Ids.Count).Where(image => table.Values[(image * columns) + feature.Column] > 0)
                .OrderByDescending(image => table.Values[(image * columns) + feature.Column]).Take(cropCount),
        ];
        List<ColorImage> crops = [];
        List<Heatmap> heats = [];
        List<int> labels = [];
        IReadOnlyList<Heatmap> maps = chosen.Length > 0 ? FeatureHeat.Of(network, feature.Feature, images, chosen) : [];
        foreach ((int image, Heatmap heat) in chosen.Zip(maps))
        {
            int smallest = Math.Max(1, Math.Min(heat.Width, heat.Height) / SmallestShare);
            if (PixelSquare.Around(heat, HeatLevel, smallest) is { } square)
            {
                crops.Add(BilinearResize.Apply(square.Cut(read(image)), CropSide, CropSide));
                heats.Add(BilinearResize.Apply(square.Cut(heat), CropSide, CropSide));
                labels.Add(images.Labels[image]);
            }
        }

        return crops.Count == 0
            ? new FeaturePictures(null, null, [], [])
            : new FeaturePictures(
                CompactPng.Encode(PictureMean.Of(crops)),
                CompactPng.Encode(ColorMap.Inferno.Paint(PictureMean.Of(heats).Normalized())),
                [.. crops.Select(CompactPng.Encode)],
                labels);
    }
}
