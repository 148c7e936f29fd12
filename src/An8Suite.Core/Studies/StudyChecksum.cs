using System.Globalization;
using System.Text;

namespace An8Suite.Core.Studies;

/// <summary>
/// FNV-1a with 64 bits (Fowler, Noll, Vo) as 16 hexadecimal digits, of UTF-8: it finds accidents, not fraud, and is
/// short enough to stand in the page as well.
/// </summary>
public static class StudyChecksum
{
    /// <summary>Of a text.</summary>
    public static string Of(string text)
    {
        ulong hash = 0xcbf29ce484222325;
        foreach (byte letter in Encoding.UTF8.GetBytes(text))
        {
            hash = unchecked((hash ^ letter) * 0x100000001b3);
        }

        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }
}
