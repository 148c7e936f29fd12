using An8Suite.Core.Labels;
using An8Suite.Core.Scoring;
using An8Suite.Pages.Html;
using An8Suite.Pages.Tables;

namespace An8Suite.Report.Sections;

/// <summary>The terms of the report, each explained where it stands and in the last section.</summary>
internal static class Glossary
{
    /// <summary>How the means are made.</summary>
    public static Word Mean { get; } = new("mean", "Mean", Markup.Of($"""
        Over the images of a class, then over classes, then over seeds and folds. An image whose mask is empty has no score and is left out; a constant
        map counts as zeros and is counted.
        """));

    /// <summary>Where a score stands between noise and the mask.</summary>
    public static Word Headroom { get; } = new("headroom", "Headroom", Markup.Of($"""
        (x − noise) / (mask − noise): 0 % is what uniform noise scores, 100 % what the mask itself scores.
        """));

    /// <summary>What the poses could have been.</summary>
    public static Word Interval { get; } = new("interval", "Interval", Markup.Of($"""
        What other poses would have given with the same networks: percentiles of the mean over bootstrap samples of the poses (a pose is drawn with all its
        images; an image that several seeds tested counts once, with its mean). Seeds and folds are not in it; they have a table of their own.
        """));

    /// <summary>The tests.</summary>
    public static Word P { get; } = new("p", "p", Markup.Of($"""
        Paired permutation test of the difference of two means: the two methods are exchanged in whole poses at random. Holm's correction keeps the chance
        of any false difference in a table below 5 %. Where the poses are too few for any test to come out, there is none.
        """));

    /// <summary>How large differences are.</summary>
    public static Word Effect { get; } = new("effect", "Effect size", Markup.Of($"""
        d<sub>z</sub>: mean over standard deviation of the poses' differences. r: matched-pairs rank biserial correlation, from −1 (always lower) to 1
        (always higher).
        """));

    /// <summary>What a method's values add up to.</summary>
    public static Word Completeness { get; } = new("completeness", "Completeness", Markup.Of($"""
        What the method's signed values add up to, as a share of what its paper promises: of the explained logit for relevance (conservation), of its change
        from the baseline for integrated gradients and DeepLIFT. 100 % is all of it. The median over the images, with the distance of its quartiles; empty for
        methods that promise no sum. It says nothing of the masks.
        """));

    /// <summary>How many.</summary>
    public static Word N { get; } = new("n", "n", Markup.Of($"""
        How many heatmaps the mean is over: an image counts once for every network that tested it. Experiments that cost much use fewer images, and say how
        many; the same method has another mean there.
        """));

    /// <summary>What scores are measured by.</summary>
    public static Word Controls { get; } = new("controls", "Controls", Markup.Of($"""
        Maps that do not look at the network. They show what a score is worth: a method that does not beat the silhouette has found the object, not the
        reason.
        """));

    /// <summary>The paper's method.</summary>
    public static Word Ours { get; } = new("ours", "Ours", Markup.Of($"""
        Interpolated deconvolution, the method of Oramas, Wang and Tuytelaars (ICLR 2019): (1) a lasso chooses, for each class, the channels whose responses
        tell the class; (2) the strongest of them in the image are carried back to the pixels through guided ReLUs; (3) where the way forward had a stride,
        the way back repeats the nearest value and does not leave holes.
        """));

    /// <summary>Those of one mask policy: which pixels count as the truth.</summary>
    public static Word Policy(MaskPolicy policy) => new($"policy-{policy.Folder}", policy.Name, Markup.Of($"""
        A mask policy: the truth is {policy.Words}. {(policy.IsMeasured ? "It depends on no name of a part." : "")}
        """));

    /// <summary>Of a policy by its name; null where it is not one.</summary>
    public static Word? PolicyOf(string name) =>
        MaskPolicy.TryParse(name, out MaskPolicy? policy) || MaskPolicy.TryParseFolder(name, out policy)
            ? Policy(policy) : null;

    /// <summary>Of a measure.</summary>
    public static Word Of(MeasureColumn measure) =>
        new(measure.Name.Replace('_', '-'), measure.Title, Markup.Of($"{measure.Meaning}"));

    /// <summary>In the order of the section.</summary>
    public static IReadOnlyList<Word> All { get; } =
    [
        .. MeasureColumn.All.Select(Of), Mean, Headroom, Interval, P, Effect, Completeness, N, Controls, Ours,
        .. MaskPolicy.All.Select(Policy),
    ];

    /// <summary>The section, and the explanations that open elsewhere.</summary>
    public static void Write(HtmlWriter html, IEnumerable<Word> more)
    {
        Word[] words = [.. All.Concat(more).DistinctBy(word => word.Key)];
        html.Raw("<section id=\"numbers\"><h2>What the words mean</h2><dl class=\"terms\">");
        foreach (Word word in words)
        {
            word.WriteTerm(html);
        }

        html.Raw("</dl>");
        foreach (Word word in words)
        {
            word.WritePopover(html);
        }

        html.Raw("</section>");
    }
}
