using System.CommandLine;

namespace An8Suite.Cli.Terminal;

/// <summary>Verbs that belong together, under one heading of the overview.</summary>
/// <param name="Heading">Of what they work on.</param>
/// <param name="Verbs">In the order in which they are used.</param>
internal sealed record VerbGroup(string Heading, IEnumerable<Verb> Verbs);

/// <summary>A verb that is made when it is needed: to make all takes longer than to start.</summary>
/// <param name="Name">What is typed.</param>
/// <param name="Create">Makes its command, given the name.</param>
internal sealed record Verb(string Name, Func<string, Command> Create)
{
    /// <summary>Whether it runs networks, and so needs libtorch.</summary>
    public bool RunsNetworks { get; init; }
}
