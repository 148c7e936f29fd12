namespace An8Suite.Core.Selection;

/// <summary>Which label the lasso regresses the responses of an image on.</summary>
public enum LassoLabels
{
    /// <summary>The class the image was rendered as (the paper).</summary>
    GroundTruth,

    /// <summary>The class the network predicts (the authors' later code).</summary>
    Predicted,
}
