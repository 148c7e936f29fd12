namespace An8Suite.Report.Reading;

/// <summary>A folder the report is made from.</summary>
/// <param name="Step">The verb that made it.</param>
/// <param name="Folder">Where it lies.</param>
public sealed record ReportInput(string Step, string Folder);
