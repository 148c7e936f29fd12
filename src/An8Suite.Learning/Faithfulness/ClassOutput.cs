namespace An8Suite.Learning.Faithfulness;

/// <summary>What a network says about one class in one picture.</summary>
/// <param name="Logit">Before the softmax.</param>
/// <param name="Probability">After it, in [0, 1].</param>
internal readonly record struct ClassOutput(double Logit, double Probability);
