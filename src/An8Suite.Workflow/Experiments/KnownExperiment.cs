using System.CommandLine;
using An8Suite.Core;
using An8Suite.Workflow.Planning;

namespace An8Suite.Workflow.Experiments;

/// <summary>The folder of an experiment.</summary>
/// <param name="Step">The verb that made it.</param>
/// <param name="Title">What it was run on.</param>
/// <param name="Folder">Where it lies.</param>
public sealed record ExperimentFolder(string Step, string Title, string Folder);

/// <summary>What the runs of one experiment say to a doubt.</summary>
/// <param name="Doubt">One of <see cref="Doubt.All"/>.</param>
/// <param name="Answer">Sentences.</param>
public sealed record DoubtAnswer(Doubt Doubt, string Answer);

/// <summary>The section of one experiment's runs, written when they were read.</summary>
/// <param name="Name">The verb.</param>
/// <param name="Heading">The section's heading.</param>
/// <param name="Id">The section's id.</param>
/// <param name="Html">What stands below the heading.</param>
/// <param name="Answers">What the runs say to the readers' doubts.</param>
public sealed record ShownExperiment(
    string Name, string Heading, string Id, string Html, IReadOnlyList<DoubtAnswer> Answers)
{
    /// <summary>What they found, in a sentence or two; empty where there are pictures only.</summary>
    public string Verdict { get; init; } = "";

    /// <summary>The chart or picture that is open where the rest is folded; empty for none.</summary>
    public string Lead { get; init; } = "";

    /// <summary>Pages of their own, with what each is about.</summary>
    public IReadOnlyList<(string Title, string Path)> Pages { get; init; } = [];
}

/// <summary>An experiment whatever it measures: what command line, report and <c>reproduce</c> know of it.</summary>
internal sealed record KnownExperiment
{
    /// <summary>The verb.</summary>
    public required string Name { get; init; }

    /// <summary>The heading of its section.</summary>
    public required string Heading { get; init; }

    /// <summary>Whether it passes pictures through networks.</summary>
    public required bool RunsNetworks { get; init; }

    /// <summary>Makes the verb.</summary>
    public required Func<Command> Command { get; init; }

    /// <summary>The runs that <c>an8 reproduce</c> makes of it.</summary>
    public required Func<ReproduceOptions, DatasetPlan, IEnumerable<PlannedStep>> Plan { get; init; }

    /// <summary>Reads folders of it and writes their section, whose id is given.</summary>
    /// <remarks>Throws an <see cref="InputException"/> where a file is damaged.</remarks>
    public required Func<IReadOnlyList<ExperimentFolder>, string, ShownExperiment> Show { get; init; }
}
