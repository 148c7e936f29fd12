using An8Suite.Pages.Html;

namespace An8Suite.Report.Sections;

/// <summary>How the numbers are made.</summary>
internal static class NumbersSection
{
    public static void Write(HtmlWriter html) => html.Raw("""
        <section id="numbers"><h2>How the numbers are made</h2><dl class="terms">
        <dt>AUC</dt><dd>Area under the curve of intersection over union between {heat ≥ t} and the mask, t from 0 to 1. The
        curve is a step function of the heat values and is integrated exactly.</dd>
        <dt>Means</dt><dd>Over the images of a class, then over classes, then over seeds and folds. An image whose mask is empty has no
        score and is left out; a constant map counts as zeros and is counted.</dd>
        <dt>Headroom</dt><dd>(x − noise) / (mask − noise): 0 % is what uniform noise scores, 100 % what the mask itself scores.</dd>
        <dt>Rank AUC</dt><dd>The AUC after every heat value is replaced by its rank; ties share their mean rank. AUC alone rewards
        the distribution of the values and not only their place.</dd>
        <dt>Max IoU</dt><dd>The highest intersection over union at any threshold.</dd>
        <dt>AP</dt><dd>Average precision of the heat as a detector of mask pixels.</dd>
        <dt>Pointing</dt><dd>How often the hottest pixel lies in the mask; of equally hot pixels, the share that does.</dd>
        <dt>Energy</dt><dd>The share of the heat that lies in the mask.</dd>
        <dt>Rank acc.</dt><dd>The share of the m hottest pixels that lie in the mask, m being its size.</dd>
        <dt>Interval</dt><dd>What other poses would have given with the same networks: percentiles of the mean over bootstrap samples of the poses (a
        pose is drawn with all its images; an image that several seeds tested counts once, with its mean). Seeds and folds are not in it; they have a table of their own.</dd>
        <dt>p</dt><dd>Paired permutation test of the difference of two means: the two methods are exchanged in whole poses at random. Holm's correction
        keeps the chance of any false difference in a table below 5 %.</dd>
        <dt>Effect sizes</dt><dd>d<sub>z</sub>: mean over standard deviation of the poses' differences. r: matched-pairs rank biserial correlation, from −1 (always
        lower) to 1 (always higher).</dd>
        <dt>Controls</dt><dd>Maps that do not look at the network. They show what a score is worth: a method that does not beat
        the silhouette has found the plant, not the reason.</dd></dl></section>
        """);
}
