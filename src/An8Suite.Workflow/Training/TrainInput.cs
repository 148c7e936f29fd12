using System.Globalization;
using System.Text.Json.Serialization;
using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Imaging;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Networks.Designed;
using An8Suite.Learning.Training;
using An8Suite.Workflow.Generating;

namespace An8Suite.Workflow.Training;

/// <summary>What <c>an8 train</c> trains on.</summary>
/// <param name="Folder">A dataset of ours, an image folder or IDX files.</param>
/// <param name="TestFold">The fold that is tested.</param>
public sealed record TrainInput(string Folder, int TestFold = 0)
{
    /// <summary>The side that pictures are resized to; null leaves them as they are.</summary>
    public int? InputSize { get; init; }

    /// <summary>See <see cref="PictureFit.ShorterSide"/>.</summary>
    public int? ShorterSide { get; init; }

    /// <summary>
    /// How likely each part is missing in a second view of every training image; 0 trains on the images alone.
    /// </summary>
    public double DropParts { get; init; }

    /// <summary>
    /// How likely each of 4 x 4 cells is missing in a second view of every training image; 0 trains on the images
    /// alone.
    /// </summary>
    public double DropCells { get; init; }

    /// <summary>
    /// What the cue counts in <c>designed-cue</c>, in [0, 1]; null for
    /// <see cref="DesignedNetwork.StandardCueWeight"/>, and for all other networks.
    /// </summary>
    public double? CueWeight { get; init; }

    /// <summary>Refuses numbers out of range, and options that would do nothing.</summary>
    /// <exception cref="InputException">There is one.</exception>
    internal void Validate(string architecture)
    {
        if ((DropParts > 0 || DropCells > 0) && DesignedNetwork.Names.Contains(architecture))
        {
            throw new InputException(
                $"{(DropParts > 0 ? "--drop-parts" : "--drop-cells")}: '{architecture}' is not trained, so it sees no "
                + "views with something missing; leave the option out");
        }

        if (CueWeight is not null && architecture != DesignedNetwork.Cue)
        {
            throw new InputException(
                $"--cue-weight: goes with --architecture {DesignedNetwork.Cue} alone, found '{architecture}'");
        }

        if (CueWeight is not (null or (>= 0 and <= 1)))
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture, $"--cue-weight: expected a share from 0 to 1, found {CueWeight}"));
        }

        Require("--drop-parts", DropParts);
        Require("--drop-cells", DropCells);

        static void Require(string option, double share)
        {
            if (share is not (>= 0 and < 1))
            {
                throw new InputException(string.Create(
                    CultureInfo.InvariantCulture, $"{option}: expected a share from 0 to below 1, found {share}"));
            }
        }
    }

    /// <summary>Brings every picture of <paramref name="dataset"/> to the size of the network's input.</summary>
    /// <exception cref="InputException">
    /// The pictures are of several sizes, or of one that the network does not take.
    /// </exception>
    internal PictureSizing SizingOf(Dataset dataset, string architecture)
    {
        Architecture network = Architectures.Of(architecture);
        if (ShorterSide is not null && InputSize is null)
        {
            throw new InputException(
                $"--shorter-side {ShorterSide}: what is cut out of the middle has no size; add --input-size, such as "
                + $"--input-size {network.StandardSide}");
        }

        if (InputSize is null && dataset.Width == 0)
        {
            string sizes = string.Join(", ", dataset.Sizes.Take(3).Select(size => $"{size.Key} ({size.Value} images)"));
            throw new InputException($"{dataset.Root}: its images have {dataset.Sizes.Count} sizes: {sizes}"
                + $"{(dataset.Sizes.Count > 3 ? ", ..." : "")}; give all one size with --input-size "
                + $"{network.StandardSide}");
        }

        PictureSize own = new(dataset.Width, dataset.Height);
        PictureSize size = InputSize is int side ? new PictureSize(side, side) : own;
        bool generated = dataset.Kind == DatasetKind.Generated;
        if (generated && size != own)
        {
            throw new InputException(
                $"--input-size {InputSize}: {dataset.Root} was made by 'an8 generate', and its masks have "
                + $"{own} pixels; generate it with --size {InputSize} instead");
        }

        return Math.Min(size.Width, size.Height) >= network.MinSide
            && Math.Max(size.Width, size.Height) <= Architectures.MaxSide
            ? new PictureSizing(FitOf(size))
            : throw new InputException(
                $"{dataset.Root}: images of {size} pixels, but '{architecture}' takes {network.MinSide} to "
                + $"{Architectures.MaxSide} a side; give them another size with "
                + $"{(generated ? "'an8 generate --size" : "'--input-size")} {network.StandardSide}'");
    }

    private PictureFit FitOf(PictureSize size)
    {
        PictureFit fit = new(size, ShorterSide);
        fit.Validate();
        return fit;
    }
}

/// <summary>The options of <c>an8 train</c> as <c>step.json</c> holds them.</summary>
/// <param name="TestFold">The fold that was tested.</param>
/// <param name="Training">Everything about the training but its seed, which the record holds by itself.</param>
/// <param name="Data">Where the images came from; null for a dataset of ours.</param>
public sealed record TrainRecord(
    int TestFold,
    TrainingOptions Training,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DataRecord? Data = null)
{
    /// <summary>The record of a training; <see cref="Input"/> is the way back.</summary>
    internal static TrainRecord Of(TrainInput input, TrainingOptions training, DataRecord? data) =>
        new(input.TestFold, training with { Seed = 0 }, data)
        {
            InputSize = input.ShorterSide is null ? null : input.InputSize,
            ShorterSide = input.ShorterSide,
            DropParts = input.DropParts,
            DropCells = input.DropCells,
            CueWeight = input.CueWeight,
        };

    /// <summary>What was trained on, but for the folder and for the size of pictures without a cut.</summary>
    [JsonIgnore]
    public TrainInput Input => new("", TestFold)
    {
        InputSize = InputSize,
        ShorterSide = ShorterSide,
        DropParts = DropParts,
        DropCells = DropCells,
        CueWeight = CueWeight,
    };

    /// <summary>See <see cref="TrainInput.DropParts"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public double DropParts { get; init; }

    /// <summary>See <see cref="TrainInput.DropCells"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public double DropCells { get; init; }

    /// <summary>See <see cref="TrainInput.InputSize"/>; only with <see cref="ShorterSide"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? InputSize { get; init; }

    /// <summary>See <see cref="TrainInput.ShorterSide"/>, which a network keeps whatever its images are.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? ShorterSide { get; init; }

    /// <summary>See <see cref="TrainInput.CueWeight"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? CueWeight { get; init; }
}
