using An8Suite.Core;
using An8Suite.Core.Labels;

namespace An8Suite.Workflow.Flags;

/// <summary>The splits as options name them; null stands for all images.</summary>
internal static class SplitNames
{
    private const string Everything = "all";

    public static string[] Splits { get; } = [.. Choice.Names<Split>()];

    public static string[] All { get; } = [.. Splits, Everything];

    public static string Of(Split? split) => split is { } one ? Choice.NameOf(one) : Everything;

    public static Split? Parse(string name) => name == Everything ? null : Choice.Parse<Split>("--split", name);
}
