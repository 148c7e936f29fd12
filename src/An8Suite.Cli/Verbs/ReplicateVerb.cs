using System.CommandLine;
using An8Suite.Report.Sweeping;
using An8Suite.Workflow.Sweeping;

namespace An8Suite.Cli.Verbs;

/// <summary><c>an8 replicate</c>: under which conditions the paper's order of methods appears.</summary>
internal static class ReplicateVerb
{
    /// <summary>The command.</summary>
    public static Command Create(string name) => new SweepCommand<ReplicateOptions>(
        name,
        "Looks for the paper's order of methods: trains, explains and scores at several distances, lengths of training "
            + "and sizes of images, one varied at a time.",
        "an8 replicate --quick",
        SweepFlags.Replicate()).Runs(
            (_, options, shared) =>
            {
                Sweep sweep = ReplicateConditions.Of(options with { Sweep = shared });
                PaperOrder.Require(sweep); // before anything is rendered
                return sweep;
            },
            options => options.Sweep,
            ReplicateStory.Of);
}
