using System.Text;
using An8Suite.Core.Labels;

namespace An8Suite.Core.Datasets.Formats;

/// <summary>The YAML at the top of a dataset card, which <c>load_dataset</c> and the Hub read.</summary>
/// <remarks>
/// The data files of a split are its metadata.jsonl and its images, nothing else. Up to datasets 3.3 the images that
/// are listed are the examples, and one without a row of metadata, such as a mask, is an error; since 3.4 the rows are
/// the examples, every <c>*_file_name</c> is followed from the row, and the list only has to show what kind of files
/// these are. A split without images is left out, because an empty metadata file is an error up to 3.3. The features
/// are what 3.4 and later make of the columns, with the classes' names; versions in between read them as a description
/// alone.
/// </remarks>
internal static class CardFrontMatter
{
    private static readonly (int Below, string Name)[] Sizes =
    [
        (1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"),
        (1_000_000, "100K<n<1M"), (10_000_000, "1M<n<10M"),
    ];

    /// <summary>The block with its fences.</summary>
    public static string Of(DatasetDescription dataset)
    {
        int imageCount = dataset.Splits.Sum(s => s.ImageCount);
        var yaml = new StringBuilder();
        yaml.Append(FormattableString.Invariant($"""
            ---
            {(dataset.Licence is null ? string.Empty : $"license: {dataset.Licence.ToLowerInvariant()}\n")}pretty_name: {Quoted(dataset.Provenance.Name)}
            task_categories:
            - image-classification
            - image-segmentation
            tags:
            - synthetic
            - explainability
            size_categories:
            - {Sizes.Where(s => imageCount < s.Below).Select(s => s.Name).FirstOrDefault("10M<n<100M")}
            configs:
            - config_name: default
              data_files:

            """));
        foreach (DescribedSplit split in dataset.FilledSplits)
        {
            yaml.Append($"""
                  - split: {HubSplit(split.Split)}
                    path:
                    - {split.Folder}/images/**
                    - {split.Folder}/{DatasetLayout.Metadata}

                """);
        }

        yaml.Append("dataset_info:\n  config_name: default\n  features:\n");
        foreach (MetadataColumn column in dataset.Columns)
        {
            Feature(yaml, column, dataset.Classes);
        }

        return yaml.Append("---\n").ToString();
    }

    private static void Feature(StringBuilder yaml, MetadataColumn column, IReadOnlyList<ClassEntry> classes)
    {
        yaml.Append($"  - name: {column.ImageFolderName}\n");
        if (column.Key == "label")
        {
            yaml.Append("    dtype:\n      class_label:\n        names:\n");
            foreach (ClassEntry entry in classes)
            {
                yaml.Append($"          '{entry.Index}': {Quoted(entry.Name)}\n");
            }
        }
        else if (column.Kind == MetadataKind.Parts)
        {
            yaml.Append("    list:\n");
            foreach (MetadataColumn field in column.Fields)
            {
                yaml.Append($"    - name: {field.Key}\n      {TypeOf(field.Kind)}\n");
            }
        }
        else
        {
            yaml.Append($"    {TypeOf(column.Kind)}\n");
        }
    }

    private static string TypeOf(MetadataKind kind) => kind switch
    {
        MetadataKind.Picture => "dtype: image",
        MetadataKind.Integer => "dtype: int64",
        MetadataKind.Number => "dtype: float64",
        MetadataKind.Integers => "sequence: int64",
        MetadataKind.Numbers => "sequence: float64",
        _ => "dtype: string",
    };

    /// <summary>The name the library gives the folder val by itself.</summary>
    internal static string HubSplit(Split split) =>
        split == Split.Val ? "validation" : DatasetLayout.Folder(split);

    /// <summary>
    /// Names are letters, digits and <c>_ - .</c>, but YAML reads some of those, such as 1.0 or no, as other things.
    /// </summary>
    private static string Quoted(string name) => $"\"{name}\"";
}
