namespace An8Suite.Cli.Report;

/// <summary>The folder of an experiment.</summary>
/// <param name="Step">The verb that made it.</param>
/// <param name="Title">What it was run on.</param>
/// <param name="Folder">Where it lies.</param>
public sealed record ExperimentFolder(string Step, string Title, string Folder);
