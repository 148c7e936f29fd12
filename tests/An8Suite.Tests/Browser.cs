using System.Text.Json;
using System.Text.RegularExpressions;

namespace An8Suite.Tests;

/// <summary>A real browser without a window; the test is skipped where there is none.</summary>
internal static class Browser
{
    // Before the page's own script: what goes wrong in it.
    private const string Watch = """
        <script>
        const errors = [];
        window.addEventListener('error', event => errors.push(String(event.message)));
        document.addEventListener('securitypolicyviolation', event => errors.push('refused ' + event.blockedURI));
        console.error = console.warn = (...all) => errors.push(all.join(' '));
        </script>
        """;

    /// <summary>
    /// Opens a page, uses it as <paramref name="visit"/> says, and hands back what that wrote into <c>seen</c>.
    /// </summary>
    /// <param name="html">The page.</param>
    /// <param name="visit">The body of a function.</param>
    /// <param name="width">Of the window, in pixels.</param>
    public static JsonElement See(string html, string visit, int width = 1400)
    {
        string? browser = Array.Find(["chromium", "chromium-browser", "google-chrome"], name =>
            (Environment.GetEnvironmentVariable("PATH") ?? "")
                .Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, name))));
        Assert.SkipWhen(browser is null, "needs a browser: apt-get install chromium");
        string script = $$"""
            <script>
            const seen = {};
            try { (() => { {{visit}} })(); } catch (error) { errors.push(error.stack); }
            seen.errors = errors;
            const result = document.createElement('pre');
            result.id = 'seen';
            result.textContent = JSON.stringify(seen);
            document.body.append(result);
            </script>
            """;
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["page.html"], html
            .Insert(html.IndexOf("<title>", StringComparison.Ordinal), Watch) // charts have titles too
            .Replace("</body>", script + "</body>", StringComparison.Ordinal));
        ChildProcess shown = ChildProcess.Run(browser!, [
            "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", $"--window-size={width},1000",
            $"--user-data-dir={folder["profile"]}", $"file://{folder["page.html"]}"]);
        Match match = Regex.Match(shown.Output, "<pre id=\"seen\">(.*?)</pre>", RegexOptions.Singleline);
        Assert.True(match.Success, $"the page's visit did not end: {shown.Error}");
        return JsonSerializer.Deserialize<JsonElement>(
            match.Groups[1].Value.Replace("&nbsp;", "\u00a0", StringComparison.Ordinal)
                .Replace("&gt;", ">", StringComparison.Ordinal).Replace("&lt;", "<", StringComparison.Ordinal)
                .Replace("&amp;", "&", StringComparison.Ordinal));
    }
}
