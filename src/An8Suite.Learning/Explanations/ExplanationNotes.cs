using System.Globalization;
using An8Suite.Core.Scoring;

namespace An8Suite.Learning.Explanations;

/// <summary>
/// Collects what is odd about explanations that were made without an error, for whoever reports them.
/// </summary>
/// <param name="classes">The network's classes, by label.</param>
public sealed class ExplanationNotes(IReadOnlyList<string> classes)
{
    // Further from 1 than this, a median of completeness is worth a word.
    private const double Rest = 0.05;

    private readonly HashSet<int> _predicted = [];
    private readonly Dictionary<string, int> _empty = [];
    private readonly SortedDictionary<string, List<double>> _completeness = new(StringComparer.Ordinal);
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

        foreach ((string method, MethodMap map) in explanation.Maps)
        {
            if (map.Completeness is double share)
            {
                if (!_completeness.TryGetValue(method, out List<double>? shares))
                {
                    _completeness.Add(method, shares = []);
                }

                shares.Add(share);
            }
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

        foreach ((string method, List<double> shares) in _completeness)
        {
            double median = CompletenessSpread.Of(shares)!.Median;
            if (!(Math.Abs(median - 1) <= Rest))
            {
                yield return string.Create(CultureInfo.InvariantCulture,
                    $"method '{method}' accounts for {median:0.##} of what it explains, at the median of "
                    + $"{shares.Count} images ({shares.Min():0.##} to {shares.Max():0.##}); 1 would be all of it");
            }
        }
    }
}
