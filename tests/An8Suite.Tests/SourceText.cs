using System.Text.RegularExpressions;

namespace An8Suite.Tests;

/// <summary>Reads C# sources as text.</summary>
internal static partial class SourceText
{
    /// <summary>Comments and strings.</summary>
    [GeneratedRegex(
        """//[^\n]*|/\*.*?\*/|\$*(?<q>"{3,}).*?\k<q>|[$@]*@"(""|[^"])*"|'(\\.|[^'\\\n])+'|\$?"(\\.|[^"\\\n])*" """,
        RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace)]
    public static partial Regex Unread();
}
