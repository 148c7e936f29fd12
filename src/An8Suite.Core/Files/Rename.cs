namespace An8Suite.Core.Files;

/// <summary>Gives files and folders new names, also while another program looks at them.</summary>
/// <remarks>
/// On Windows a file that is open has to keep its name, and so has every folder above it; virus scanners and indexers
/// open what was just written for a moment. There a refusal is tried again for some seconds before it counts.
/// </remarks>
public static class Rename
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = OperatingSystem.IsWindows() ? TimeSpan.FromSeconds(5) : TimeSpan.Zero;

    /// <summary>Moves a file onto <paramref name="target"/>, which it replaces.</summary>
    public static void File(string source, string target) =>
        Insist(() => System.IO.File.Move(source, target, overwrite: true), Patience);

    /// <summary>Moves a folder to <paramref name="target"/>, which must not exist.</summary>
    public static void Folder(string source, string target) => Insist(() => Directory.Move(source, target), Patience);

    /// <summary>
    /// Runs <paramref name="rename"/> until it is not refused, or <paramref name="patience"/> has passed.
    /// </summary>
    /// <remarks>What is missing stays missing: that is thrown at once.</remarks>
    internal static void Insist(Action rename, TimeSpan patience)
    {
        long begun = Environment.TickCount64;
        while (true)
        {
            try
            {
                rename();
                return;
            }
            catch (Exception error) when (
                error is UnauthorizedAccessException
                    or IOException and not (FileNotFoundException or DirectoryNotFoundException)
                && Environment.TickCount64 - begun < patience.TotalMilliseconds)
            {
                Thread.Sleep(Pause);
            }
        }
    }
}
