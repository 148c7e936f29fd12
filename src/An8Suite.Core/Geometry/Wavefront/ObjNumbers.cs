using System.Globalization;
using An8Suite.Core.Files;

namespace An8Suite.Core.Geometry.Wavefront;

/// <summary>Numbers as .obj and .mtl files write them: <c>1</c>, <c>.5</c>, <c>-2.</c>, <c>1e-3</c>.</summary>
internal static class ObjNumbers
{
    /// <summary>Reads one number.</summary>
    public static bool TryRead(string word, out float number) =>
        float.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    /// <summary>The numbers of a statement, at least so many.</summary>
    public static float[] Of(ObjLine line, int least, string name)
    {
        string[] words = line.Words;
        float[] numbers = new float[words.Length];
        for (int i = 0; i < words.Length; i++)
        {
            if (!TryRead(words[i], out numbers[i]))
            {
                throw new InputException(
                    $"{name}:{line.Line}: {line.Key}: expected numbers, found '{OneLine.Short(words[i])}'");
            }
        }

        return numbers.Length >= least ? numbers
            : throw new InputException(
                $"{name}:{line.Line}: {line.Key}: expected {least} numbers, found {numbers.Length}");
    }
}
