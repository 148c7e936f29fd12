namespace An8Suite.Core.Files;

/// <summary>Writes files so that a reader only ever sees a finished one.</summary>
public static class FinishedFile
{
    /// <summary>Writes beside <paramref name="path"/> and renames, creating the folder where needed.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        string aside = path + ".partial";
        using (FileStream stream = File.Create(aside))
        {
            write(stream);
        }

        Rename.File(aside, path);
    }

    /// <summary>Writes text as UTF-8 without a byte-order mark.</summary>
    public static void WriteText(string path, string text) =>
        Write(path, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));
}
