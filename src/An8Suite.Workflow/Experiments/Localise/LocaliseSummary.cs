using An8Suite.Core.Localisation;
using An8Suite.Core.Statistics;
using An8Suite.Learning.Explanations;

namespace An8Suite.Workflow.Experiments.Localise;

/// <summary>The numbers of every method, with intervals over the same draws of the poses.</summary>
internal sealed class LocaliseSummary
{
    private static readonly (string Name, Func<Numbers, ResampledNumber> Of)[] Proxies =
    [
        ("box_accuracy", numbers => numbers.BoxAccuracy),
        ("max_box_acc_v2", numbers => numbers.MaxBoxAccV2),
        ("px_ap", numbers => numbers.PxAp),
    ];

    private readonly Dictionary<(string Target, string Method), Numbers> _numbers = [];
    private readonly string[] _targets;
    private readonly string[] _methods;
    private readonly double _confidence;

    public LocaliseSummary(
        LocaliseMeasurement measured, LocaliseRow[] rows, LocalisationOptions options, ResamplingOptions resampling)
    {
        _confidence = resampling.Confidence;
        _targets = [.. new[] { LocaliseTarget.Object, LocaliseTarget.ClassPart }
            .Where(target => rows.Any(row => row.Target == target))];
        _methods = [.. MethodTitle.Sort(rows.Select(row => row.Method)).Select(title => title.Name)];
        LocalisedMethods methods = new(rows.Select(row => row.Sample.Pose), resampling);
        foreach (IGrouping<(string Target, string Method), LocaliseRow> group in
            rows.GroupBy(row => (row.Target, row.Method)))
        {
            (ResampledNumber best, ResampledNumber pixels) = methods.Tallied(
                measured.Tallies[(group.Key.Method, group.Key.Target)], options.Thresholds);
            _numbers[group.Key] = new Numbers(
                group.Count(),
                group.Count(row => row.Box is null),
                methods.Mean([.. group.Select(row => (Image(row), row.BoxIou >= options.Overlap ? 1.0 : (double?)0))]),
                methods.Mean([.. group.Select(row => (Image(row), (double?)row.BoxIou))]),
                best,
                pixels,
                methods.Mean([.. group.Select(row => (Image(row), (double?)row.IouAuc))]));
        }

        Targets = [.. _targets.Select(target => new LocaliseTarget(
            target, measured.WithoutObject.GetValueOrDefault(target),
            [.. _methods.Where(method => _numbers.ContainsKey((target, method)))
                .Select(method => _numbers[(target, method)].Row(method))]))];
    }

    /// <summary>One a kind of object.</summary>
    public IReadOnlyList<LocaliseTarget> Targets { get; }

    /// <summary>Every number of the proxy against the IoU-AUC of every mask.</summary>
    public IReadOnlyList<LocaliseCorrelation> Correlations()
    {
        string[] methods = [.. _methods.Where(method => !MethodTitle.Of(method).IsControl
            && _targets.All(target => _numbers.ContainsKey((target, method))))];
        return
        [
            .. from proxy in Proxies
               from target in _targets
               from mask in _targets
               select new LocaliseCorrelation(proxy.Name, target, mask, methods.Length, LocaliseNumber.Of(
                   ResampledNumber.Correlation(
                       [.. methods.Select(method =>
                           (proxy.Of(_numbers[(target, method)]), _numbers[(mask, method)].IouAuc))],
                       _confidence))),
        ];
    }

    private static MeasuredImage Image(LocaliseRow row) => new(row.Sample.Id, row.Sample.Label, row.Sample.Pose);

    private sealed record Numbers(
        int Images, int WithoutBox, ResampledNumber BoxAccuracy, ResampledNumber BoxIou,
        ResampledNumber MaxBoxAccV2, ResampledNumber PxAp, ResampledNumber IouAuc)
    {
        public LocaliseMethod Row(string method) => new()
        {
            Method = method,
            Images = Images,
            WithoutBox = WithoutBox,
            BoxAccuracy = LocaliseNumber.Of(BoxAccuracy),
            BoxIou = LocaliseNumber.Of(BoxIou),
            MaxBoxAccV2 = LocaliseNumber.Of(MaxBoxAccV2),
            PxAp = LocaliseNumber.Of(PxAp),
            IouAuc = LocaliseNumber.Of(IouAuc),
        };
    }
}
