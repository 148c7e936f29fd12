using System.Text.RegularExpressions;

namespace An8Suite.Learning.Onnx;

/// <summary>Names of layers from the names of nodes.</summary>
internal static partial class LayerNames
{
    /// <summary>
    /// <c>layer1.0.conv1</c> of <c>/layer1/layer1.0/conv1/Conv</c>: PyTorch's exporters write every module from the
    /// outermost on, with its whole name, and the operator at the end. Only letters that a file's name may have.
    /// </summary>
    public static string Of(string node)
    {
        string[] parts = [.. node.Split('/', StringSplitOptions.RemoveEmptyEntries)];
        List<string> kept = [];
        foreach (string part in parts.Length > 1 ? parts[..^1] : parts)
        {
            if (kept.Count > 0 && part.StartsWith(kept[^1] + ".", StringComparison.Ordinal))
            {
                kept[^1] = part;
            }
            else
            {
                kept.Add(part);
            }
        }

        return Others().Replace(string.Join('.', kept), "_").Trim('_', '.', '-');
    }

    [GeneratedRegex("[^A-Za-z0-9_.-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Others();
}
