namespace An8Suite.Core.Selection;

/// <summary>The weights of every feature for every class, each class fitted on its own budget.</summary>
public sealed record FeatureSelection
{
    /// <summary>The rows of <see cref="Weights"/>.</summary>
    public required IReadOnlyList<Feature> Features { get; init; }

    /// <summary>Features x classes, row by row.</summary>
    public required double[] Weights { get; init; }

    /// <summary>One fit a class, in order of label; any of them may have missed its certificate.</summary>
    public required IReadOnlyList<LassoFit> Fits { get; init; }

    /// <summary>Fits all classes.</summary>
    /// <exception cref="InputException">
    /// The options are out of range, or a response or label cannot be used.
    /// </exception>
    public static FeatureSelection Fit(ResponseTable table, int classCount, LassoOptions options)
    {
        options.Validate();
        var system = GramSystem.Build(table, classCount, options.Labels);
        var fits = new LassoFit[classCount];
        Parallel.For(0, classCount, index => fits[index] = Lasso.Fit(system, index, options));
        double[] weights = new double[table.Features.Count * classCount];
        for (int feature = 0; feature < table.Features.Count; feature++)
        {
            for (int index = 0; index < classCount; index++)
            {
                weights[(feature * classCount) + index] = fits[index].Weights[feature];
            }
        }

        return new FeatureSelection { Features = table.Features, Weights = weights, Fits = fits };
    }

    /// <summary>The weights of one class, one a feature.</summary>
    public double[] ClassWeights(int classIndex)
    {
        double[] weights = new double[Features.Count];
        for (int feature = 0; feature < weights.Length; feature++)
        {
            weights[feature] = Weights[(feature * Fits.Count) + classIndex];
        }

        return weights;
    }
}
