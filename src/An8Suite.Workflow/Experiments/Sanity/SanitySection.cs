using An8Suite.Pages.Html;

namespace An8Suite.Workflow.Experiments.Sanity;

/// <summary>
/// The report's section on maps that should change with the class and the weights, over one or several runs.
/// </summary>
internal static class SanitySection
{
    /// <summary>Writes it, but for its heading; runs of one dataset and architecture are averaged.</summary>
    public static void Write(HtmlWriter html, IReadOnlyList<ExperimentResult<SanityFile>> runs, string id)
    {
        SanityGroup[] groups = SanityGroup.Of(runs.Select(run => run.File));
        for (int i = 0; i < groups.Length; i++)
        {
            WriteGroup(html, groups[i], FormattableString.Invariant($"{id}-{i}"), leads: i == 0);
        }

        WriteTerms(html);
    }

    /// <summary>How alike the maps of the first group stay as its weights are made random.</summary>
    public static void Lead(HtmlWriter html, IReadOnlyList<ExperimentResult<SanityFile>> runs, string id) =>
        SanityCharts.Cascade(
            SanityGroup.Of(runs.Select(run => run.File))[0], $"{id}-0-cascade-rank", "Rank correlation",
            s => s.Spearman).Write(html);

    private static void WriteGroup(HtmlWriter html, SanityGroup group, string id, bool leads)
    {
        html.Line($"<h3 id=\"{id}\">{group.Title}</h3>");
        foreach (string sentence in SanityVerdict.Of(group))
        {
            html.Line($"<p>{sentence}</p>");
        }

        SanityFile first = group.First;
        html.Line($"""
            <p>{(group.Runs.Count > 1 ? FormattableString.Invariant($"{group.Runs.Count} runs; in the first: ") : "")}{first.Images} test images of
            {first.Units} {first.Unit}s, {first.Seeds} draws of the weights, {first.Top} features an image. Stages: {SanityCharts.Places(group)}</p>
            """);
        SanityTable.Write(html, group);
        html.Raw("<div class=\"pair\">");
        if (!leads)
        {
            SanityCharts.Cascade(group, $"{id}-cascade-rank", "Rank correlation", s => s.Spearman).Write(html);
        }

        SanityCharts.Cascade(group, $"{id}-cascade-ssim", "SSIM", s => s.Ssim).Write(html);
        html.Raw("</div><details><summary>One stage at a time</summary><div class=\"pair\">");
        SanityCharts.Independent(group, $"{id}-single-rank", "Rank correlation", s => s.Spearman).Write(html);
        SanityCharts.Independent(group, $"{id}-single-ssim", "SSIM", s => s.Ssim).Write(html);
        html.Raw("</div></details>");
    }

    private static void WriteTerms(HtmlWriter html) => html.Raw("""
        <dl class="terms">
        <dt>Another class</dt><dd>The map of the predicted class against the map of every other class of the same image.</dd>
        <dt>Random weights</dt><dd>Stage by stage the weights are drawn as those of a new network (He et al. 2015), biases become 0 and batch
        normalisation starts anew; from the logits down, or one stage alone (Adebayo et al. 2018). The class that the trained network predicts is
        explained throughout.</dd>
        <dt>Floor</dt><dd>The maps of two networks that are random throughout, drawn with different seeds. A method whose random maps are no more
        like the trained network's than like each other shows nothing but what all networks of this shape have in common.</dd>
        <dt>Ours</dt><dd>Features ranked anew: the weights of the selection stay, the responses are those of the network that is explained. Features
        held: the features that the trained network chose for its predicted class, with the network's own activations. With random weights the two
        coincide where the selection weighs no more features than an image is shown.</dd>
        <dt>Rank correlation</dt><dd>Spearman's, over all pixels of the maps as they are scored, in [0, 1]; equal values share their mean rank.</dd>
        <dt>SSIM</dt><dd>Wang et al. 2004 with Gaussian windows of 11 × 11 pixels (σ = 1.5) within the map, C1 = 0.01², C2 = 0.03². Two maps that are dark
        nearly everywhere are similar by that alone.</dd>
        <dt>Undefined</dt><dd>A map that is constant has no ranks: the pair is counted here and in no mean. Means are over the pairs of an image, then
        over images; intervals draw whole poses.</dd>
        <dt>Controls</dt><dd>They look at no network, so nothing can change them.</dd>
        </dl>
        """);
}
