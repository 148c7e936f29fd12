using An8Suite.Core;

namespace An8Suite.Learning.Training;

/// <summary>What a network is trained, chosen and tested on.</summary>
/// <param name="Classes">The class names in order of label.</param>
/// <param name="Train">Weights are fitted on it.</param>
/// <param name="Val">The best epoch is chosen on it.</param>
/// <param name="Test">The final accuracy is measured on it.</param>
public sealed record TrainingData(IReadOnlyList<string> Classes, ImageSet Train, ImageSet Val, ImageSet Test)
{
    /// <summary>See <see cref="Networks.NetworkDescription.ShorterSide"/>, which the network remembers.</summary>
    public int? ShorterSide { get; init; }

    /// <summary>Checks that the three sets fit together.</summary>
    /// <exception cref="InputException">A label without a class, or sets of different image sizes.</exception>
    public void Validate()
    {
        (string, ImageSet)[] sets = [("train", Train), ("val", Val), ("test", Test)];
        foreach ((string name, ImageSet set) in sets)
        {
            int bad = Array.FindIndex(set.Labels, label => label < 0 || label >= Classes.Count);
            if (bad >= 0)
            {
                throw new InputException(
                    $"image {set.Ids[bad]} has label {set.Labels[bad]}; expected 0 to {Classes.Count - 1}");
            }

            if ((set.Width, set.Height) != (Train.Width, Train.Height))
            {
                throw new InputException($"the {name} images have {set.Width} x {set.Height} pixels, "
                    + $"those for training {Train.Width} x {Train.Height}");
            }
        }
    }
}
