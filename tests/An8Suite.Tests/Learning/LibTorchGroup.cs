namespace An8Suite.Tests.Learning;

/// <summary>
/// The test classes that use libtorch, one after another: the number of threads is one setting for all, and some count
/// the living tensors of the process.
/// </summary>
[CollectionDefinition("libtorch")]
[Needs(Needs.LibTorch)]
public sealed class LibTorchGroup : ICollectionFixture<LibTorchFixture>
{
    /// <summary>The tensors that live once all those have gone that were left to the garbage collector.</summary>
    public static long CountTensors()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return TorchSharp.torch.Tensor.TotalCount;
    }
}
