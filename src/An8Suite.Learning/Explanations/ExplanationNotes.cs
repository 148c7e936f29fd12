namespace An8Suite.Learning.Explanations;

/// <summary>
/// Collects what is odd about explanations that were made without an error, for whoever reports them.
/// </summary>
/// <param name="classes">The network's classes, by label.</param>
public sealed class ExplanationNotes(IReadOnlyList<string> classes)
{
    private readonly HashSet<int> _predicted = [];
    private readonly Dictionary<string, int> _empty = [];
    private int _images;
    private int _withoutFeature;

    /// <summary>Takes one more explanation into account.</summary>
    public void Add(Explanation explanation)
    {
        _images++;
        _predicted.Add(explanation.PredictedClass);
        _withoutFeature += explanation.Features.Count == 0 ? 1 : 0;
        foreach (string method in explanation.Maps.Where(map => map.Value.EmptyBecause is not null)
            .Select(map => map.Key))
        {
            _empty[method] = _empty.GetValueOrDefault(method) + 1;
        }
    }

    /// <summary>One sentence an oddity; none when all is well.</summary>
    /// <param name="selected">Whether features were selected; without a selection no image can have one.</param>
    public IEnumerable<string> Lines(bool selected = true)
    {
        if (_images > 1 && classes.Count > 1 && _predicted.Count == 1)
        {
            yield return $"the network predicts '{classes[_predicted.Single()]}' for all {_images} images, "
                + "so it tells no classes apart";
        }

        if (_withoutFeature > 0 && selected)
        {
            yield return $"{_withoutFeature} of {_images} images have no feature that speaks for their class; "
                + "their map is zeros";
        }

        foreach ((string method, int count) in _empty.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            yield return $"method '{method}' gives an empty map for {count} of {_images} images";
        }
    }
}
