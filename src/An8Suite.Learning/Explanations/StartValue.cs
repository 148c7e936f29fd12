namespace An8Suite.Learning.Explanations;

/// <summary>What the channel of a <see cref="StartSignal"/> starts with.</summary>
public enum StartValue
{
    /// <summary>1 at every position.</summary>
    One,

    /// <summary>The channel's activations in the forward pass.</summary>
    Activation,
}
