using An8Suite.Core.Files;
using An8Suite.Core.Imaging;

namespace An8Suite.Core.Heatmaps;

/// <summary>A map as somebody's program wrote it: any size, any numbers.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Values">Row by row, the top row first.</param>
public sealed record HeatGrid(int Width, int Height, double[] Values)
{
    /// <summary>The endings that are read.</summary>
    public static IReadOnlyList<string> Endings { get; } = [".npy", ".png"];

    /// <summary>Whether every value is a finite number.</summary>
    public bool IsFinite => Array.TrueForAll(Values, double.IsFinite);

    /// <summary>Reads a .npy array or a grey .png picture of 8 or 16 bits.</summary>
    /// <param name="path">The file.</param>
    /// <param name="shape">The sizes that the file has, as text.</param>
    /// <returns>
    /// Null where the array is no map: it has not two axes beside axes of size 1 at the front and one at the back.
    /// </returns>
    /// <exception cref="InputException">The file cannot be read or is damaged; names it.</exception>
    public static HeatGrid? Read(string path, out string shape)
    {
        if (string.Equals(Path.GetExtension(path), ".png", StringComparison.OrdinalIgnoreCase))
        {
            (int width, int height, ushort[] grey) = PngReader.ReadGrey(path);
            shape = $"{height}, {width}";
            return new HeatGrid(width, height, Array.ConvertAll(grey, value => (double)value));
        }

        NpyNumbers array = NpyNumbers.Read(path);
        shape = string.Join(", ", array.Shape);
        List<int> sizes = [.. array.Shape];
        while (sizes.Count > 2 && sizes[0] == 1)
        {
            sizes.RemoveAt(0);
        }

        if (sizes.Count == 3 && sizes[2] == 1)
        {
            sizes.RemoveAt(2);
        }

        return sizes is [> 0 and int rows, > 0 and int columns] ? new HeatGrid(columns, rows, array.Values) : null;
    }
}
