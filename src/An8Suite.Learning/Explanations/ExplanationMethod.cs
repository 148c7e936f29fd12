using An8Suite.Core;
using An8Suite.Learning.Networks;

namespace An8Suite.Learning.Explanations;

/// <summary>A way of making heatmaps: one row of the tables.</summary>
/// <param name="Name">On the command line and as a folder, such as <c>grad-cam</c>.</param>
/// <param name="Title">In reports, such as <c>Grad-CAM</c>.</param>
/// <param name="Kind">Whether it looks at the network.</param>
/// <param name="Explain">One map an image of the batch, in its order.</param>
public sealed record ExplanationMethod(
    string Name, string Title, MethodKind Kind, Func<ExplanationRequest, MethodMap[]> Explain)
{
    /// <summary>
    /// Throws an <see cref="InputException"/> that says why where the method cannot explain this network; does nothing
    /// where it can.
    /// </summary>
    public Action<Network> Check { get; init; } = _ => { };

    /// <summary>Whether it passes the network tens or hundreds of times for one map.</summary>
    public bool IsSlow { get; init; }

    /// <summary>Whether it asks the network for logits alone, so that a black box will do.</summary>
    public bool AsksLogitsAlone { get; init; }

    /// <summary>Whether a network that is a black box can be explained so.</summary>
    public bool ExplainsBlackBoxes => AsksLogitsAlone || Kind == MethodKind.Control;

    /// <summary>Whether it draws the features of a selection.</summary>
    public bool NeedsSelection { get; init; }

    /// <summary>Whether it is made from the rendered masks or parts.</summary>
    public bool NeedsMasks { get; init; }

    /// <summary>Whether it compares with <see cref="ExplainOptions.References"/>.</summary>
    public bool NeedsReferences { get; init; }

    /// <summary>Of a control: its map of an image, from the image and a seed alone; null for methods.</summary>
    public Func<SampleInput, ulong, MethodMap>? OfImage { get; init; }

    /// <summary>A control, which looks at no network.</summary>
    public static ExplanationMethod Control(string name, string title, Func<SampleInput, ulong, MethodMap> ofImage) =>
        new(name, title, MethodKind.Control,
            request => [.. request.Samples.Select(sample => ofImage(sample, request.Seed))])
        {
            OfImage = ofImage,
        };
}
