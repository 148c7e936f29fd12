using System.Globalization;
using An8Suite.Core.Statistics;
using An8Suite.Learning.Explanations;
using An8Suite.Pages.Html;
using An8Suite.Pages.Tables;

namespace An8Suite.Workflow.Experiments.Localise;

/// <summary>The report's section on the proxy task.</summary>
internal static class LocaliseSection
{
    private static readonly (string Title, string Key, Func<LocaliseMethod, LocaliseNumber> Of)[] Numbers =
    [
        ("Box right", "box", m => m.BoxAccuracy),
        ("MaxBoxAccV2", "max_box_acc_v2", m => m.MaxBoxAccV2),
        ("PxAP", "px_ap", m => m.PxAp),
        ("IoU-AUC", "iou_auc", m => m.IouAuc),
    ];

    /// <summary>Writes it, but for its heading.</summary>
    public static void Write(HtmlWriter html, IReadOnlyList<ExperimentResult<LocaliseFile>> runs, string id)
    {
        html.Raw("""
            <p>Many papers judge heatmaps by localisation: a box around the heat against the box of the object. It rewards the best localiser,
            which need not be the best explanation: a network may look at a part of an object, or beside it, and a map that says so is wrong here.
            So the same maps are scored against the masks, and the correlation says how far the two orders of the methods agree.</p>
            """);
        for (int i = 0; i < runs.Count; i++)
        {
            (string title, _, LocaliseFile file) = runs[i];
            html.Line($"<h3 id=\"{id}-{i}\">{title}</h3>");
            foreach (LocaliseTarget target in file.Targets)
            {
                WriteTarget(html, file, target);
            }

            WriteCorrelations(html, file);
            foreach (string line in file.LeftOut)
            {
                html.Line($"<p>{line}.</p>");
            }
        }
    }

    /// <summary>Who finds the object most often, and how that goes together with the masks.</summary>
    public static IEnumerable<string> Sentences(LocaliseFile file)
    {
        LocaliseTarget whole = file.Targets[0];
        LocaliseMethod? best = Best(whole, control: false);
        if (best is null)
        {
            yield break;
        }

        string control = Best(whole, control: true) is { } other
            ? $" (the best control, {MethodTitle.Of(other.Method).Title}: {Percent.Of(other.BoxAccuracy.Value)} %)"
            : "";
        LocaliseCorrelation agreement = file.Correlations.First(row => row.Mask == file.Targets[^1].Target);
        string alike = agreement.Correlation.Value is double rho
            ? string.Create(CultureInfo.InvariantCulture,
                $"; over {agreement.Methods} methods the order by such boxes and that by IoU-AUC against the "
                + $"{Words(agreement.Mask)} have a rank correlation of {rho:0.00}{Between(agreement.Correlation)}")
            : "";
        yield return $"{MethodTitle.Of(best.Method).Title} finds the object's box most often, "
            + $"{Percent.Of(best.BoxAccuracy.Value)} %{control}{alike}.";
    }

    /// <summary>The table on stdout.</summary>
    public static void Print(LocaliseFile file)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{file.Dataset}: {file.Images} images of {file.Poses} poses; box at {file.Share} of the maximum, right "
            + $"from an overlap of {file.Overlap}"));
        LocaliseTarget? part = file.Find(LocaliseTarget.ClassPart);
        var table = new Table<LocaliseMethod>(file.Targets[0].Methods).Name("method", m => m.Method);
        Add(table, "object", method => method);
        if (part is not null)
        {
            Add(table, "part", method => part.Methods.FirstOrDefault(m => m.Method == method.Method));
        }

        table.Number("n", m => m.Images).Number("no box", m => m.WithoutBox).Print();
    }

    private static void Add(
        Table<LocaliseMethod> table, string target, Func<LocaliseMethod, LocaliseMethod?> of)
    {
        foreach ((_, string key, Func<LocaliseMethod, LocaliseNumber> number) in Numbers)
        {
            table.Number($"{target} {key}", row => of(row) is { } method ? Percent.Of(number(method).Value) : null);
        }
    }

    private static LocaliseMethod? Best(LocaliseTarget target, bool control) =>
        target.Methods.Where(method => method.IsControl == control).MaxBy(method => method.BoxAccuracy.Value);

    private static void WriteTarget(HtmlWriter html, LocaliseFile file, LocaliseTarget target)
    {
        Table<LocaliseMethod> table = new Table<LocaliseMethod>(target.Methods)
        {
            Group = method => method.IsControl ? "Controls" : "Explanation methods",
            Contends = method => !method.IsControl,
        };
        table.Name("Method", method => MethodTitle.Of(method.Method).Title);
        foreach ((string heading, _, Func<LocaliseMethod, LocaliseNumber> number) in Numbers)
        {
            table.Ranked(
                $"{heading}, %", method => number(method).Value,
                (method, value) => Percent.WithInterval(value, Interval(number(method))));
        }

        table.Number("n", method => Cell.Count(method.Images))
            .Number("No box", method => Cell.Count(method.WithoutBox))
            .Write(html, $"Localisation of the {Words(target.Target)}", $"""
                Boxes that should hold the {Words(target.Target)}, on {file.Images} images of {file.Poses} poses. Box right: around the largest
                region of at least {file.Share} of the maximum, overlap {file.Overlap} or more (Zhou et al. 2016). MaxBoxAccV2: the best threshold
                of {file.Thresholds} for each of the overlaps 0.3, 0.5, 0.7, and of all regions the one that fits best (Choe et al. 2020); PxAP: pixels
                of all images pooled. A map whose pixels are all equal has no box and is wrong. {target.WithoutObject} images show nothing of it and
                are left out. 95 % intervals with poses drawn.
                """, "scores");
    }

    private static void WriteCorrelations(HtmlWriter html, LocaliseFile file)
    {
        var table = new Table<IGrouping<(string Measure, string Target), LocaliseCorrelation>>(
            file.Correlations.GroupBy(row => (row.Measure, row.Target)))
            .Name("By localisation of", group =>
                $"{Words(group.Key.Target)}: {Numbers.Single(n => Key(n.Key) == group.Key.Measure).Title}");
        foreach (LocaliseTarget mask in file.Targets)
        {
            table.Number($"IoU-AUC, {Words(mask.Target)}", group =>
                Shown(group.Single(row => row.Mask == mask.Target).Correlation));
        }

        table.Write(html, "Localisation against the masks", $"""
            Rank correlation (Spearman) over {file.Correlations[0].Methods} explanation methods, controls left out, of a number above with the
            IoU-AUC against a mask; 95 % intervals with poses drawn, the methods held. Undefined below three methods.
            """);

        static string Key(string key) => key == "box" ? "box_accuracy" : key;

        static Cell Shown(LocaliseNumber number) => Markup.Of(
            $"{Cell.Number(number.Value, "0.00").Text}<small>{Between(number)}</small>");
    }

    private static string Between(LocaliseNumber number) => number is { Low: double low, High: double high }
        ? $" ({Cell.Number(low, "0.00").Text} to {Cell.Number(high, "0.00").Text})"
        : "";

    private static Interval? Interval(LocaliseNumber number) =>
        number is { Low: double low, High: double high } ? new Interval(low, high) : null;

    private static string Words(string target) => target == LocaliseTarget.Object ? "whole object" : "coloured part";
}
