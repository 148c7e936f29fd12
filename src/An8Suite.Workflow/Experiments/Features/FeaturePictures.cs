namespace An8Suite.Workflow.Experiments.Features;

/// <summary>What excites one feature, as encoded PNG files.</summary>
/// <param name="Mean">The mean of the crops; null where no image leaves heat.</param>
/// <param name="MeanHeat">The mean of their heat, stretched and painted.</param>
/// <param name="Crops">The one of the most exciting image first.</param>
/// <param name="Labels">The class that each crop's image shows.</param>
public sealed record FeaturePictures(
    byte[]? Mean, byte[]? MeanHeat, IReadOnlyList<byte[]> Crops, IReadOnlyList<int> Labels);
