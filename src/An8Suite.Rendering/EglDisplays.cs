using System.Runtime.InteropServices;

namespace An8Suite.Rendering;

/// <summary>The EGL displays that need no window system, in the order in which they should be tried.</summary>
internal static unsafe class EglDisplays
{
    private const int MaximumDevices = 32;

    /// <summary>Displays that exist and initialise; the list ends where the driver has no more to offer.</summary>
    public static IEnumerable<nint> For(RenderDevice device)
    {
        nint[] devices = Devices();
        IEnumerable<nint> software = devices.Where(IsSoftware);
        IEnumerable<Func<nint>> candidates = device == RenderDevice.Software
            ? [.. software.Select(Opener), Surfaceless, .. devices.Except(software).Select(Opener)]
            : [.. devices.Except(software).Select(Opener), Surfaceless, .. software.Select(Opener)];
        return candidates.Select(open => open()).Where(Initialised);
    }

    private static Func<nint> Opener(nint device) => () => Platform(Egl.PlatformDevice, device);

    private static nint Surfaceless() => Platform(Egl.PlatformSurfaceless, 0);

    private static nint Platform(uint platform, nint native)
    {
        // The EXT entry point is the older of the two; the attribute list is null, so its element type does not matter.
        nint address = Egl.GetProcAddress("eglGetPlatformDisplayEXT");
        return address == 0 ? 0 : ((delegate* unmanaged<uint, nint, nint, nint>)address)(platform, native, 0);
    }

    private static bool Initialised(nint display)
    {
        int major;
        int minor;
        return display != 0 && Egl.Initialize(display, &major, &minor) == Egl.True;
    }

    private static nint[] Devices()
    {
        nint address = Egl.GetProcAddress("eglQueryDevicesEXT");
        if (address == 0)
        {
            return [];
        }

        nint* devices = stackalloc nint[MaximumDevices];
        int count = 0;
        int answered = ((delegate* unmanaged<int, nint*, int*, int>)address)(MaximumDevices, devices, &count);
        return answered == Egl.True ? new ReadOnlySpan<nint>(devices, count).ToArray() : [];
    }

    private static bool IsSoftware(nint device)
    {
        nint address = Egl.GetProcAddress("eglQueryDeviceStringEXT");
        nint text = address == 0 ? 0 : ((delegate* unmanaged<nint, int, nint>)address)(device, Egl.Extensions);
        return text != 0 && Marshal.PtrToStringUTF8(text)!.Contains("EGL_MESA_device_software", StringComparison.Ordinal);
    }
}
