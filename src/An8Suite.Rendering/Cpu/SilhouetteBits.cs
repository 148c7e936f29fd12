using An8Suite.Core.Scenes.Shading;

namespace An8Suite.Rendering.Cpu;

/// <summary>Gathers the pixels that a part would show alone: those whose centre it covers.</summary>
/// <param name="words">As <see cref="PartSilhouettes"/> has them.</param>
/// <param name="width">Columns of the picture, in pixels.</param>
/// <param name="bit">The part's.</param>
internal sealed class SilhouetteBits(uint[] words, int width, uint bit)
{
    private const int Side = GBuffer.SamplesPerSide;
    private const int Middle = Side / 2;

    /// <summary>Adds what a row of samples covers, which must be the middle one of a row of pixels.</summary>
    public void Add(int row, int left, int end, SampleTest? test)
    {
        int first = (left + Side - Middle - 1) / Side;
        int count = ((end + Side - Middle - 1) / Side) - first;
        Span<uint> pixels = words.AsSpan((row / Side * width) + first, count);
        for (int i = 0; i < pixels.Length; i++)
        {
            pixels[i] |= test is null || test.Passes((Side * (first + i)) + Middle, row) ? bit : 0;
        }
    }
}
