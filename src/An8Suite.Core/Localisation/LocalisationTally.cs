namespace An8Suite.Core.Localisation;

/// <summary>What the maps of one method come to over several images: all that the two measures of sets need.</summary>
/// <remarks>
/// MaxBoxAccV2: for the overlaps 0.3, 0.5 and 0.7 the share of images whose box is right, at the threshold that is best
/// for each, then the mean of the three. PxAP: the pixels of all images are pooled; sum over the thresholds, highest
/// first, of (recall - recall before) times precision.
/// </remarks>
public sealed class LocalisationTally
{
    private readonly int _thresholds;
    private readonly long[] _right;
    private readonly long[] _reached;
    private readonly long[] _hits;
    private long _images;

    /// <summary>One of no images.</summary>
    public LocalisationTally(int thresholds)
    {
        _thresholds = thresholds;
        _right = new long[LocalisationOptions.Overlaps.Count * thresholds];
        _reached = new long[thresholds + 1];
        _hits = new long[thresholds + 1];
    }

    /// <summary>In [0, 1]; null without an image.</summary>
    public double? MaxBoxAccV2 => _images == 0 ? null : Enumerable.Range(0, LocalisationOptions.Overlaps.Count)
        .Average(overlap => (double)_right.AsSpan(overlap * _thresholds, _thresholds).ToArray().Max() / _images);

    /// <summary>In [0, 1]; null without an image.</summary>
    public double? PixelAveragePrecision
    {
        get
        {
            double sum = 0;
            long before = 0;
            for (int k = _thresholds; k >= 0; k--)
            {
                sum += _reached[k] > 0 ? (double)(_hits[k] - before) * _hits[k] / _reached[k] : 0;
                before = _hits[k];
            }

            return _images == 0 ? null : sum / _hits[0];
        }
    }

    /// <summary>Counts a map.</summary>
    public void Add(LocalisedMap map)
    {
        _images++;
        for (int overlap = 0; overlap < LocalisationOptions.Overlaps.Count; overlap++)
        {
            for (int k = 0; k < _thresholds; k++)
            {
                bool right = map.BestIous[k] >= LocalisationOptions.Overlaps[overlap];
                _right[(overlap * _thresholds) + k] += right ? 1 : 0;
            }
        }

        for (int k = 0; k <= _thresholds; k++)
        {
            _reached[k] += map.Reached[k];
            _hits[k] += map.Hits[k];
        }
    }

    /// <summary>Counts another tally so many times.</summary>
    public void Add(LocalisationTally other, int times)
    {
        if (times == 0)
        {
            return;
        }

        _images += times * other._images;
        AddTo(_right, other._right, times);
        AddTo(_reached, other._reached, times);
        AddTo(_hits, other._hits, times);
    }

    private static void AddTo(long[] sums, long[] others, int times)
    {
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] += times * others[i];
        }
    }
}
