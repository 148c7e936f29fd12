using An8Suite.Pages.Html;
using An8Suite.Pages.Tables;
using An8Suite.Report.Model;
using An8Suite.Workflow.Selecting;

namespace An8Suite.Report.Sections;

/// <summary>How good the selection of relevant features is, and which features the explanations used.</summary>
internal static class CertificateSection
{
    private const int ShownFeatures = 4;

    public static void Write(HtmlWriter html, DatasetReport dataset, string id)
    {
        FoldReport[] selected = [.. dataset.Folds.Where(fold => fold.Certificate is not null)];
        if (selected.Length == 0)
        {
            return;
        }

        ClassCertificate[] fits = [.. selected.SelectMany(fold => fold.Certificate!.Classes)];
        Fold.Open(html, $"{id}-features", Markup.Of($"Relevant features"), Markup.Of(
            $"{fits.Count(fit => fit.Converged)} of {fits.Length} fits of the lasso are proven optimal; which features they chose."));
        html.Raw("""
            <p>The μ-lasso is fitted for each class on its own. A relative gap near 0 proves the fit optimal; a binding budget
            means that more of it would change the weights.</p>
            """);
        foreach (FoldReport fold in selected)
        {
            WriteFold(html, dataset, fold, open: fold == selected[0]);
        }

        Fold.Close(html);
    }

    private static void WriteFold(HtmlWriter html, DatasetReport dataset, FoldReport fold, bool open)
    {
        CertificateFile certificate = fold.Certificate!;
        IReadOnlyList<ClassCertificate> classes = certificate.Classes;
        string cell = dataset.CellTitle(fold);
        html.Line($"""
            <details{(open ? new Markup(" open") : default)}><summary>{char.ToUpperInvariant(cell[0])}{cell[1..]}: μ = {certificate.Mu},
            {classes.Count(c => c.Converged)} of {classes.Count} fits proven optimal, budget binding in
            {classes.Count(c => c.Binding)}</summary>
            """);
        new Table<(ClassCertificate Fit, int Label)>(classes.Select((fit, label) => (fit, label)))
            .Name("Class", row => Markup.Of($"{(row.Label < dataset.Classes.Count ? Swatch.Of(dataset.Classes[row.Label]) : default)}{row.Fit.Class}"))
            .Number("Relative gap", row => Markup.Of($"{row.Fit.RelativeGap:0.0e0;;0}{(row.Fit.Converged ? default : new Markup(" <span class=\"wrong\">not optimal</span>"))}"))
            .Number("λ", row => Cell.Number(row.Fit.Lambda, "G4"))
            .Text("Binding", row => row.Fit.Binding ? "yes" : "no")
            .Number("|w|₁", row => Cell.Number(row.Fit.L1Norm, "0.###"))
            .Number("Squared error", row => Cell.Number(row.Fit.Objective, "0.##"))
            .Number("Features", row => row.Fit.FeaturesUsed)
            .Text("Used most (share of images)", row => Features(fold, row.Label))
            .Write(html,
                $"Certificates of {cell}", $"Certificate of every class, and the features its explanations used most");
        html.Raw("</details>");
    }

    private static Markup Features(FoldReport fold, int label)
    {
        Markup[] used =
        [
            .. fold.Chosen.Where(chosen => chosen.Label == label).Take(ShownFeatures).Select(chosen => Markup.Of(
                $"<span class=\"feature\"><code>{chosen.Feature.Layer}:{chosen.Feature.Channel}</code> {100 * chosen.Share:0} %</span> ")),
        ];
        return used.Length > 0 ? Markup.Join(used) : new Markup(Percent.Undefined);
    }
}
