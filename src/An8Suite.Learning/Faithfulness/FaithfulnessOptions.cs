using An8Suite.Core;

namespace An8Suite.Learning.Faithfulness;

/// <summary>How faithfulness is measured.</summary>
public sealed record FaithfulnessOptions
{
    /// <summary>Into how many equal shares the pixels are cut for deletion and insertion.</summary>
    public int Steps { get; init; } = 20;

    /// <summary>How many patches the infidelity is taken over.</summary>
    public int Patches { get; init; } = 64;

    /// <summary>Side of a patch in pixels.</summary>
    public int PatchSide { get; init; } = 16;

    /// <summary>Pictures that pass the network together.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>Breaks ties and places patches.</summary>
    public ulong Seed { get; init; }

    /// <summary>Refuses what cannot be measured on pictures of this size.</summary>
    /// <exception cref="InputException">Names every problem.</exception>
    public void Validate(int width, int height)
    {
        List<string> problems = [];
        Require(
            Steps >= 1 && Steps <= width * height,
            $"--steps: expected 1 to {width * height}, the pixels of an image, found {Steps}");
        Require(Patches >= 1, $"--patches: expected 1 or more, found {Patches}");
        Require(
            PatchSide >= 1 && PatchSide <= Math.Min(width, height),
            $"--patch-side: expected 1 to {Math.Min(width, height)} pixels, the shorter side of an image, "
            + $"found {PatchSide}");
        Require(BatchSize >= 1, $"--batch-size: expected 1 or more, found {BatchSize}");
        if (problems.Count > 0)
        {
            throw new InputException(string.Join("; ", problems));
        }

        void Require(bool holds, string problem)
        {
            if (!holds)
            {
                problems.Add(problem);
            }
        }
    }
}
