using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using An8Suite.Core.Studies;
using An8Suite.Pages.Html;

namespace An8Suite.Workflow.Studies;

/// <summary>The page that asks: one file, which loads nothing and sends nothing.</summary>
internal static class StudyPage
{
    /// <summary>The file's name.</summary>
    public const string FileName = "study.html";

    // Everything that could end a script element is escaped.
    private static readonly JsonSerializerOptions InPage = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.Default,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>The page.</summary>
    /// <param name="study">The questions.</param>
    /// <param name="pictures">By the names that the questions make of image, class and method.</param>
    public static string Html(StudyFile study, IReadOnlyDictionary<string, byte[]> pictures)
    {
        HtmlWriter html = new();
        HtmlPage.Open(html, "A study of explanations", "Skip to the question");
        html.Raw($"<style>\n{Text("study.css")}</style>");
        html.Raw("<main id=\"content\" aria-live=\"polite\"><noscript><p>This page needs JavaScript.</p></noscript></main>");
        html.Raw($"<template id=\"words\">{Text("words.html")}</template>");
        // A number of 64 bits is more than a script can hold.
        Json(html, "study", new
        {
            study.Id,
            Seed = FormattableString.Invariant($"{study.Seed}"),
            study.Classes,
            study.ClassTrials,
            study.PairTrials,
            study.Checks,
            study.Repeats,
            study.Trials,
        });
        Json(html, "pictures", pictures.ToDictionary(
            picture => picture.Key, picture => EmbeddedPicture.Source(picture.Value)));
        html.Raw($"<script>\n{Text("study.js")}</script>\n</body>\n</html>");
        return html.ToString();
    }

    private static void Json<T>(HtmlWriter html, string id, T value) =>
        html.Raw($"<script type=\"application/json\" id=\"{id}\">{JsonSerializer.Serialize(value, InPage)}</script>");

    private static string Text(string name)
    {
        using Stream stream = typeof(StudyPage).Assembly.GetManifestResourceStream(name)!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
