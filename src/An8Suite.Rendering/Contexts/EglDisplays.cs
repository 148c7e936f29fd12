using System.Runtime.InteropServices;
using An8Suite.Core;

namespace An8Suite.Rendering.Contexts;

/// <summary>The EGL displays that need no window system, in the order in which they should be tried.</summary>
internal static unsafe class EglDisplays
{
    private const int MaximumDevices = 32;

    /// <summary>How many devices EGL lists; 0 where it cannot list any.</summary>
    public static int DeviceCount => Devices().Length;

    /// <summary>Displays that exist and initialise; the list ends where the driver has no more to offer.</summary>
    /// <exception cref="InputException">The device is a number that EGL does not list.</exception>
    public static IEnumerable<nint> For(RenderDevice device)
    {
        nint[] devices = Devices();
        if (device.Number is int number && number >= devices.Length)
        {
            throw new InputException(
                $"--renderer: this machine has {devices.Length} devices, numbered from 0, found {number}; "
                + "'an8 doctor' lists them");
        }

        return Candidates(device, devices).Select(open => open()).Where(Initialised);
    }

    private static IEnumerable<Func<nint>> Candidates(RenderDevice device, nint[] devices)
    {
        if (device.Number is int number)
        {
            return [Opener(devices[number])];
        }

        IEnumerable<Func<nint>> software = devices.Where(IsSoftware).Select(Opener);
        IEnumerable<Func<nint>> hardware = devices.Where(d => !IsSoftware(d)).Select(Opener);
        return device.PrefersHardware
            ? [.. hardware, Surfaceless, .. software]
            : [.. software, Surfaceless, .. hardware];
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
        return text != 0 && Marshal.PtrToStringUTF8(text)!
            .Contains("EGL_MESA_device_software", StringComparison.Ordinal);
    }
}
