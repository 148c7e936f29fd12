using System.Text.Json.Serialization;
using An8Suite.Core;

namespace An8Suite.Workflow.Experiments.Cue;

/// <summary>How <c>an8 cue</c> plants a cue, trains a network that falls for it, and explains that network.</summary>
public sealed record CueOptions
{
    /// <summary>Side of the sticker, in pixels.</summary>
    public int Side { get; init; } = 12;

    /// <summary>Poses of the test fold that are explained, chosen by the seed, each with all classes.</summary>
    public int Poses { get; init; } = 10;

    /// <summary>The network.</summary>
    public string Architecture { get; init; } = "small";

    /// <summary>The fold that is tested.</summary>
    public int Fold { get; init; }

    /// <summary>Passes over the training images, at most.</summary>
    public int Epochs { get; init; } = 15;

    /// <summary>Relevant features an image.</summary>
    public int Top { get; init; } = 3;

    /// <summary>The seed of stickers, petals, training and intervals.</summary>
    [JsonIgnore]
    public ulong Seed { get; init; }

    /// <summary>Refuses numbers out of range; <paramref name="smallestSide"/> is that of the images.</summary>
    /// <exception cref="InputException">One is.</exception>
    public void Validate(int smallestSide)
    {
        if (Side < 2 || Side > smallestSide / 4)
        {
            throw new InputException(
                $"--side: expected 2 to {smallestSide / 4} pixels, a quarter of the images' side, found {Side}");
        }
    }
}
