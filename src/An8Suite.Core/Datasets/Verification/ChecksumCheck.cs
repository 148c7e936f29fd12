using An8Suite.Core.Files;


namespace An8Suite.Core.Datasets.Verification;

/// <summary>Compares a folder with its SHA256SUMS.</summary>
internal static class ChecksumCheck
{
    /// <summary>Files that come after the checksums or hold them.</summary>
    private static readonly string[] Unlisted = [DatasetLayout.Sums, "step.json"];

    /// <summary>Reads every listed file and looks for files that are not listed.</summary>
    public static void Run(string folder, Proof proof, ParallelOptions parallel)
    {
        string sums = Path.Combine(folder, DatasetLayout.Sums);
        if (!File.Exists(sums))
        {
            proof.Fail($"{DatasetLayout.Sums}: is missing");
            return;
        }

        HashSet<string> listed = [];
        List<ChecksumLine> lines = [];
        int number = 0;
        foreach (string line in File.ReadLines(sums))
        {
            number++;
            if (!TryParse(line, out ChecksumLine parsed))
            {
                proof.Fail($"{DatasetLayout.Sums}:{number}: is no line of a checksum and a path inside the dataset");
            }
            else if (listed.Add(parsed.Path))
            {
                lines.Add(parsed);
            }
        }

        Parallel.ForEach(lines, parallel, line => Compare(folder, line, proof));
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            string path = Path.GetRelativePath(folder, file).Replace('\\', '/');
            if (!listed.Contains(path) && !Unlisted.Contains(path)
                && !path.StartsWith("journal/", StringComparison.Ordinal))
            {
                proof.Fail($"{path}: is not in {DatasetLayout.Sums}");
            }
        }
    }

    private static bool TryParse(string line, out ChecksumLine parsed)
    {
        try
        {
            parsed = ChecksumLine.Parse(line);
            return !Path.IsPathRooted(parsed.Path) && !parsed.Path.Split('/', '\\').Contains("..");
        }
        catch (FormatException)
        {
            parsed = default;
            return false;
        }
    }

    private static void Compare(string folder, ChecksumLine line, Proof proof)
    {
        string path = Path.Combine(folder, line.Path);
        if (!File.Exists(path))
        {
            proof.Require(false, () => $"{line.Path}: is missing");
            return;
        }

        using FileStream stream = File.OpenRead(path);
        string found = Checksum.Hex(stream);
        proof.Require(found == line.Sha256, () => $"{line.Path}: expected SHA-256 {line.Sha256[..12]}..., "
            + $"found {found[..12]}...");
    }
}
