using System.Runtime.Intrinsics.X86;
using An8Suite.Learning.Native;

namespace An8Suite.Tests.Learning;

public sealed class ProcessorTests
{
    [Theory]
    [InlineData(0x00B00F21, "family 26, model 2, stepping 1")]
    [InlineData(0x000906EA, "family 6, model 158, stepping 10")]
    [InlineData(0x00000543, "family 5, model 4, stepping 3")]
    public void Family_and_model_are_put_together_from_their_parts(int leaf, string expected) =>
        Assert.Equal(expected, Processor.Signature(leaf));

    [Fact]
    public void The_model_is_that_of_the_kernel()
    {
        Assert.SkipUnless(X86Base.IsSupported && File.Exists("/proc/cpuinfo"), "Linux on x86");
        ILookup<string, string> lines = File.ReadLines("/proc/cpuinfo")
            .Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries))
            .Where(pair => pair.Length == 2).ToLookup(pair => pair[0], pair => pair[1]);
        Assert.EndsWith(
            $", family {lines["cpu family"].First()}, model {lines["model"].First()}, "
            + $"stepping {lines["stepping"].First()}",
            Processor.Model,
            StringComparison.Ordinal);
    }

    [Fact]
    [Needs(Needs.Suite)]
    public void Instructions_are_those_the_kernel_lists_and_limits_of_the_user_are_told()
    {
        Assert.SkipUnless(X86Base.IsSupported && File.Exists("/proc/cpuinfo"), "Linux on x86");
        string[] flags = File.ReadLines("/proc/cpuinfo")
            .First(line => line.StartsWith("flags", StringComparison.Ordinal)).Split(' ');
        Assert.Equal(
            flags.Contains("avx512bw"), Processor.InstructionSet.StartsWith("AVX512", StringComparison.Ordinal));

        ChildProcess doctor = Cli.Suite.Run(
            new Dictionary<string, string?> { ["ONEDNN_MAX_CPU_ISA"] = "SSE41" }, "doctor");
        Assert.Contains($"{Processor.Model} (", doctor.Output, StringComparison.Ordinal);
        Assert.Contains("ONEDNN_MAX_CPU_ISA=SSE41", doctor.Output, StringComparison.Ordinal);
    }
}
