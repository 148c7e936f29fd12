namespace An8Suite.Workflow.Planning;

/// <summary>
/// What the steps take, in seconds, on the machine they were measured on: 2 cores, 128 x 128 pixels, network
/// <c>small</c>.
/// </summary>
/// <remarks>
/// For the estimate of the time left alone, which corrects itself by what the first steps really take.
/// </remarks>
internal static class StepCosts
{
    /// <summary>One image rendered and written.</summary>
    public const double Render = 0.002;

    /// <summary>One training image, all epochs together.</summary>
    public const double Train = 0.012;

    /// <summary>One image passed and recorded.</summary>
    public const double Respond = 0.004;

    /// <summary>The lasso of all classes.</summary>
    public const double Select = 2;

    /// <summary>One image explained and scored with the fast methods.</summary>
    public const double Fast = 0.2;

    /// <summary>One image with the grid and the slow methods on top.</summary>
    public const double Slow = 2.2;

    /// <summary>The report, a cell.</summary>
    public const double Report = 3;
}
