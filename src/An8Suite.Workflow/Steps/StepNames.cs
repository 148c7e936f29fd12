namespace An8Suite.Workflow.Steps;

/// <summary>The verbs whose folders other steps read.</summary>
public static class StepNames
{
    /// <summary>Makes a dataset.</summary>
    public const string Generate = "generate";

    /// <summary>Makes a network.</summary>
    public const string Train = "train";

    /// <summary>Makes a network of weights from elsewhere; its folder stands for one of <see cref="Train"/>.</summary>
    public const string Import = "import";
}
