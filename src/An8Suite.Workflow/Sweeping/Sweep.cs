using An8Suite.Core.Scenes.Recipes;

namespace An8Suite.Workflow.Sweeping;

/// <summary>What a verb sweeps over: conditions, each a pipeline of its own, by their places on axes.</summary>
internal sealed record Sweep
{
    /// <summary>The verb, such as <c>replicate</c>.</summary>
    public required string Verb { get; init; }

    /// <summary>The recipe as the command line named it.</summary>
    public required string RecipeName { get; init; }

    /// <summary>The recipe as it was read.</summary>
    public required Recipe Recipe { get; init; }

    /// <summary>What all conditions are told; resolved.</summary>
    public required SweepOptions Options { get; init; }

    /// <summary>The verb's own options, for <c>step.json</c>.</summary>
    public required object Record { get; init; }

    /// <summary>The command that makes the sweep again, but for its folder.</summary>
    public required string Command { get; init; }

    /// <summary>In the order of the page.</summary>
    public required IReadOnlyList<SweepAxis> Axes { get; init; }

    /// <summary>The middle before the others.</summary>
    public required IReadOnlyList<SweepCondition> Conditions { get; init; }

    /// <summary>The conditions that differ on one axis alone, along it.</summary>
    public IReadOnlyList<SweepCondition> Along(SweepAxis axis) =>
    [
        .. Conditions.Where(condition => Axes.All(other => other == axis || condition.At(other) == other.Middle))
            .OrderBy(condition => condition.At(axis)),
    ];
}
