using An8Suite.Core.Labels;
using An8Suite.Core.Selection;
using An8Suite.Learning.Dissection;

namespace An8Suite.Workflow.Experiments.Features;

/// <summary>What <c>an8 features</c> found.</summary>
public sealed record FeaturesReport
{
    /// <summary>The dataset's name.</summary>
    public required string Dataset { get; init; }

    /// <summary>The network's.</summary>
    public required string Architecture { get; init; }

    /// <summary>In order of label.</summary>
    public required IReadOnlyList<ClassEntry> Classes { get; init; }

    /// <summary>The names of the parts, in order of id.</summary>
    public required IReadOnlyList<string> Parts { get; init; }

    /// <summary>What was asked for.</summary>
    public required FeaturesOptions Options { get; init; }

    /// <summary>The images of each class that were looked at.</summary>
    public required IReadOnlyList<int> ImageCounts { get; init; }

    /// <summary>Every feature with a weight, by class, those chosen most often first.</summary>
    public required IReadOnlyList<IReadOnlyList<ClassFeature>> Features { get; init; }

    /// <summary>Those that get pictures, by class.</summary>
    public required IReadOnlyList<IReadOnlyList<ClassFeature>> Shown { get; init; }

    /// <summary>The pictures of the features of <see cref="Shown"/>.</summary>
    public required IReadOnlyDictionary<Feature, FeaturePictures> Pictures { get; init; }

    /// <summary>How channels coincide with parts.</summary>
    public required DissectionResult Dissection { get; init; }

    /// <summary>The channel of a feature, or null where its layer has no maps.</summary>
    public DissectedChannel? ChannelOf(Feature feature) =>
        Dissection.Channels.FirstOrDefault(channel => channel.Feature == feature);
}

/// <summary>What excites one feature, as encoded PNG files.</summary>
/// <param name="Mean">The mean of the crops; null where no image leaves heat.</param>
/// <param name="MeanHeat">The mean of their heat, stretched and painted.</param>
/// <param name="Crops">The one of the most exciting image first.</param>
/// <param name="Labels">The class that each crop's image shows.</param>
public sealed record FeaturePictures(
    byte[]? Mean, byte[]? MeanHeat, IReadOnlyList<byte[]> Crops, IReadOnlyList<int> Labels);
