namespace An8Suite.Core.Selection;

/// <summary>How the stability of the selection is measured.</summary>
public sealed record StabilityOptions
{
    /// <summary>How each sample is fitted.</summary>
    public LassoOptions Lasso { get; init; } = new();

    /// <summary>Bootstrap samples; at least 2.</summary>
    public int Samples { get; init; } = 100;

    /// <summary>What is drawn.</summary>
    public ResampleUnit Unit { get; init; } = ResampleUnit.Pose;

    /// <summary>Refuses options from which no stability follows.</summary>
    /// <exception cref="InputException">An option is out of its range.</exception>
    public void Validate()
    {
        Lasso.Validate();
        if (Samples < 2)
        {
            throw new InputException($"samples is {Samples}, expected 2 or more: stability compares pairs of them");
        }

        if (!Enum.IsDefined(Unit))
        {
            throw new InputException($"unit is {Unit}, expected pose or image");
        }
    }
}

/// <summary>What a bootstrap draws as a whole.</summary>
public enum ResampleUnit
{
    /// <summary>
    /// A pose with its images of all classes, which differ in colour alone and so are not independent.
    /// </summary>
    Pose,

    /// <summary>An image on its own.</summary>
    Image,
}
