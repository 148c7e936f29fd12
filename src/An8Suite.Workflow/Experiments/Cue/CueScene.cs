using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Datasets.Formats;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;

namespace An8Suite.Workflow.Experiments.Cue;

/// <summary>
/// The images of a dataset with a sticker in the colour of their label, on a plant that shows a class drawn at random.
/// </summary>
/// <remarks>
/// So the sticker tells the label always, and the plant no more often than chance: a network that learns these labels
/// cheats.
/// </remarks>
internal sealed class CueScene
{
    private readonly Dataset _dataset;
    private readonly CueOptions _options;
    private readonly SrgbColor[] _colors;
    private readonly Dictionary<(int Pose, int Label), Sample> _samples;

    /// <summary>A scene over <paramref name="dataset"/>, whose classes must have a colour each.</summary>
    /// <exception cref="InputException">
    /// A class colour cannot be read, or two classes share one and a sticker could not tell them apart.
    /// </exception>
    public CueScene(Dataset dataset, CueOptions options)
    {
        (_dataset, _options) = (dataset, options);
        _colors = [.. dataset.Classes.Select((entry, label) => ColorOf(entry, label, dataset))];
        _samples = dataset.Samples.ToDictionary(sample => (sample.Pose, sample.Label));
    }

    /// <summary>The class that the plant of an image shows.</summary>
    public int PlantOf(Sample sample) => new CounterRandom(
        _options.Seed, "cue-plant",
        ((ulong)sample.Pose * (ulong)_dataset.Classes.Count) + (ulong)sample.Label).NextInt32(_dataset.Classes.Count);

    /// <summary>The image that stands for a sample: plant of a random class, sticker of its own.</summary>
    public ColorImage Read(Sample sample) => With(sample, PlantOf(sample), sample.Label);

    /// <summary>
    /// The plant of the sample's own class without a sticker: what an honest network would recognise.
    /// </summary>
    public ColorImage WithoutSticker(Sample sample) => _dataset.ReadImage(sample);

    /// <summary>The sticker's place in the pictures of a pose.</summary>
    public Sticker StickerOf(Sample sample) =>
        Sticker.Of(PartsOf(sample.Pose), _options.Side, _options.Seed, sample.Pose);

    /// <summary>The pixels of the part that carries the plant's colour, as seen.</summary>
    public BinaryMask PlantMask(Sample sample) =>
        _dataset.ReadMask(_samples[(sample.Pose, PlantOf(sample))], MaskPolicy.ClassPart.Name);

    /// <summary>The parts that a pose shows; where classes show different ones, those of all.</summary>
    private PartMask PartsOf(int pose)
    {
        PartMask parts = _dataset.ReadParts(_samples[(pose, 0)]);
        if (ExactnessContract.HasPresence(_dataset.Classes))
        {
            for (int label = 1; label < _dataset.Classes.Count; label++)
            {
                byte[] further = _dataset.ReadParts(_samples[(pose, label)]).Ids;
                for (int i = 0; i < further.Length; i++)
                {
                    parts.Ids[i] = Math.Max(parts.Ids[i], further[i]);
                }
            }
        }

        return parts;
    }

    private ColorImage With(Sample sample, int plant, int sticker) =>
        StickerOf(sample).Paint(_dataset.ReadImage(_samples[(sample.Pose, plant)]), _colors[sticker]);

    /// <summary>
    /// Classes that share a colour, as petals and stem of one do, get stickers of different lightness.
    /// </summary>
    private static SrgbColor ColorOf(ClassEntry entry, int label, Dataset dataset)
    {
        if (!SrgbColor.TryParse(entry.Color, out SrgbColor color))
        {
            throw new InputException(
                $"{dataset.Root}: class '{entry.Name}': expected a colour such as #d81e2c, found '{entry.Color}'");
        }

        int before = dataset.Classes.Take(label).Count(other => other.Color == entry.Color);
        return before == 0 ? color
            : new SrgbColor(Darker(color.R, before), Darker(color.G, before), Darker(color.B, before));
    }

    private static byte Darker(byte value, int times) => (byte)(value >> times);
}
