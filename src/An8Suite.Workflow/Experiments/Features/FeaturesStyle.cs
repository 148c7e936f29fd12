using An8Suite.Pages.Html;

namespace An8Suite.Workflow.Experiments.Features;

/// <summary>What the page of features adds to <see cref="ReportStyle"/>.</summary>
internal static class FeaturesStyle
{
    public const string Css = """
        .features { min-width: 62rem; }
        .features tbody > tr > * { vertical-align: middle; }
        .features img { display: block; width: 5.4rem; height: 5.4rem; image-rendering: auto; border-radius: .15rem; }
        .features .crops { display: flex; flex-wrap: wrap; gap: 2px; width: 28.3rem; }
        .features .crops img { width: 2.7rem; height: 2.7rem; }
        .features .crops .other { outline: 2px solid var(--warn-rule); outline-offset: -2px; }
        .features tbody th code { font-size: .95rem; }
        .features td:nth-child(5) { min-width: 5.5rem; }
        .features small { display: block; color: var(--soft); font-weight: 400; }
        .parts td.best { color: var(--accent); }
        """;
}
