using An8Suite.Core.Imaging;

namespace An8Suite.Cli.Looking.Viewing;

/// <summary>Writes pictures and says where; those that a key asks for never replace a file.</summary>
internal sealed class Screenshots(string folder, string subject, Action<string> report)
{
    /// <summary>Writes the picture of a class, without the window's text, under the first free name.</summary>
    public void Take(ColorImage image, string className)
    {
        string stem = Path.Combine(folder, $"{subject}-{className}");
        int number = 1;
        while (File.Exists($"{stem}-{number}.png"))
        {
            number++;
        }

        Write($"{stem}-{number}.png", image);
    }

    /// <summary>
    /// The same, where a folder that cannot be written to is no reason to stop; says what went wrong, or null.
    /// </summary>
    public string? TryTake(ColorImage image, string className)
    {
        try
        {
            Take(image, className);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $"no picture was written: {error.Message} (--out names another folder)";
        }
    }

    /// <summary>Writes a picture.</summary>
    public void Write(string path, ColorImage image)
    {
        PngWriter.Write(path, PngWriter.Encode(image));
        report(path);
    }
}
