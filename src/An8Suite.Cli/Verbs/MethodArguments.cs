using System.CommandLine;
using An8Suite.Learning.Explanations;

namespace An8Suite.Cli.Verbs;

/// <summary>The options of <c>an8 explain</c> that vary single methods, and how many images they take at once.</summary>
internal sealed class MethodArguments
{
    private static readonly MethodOptions Standard = new();

    private readonly Option<int> _batch;
    private readonly Option<int> _steps;
    private readonly Option<int> _samples;
    private readonly Option<double> _sigma;
    private readonly Option<double> _window;
    private readonly Option<double> _stride;
    private readonly Option<int> _masks;
    private readonly Option<int> _grid;
    private readonly Option<double> _visible;

    /// <summary>Adds them to <paramref name="step"/>.</summary>
    public MethodArguments(StepCommand step)
    {
        _batch = step.Add(Options.AtLeast(1, Number(
            "--batch-size", "Images that pass the network together, and half the signals that go back: memory grows with it.", new ExplainOptions().BatchSize)));
        _steps = step.Add(Number("--ig-steps", "Integrated gradients: points on the path.", Standard.IntegratedGradientsSteps));
        _samples = step.Add(Number("--smoothgrad-samples", "SmoothGrad: noisy copies of an image.", Standard.SmoothGradSamples));
        _sigma = step.Add(Number("--smoothgrad-sigma", "SmoothGrad: deviation of the noise, a share of the image's range.", Standard.SmoothGradSigma));
        _window = step.Add(Number("--occlusion-window", "Occlusion: side of the window, below 1 a share of the image's, else pixels.", Standard.OcclusionWindow));
        _stride = step.Add(Number("--occlusion-stride", "Occlusion: step between windows, likewise.", Standard.OcclusionStride));
        _masks = step.Add(Number("--rise-masks", "RISE: random masks an image.", Standard.RiseMasks));
        _grid = step.Add(Number("--rise-grid", "RISE: cells of a mask along a side.", Standard.RiseGrid));
        _visible = step.Add(Number("--rise-visible", "RISE: share of the cells that stay visible.", Standard.RiseVisible));
    }

    /// <summary>Images at once.</summary>
    public int BatchSize(ParseResult parsed) => parsed.GetValue(_batch);

    /// <summary>The numbers as given.</summary>
    public MethodOptions Numbers(ParseResult parsed) => new()
    {
        IntegratedGradientsSteps = parsed.GetValue(_steps),
        SmoothGradSamples = parsed.GetValue(_samples),
        SmoothGradSigma = parsed.GetValue(_sigma),
        OcclusionWindow = parsed.GetValue(_window),
        OcclusionStride = parsed.GetValue(_stride),
        RiseMasks = parsed.GetValue(_masks),
        RiseGrid = parsed.GetValue(_grid),
        RiseVisible = parsed.GetValue(_visible),
        PassSize = 2 * BatchSize(parsed),
    };

    private static Option<T> Number<T>(string name, string description, T standard)
        where T : struct => new(name)
        {
            Description = description,
            DefaultValueFactory = _ => standard,
            HelpName = "number",
        };
}
