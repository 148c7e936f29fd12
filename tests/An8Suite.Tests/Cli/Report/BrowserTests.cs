using System.Text.Json;
using System.Text.RegularExpressions;
using An8Suite.Report;

namespace An8Suite.Tests.Cli.Report;

/// <summary>The page in a real browser; skipped where there is none.</summary>
[Needs(Needs.Browser | Needs.Process)]
public sealed class BrowserTests
{
    // Runs after the page's own script, as a visitor would use the page, and leaves what it saw in the document.
    private const string Visit = """
        <script>
        const rows = () => [...document.querySelector('table.scores').tBodies[0].rows].map(row => row.cells[0].textContent);
        const seen = { before: rows() };
        const head = document.querySelector('table.scores').tHead.rows[0].cells[1];
        head.querySelector('button').click();
        seen.highestFirst = rows();
        seen.sort = head.getAttribute('aria-sort');
        head.querySelector('button').click();
        seen.lowestFirst = rows();
        seen.resorted = head.getAttribute('aria-sort');
        document.querySelector('table.scores').tHead.rows[0].cells[0].querySelector('button').click();
        seen.byName = rows();
        const range = document.querySelector('.blend input');
        const layers = () => [...document.querySelector('.stack').querySelectorAll('.over')].map(image => image.style.opacity);
        seen.control = !range.closest('.blend').hidden;
        seen.heatmap = layers();
        range.value = 0;
        range.dispatchEvent(new Event('input'));
        seen.render = layers();
        seen.renderText = range.getAttribute('aria-valuetext');
        range.value = 1;
        range.dispatchEvent(new Event('input'));
        seen.mask = layers();
        seen.sameAsRender = document.querySelector('.stack .over').src === document.querySelector('.gallery tbody img').src;
        seen.errors = errors;
        const result = document.createElement('pre');
        result.id = 'seen';
        result.textContent = JSON.stringify(seen);
        document.body.append(result);
        </script>
        """;

    private const string Watch = """
        <script>
        const errors = [];
        window.addEventListener('error', event => errors.push(String(event.message)));
        document.addEventListener('securitypolicyviolation', event => errors.push('refused ' + event.blockedURI));
        console.error = console.warn = (...all) => errors.push(all.join(' '));
        </script>
        """;

    [Fact]
    public void Tables_sort_and_pictures_fade_without_an_error()
    {
        string? browser = Array.Find(["chromium", "chromium-browser", "google-chrome"], name =>
            (Environment.GetEnvironmentVariable("PATH") ?? "")
                .Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, name))));
        Assert.SkipWhen(browser is null, "needs a browser: apt-get install chromium");
        using TemporaryFolder folder = new();
        string html = ReportPage.Html(new SyntheticReport { Grid = true }.Model());
        File.WriteAllText(folder["page.html"], html
            .Replace("<title>", Watch + "<title>", StringComparison.Ordinal)
            .Replace("</body>", Visit + "</body>", StringComparison.Ordinal));
        ChildProcess shown = ChildProcess.Run(browser!, [
            "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom",
            $"--user-data-dir={folder["profile"]}", $"file://{folder["page.html"]}"]);
        Match match = Regex.Match(shown.Output, "<pre id=\"seen\">(.*?)</pre>", RegexOptions.Singleline);
        Assert.True(match.Success, $"the page's visit did not end: {shown.Error}");
        using JsonDocument seen = JsonDocument.Parse(
            match.Groups[1].Value.Replace("&amp;", "&", StringComparison.Ordinal));
        string[] Of(string name) =>
            [.. seen.RootElement.GetProperty(name).EnumerateArray().Select(value => value.GetString()!)];

        Assert.Empty(Of("errors"));
        Assert.Equal("Explanation methods", Of("before")[0]);
        Assert.Equal("Explanation methods", Of("highestFirst")[0]);
        Assert.Equal(Of("highestFirst").Skip(1).Reverse(), Of("lowestFirst").Skip(1));
        Assert.NotEqual(Of("before"), Of("highestFirst"));
        Assert.Equal(
            ("descending", "ascending"),
            (seen.RootElement.GetProperty("sort").GetString(), seen.RootElement.GetProperty("resorted").GetString()));
        Assert.Equal(Of("byName").Skip(1).Order(StringComparer.OrdinalIgnoreCase), Of("byName").Skip(1));
        Assert.True(seen.RootElement.GetProperty("control").GetBoolean());
        Assert.True(seen.RootElement.GetProperty("sameAsRender").GetBoolean());
        Assert.Equal(["0", "0"], Of("heatmap"));
        Assert.Equal(["1", "1"], Of("render"));
        Assert.Equal(["0", "1"], Of("mask"));
        Assert.Equal("render", seen.RootElement.GetProperty("renderText").GetString());
    }
}
