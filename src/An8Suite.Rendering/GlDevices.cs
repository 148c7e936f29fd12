using An8Suite.Core;
using An8Suite.Rendering.Contexts;

namespace An8Suite.Rendering;

/// <summary>The OpenGL devices that this machine can draw with off screen.</summary>
public static class GlDevices
{
    /// <summary>
    /// The driver of each, by number; null where a device offers no OpenGL 3.3. Windows numbers none.
    /// </summary>
    /// <exception cref="MissingComponentException">There is no driver; the message names what to install.</exception>
    public static IReadOnlyList<GlDriver?> List()
    {
        // Loads the system's library, or says what is missing, before anything asks it.
        _ = GlDriver.Query();
        return OperatingSystem.IsLinux() ? [.. Enumerable.Range(0, EglDisplays.DeviceCount).Select(Driver)] : [];
    }

    private static GlDriver? Driver(int number)
    {
        try
        {
            return GlDriver.Query(RenderDevice.Numbered(number));
        }
        catch (MissingComponentException)
        {
            // A device without a driver is listed as such; choosing it says the same aloud.
            return null;
        }
    }
}
