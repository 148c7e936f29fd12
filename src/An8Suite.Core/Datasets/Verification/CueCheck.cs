using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Objects;

namespace An8Suite.Core.Datasets.Verification;

/// <summary>Counts how often images show the cue of their own class, split by split.</summary>
internal sealed class CueCheck(SceneCue? cue, Proof proof)
{
    /// <summary>Chance leaves this interval of a binomial count once in 16,000 datasets.</summary>
    private const double Deviations = 4;

    private readonly Lock _gate = new();
    private readonly Dictionary<Split, (int Own, int All)> _counts = [];

    /// <summary>Counts the images of a pose.</summary>
    public void Run(VerifiedPose pose)
    {
        if (cue is null)
        {
            return;
        }

        proof.Count(pose.Rows.Count);
        lock (_gate)
        {
            foreach (MetadataRow row in pose.Rows)
            {
                (int own, int all) = _counts.GetValueOrDefault(row.Split);
                _counts[row.Split] = (own + (row.CueLabel == row.Label ? 1 : 0), all + 1);
            }
        }
    }

    /// <summary>Fails the splits whose share is too far from the rate to be chance.</summary>
    public void Finish()
    {
        if (cue is null)
        {
            proof.LeftOut = "the recipe has no cue";
            return;
        }

        foreach ((Split split, (int own, int all)) in _counts.OrderBy(count => count.Key))
        {
            double rate = cue.RateOf(split);
            double apart = Math.Abs(own - (rate * all));
            if (apart > Deviations * Math.Sqrt(all * rate * (1 - rate)))
            {
                proof.Fail(FormattableString.Invariant(
                    $"{DatasetLayout.Folder(split)}: {own} of {all} images show the cue of their class, ")
                    + FormattableString.Invariant($"expected about {rate * all:0} by the recipe's rate of {rate}"));
            }
        }
    }
}
