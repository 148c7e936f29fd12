namespace An8Suite.Core;

/// <summary>The machine lacks something the step needs: the message names it and the command that mends it.</summary>
/// <remarks>The command line prints the message alone and ends with exit code 2.</remarks>
public sealed class MissingComponentException(string message, Exception? inner = null) : Exception(message, inner);
