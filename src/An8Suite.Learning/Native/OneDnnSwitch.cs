using System.Runtime.InteropServices;

namespace An8Suite.Learning.Native;

/// <summary>
/// PyTorch's <c>torch.backends.mkldnn.enabled = False</c>, which TorchSharp lacks: a setting of the whole process.
/// </summary>
internal static class OneDnnSwitch
{
    // at::globalContext() and at::Context::setUserEnabledMkldnn(bool), as GCC and MSVC mangle them.
    private static readonly (string Context, string Setter) Names = OperatingSystem.IsWindows()
        ? ("?globalContext@at@@YAAEAVContext@1@XZ", "?setUserEnabledMkldnn@Context@at@@QEAAX_N@Z")
        : ("_ZN2at13globalContextEv", "_ZN2at7Context20setUserEnabledMkldnnEb");

    /// <returns>False where libtorch does not export the setting.</returns>
    internal static unsafe bool TurnOff()
    {
        string file = Path.Combine(
            LibTorch.Load().Directory, OperatingSystem.IsWindows() ? "torch_cpu.dll" : "libtorch_cpu.so");
        if (!NativeLibrary.TryLoad(file, out nint library)
            || !NativeLibrary.TryGetExport(library, Names.Context, out nint context)
            || !NativeLibrary.TryGetExport(library, Names.Setter, out nint setter))
        {
            return false;
        }

        nint global = ((delegate* unmanaged<nint>)context)();
        ((delegate* unmanaged<nint, byte, void>)setter)(global, 0);
        return true;
    }
}
