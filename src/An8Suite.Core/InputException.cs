namespace An8Suite.Core;

/// <summary>
/// Wrong usage or wrong input: the message names the file, line or key, what was expected and what was found.
/// </summary>
/// <remarks>The command line prints the message alone and ends with exit code 2.</remarks>
public sealed class InputException(string message, Exception? inner = null) : Exception(message, inner);
