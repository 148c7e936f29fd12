namespace An8Suite.Core.Geometry;

/// <summary>Names from files, which go into recipes, tables and terminals, where what controls a line would end or spoil it.</summary>
internal static class OneLine
{
    /// <summary>The text with spaces for control characters.</summary>
    public static string Of(string text) => string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c));
}
