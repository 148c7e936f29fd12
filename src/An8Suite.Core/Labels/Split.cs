namespace An8Suite.Core.Labels;

/// <summary>What a sample is used for.</summary>
public enum Split
{
    /// <summary>Weights are fitted on it.</summary>
    Train,

    /// <summary>The best epoch is chosen on it.</summary>
    Val,

    /// <summary>Accuracy and explanations are reported on it.</summary>
    Test,
}
