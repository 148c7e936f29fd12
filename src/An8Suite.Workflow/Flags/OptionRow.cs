using System.CommandLine;

namespace An8Suite.Workflow.Flags;

/// <summary>One option of a record of options.</summary>
/// <param name="Option">Its flag, words and checks on the command line.</param>
/// <param name="Set">The record with the value that the command line names.</param>
/// <param name="Get">
/// The value as the command line would name it: empty for a bare flag, null where it cannot be or need not be named.
/// </param>
internal sealed record OptionRow<T>(Option Option, Func<ParseResult, T, T> Set, Func<T, string?> Get);
