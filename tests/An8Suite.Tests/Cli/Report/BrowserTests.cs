using System.Text.Json;
using An8Suite.Report;

namespace An8Suite.Tests.Cli.Report;

/// <summary>The page in a real browser; skipped where there is none.</summary>
[Needs(Needs.Browser | Needs.Process)]
public sealed class BrowserTests
{
    // Runs after the page's own script, as a visitor would use the page, and leaves what it saw in the document.
    private const string Visit = """
        const rows = () => [...document.querySelector('table.scores').tBodies[0].rows].map(row => row.cells[0].textContent);
        seen.before = rows();
        const sort = column => document.querySelector('table.scores').tHead.rows[0].cells[column];
        const head = sort(1);
        head.querySelector('.sort').click();
        seen.highestFirst = rows();
        seen.sort = head.getAttribute('aria-sort');
        head.querySelector('.sort').click();
        seen.lowestFirst = rows();
        seen.resorted = head.getAttribute('aria-sort');
        sort(0).querySelector('.sort').click();
        seen.byName = rows();

        // What lies on top of a heatmap's place, and through what it is seen.
        const control = document.querySelector('.blend');
        const stack = document.querySelector('.gallery .stack');
        const top = () => [...stack.children].filter(image => getComputedStyle(image).opacity > 0)
          .map(image => `${image.classList.contains('over') ? 'over ' : ''}${['render', 'mask', 'heat'].find(kind => image.classList.contains(kind))} ${getComputedStyle(image).opacity}`);
        seen.control = !control.hidden;
        for (const show of ['heat', 'over', 'render', 'mask']) {
          control.querySelector(`[value=${show}]`).click();
          seen[show] = top();
        }
        seen.sameAsRender = stack.querySelector('.over.render').src === document.querySelector('.gallery tbody img.render').src;

        // A picture opens large, and closes.
        const large = document.getElementById('large');
        stack.click();
        seen.large = [...large.querySelectorAll('figcaption')].map(caption => caption.textContent);
        seen.opened = large.open;
        large.querySelector('button').click();
        seen.closed = !large.open;

        // A word is explained where it stands.
        const what = document.querySelector('.bars .what');
        const popover = document.getElementById(what.getAttribute('popovertarget'));
        what.click();
        seen.explained = popover.matches(':popover-open');
        popover.hidePopover();

        // A link leads into a folded part.
        const folded = document.getElementById('d0-classes');
        seen.foldedBefore = !folded.open;
        location.hash = '#d0-classes';
        dispatchEvent(new HashChangeEvent('hashchange'));
        seen.unfolded = folded.open;
        seen.anchors = document.querySelectorAll('.anchor').length;
        seen.sideways = document.documentElement.scrollWidth - document.documentElement.clientWidth;
        seen.cut = [...document.querySelectorAll('.scroll')].filter(scroll => scroll.offsetParent && scroll.scrollWidth > scroll.clientWidth + 1)
          .map(scroll => scroll.getAttribute('aria-label'));
        """;

    [Fact]
    public void Tables_sort_pictures_change_and_open_and_words_are_explained()
    {
        JsonElement seen = See(width: 1400);
        string[] Of(string name) => [.. seen.GetProperty(name).EnumerateArray().Select(value => value.GetString()!)];
        bool Is(string name) => seen.GetProperty(name).GetBoolean();

        Assert.Empty(Of("errors"));
        Assert.Equal("Explanation methods", Of("before")[0]);
        Assert.Equal(Of("before"), Of("highestFirst"));
        Assert.Equal(Of("highestFirst").Skip(1).Reverse(), Of("lowestFirst").Skip(1));
        Assert.Equal(
            ("descending", "ascending"),
            (seen.GetProperty("sort").GetString(), seen.GetProperty("resorted").GetString()));
        Assert.Equal(Of("byName").Skip(1).Order(StringComparer.OrdinalIgnoreCase), Of("byName").Skip(1));
        Assert.True(Is("control"));
        Assert.True(Is("sameAsRender"));
        Assert.Equal(["heat 1"], Of("heat"));
        Assert.Equal(["heat 1", "over render 1", "over heat 0.6"], Of("over"));
        Assert.Equal("over render 1", Of("render")[^1]);
        Assert.Equal("over mask 1", Of("mask")[^1]);
        Assert.Equal(["render", "mask", "heatmap", "heatmap over render"], Of("large"));
        Assert.True(Is("opened"));
        Assert.True(Is("closed"));
        Assert.True(Is("explained"));
        Assert.True(Is("foldedBefore"));
        Assert.True(Is("unfolded"));
        Assert.InRange(seen.GetProperty("anchors").GetInt32(), 5, 100);
        Assert.Equal(0, seen.GetProperty("sideways").GetInt32());
        Assert.Empty(Of("cut"));
    }

    [Fact]
    public void A_narrow_window_scrolls_tables_and_not_the_page()
    {
        JsonElement seen = See(width: 500);
        Assert.Empty(seen.GetProperty("errors").EnumerateArray());
        Assert.Equal(0, seen.GetProperty("sideways").GetInt32());
    }

    private static JsonElement See(int width) =>
        Browser.See(ReportPage.Html(new SyntheticReport { Grid = true }.Model()), Visit, width);
}
