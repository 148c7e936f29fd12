using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Text;

namespace An8Suite.Learning.Native;

/// <summary>
/// What libtorch computes on: its sums differ in the last digits from one kind of processor to another.
/// </summary>
public static class Processor
{
    private const int BrandStart = unchecked((int)0x80000002);

    // They keep oneDNN and ATen from code that the processor could run.
    private static readonly string[] Limits = ["ONEDNN_MAX_CPU_ISA", "DNNL_MAX_CPU_ISA", "ATEN_CPU_CAPABILITY"];

    /// <summary>
    /// Such as <c>AMD EPYC, family 26, model 2, stepping 1</c>: virtual machines often hide more of the name than of
    /// the numbers.
    /// </summary>
    public static string Model { get; } = X86Base.IsSupported
        ? $"{Brand()}, {Signature(X86Base.CpuId(1, 0).Eax)}"
        : RuntimeInformation.ProcessArchitecture.ToString();

    /// <summary>
    /// The widest vectors libtorch may use, such as <c>AVX512</c>, and the variables that keep it from them, such as
    /// <c>AVX512, ONEDNN_MAX_CPU_ISA=AVX2</c>.
    /// </summary>
    public static string InstructionSet => string.Join(", ", [Widest(), .. Limits
        .Select(name => (Name: name, Value: Environment.GetEnvironmentVariable(name)))
        .Where(limit => !string.IsNullOrEmpty(limit.Value))
        .Select(limit => $"{limit.Name}={limit.Value}")]);

    /// <summary>
    /// Family, model and stepping of CPUID's leaf 1, which are in decimal as in <c>/proc/cpuinfo</c>.
    /// </summary>
    internal static string Signature(int leaf)
    {
        int family = (leaf >> 8) & 0xF;
        int model = (leaf >> 4) & 0xF;
        model |= family is 6 or 15 ? (leaf >> 12) & 0xF0 : 0;
        family += family == 15 ? (leaf >> 20) & 0xFF : 0;
        return string.Create(CultureInfo.InvariantCulture, $"family {family}, model {model}, stepping {leaf & 0xF}");
    }

    private static string Widest() =>
        Avx512F.VL.IsSupported && Avx512BW.IsSupported && Avx512DQ.IsSupported && Avx512CD.IsSupported ? "AVX512"
        : Avx2.IsSupported && Fma.IsSupported ? "AVX2"
        : Avx.IsSupported ? "AVX"
        : Sse41.IsSupported ? "SSE4.1"
        : RuntimeInformation.ProcessArchitecture.ToString();

    private static string Brand()
    {
        if ((uint)X86Base.CpuId(int.MinValue, 0).Eax < unchecked((uint)BrandStart) + 2)
        {
            return "x86";
        }

        int[] letters = [.. Enumerable.Range(BrandStart, 3).Select(leaf => X86Base.CpuId(leaf, 0))
            .SelectMany(r => new[] { r.Eax, r.Ebx, r.Ecx, r.Edx })];
        string name = Encoding.ASCII.GetString(MemoryMarshal.AsBytes<int>(letters)).Split('\0')[0];
        return string.Join(' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
