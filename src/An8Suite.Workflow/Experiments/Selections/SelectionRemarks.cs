namespace An8Suite.Workflow.Experiments.Selections;

/// <summary>What must be known of the lasso's weights wherever they are looked at one by one.</summary>
internal static class SelectionRemarks
{
    /// <summary>Why two fits may differ in their features and still be equally good.</summary>
    public const string NotUnique =
        "Where responses sum to 1 within each layer, the columns of any two layers are exactly dependent, "
        + "so the weights of a fit "
        + "need not be unique: other features may explain the class as well. The squared error is unique.";
}
