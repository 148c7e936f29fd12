using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Learning.Networks;

namespace An8Suite.Learning.Faithfulness;

/// <summary>
/// Measures how faithful heatmaps are to a network: deletion, insertion and infidelity with the background as the
/// baseline.
/// </summary>
/// <remarks>
/// Deletion and insertion: V. Petsiuk, A. Das, K. Saenko, RISE, BMVC 2018. What is removed becomes the pose's picture
/// without the plant, not grey or blur, so every picture on the way shows a plant with holes before its own background.
/// The patches of the infidelity are the same for all methods of an image. Borrows the network.
/// </remarks>
public sealed class FaithfulnessMeter
{
    private readonly Network _network;
    private readonly FaithfulnessOptions _options;

    /// <summary>A meter of one network.</summary>
    /// <exception cref="InputException">The options do not fit the network's input.</exception>
    public FaithfulnessMeter(Network network, FaithfulnessOptions options)
    {
        options.Validate(network.Description.Width, network.Description.Height);
        (_network, _options) = (network, options);
    }

    /// <summary>Measures every map of one image.</summary>
    /// <param name="subject">The image, its background and the class that the maps explain.</param>
    /// <param name="maps">Of the network's input size.</param>
    /// <returns>One result a map, in order.</returns>
    /// <exception cref="InputException">
    /// A picture or map has another size than the network's input; names it.
    /// </exception>
    public IReadOnlyList<ImageFaithfulness> Measure(FaithfulnessSubject subject, IReadOnlyList<Heatmap> maps)
    {
        RequireSize(subject.Image.Width, subject.Image.Height, $"image '{subject.Id}'");
        RequireSize(subject.Background.Width, subject.Background.Height, $"the background of image '{subject.Id}'");
        (int X, int Y)[] patches = Perturbed.Patches(subject.Image, _options, subject.Id);
        IEnumerable<ColorImage> removed =
            patches.Select(patch => Perturbed.Without(patch, _options.PatchSide, subject.Image, subject.Background));
        List<ClassOutput> outputs = Outputs(removed.Prepend(subject.Image), subject.Label);
        double[] drops = [.. outputs.Skip(1).Select(output => outputs[0].Logit - output.Logit)];
        return [.. maps.Select(map => Measure(subject, map, patches, drops))];
    }

    private ImageFaithfulness Measure(
        FaithfulnessSubject subject, Heatmap map, (int X, int Y)[] patches, double[] drops)
    {
        RequireSize(map.Width, map.Height, $"a heatmap of image '{subject.Id}'");
        int[] order = PixelOrder.HottestFirst(map, _options.Seed, subject.Id);
        IEnumerable<ColorImage> deletion = Perturbed.Between(subject.Image, subject.Background, order, _options.Steps);
        IEnumerable<ColorImage> insertion = Perturbed.Between(subject.Background, subject.Image, order, _options.Steps);
        List<ClassOutput> outputs = Outputs(deletion.Concat(insertion), subject.Label);
        double[] heat = [.. patches.Select(patch => Perturbed.HeatIn(patch, _options.PatchSide, map))];
        bool hasHeat = map.Values.Max() > map.Values.Min();
        return new ImageFaithfulness(
            FaithfulnessCurve.Of(outputs[..(_options.Steps + 1)]),
            FaithfulnessCurve.Of(outputs[(_options.Steps + 1)..]),
            hasHeat ? Infidelity.Of(heat, drops) : null,
            hasHeat ? Infidelity.ShareOf(heat, drops) : null,
            hasHeat);
    }

    private List<ClassOutput> Outputs(IEnumerable<ColorImage> pictures, int label) =>
        ClassOutputs.Of(_network, pictures, label, _options.BatchSize);

    private void RequireSize(int width, int height, string what)
    {
        NetworkDescription network = _network.Description;
        if ((width, height) != (network.Width, network.Height))
        {
            throw new InputException(
                $"{what} has {width} x {height} pixels, the network takes {network.Width} x {network.Height}");
        }
    }
}

/// <summary>An image whose heatmaps are tried.</summary>
/// <param name="Id">Names it in messages, and keys its chance.</param>
/// <param name="Label">The class that the heatmaps explain.</param>
/// <param name="Image">Its pixels.</param>
/// <param name="Background">The same pose without the plant.</param>
public sealed record FaithfulnessSubject(string Id, int Label, ColorImage Image, ColorImage Background);

/// <summary>How faithful one heatmap is to what the network does.</summary>
/// <param name="Deletion">From the image to the background, the hottest pixels first; lower is better.</param>
/// <param name="Insertion">From the background to the image, the hottest pixels first; higher is better.</param>
/// <param name="Infidelity">
/// See <see cref="Infidelity"/>, in squared logits; lower is better; null where the map has no heat in any patch.
/// </param>
/// <param name="InfidelityShare">
/// The same as a share of the mean squared change, in [0, 1]; null also where no patch changes the logit.
/// </param>
/// <param name="HasHeat">False for a constant map, whose order of pixels is chance alone.</param>
public sealed record ImageFaithfulness(
    FaithfulnessCurve Deletion, FaithfulnessCurve Insertion, double? Infidelity, double? InfidelityShare, bool HasHeat);

/// <summary>What a network says about one class in one picture.</summary>
/// <param name="Logit">Before the softmax.</param>
/// <param name="Probability">After it, in [0, 1].</param>
internal readonly record struct ClassOutput(double Logit, double Probability);
