using An8Suite.Core;
using An8Suite.Core.Selection;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Training;
using static TorchSharp.torch;

namespace An8Suite.Learning.Sanity;

/// <summary>A batch of images that has passed a network once and can be explained for any class.</summary>
/// <remarks>Owns its forward trace; the network's weights must stay as they were until it is disposed.</remarks>
public sealed class PassedImages : IDisposable
{
    /// <summary>
    /// The paper's method with the features held that it chose on the trained network for the explained class.
    /// </summary>
    public const string Held = Ours + "-held";

    /// <summary>The paper's method, whose features are ranked anew for every class and network.</summary>
    public const string Ours = "ours";

    private readonly SelectedFeatures _selection;
    private readonly IReadOnlyList<SampleInput> _samples;
    private readonly ExplainOptions _options;
    private readonly ForwardTrace _trace;
    private readonly ReverseSweep _sweep;
    private readonly float[] _responses;
    private readonly Dictionary<(string Method, string Image), MethodMap> _controls;

    /// <summary>Passes <paramref name="samples"/>.</summary>
    /// <param name="selection">The network and its features.</param>
    /// <param name="samples">The images.</param>
    /// <param name="options">Methods, numbers and seed.</param>
    /// <param name="controls">
    /// Maps that no network changes, kept from other passes of the same images and seed, and for further ones.
    /// </param>
    /// <exception cref="InputException">The selection's features are not those of the network.</exception>
    public PassedImages(
        SelectedFeatures selection, IReadOnlyList<SampleInput> samples, ExplainOptions options,
        Dictionary<(string Method, string Image), MethodMap>? controls = null)
    {
        _controls = controls ?? [];
        using IDisposable noGradient = no_grad();
        using IDisposable scope = NewDisposeScope();
        (_selection, _samples, _options) = (selection, samples, options);
        Network network = selection.Network;
        _trace = network.Trace(network.Normalize(ImageSet.Stack([.. samples.Select(sample => sample.Image)])));
        _sweep = new ReverseSweep(network, _trace, options.SweepSize);
        if (!selection.Recorder.Features(_trace).SequenceEqual(selection.Features))
        {
            throw new InputException(
                $"the selection's {selection.Features.Count} features are not those that are recorded of this "
                + "network: select with the same network and response options");
        }

        _responses = selection.Recorder.Rows(_trace);
    }

    /// <summary>The label with the largest logit of every image.</summary>
    public int[] Predictions() => Classification.Predictions(
        _trace.Logits.cpu().contiguous().data<float>().ToArray(), _selection.Network.Description.Classes.Count);

    /// <summary>The features that speak for each image's target, the most relevant first.</summary>
    public IReadOnlyList<IReadOnlyList<RelevantFeature>> Relevant(IReadOnlyList<int> targets) =>
        [.. targets.Select((target, image) => RelevantFeatures.Top(
            _selection.Features,
            _responses.AsSpan(image * _selection.Features.Count, _selection.Features.Count),
            _selection.ClassWeights(target),
            _selection.Features.Count))];

    /// <summary>
    /// One map an image and method; that of <see cref="Held"/> too, where <see cref="Ours"/> is among the methods.
    /// </summary>
    /// <param name="targets">The class to explain of every image.</param>
    /// <param name="held">What <see cref="Held"/> draws.</param>
    public Dictionary<string, MethodMap[]> Maps(
        IReadOnlyList<int> targets, IReadOnlyList<IReadOnlyList<RelevantFeature>> held)
    {
        using IDisposable noGradient = no_grad();
        using IDisposable scope = NewDisposeScope();
        var request = new ExplanationRequest
        {
            Network = _selection.Network,
            Trace = _trace,
            Sweep = _sweep,
            Samples = _samples,
            Targets = targets,
            Relevant = Relevant(targets),
            FeatureCount = _options.FeatureCount,
            Features = _selection.Features,
            Responses = _responses,
            References = _options.ReferenceTensor(_selection.Network),
            Seed = _options.Seed,
            Options = _options.Numbers,
        };
        Dictionary<string, MethodMap[]> maps = _options.Methods.ToDictionary(
            name => name, name => MapsOf(ExplanationMethods.Of(name), request));
        if (maps.ContainsKey(Ours))
        {
            maps[Held] = ExplanationMethods.Of(Ours).Explain(request with { Relevant = held });
        }

        return maps;
    }

    private MethodMap[] MapsOf(ExplanationMethod method, ExplanationRequest request) => method.OfImage is null
        ? method.Explain(request)
        : [.. _samples.Select(sample =>
        {
            if (!_controls.TryGetValue((method.Name, sample.Id), out MethodMap? map))
            {
                map = method.OfImage(sample, _options.Seed);
                _controls.Add((method.Name, sample.Id), map);
            }

            return map;
        })];

    /// <inheritdoc/>
    public void Dispose()
    {
        _sweep.Dispose();
        _trace.Dispose();
    }
}
