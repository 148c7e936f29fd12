using An8Suite.Core.Ablation;
using An8Suite.Core.Selection;
using An8Suite.Learning.Ablation;
using An8Suite.Pages.Html;

namespace An8Suite.Workflow.Experiments.Ablate;

/// <summary>The report's section on silenced channels, over one or several runs.</summary>
internal static class AblateSection
{
    /// <summary>Writes it, but for its heading; runs of one dataset and architecture are averaged.</summary>
    public static void Write(HtmlWriter html, IReadOnlyList<ExperimentResult<AblateFile>> runs, string id)
    {
        AblateGroup[] groups = AblateGroup.Of(runs.Select(run => run.File));
        for (int i = 0; i < groups.Length; i++)
        {
            WriteGroup(html, groups[i], FormattableString.Invariant($"{id}-{i}"), leads: i == 0);
        }

        WriteTerms(html, runs.Select(run => run.File).ToArray());
    }

    /// <summary>The accuracy of the first group's first setting.</summary>
    public static void Lead(HtmlWriter html, IReadOnlyList<ExperimentResult<AblateFile>> runs, string id)
    {
        html.Raw($"<style>{AblateCharts.Css}</style>");
        AblateGroup group = AblateGroup.Of(runs.Select(run => run.File))[0];
        (LayerSet layers, AblationKind kind) = group.Settings[0];
        AblateCharts.Accuracy(group, layers, kind, $"{id}-0-{layers}-{kind}").Write(html);
    }

    private static void WriteGroup(HtmlWriter html, AblateGroup group, string id, bool leads)
    {
        html.Line($"<h3 id=\"{id}\">{group.Title}</h3><p>{AblateVerdict.Of(group)}</p><p>{Facts(group)}</p>");
        if (group.Runs.Any(run => run.Curves.Any(curve => !curve.ConstantAtAll)))
        {
            html.Raw("""
                <p class="warning" role="note"><strong>Warning.</strong> With all channels silenced the network still tells some images apart, so the
                recorded layers are not all that leads to its decision.</p>
                """);
        }

        html.Raw("<div class=\"pair\">");
        foreach ((LayerSet layers, AblationKind kind) in group.Settings.Skip(leads ? 1 : 0))
        {
            AblateCharts.Accuracy(group, layers, kind, $"{id}-{layers}-{kind}").Write(html);
        }

        html.Raw("</div>");
        AblateTables.WriteAreas(html, group);
        AblateTables.WriteContrasts(html, group);
        html.Raw("<details><summary>The margins</summary><div class=\"pair\">");
        foreach ((LayerSet layers, AblationKind kind) in group.Settings)
        {
            AblateCharts.Margin(group, layers, kind, $"{id}-{layers}-{kind}").Write(html);
        }

        html.Raw("</div></details>");
        AblateTables.WriteClasses(html, group);
    }

    private static string Facts(AblateGroup group)
    {
        AblateFile first = group.First;
        AblateLayers layers = first.Layers[0];
        string runs = group.Runs.Count > 1 ? FormattableString.Invariant($"{group.Runs.Count} runs; in the first: ")
            : "";
        return FormattableString.Invariant(
            $"{runs}{first.Images} test images of {first.Units} {first.Unit}s, of which the untouched network recognises {Percent.Of(first.Accuracy)} % with a mean margin of {first.Margin:0.0}; {layers.Channels} channels of {string.Join(", ", layers.Names)}. At μ = {first.Mu} the selection names {Range(layers.Selected)} channels a class; behind them the lasso's order follows larger budgets, which find {Range(layers.Followed)} channels relevant, and is random from there on.");
    }

    private static string Range(IReadOnlyList<int> counts) => counts.Min() == counts.Max()
        ? FormattableString.Invariant($"{counts.Min()}")
        : FormattableString.Invariant($"{counts.Min()} to {counts.Max()}");

    private static void WriteTerms(HtmlWriter html, AblateFile[] files) => html.Line($"""
        <dl class="terms">
        <dt>Silencing</dt><dd>For an image of class c the first k channels of class c's order are replaced behind the layer at which they were recorded:
        by 0 (zero-ablation), or by their mean over the pixels of {files[0].TrainingImages} training images (mean-ablation). The network is not retrained
        and not changed. As every class has its own order, the set of silenced channels differs from class to class: where few are left, accuracy
        can lie above or below chance without any trace of the image.</dd>
        <dt>Accuracy, margin</dt><dd>Accuracy: the share of images whose largest logit is their class's. Margin: that logit minus the largest other one.
        Means are over the images of a class, then over classes.</dd>
        <dt>Mean over the logarithm of k</dt><dd>The area under the curve from k = 1 to all channels, straight lines between the points, divided by ln(all).</dd>
        <dt>Orders</dt><dd>Lasso: weight times mean response of the class's images, the budget doubled up to {LassoRanking.Doublings} times once the selection's
        own channels are used up; random: drawn anew, as many channels of each layer as the lasso has at every k, so single channels may coincide; largest:
        mean response; gradient × activation: summed over positions, from the class's logit; least squares: weight times mean response of an unconstrained
        fit on the same responses, with a ridge of {LeastSquares.RelativeRidge:0e0} of the mean squared response because they depend on each other; least relevant: the lasso's
        order from its end; oracle: how far the class's margin falls when the channel alone is silenced. No order looks at a test image; gradients
        and oracle were measured on {files[0].TrainingImages} training images.</dd>
        <dt>Oracle</dt><dd>It knows single channels, not sets of them, so another order can do better where channels stand in for each other.</dd>
        </dl>
        """);
}
