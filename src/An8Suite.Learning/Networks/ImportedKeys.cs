using An8Suite.Core;
using An8Suite.Core.Files;

namespace An8Suite.Learning.Networks;

/// <summary>Brings the keys of a state dict that others wrote to those of an architecture.</summary>
/// <remarks>
/// Wrappers put a name before every key, such as <c>module.</c> (DataParallel), <c>_orig_mod.</c> (torch.compile) or
/// <c>model.</c> (a Lightning module): whatever it is, the prefix under which most of the architecture's keys are found
/// is left out.
/// </remarks>
internal static class ImportedKeys
{
    // As many as a line has room for.
    private const int NamedExtras = 3;

    /// <summary>
    /// The tensors under the architecture's keys; one that is missing is left to whoever fills them in.
    /// </summary>
    /// <exception cref="InputException">There are others, and they may not be ignored.</exception>
    public static NamedArray[] Match(
        string path, NamedArray[] arrays, IReadOnlyCollection<string> keys, ImportRequest request)
    {
        HashSet<string> found = [.. arrays.Select(array => array.Name)];
        string prefix = Prefix(found, keys);
        if (prefix.Length > 0)
        {
            request.Note($"{path}: left out the prefix '{prefix}' of its keys");
        }

        HashSet<string> wanted = [.. keys.Select(key => prefix + key)];
        string[] extras = [.. found.Where(name => !wanted.Contains(name)).Order(StringComparer.Ordinal)];
        if (extras.Length > 0 && wanted.All(found.Contains))
        {
            string named = string.Join(", ", extras.Take(NamedExtras).Select(name => $"'{name}'"))
                + (extras.Length > NamedExtras ? $" and {extras.Length - NamedExtras} more" : string.Empty);
            if (!request.IgnoreExtraKeys)
            {
                throw new InputException($"{path}: {(extras.Length == 1 ? "tensor" : "tensors")} {named} "
                    + $"{(extras.Length == 1 ? "is" : "are")} not part of architecture '{request.Architecture}'; "
                    + "--ignore-extra-keys leaves such out");
            }

            request.Note($"{path}: left out {named}, not part of architecture '{request.Architecture}'");
        }

        return [.. arrays.Where(array => wanted.Contains(array.Name))
            .Select(array => array with { Name = array.Name[prefix.Length..] })];
    }

    /// <summary>What stands before the most keys, the shortest of equals; empty or up to and with a dot.</summary>
    private static string Prefix(HashSet<string> found, IReadOnlyCollection<string> keys)
    {
        string first = keys.First();
        return found.Where(name => name.EndsWith("." + first, StringComparison.Ordinal))
            .Select(name => name[..^first.Length])
            .Prepend(string.Empty)
            .OrderByDescending(prefix => keys.Count(key => found.Contains(prefix + key)))
            .ThenBy(prefix => prefix.Length)
            .First();
    }
}
