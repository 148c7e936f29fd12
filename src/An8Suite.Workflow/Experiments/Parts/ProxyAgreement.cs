using An8Suite.Core.Statistics;
using An8Suite.Pages.Tables;

namespace An8Suite.Workflow.Experiments.Parts;

/// <summary>Whether a usual score ranks the methods as the parts' values do.</summary>
/// <param name="Score">The score, as in the files.</param>
/// <param name="Truth">What it is compared with: a column of agreement with the values.</param>
/// <param name="Correlation">
/// The rank correlation over the methods, controls left out, of their means of both, each turned round where low is
/// good; null where there are fewer than three.
/// </param>
/// <param name="Low">The lower end of its 95 % interval, poses drawn.</param>
/// <param name="High">The upper end.</param>
/// <param name="Methods">How many methods.</param>
public sealed record ProxyAgreement(
    string Score, string Truth, double? Correlation, double? Low, double? High, int Methods)
{
    /// <summary>One row a score and truth, truth by truth, the best score first.</summary>
    /// <param name="methods">Those to rank.</param>
    /// <param name="table">Holds every column of every method, by <see cref="Key"/>.</param>
    /// <param name="bootstrap">Draws the poses.</param>
    internal static IReadOnlyList<ProxyAgreement> Of(
        IReadOnlyList<string> methods, PoseTable table, PoseBootstrap bootstrap) =>
    [
        .. PartColumn.Of(PartColumnKind.Truth).SelectMany(truth => PartColumn.Of(PartColumnKind.Proxy)
            .Select(column => Of(column, truth, methods, (table, bootstrap)))
            .OrderByDescending(row => row.Correlation ?? double.NegativeInfinity)),
    ];

    /// <summary>The name of a column of a method in the table.</summary>
    internal static string Key(PartColumn column, string method) => $"{column.Name}|{method}";

    private static ProxyAgreement Of(
        PartColumn column, PartColumn truth, IReadOnlyList<string> methods,
        (PoseTable Table, PoseBootstrap Draws) scores)
    {
        string[] scored = [.. methods.Where(method =>
            Mean(scores.Table, column, method) is not null && Mean(scores.Table, truth, method) is not null)];
        double? Correlation(Func<string, double> mean) => RankCorrelation.Of(
            [.. scored.Select(method => Sign(column) * mean(Key(column, method)))],
            [.. scored.Select(method => Sign(truth) * mean(Key(truth, method)))]);
        if (scored.Length < 3)
        {
            return new ProxyAgreement(column.Name, truth.Name, null, null, null, scored.Length);
        }

        Interval? interval = scores.Draws.Of(mean => Correlation(mean) ?? double.NaN);
        return new ProxyAgreement(
            column.Name, truth.Name, Correlation(key => scores.Table.Find(key)!.Mean()!.Value),
            interval?.Low, interval?.High, scored.Length);
    }

    private static double Sign(PartColumn column) => column.Best == Best.Lowest ? -1 : 1;

    private static double? Mean(PoseTable table, PartColumn column, string method) =>
        table.Find(Key(column, method))?.Mean();
}
