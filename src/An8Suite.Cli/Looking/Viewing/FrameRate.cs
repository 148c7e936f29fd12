namespace An8Suite.Cli.Looking.Viewing;

/// <summary>Frames a second, smoothed over the last ones so that a reader can follow.</summary>
internal sealed class FrameRate
{
    private const double NewestWeight = 0.1;

    private double? _last;
    private double? _interval;

    /// <summary>Frames a second so far; null before the second frame.</summary>
    public double? PerSecond => _interval is double interval and > 0 ? 1 / interval : null;

    /// <summary>A frame was drawn at this time.</summary>
    public void Add(double seconds)
    {
        if (_last is double last)
        {
            double interval = seconds - last;
            _interval = _interval is double mean ? mean + (NewestWeight * (interval - mean)) : interval;
        }

        _last = seconds;
    }

    /// <summary>The picture stands still; what comes next is a first frame again.</summary>
    public void Stop() => (_last, _interval) = (null, null);
}
