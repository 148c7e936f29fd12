using System.Text.Json;
using An8Suite.Core;
using An8Suite.Core.Files;

namespace An8Suite.Learning.Networks;

/// <summary>Reads what a checkpoint says about its network besides the weights.</summary>
internal static class CheckpointMetadata
{
    /// <summary>Of what is there only where pictures are cut.</summary>
    public const string ShorterSideKey = "shorter_side";

    /// <summary>The description, checked as far as it can be without the weights.</summary>
    /// <exception cref="InputException">
    /// A key is missing or its value makes no sense; the message names both.
    /// </exception>
    public static NetworkDescription Parse(string path, IReadOnlyDictionary<string, string> metadata)
    {
        string architecture = Text(path, metadata, "architecture");
        int[] size = Value<int[]>(path, metadata, "input_size");
        string[] classes = Value<string[]>(path, metadata, "classes");
        float[] mean = Value<float[]>(path, metadata, "mean");
        float[] deviation = Value<float[]>(path, metadata, "std");
        if (size is not [3, > 0, > 0])
        {
            throw Wrong(path, metadata, "input_size", "[3, rows, columns]");
        }

        if (classes.Length == 0)
        {
            throw Wrong(path, metadata, "classes", "at least one name");
        }

        if (mean.Length != 3 || !mean.All(float.IsFinite))
        {
            throw Wrong(path, metadata, "mean", "three numbers");
        }

        if (deviation.Length != 3 || !deviation.All(value => value > 0 && float.IsFinite(value)))
        {
            throw Wrong(path, metadata, "std", "three positive numbers");
        }

        int? shorterSide = metadata.ContainsKey(ShorterSideKey) ? Value<int>(path, metadata, ShorterSideKey) : null;
        if (shorterSide < Math.Max(size[1], size[2]))
        {
            throw Wrong(path, metadata, ShorterSideKey, "a side that is not shorter than the input's");
        }

        return new NetworkDescription(architecture, size[1], size[2], classes, new Normalization(mean, deviation))
        {
            ShorterSide = shorterSide,
        };
    }

    /// <summary>The JSON value under <paramref name="key"/>.</summary>
    public static T Value<T>(string path, IReadOnlyDictionary<string, string> metadata, string key)
    {
        string text = Text(path, metadata, key);
        try
        {
            return JsonSerializer.Deserialize<T>(text, SuiteJson.Line) ?? throw Wrong(path, metadata, key, "JSON");
        }
        catch (JsonException error)
        {
            throw new InputException(
                $"{path}: metadata '{key}' is '{text}', which cannot be read: {error.Message}", error);
        }
    }

    private static string Text(string path, IReadOnlyDictionary<string, string> metadata, string key) =>
        metadata.TryGetValue(key, out string? text)
            ? text
            : throw new InputException($"{path}: not a checkpoint of this suite: its metadata lacks '{key}'");

    private static InputException Wrong(
        string path, IReadOnlyDictionary<string, string> metadata, string key, string expected) =>
        new($"{path}: metadata '{key}': expected {expected}, found '{metadata[key]}'");
}
