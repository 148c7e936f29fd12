using An8Suite.Core.Statistics;
using An8Suite.Learning.Explanations;
using An8Suite.Pages.Html;
using An8Suite.Pages.Tables;
using An8Suite.Report.Model;
using An8Suite.Report.Statistics;

namespace An8Suite.Report.Sections;

/// <summary>Methods by network, for datasets that several networks were trained on: what carries over.</summary>
internal static class NetworksSection
{
    /// <summary>The datasets that have several networks.</summary>
    public static IReadOnlyList<IGrouping<string, (DatasetReport Report, DatasetStatistics Statistics)>> Shown(
        ReportStatistics report) =>
        [.. report.All.GroupBy(entry => entry.Report.Name).Where(group => group.Count() > 1)];

    public static void Write(HtmlWriter html, ReportStatistics report)
    {
        if (Shown(report).Count == 0)
        {
            return;
        }

        html.Raw("<section id=\"networks\"><h2>Networks: what carries over</h2>");
        foreach (IGrouping<string, (DatasetReport Report, DatasetStatistics Statistics)> group in Shown(report))
        {
            WriteTable(html, group.Key, [.. group]);
        }

        html.Raw("</section>");
    }

    private static void WriteTable(
        HtmlWriter html, string name, (DatasetReport Report, DatasetStatistics Statistics)[] networks)
    {
        html.Line($"<p>{Sentence(networks)}</p>");
        Table<MethodTitle> table = new Table<MethodTitle>(
            MethodTitle.Sort(networks.SelectMany(network => network.Statistics.Main.Table.Methods)))
        {
            Contends = method => !method.IsControl,
        };
        table.Name("Method", method => method.Title);
        foreach ((DatasetReport report, DatasetStatistics statistics) in networks)
        {
            table.Ranked(
                FormattableString.Invariant($"{report.Architecture}, % (n = {statistics.Main.Table.ImageCount:#,0})"),
                method => statistics.Main.Table.Find(method.Name)?.Mean(),
                (method, mean) => Percent.WithInterval(mean, statistics.Main.Bootstrap.Mean(method.Name)));
        }

        table.WriteSortable(
            html,
            $"IoU-AUC by network, {name}",
            $"{name}: IoU-AUC in percent with its 95 % interval, policy <code>{networks[0].Report.FirstPolicy}</code>; n is the number of images, over all seeds and folds");
        RuleLine.Write(html, networks[0].Report, networks[0].Statistics.Main, networks[0].Statistics.Options);
    }

    /// <summary>Which method comes first on which network, and how alike the orders are.</summary>
    public static string Sentence((DatasetReport Report, DatasetStatistics Statistics)[] networks)
    {
        string[] common = [.. networks.Select(network => Methods(network.Statistics))
            .Aggregate((a, b) => [.. a.Intersect(b)])];
        double[][] means = [.. networks.Select(
            network => common.Select(method => network.Statistics.Main.Table.Find(method)!.Mean()!.Value).ToArray())];
        double[] alike =
        [
            .. means.SelectMany((one, i) => means.Skip(i + 1).Select(other => RankCorrelation.Of(one, other)))
                .OfType<double>(),
        ];
        string first = string.Join(", ", networks.Zip(means, (network, mean) => common.Length == 0 ? "" :
            $"{MethodTitle.Of(common[Array.IndexOf(mean, mean.Max())]).ShortTitle} on {network.Report.Architecture}"));
        return alike.Length == 0
            ? "The networks have too few methods in common to say what carries over."
            : FormattableString.Invariant($"First of the {common.Length} methods that all networks have: {first}. ")
                + "Spearman's rank correlation of the methods' IoU-AUC between networks: "
                + FormattableString.Invariant($"{alike.Min():0.00} to {alike.Max():0.00} (1 is the same order).");
    }

    private static string[] Methods(DatasetStatistics statistics) =>
        [.. statistics.Main.Table.Methods.Where(
            method => !MethodTitle.Of(method).IsControl && statistics.Main.Table.Find(method)!.Mean() is not null)];
}
