using An8Suite.Learning.Explanations;
using An8Suite.Workflow.Generating;

namespace An8Suite.Report.Model;

/// <summary>An AUC that the paper reports, to be shown beside ours and labelled as quoted.</summary>
/// <remarks>
/// Percent, mean and standard deviation over 5 folds. Their images, network and size differ from ours.
/// </remarks>
/// <param name="Mean">Percent.</param>
/// <param name="Deviation">Percent.</param>
public sealed record PublishedScore(double Mean, double Deviation)
{
    /// <summary>What every place that shows one must say.</summary>
    public const string Label = "quoted from the paper (Oramas et al., ICLR 2019)";

    private static (string Method, PublishedScore Single, PublishedScore Double)[] Table { get; } =
    [
        ("upsampled-activation", new(16.8, 2.6), new(16.1, 1.3)),
        ("guided-backprop", new(21.3, 0.8), new(21.9, 0.7)),
        ("grad-cam", new(17.5, 0.3), new(14.8, 0.2)),
        ("guided-grad-cam", new(19.9, 0.6), new(19.4, 0.3)),
        ("grad-cam-plus-plus", new(15.6, 0.6), new(14.6, 0.1)),
        ("guided-grad-cam-plus-plus", new(19.6, 0.7), new(19.7, 0.3)),
        (MethodTitle.Ours, new(22.5, 0.8), new(23.2, 0.6)),
    ];

    /// <summary>The published score of a method on a dataset of that name; null where there is none.</summary>
    public static PublishedScore? Of(string dataset, string method)
    {
        (string _, PublishedScore? single, PublishedScore? twice) = Array.Find(Table, row => row.Method == method);
        return dataset == RecipeFiles.Paper[0] ? single : dataset == RecipeFiles.Paper[1] ? twice : null;
    }

    /// <summary>Whether the paper reports scores on a dataset of that name.</summary>
    public static bool ExistFor(string dataset) => Of(dataset, MethodTitle.Ours) is not null;
}
