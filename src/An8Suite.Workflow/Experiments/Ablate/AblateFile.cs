using An8Suite.Learning.Ablation;

namespace An8Suite.Workflow.Experiments.Ablate;

/// <summary><c>ablate.json</c>: what is left of a network when chosen channels are silenced.</summary>
public sealed record AblateFile : ExperimentFile
{
    /// <summary>Training images on which the other orders measured, and which gave the means.</summary>
    public required int TrainingImages { get; init; }

    /// <summary>Images on which the selection was fitted.</summary>
    public required int FittedImages { get; init; }

    /// <summary>The budget of the selection.</summary>
    public required double Mu { get; init; }

    /// <summary>The accuracy of the untouched network, over images and then over classes, in [0, 1].</summary>
    public required double Accuracy { get; init; }

    /// <summary>The margin of the untouched network in units of the logits, averaged likewise.</summary>
    public required double Margin { get; init; }

    /// <summary>The layer sets, with the number of their channels.</summary>
    public required IReadOnlyList<AblateLayers> Layers { get; init; }

    /// <summary>One a layer set, kind, order and draw.</summary>
    public required IReadOnlyList<AblateCurve> Curves { get; init; }

    /// <summary>The lasso against every other order, by the areas under the accuracy curves.</summary>
    public required IReadOnlyList<AblateContrast> Contrasts { get; init; }

    /// <summary>The curves of one order, one a draw.</summary>
    public IEnumerable<AblateCurve> Find(LayerSet layers, AblationKind kind, string order) =>
        Curves.Where(curve => curve.Layers == layers && curve.Kind == kind && curve.Order == order);
}
