namespace An8Suite.Core.Files;

/// <summary>Writes files so that a reader only ever sees a finished one.</summary>
public static class FinishedFile
{
    /// <summary>Writes beside <paramref name="path"/> and renames, creating the folder where needed.</summary>
    public static void Write(string path, Action<Stream> write) => Write(path, write, survivesPowerCut: false);

    /// <summary>
    /// The same, and when it returns the file is on the disk under its name: for the few that say that others are
    /// whole.
    /// </summary>
    public static void WriteDurably(string path, Action<Stream> write) => Write(path, write, survivesPowerCut: true);

    /// <summary>Writes text as UTF-8 without a byte-order mark.</summary>
    public static void WriteText(string path, string text) =>
        Write(path, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));

    private static void Write(string path, Action<Stream> write, bool survivesPowerCut)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        string aside = path + ".partial";
        using (FileStream stream = File.Create(aside))
        {
            write(stream);
            stream.Flush(flushToDisk: survivesPowerCut);
        }

        Rename.File(aside, path);
        if (survivesPowerCut)
        {
            StableStorage.FlushFolder(folder);
        }
    }
}
