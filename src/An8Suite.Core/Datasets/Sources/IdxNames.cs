using System.Globalization;
using System.Text;

namespace An8Suite.Core.Datasets.Sources;

/// <summary>The names that IDX files and the classes in them go by.</summary>
internal static class IdxNames
{
    /// <summary>A file of class names, one a line, in order of label.</summary>
    public const string ClassesFile = "classes.txt";

    private static readonly (char Dot, string End)[] Forms = [('-', ""), ('-', ".gz"), ('.', ""), ('.', ".gz")];

    private static readonly string[] Fashion =
    [
        "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot",
    ];

    /// <summary>Whether the folder has any file of the names.</summary>
    public static bool AnyIn(string folder) =>
        Find(folder, "train", "images", 3) is not null || Find(folder, "t10k", "images", 3) is not null;

    /// <summary>
    /// Such as <c>train-images-idx3-ubyte</c>, with a dot for the second hyphen as some copies have it, or with .gz;
    /// null where none is.
    /// </summary>
    public static string? Find(string folder, string set, string kind, int axes) => Forms
        .Select(form => Path.Combine(
            folder, string.Create(CultureInfo.InvariantCulture, $"{set}-{kind}{form.Dot}idx{axes}-ubyte{form.End}")))
        .FirstOrDefault(File.Exists);

    /// <summary>
    /// The names of <see cref="ClassesFile"/>, Fashion-MNIST's where the folder is called after it, or the digits.
    /// </summary>
    /// <exception cref="InputException">
    /// The file cannot be read, or names fewer than two classes or one twice.
    /// </exception>
    public static IReadOnlyList<string> Classes(string folder)
    {
        string path = Path.Combine(folder, ClassesFile);
        if (!File.Exists(path))
        {
            bool fashion = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)))
                .Contains("fashion", StringComparison.OrdinalIgnoreCase);
            return fashion ? Fashion
                : [.. Enumerable.Range(0, 10).Select(digit => digit.ToString(CultureInfo.InvariantCulture))];
        }

        string text = Encoding.UTF8.GetString(SourceFile.ReadBytes(path));
        string[] names = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return names.Length >= 2 && names.Distinct().Count() == names.Length
            ? names
            : throw new InputException(
                $"{path}: expected two or more class names, one a line and none twice, found {names.Length}");
    }
}
