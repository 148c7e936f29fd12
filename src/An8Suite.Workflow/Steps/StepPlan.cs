using System.Text.Json;
using System.Text.Json.Nodes;
using An8Suite.Core.Files;

namespace An8Suite.Workflow.Steps;

/// <summary>What a step is about to do, before it is known whether it was done already.</summary>
public sealed record StepPlan
{
    /// <summary>The verb.</summary>
    public required string Step { get; init; }

    /// <summary>The folder to write.</summary>
    public required string Out { get; init; }

    /// <summary>The step's options record, without paths and without what cannot change a byte.</summary>
    public required object Options { get; init; }

    /// <summary>
    /// What it reads, by the step that wrote it; <c>score#0</c>, <c>score#1</c> where there are several.
    /// </summary>
    public IReadOnlyDictionary<string, string> Inputs { get; init; } = new Dictionary<string, string>();

    /// <summary>The fingerprints of those inputs that no step wrote.</summary>
    public IReadOnlyDictionary<string, string> ForeignFingerprints { get; init; } = new Dictionary<string, string>();

    /// <summary>The seed of everything random in the step.</summary>
    public ulong Seed { get; init; }

    /// <summary>Versions of the libraries and drivers that shape the result, added to the suite's own.</summary>
    public Func<IReadOnlyDictionary<string, string>> Versions { get; init; } = () => new Dictionary<string, string>();

    /// <summary>What becomes of a folder that was made before.</summary>
    public Replacing Replace { get; init; }

    /// <summary>
    /// Whether the step goes on with what an interrupted run of the very same thing left; otherwise it begins anew.
    /// </summary>
    public bool Resumes { get; init; }

    /// <summary>The record the finished folder will hold.</summary>
    public StepRecord Record()
    {
        var options = (JsonObject)JsonSerializer.SerializeToNode(Options, Options.GetType(), SuiteJson.Indented)!;
        Dictionary<string, string> fingerprints = Inputs.ToDictionary(
            input => input.Key,
            input => ForeignFingerprints.GetValueOrDefault(input.Key)
                ?? StepRecord.Read(input.Value, input.Key.Split('#')[0]).Fingerprint);
        return new StepRecord
        {
            Step = Step,
            Options = options,
            Inputs = Inputs.ToDictionary(
                input => input.Key, input => Path.GetRelativePath(Out, input.Value).Replace('\\', '/')),
            InputFingerprints = fingerprints,
            Seed = Seed,
            Versions = new Dictionary<string, string>(),
            Fingerprint = StepRecord.FingerprintOf(Step, options, Seed, fingerprints),
        };
    }
}
