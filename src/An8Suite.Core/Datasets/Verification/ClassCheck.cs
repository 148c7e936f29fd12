using An8Suite.Core.Labels;

namespace An8Suite.Core.Datasets.Verification;

/// <summary>
/// Looks for two classes whose images are the same in every pose: nothing that they are told apart by is ever seen.
/// </summary>
internal sealed class ClassCheck
{
    private readonly Lock _gate = new();
    private readonly Proof _proof;
    private readonly IReadOnlyList<ClassEntry> _classes;
    private readonly HashSet<(int A, int B)> _alike;
    private int _poses;

    /// <summary>Begins with all pairs.</summary>
    public ClassCheck(IReadOnlyList<ClassEntry> classes, Proof proof)
    {
        (_classes, _proof) = (classes, proof);
        _alike = [.. Enumerable.Range(0, classes.Count).SelectMany(b => Enumerable.Range(0, b).Select(a => (a, b)))];
        proof.Count(_alike.Count);
    }

    /// <summary>Strikes out the pairs that a pose tells apart.</summary>
    public void Run(VerifiedPose pose)
    {
        (int A, int B)[] pairs;
        lock (_gate)
        {
            _poses++;
            pairs = [.. _alike];
        }

        Dictionary<int, int> positions = pose.Rows.Index().GroupBy(row => row.Item.Label)
            .ToDictionary(rows => rows.Key, rows => rows.First().Index);
        (int A, int B)[] told = [.. pairs.Where(pair => positions.TryGetValue(pair.A, out int a)
            && positions.TryGetValue(pair.B, out int b)
            && !pose.Images[a].Rgb.AsSpan().SequenceEqual(pose.Images[b].Rgb))];
        if (told.Length > 0)
        {
            lock (_gate)
            {
                _alike.ExceptWith(told);
            }
        }
    }

    /// <summary>Fails the pairs that no pose told apart.</summary>
    public void Finish()
    {
        foreach ((int a, int b) in _poses > 0 ? _alike : [])
        {
            _proof.Fail($"classes {_classes[a].Name} and {_classes[b].Name}: their images are the same in all {_poses} "
                + "poses, so nothing tells them apart");
        }
    }
}
