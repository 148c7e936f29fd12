using An8Suite.Cli.Steps;

namespace An8Suite.Cli.Report;

/// <summary>How good the selection of relevant features is, and which features the explanations used.</summary>
internal static class CertificateSection
{
    private const int ShownFeatures = 4;

    public static void Write(HtmlWriter html, DatasetReport dataset, string id)
    {
        html.Line($"<section id=\"{id}-features\"><h3>Relevant features</h3>");
        html.Raw("""
            <p>The μ-lasso is fitted for each class on its own. A relative gap near 0 proves the fit optimal; a binding budget
            means that more of it would change the weights.</p>
            """);
        FoldReport[] selected = [.. dataset.Folds.Where(fold => fold.Certificate is not null)];
        if (selected.Length == 0)
        {
            html.Raw("<p>No selection of features came with these scores.</p>");
        }

        foreach (FoldReport fold in selected)
        {
            WriteFold(html, dataset, fold, open: fold == selected[0]);
        }

        html.Raw("</section>");
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
            <div class="scroll" role="region" aria-label="Certificates of {cell}" tabindex="0"><table>
            <caption>Certificate of every class, and the features its explanations used most</caption>
            <thead><tr><th scope="col">Class</th><th scope="col" class="n">Relative gap</th><th scope="col" class="n">λ</th>
            <th scope="col">Binding</th><th scope="col" class="n">|w|₁</th><th scope="col" class="n">Squared error</th>
            <th scope="col" class="n">Features</th>
            <th scope="col">Used most (share of images)</th></tr></thead><tbody>
            """);
        for (int label = 0; label < classes.Count; label++)
        {
            ClassCertificate fit = classes[label];
            Markup swatch = label < dataset.Classes.Count ? Swatch.Of(dataset.Classes[label]) : default;
            Markup state = fit.Converged ? default : Markup.Of($" <span class=\"wrong\">not optimal</span>");
            html.Line($"""
                <tr><th scope="row">{swatch}{fit.Class}</th><td class="n">{fit.RelativeGap:0.0e0;;0}{state}</td>
                <td class="n">{fit.Lambda:G4}</td><td>{(fit.Binding ? "yes" : "no")}</td><td class="n">{fit.L1Norm:0.###}</td>
                <td class="n">{fit.Objective:0.##}</td><td class="n">{fit.FeaturesUsed}</td><td>{Features(fold, label)}</td></tr>
                """);
        }

        html.Raw("</tbody></table></div></details>");
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
