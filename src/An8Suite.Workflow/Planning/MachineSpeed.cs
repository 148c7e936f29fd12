namespace An8Suite.Workflow.Planning;

/// <summary>What the parts of <see cref="StepWork"/> take on a machine, in seconds.</summary>
/// <param name="Rendered">An image rendered and written.</param>
/// <param name="Networks">By architecture.</param>
public sealed record MachineSpeed(double Rendered, IReadOnlyDictionary<string, NetworkSpeed> Networks)
{
    /// <summary>
    /// What a step takes; nothing of a network that was not timed, because nothing was to do with it.
    /// </summary>
    public double SecondsOf(StepWork work)
    {
        NetworkSpeed network = Networks.GetValueOrDefault(work.Architecture, new NetworkSpeed(0, 0, 0));
        return (Rendered * work.Rendered) + (network.Trained * work.Trained) + (network.Passed * work.Passed)
            + (network.Explained * work.Explained);
    }
}

/// <summary>What one image takes with a network, in seconds.</summary>
/// <param name="Trained">Forth and back, and the step of the weights.</param>
/// <param name="Passed">Forth, and its responses.</param>
/// <param name="Explained">By the standard methods, and scored under all policies.</param>
public sealed record NetworkSpeed(double Trained, double Passed, double Explained);
