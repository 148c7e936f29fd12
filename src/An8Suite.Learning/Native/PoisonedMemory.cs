using static TorchSharp.torch;

namespace An8Suite.Learning.Native;

/// <summary>Memory of libtorch that shows who reads what was never written: NaN, until somebody writes it.</summary>
internal static class PoisonedMemory
{
    /// <summary>A block of NaN, freed with the dispose scope; what is asked for next is likely to lie in it.</summary>
    internal static void Fill(long floats)
    {
        Tensor block = empty([floats], ScalarType.Float32);
        block.bytes.Fill(0xff); // every float of ones is NaN
    }
}
