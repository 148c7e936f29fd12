using System.Text;
using An8Suite.Core.Labels;

namespace An8Suite.Core.Datasets.Formats;

/// <summary>
/// The dataset's <c>README.md</c>: a Hugging Face dataset card for people and for <c>load_dataset</c>.
/// </summary>
internal static class DatasetCard
{
    /// <summary>The file's name in the dataset's folder.</summary>
    public const string FileName = DatasetLayout.Card;

    /// <summary>The card's text; the same dataset gives the same text.</summary>
    public static string Of(DatasetDescription dataset)
    {
        var card = new StringBuilder();
        card.Append(CardFrontMatter.Of(dataset)).Append('\n');
        Section(card, $"# {dataset.Provenance.Name}", Introduction(dataset));
        Section(card, "## Splits", Splits(dataset));
        Section(card, "## Classes", Classes(dataset));
        Section(card, "## Parts", Parts(dataset));
        Section(card, "## What every pixel means", ExactnessContract.Of(
            dataset.Classes, HasSurfaces(dataset), HasScene(dataset) ? MaskPolicy.All : null, HasScene(dataset),
            Enum.GetValues<PictureLayer>().Where(layer =>
                dataset.Columns.Any(column => column.Key == MetadataRow.ColumnOf(layer)))));
        Section(card, "## How to load it", CardLoading.Of(dataset));
        Section(card, "## Is it whole?", Integrity);
        return card.ToString().TrimEnd('\n') + "\n";
    }

    private const string Integrity = """
        ```sh
        sha256sum --check --quiet SHA256SUMS    # every file, byte by byte
        an8 verify .                            # masks against part ids, twins, metadata, images rendered again
        ```
        """;

    private static readonly string[] PatternHeading = ["pattern"];
    private static readonly string[] PresenceHeadings =
        ["parts that tell it", "of these shown here only", "of these hidden"];

    private static void Section(StringBuilder card, string heading, string text) =>
        card.Append(heading).Append("\n\n").Append(text).Append("\n\n");

    private static string Introduction(DatasetDescription dataset)
    {
        DatasetProvenance made = dataset.Provenance;
        int imageCount = dataset.Splits.Sum(s => s.ImageCount);
        return FormattableString.Invariant($"""
            {imageCount} rendered pictures of {made.Width} x {made.Height} pixels, {dataset.Classes.Count} classes, each with masks that are exact to
            the pixel: for judging whether an explanation of a network shows what the class really hangs on. Made by An8Suite
            {made.SuiteVersion} with {made.Driver}, seed {made.Seed}; `recipe.yaml` says everything that was asked for, `provenance.json` what made it.
            Every row of `metadata.jsonl` records its camera, light and colours, enough to render the picture again.
            """);
    }

    private static string Splits(DatasetDescription dataset) =>
        Table(["split", "images"], dataset.Splits.Select(s => new[] { $"`{s.Folder}`", $"{s.ImageCount}" }));

    private static string Classes(DatasetDescription dataset)
    {
        bool hasPatterns = dataset.Classes.Any(c => c.Pattern is not null);
        bool hasPresence = ExactnessContract.HasPresence(dataset.Classes);
        return Table(
            [
                "label", "class", "folder", "colour", .. hasPatterns ? PatternHeading : [],
                .. hasPresence ? PresenceHeadings : ["parts that carry it"],
            ],
            dataset.Classes.Select(c => (string[])
            [
                $"{c.Index}", c.Name, $"`{c.Folder}`", $"`{c.Color}`",
                .. hasPatterns ? [c.Pattern is null or "" ? "none" : $"`{c.Pattern}`"] : Array.Empty<string>(),
                string.Join(", ", c.Parts),
                .. hasPresence ? [string.Join(", ", c.Shows ?? []), string.Join(", ", c.Hides ?? [])]
                    : Array.Empty<string>(),
            ]));
    }

    private static bool HasSurfaces(DatasetDescription dataset) =>
        dataset.Columns.Any(column => column.Fields.Any(field => field.Key == "surface"));

    private static bool HasScene(DatasetDescription dataset) => dataset.Parts.Any(part => part.Role != PartRole.Plant)
        || dataset.Columns.Any(column => column.Key is "cue_label" or "backdrop_file_name");

    private static string Parts(DatasetDescription dataset)
    {
        bool hasRoles = dataset.Parts.Any(part => part.Role != PartRole.Plant);
        string[] Row(PartEntry part) =>
            [$"{part.Id}", part.Name, .. hasRoles ? [Choice.NameOf(part.Role)] : Array.Empty<string>()];
        return Table(
            ["id", "part", .. hasRoles ? ["role"] : Array.Empty<string>()],
            [
                ["0", "(background)", .. hasRoles ? [string.Empty] : Array.Empty<string>()],
                .. dataset.Parts.Select(Row),
            ]);
    }

    private static string Table(string[] header, IEnumerable<string[]> rows) => string.Join(
        '\n',
        new[] { header, [.. header.Select(_ => "---")] }.Concat(rows).Select(row => $"| {string.Join(" | ", row)} |"));
}
