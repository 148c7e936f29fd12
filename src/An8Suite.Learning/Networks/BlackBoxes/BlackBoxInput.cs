namespace An8Suite.Learning.Networks.BlackBoxes;

/// <summary>How a black box takes its pictures.</summary>
/// <param name="Name">Of the input.</param>
/// <param name="Precision">Of its numbers.</param>
/// <param name="Batch">How many pictures it takes at once.</param>
/// <param name="IsGrey">Whether they have one channel instead of three.</param>
/// <param name="ChannelsLast">Whether the channels are the last axis.</param>
internal sealed record BlackBoxInput(
    string Name, BlackBoxPrecision Precision, int Batch, bool IsGrey, bool ChannelsLast);

/// <summary>The types of numbers that are given to black boxes.</summary>
internal enum BlackBoxPrecision
{
    /// <summary>float32.</summary>
    Single,

    /// <summary>float16.</summary>
    Half,

    /// <summary>bfloat16.</summary>
    Brain,
}
