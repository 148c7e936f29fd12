using An8Suite.Core;
using An8Suite.Learning.Native;
using TorchSharp;

namespace An8Suite.Tests.Learning;

[Collection("libtorch")]
public sealed class LibTorchTests
{
    [Fact]
    public void Loads_and_computes()
    {
        LibTorchStatus status = LibTorch.Load();
        Assert.Equal("0.107.0", status.Version);
        Assert.True(File.Exists(status.ShimPath));
        Assert.Equal(status.ShimPatched, status.Note is not null);
        Assert.Same(status, LibTorch.Load());
        using torch.Tensor sum = torch.ones(3, 4).sum();
        Assert.Equal(12, sum.item<float>());
    }

    [Fact]
    public void A_directory_without_libtorch_is_named_with_the_remedy()
    {
        string empty = Directory.CreateTempSubdirectory("an8").FullName;
        MissingComponentException error = Assert.Throws<MissingComponentException>(() => LibTorchFolders.Find(empty));
        Assert.StartsWith("libtorch cannot be loaded: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(empty, error.Message, StringComparison.Ordinal);
        Assert.Contains("unset AN8_LIBTORCH", error.Message, StringComparison.Ordinal);
        Directory.Delete(empty);
    }

    [Fact]
    public void A_directory_with_another_libtorch_still_finds_the_shim()
    {
        LibTorchFolders usual = LibTorchFolders.Find(null);
        string other = Directory.CreateTempSubdirectory("an8").FullName;
        string library = Path.Combine(other, Path.GetFileName(usual.LibTorchFile));
        File.WriteAllText(library, "");
        Assert.Equal(usual with { LibTorchFile = library }, LibTorchFolders.Find(other));
        Directory.Delete(other, recursive: true);
    }

    [Fact]
    public void Threads_are_fixed_and_told()
    {
        int before = LibTorch.Threads;
        LibTorch.SetThreads(1);
        Assert.Equal(1, LibTorch.Threads);
        LibTorch.SetThreads(before);
        Assert.Throws<ArgumentOutOfRangeException>(() => LibTorch.SetThreads(0));
    }
}
