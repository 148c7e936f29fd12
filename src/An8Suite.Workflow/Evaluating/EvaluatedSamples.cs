using An8Suite.Core.Datasets;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Learning.Explanations;
using An8Suite.Workflow.Explaining;

namespace An8Suite.Workflow.Evaluating;

/// <summary>The samples that are evaluated, by id, read when their turn comes.</summary>
/// <param name="dataset">Theirs.</param>
/// <param name="samples">In the dataset's order.</param>
/// <param name="slow">Those of them for which the slow methods are drawn as well.</param>
internal sealed class EvaluatedSamples(Dataset dataset, IReadOnlyList<Sample> samples, IReadOnlyList<Sample> slow)
{
    private readonly Dictionary<string, (Sample Sample, int Place)> _byId =
        samples.Select((sample, place) => (sample, place)).ToDictionary(pair => pair.sample.Id);

    public Dataset Dataset => dataset;

    /// <summary>Training images, where a method compares with them.</summary>
    public IReadOnlyList<ColorImage> References { get; init; } = [];

    /// <summary>In the dataset's order.</summary>
    public IReadOnlyList<Sample> Samples => samples;

    /// <summary>Those for which everything is drawn.</summary>
    public IReadOnlyList<Sample> Slow => slow;

    /// <summary>First the samples for which everything is drawn, then the others.</summary>
    public IEnumerable<(string Title, IReadOnlyList<Sample> Samples, bool Slow)> Passes
    {
        get
        {
            yield return ("evaluate, all methods", slow, true);
            Sample[] rest = [.. samples.Except(slow)];
            if (rest.Length > 0)
            {
                yield return ("evaluate, fast methods", rest, false);
            }
        }
    }

    public Sample this[string id] => _byId[id].Sample;

    /// <summary>The place of a sample in the dataset's order.</summary>
    public int PlaceOf(string id) => _byId[id].Place;

    /// <summary>What the explainer takes; generated images have the network's size already.</summary>
    public IEnumerable<SampleInput> Inputs(IEnumerable<Sample> some)
    {
        PictureSizing sizing = new(new PictureFit(new PictureSize(dataset.Width, dataset.Height)));
        return some.Select(sample => ImageToExplain.Of(dataset, sample).Read(sizing));
    }
}
