using An8Suite.Core.Datasets;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Learning.Explanations;

namespace An8Suite.Workflow.Explaining;

/// <summary>An image whose turn to be explained will come; read only then.</summary>
/// <param name="Id">Names its heatmaps.</param>
/// <param name="Label">Its true class; null where it is not known.</param>
/// <param name="ReadImage">Its pixels.</param>
public sealed record ImageToExplain(string Id, int? Label, Func<ColorImage> ReadImage)
{
    /// <summary>Its part ids; null where there are none.</summary>
    public Func<PartMask>? ReadParts { get; init; }

    /// <summary>Which part ids show the object that the classes are told by.</summary>
    public Func<byte, bool> IsObject { get; init; } = id => id != PartMask.Background;

    /// <summary>Its ground truth; null where there is none.</summary>
    public Func<BinaryMask>? ReadMask { get; init; }

    /// <summary>A sample of a dataset of any kind.</summary>
    public static ImageToExplain Of(Dataset dataset, Sample sample)
    {
        bool masked = dataset.Kind == DatasetKind.Generated;
        return new ImageToExplain(sample.Id, sample.Label, () => dataset.ReadImage(sample))
        {
            ReadParts = masked ? () => dataset.ReadParts(sample) : null,
            IsObject = dataset.IsPlant,
            ReadMask = masked ? () => dataset.ReadMask(sample, MaskPolicy.ClassPart.Name) : null,
        };
    }

    /// <summary>What the explainer takes, in the size of the network's input.</summary>
    public SampleInput Read(PictureSizing sizing) => InputOf(sizing.Apply(ReadImage()));

    /// <summary>The same of an image that was read and brought to that size.</summary>
    public SampleInput InputOf(ColorImage sized) => new(Id, Label, sized)
    {
        Parts = ReadParts?.Invoke(),
        IsObject = IsObject,
        ClassMask = ReadMask?.Invoke(),
    };
}
