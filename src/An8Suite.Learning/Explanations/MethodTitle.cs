namespace An8Suite.Learning.Explanations;

/// <summary>How the report names a method, and in which order.</summary>
/// <param name="Name">As in files, such as <c>grad-cam</c>.</param>
/// <param name="Title">As people write it, such as <c>Grad-CAM</c>.</param>
/// <param name="IsControl">Whether it does not look at the network, so that it only shows what scores mean.</param>
public sealed record MethodTitle(string Name, string Title, bool IsControl)
{
    /// <summary>The method of the paper.</summary>
    public const string Ours = "ours";

    /// <summary>
    /// The known ones, in the order of the tables: that of the rows of <see cref="ExplanationMethods"/>.
    /// </summary>
    public static IReadOnlyList<MethodTitle> All { get; } =
    [
        .. ExplanationMethods.All.Select(method => new MethodTitle(
            method.Name, method.Name == Ours ? $"{method.Title} (ours)" : method.Title,
            method.Kind == MethodKind.Control)),
    ];

    /// <summary>Which line it is in every chart, among methods or among controls, ours aside.</summary>
    public int Line => Math.Max(0, Lines(IsControl).ToList().IndexOf(Name));

    /// <summary>For narrow columns.</summary>
    public string ShortTitle => Name == Ours ? "Ours" : Title;

    /// <summary>
    /// The title of a method; one that is not listed keeps its name and comes after the listed methods.
    /// </summary>
    public static MethodTitle Of(string name) =>
        All.FirstOrDefault(title => title.Name == name) ?? new MethodTitle(name, name, IsControl: false);

    /// <summary>Names in the order of the tables: methods, then controls.</summary>
    public static IReadOnlyList<MethodTitle> Sort(IEnumerable<string> names) =>
    [
        .. names.Distinct().Select(Of)
            .OrderBy(title => title.IsControl)
            .ThenBy(title => All.Contains(title) ? All.ToList().IndexOf(title) : All.Count)
            .ThenBy(title => title.Name, StringComparer.Ordinal),
    ];

    /// <summary>
    /// Those that are drawn unless others are named come first, so that they differ in colour and not in dashes alone;
    /// the cells of the grid have no rows of their own and come last.
    /// </summary>
    private static IEnumerable<string> Lines(bool controls) =>
        All.Where(title => title.IsControl == controls && title.Name != Ours).Select(title => title.Name)
            .OrderByDescending(ExplanationMethods.Default.Contains)
            .Concat(controls ? [] : Grid.Names);
}
