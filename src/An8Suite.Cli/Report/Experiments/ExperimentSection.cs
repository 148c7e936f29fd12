namespace An8Suite.Cli.Report;

/// <summary>How the report shows the folders of one experiment.</summary>
/// <param name="Step">The verb.</param>
/// <param name="Heading">The section's heading.</param>
/// <param name="Write">Reads the folders and writes what stands below the heading; the last argument is the section's id.</param>
internal sealed record ExperimentSection(
    string Step, string Heading, Action<HtmlWriter, IReadOnlyList<ExperimentFolder>, string> Write)
{
    /// <summary>A section that shows one file of each folder.</summary>
    public static ExperimentSection Of<T>(
        string step, string heading, Func<string, T> read, Action<HtmlWriter, IReadOnlyList<(string Title, T File)>, string> write) =>
        new(step, heading, (html, folders, id) => write(html, [.. folders.Select(folder => (folder.Title, read(folder.Folder)))], id));
}
