using System.Globalization;
using An8Suite.Workflow.Explaining;
using An8Suite.Workflow.Steps;

namespace An8Suite.Cli.Terminal;

/// <summary>
/// Prints which features the explanations went through: image by image for few, counted by class for many.
/// </summary>
internal static class ChosenFeatures
{
    /// <summary>Up to so many images are printed one by one.</summary>
    public const int FewImages = 12;

    /// <summary>Reads a folder of <c>explain</c> and prints; nothing where features were not selected.</summary>
    public static void Show(string explainFolder)
    {
        if (StepRecord.TryRead(explainFolder)?.Inputs.ContainsKey("select") != true)
        {
            return;
        }

        var index = ExplanationIndex.Read(explainFolder);
        foreach (string line in index.Images.Count <= FewImages ? OneByOne(index) : ByClass(index))
        {
            Console.WriteLine(line);
        }
    }

    /// <summary>
    /// A line a feature: image, class explained, layer and channel, weight, response and their product.
    /// </summary>
    public static IEnumerable<string> OneByOne(ExplanationIndex index) =>
        index.Images.SelectMany(image => image.Features.Count == 0
            ? [$"{image.Id}  {Class(index, image.ClassExplained)}  no feature speaks for the class"]
            : image.Features.Select(feature => string.Create(
                CultureInfo.InvariantCulture,
                $"{image.Id}  {Class(index, image.ClassExplained)}  {Name(feature),-16}  weight "
                + $"{feature.Weight:0.0000}  response {feature.Response:0.000000}  relevance "
                + $"{feature.Relevance:0.000000}")));

    /// <summary>A line a class: how many of its images each feature explains.</summary>
    public static IEnumerable<string> ByClass(ExplanationIndex index) =>
        index.Images.GroupBy(image => image.ClassExplained).OrderBy(members => members.Key).Select(members =>
        {
            IEnumerable<string> counts = members.SelectMany(image => image.Features).CountBy(Name)
                .OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal)
                .Select(count => $"{count.Key} {count.Value}");
            int without = members.Count(image => image.Features.Count == 0);
            string[] parts = [.. counts, .. without > 0 ? new[] { $"none {without}" } : []];
            return $"{Class(index, members.Key)} ({members.Count()} images): {string.Join(", ", parts)}";
        });

    private static string Class(ExplanationIndex index, int label) => index.Classes.Count > label
        ? index.Classes[label]
        : string.Create(CultureInfo.InvariantCulture, $"class {label}");

    private static string Name(ExplainedFeature feature) =>
        string.Create(CultureInfo.InvariantCulture, $"{feature.Layer}:{feature.Channel}");
}
