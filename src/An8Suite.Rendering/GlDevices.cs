using An8Suite.Core;

namespace An8Suite.Rendering;

/// <summary>The OpenGL devices that this machine can draw with off screen.</summary>
public static class GlDevices
{
    /// <summary>The driver of each, by number; null where a device offers no OpenGL 3.3.</summary>
    /// <exception cref="MissingComponentException">EGL is not installed, or this is not Linux.</exception>
    public static IReadOnlyList<GlDriver?> List()
    {
        // Loads EGL, or says what is missing, before anything asks it.
        _ = GlDriver.Query();
        return [.. Enumerable.Range(0, EglDisplays.DeviceCount).Select(Driver)];
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
