using System.Text;
using An8Suite.Core;
using An8Suite.Learning.Native;

namespace An8Suite.Tests.Learning;

public sealed class ElfVersionNeedTests
{
    [Fact]
    public void Exactly_one_bit_of_the_real_library_changes()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "ELF is Linux's format");
        byte[] original = File.ReadAllBytes(LibTorchFolders.Find(null).ShimFile);
        byte[] before = [.. original];
        byte[] weak = ElfVersionNeed.MarkWeak(original, WeakenedShim.SymbolVersion);
        Assert.Equal(before, original);
        int[] changed = [.. Enumerable.Range(0, weak.Length).Where(i => weak[i] != original[i])];
        int at = Assert.Single(changed);
        Assert.Equal(original[at] | 2, weak[at]);
        Assert.Equal(weak, ElfVersionNeed.MarkWeak(weak, WeakenedShim.SymbolVersion));

        // vna_hash stands 4 bytes before vna_flags and must be the System V hash of the version's name.
        Assert.Equal(SystemVHash(WeakenedShim.SymbolVersion), BitConverter.ToUInt32(original, at - 4));
    }

    [Fact]
    public void A_version_that_is_not_needed_is_named()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "ELF is Linux's format");
        byte[] original = File.ReadAllBytes(LibTorchFolders.Find(null).ShimFile);
        InputException error = Assert.Throws<InputException>(() => ElfVersionNeed.MarkWeak(original, "GLIBCXX_9.9"));
        Assert.Contains("GLIBCXX_9.9", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_elf_file_is_refused()
    {
        foreach (byte[] garbage in (byte[][])[[], Encoding.ASCII.GetBytes("MZ, surely no ELF file"), new byte[5000]])
        {
            InputException error = Assert.Throws<InputException>(() => ElfVersionNeed.MarkWeak(garbage, "X"));
            Assert.Equal("not a little-endian 64-bit ELF file", error.Message);
        }
    }

    [Fact]
    public void A_truncated_elf_file_is_refused()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "ELF is Linux's format");
        byte[] original = File.ReadAllBytes(LibTorchFolders.Find(null).ShimFile);
        foreach (int length in (int[])[6, 40, 64, 100_000, original.Length / 2])
        {
            InputException error = Assert.Throws<InputException>(
                () => ElfVersionNeed.MarkWeak(original[..length], WeakenedShim.SymbolVersion));
            Assert.StartsWith("truncated or damaged ELF file", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Tables_full_of_nonsense_end_in_an_error()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "ELF is Linux's format");
        byte[] original = File.ReadAllBytes(LibTorchFolders.Find(null).ShimFile);
        var random = new CounterRandom(0, "nonsense", 0);
        for (int trial = 0; trial < 20; trial++)
        {
            byte[] damaged = [.. original];
            for (int i = 0; i < 200_000; i++)
            {
                damaged[64 + random.NextInt32(damaged.Length - 64)] = (byte)random.NextUInt64();
            }

            Exception? error = Record.Exception(() => ElfVersionNeed.MarkWeak(damaged, WeakenedShim.SymbolVersion));
            Assert.True(error is null or InputException, error?.ToString());
        }
    }

    private static uint SystemVHash(string name)
    {
        uint hash = 0;
        foreach (char letter in name)
        {
            hash = (hash << 4) + letter;
            uint high = hash & 0xf0000000;
            hash = (hash ^ (high >> 24)) & ~high;
        }

        return hash;
    }
}
