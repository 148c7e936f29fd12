using System.CommandLine;

namespace An8Suite.Cli.Terminal;

/// <summary>Verbs that belong together, under one heading of the overview.</summary>
/// <param name="Heading">Of what they work on.</param>
/// <param name="Verbs">In the order in which they are used.</param>
internal sealed record VerbGroup(string Heading, IReadOnlyList<Command> Verbs);
