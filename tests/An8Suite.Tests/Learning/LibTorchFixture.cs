using An8Suite.Learning.Native;

namespace An8Suite.Tests.Learning;

/// <summary>
/// libtorch, loaded, on one thread: the tensors are tiny, and waiting threads would starve other tests.
/// </summary>
public sealed class LibTorchFixture
{
    public LibTorchFixture() => LibTorch.SetThreads(1);
}
