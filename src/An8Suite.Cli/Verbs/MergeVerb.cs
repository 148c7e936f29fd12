using System.CommandLine;
using An8Suite.Core.Datasets;
using An8Suite.Workflow.Flags;
using An8Suite.Workflow.Generating;
using An8Suite.Workflow.Steps;

namespace An8Suite.Cli.Verbs;

/// <summary><c>an8 merge</c>: shards to dataset.</summary>
internal static class MergeVerb
{
    /// <summary>The command.</summary>
    public static Command Create(string name)
    {
        StepCommand step = new(
            name,
            "Joins the folders of 'an8 generate --shard' into the dataset that one run would have made, byte for byte.",
            "an8 merge out/part-1 out/part-2 --out out/dataset",
            "out/dataset")
        {
            Next = NextCommand.OfNetworks(StepNames.Train),
            Results = StepResult.Of(DatasetProvenance.FileName),
        };
        Argument<string[]> shards = new("shard-dir")
        {
            Description = "All folders of the dataset's shards, in any order.",
            Arity = ArgumentArity.OneOrMore,
        };
        step.Command.Add(shards);
        return step.Runs((parsed, context) => MergeStep.Run(parsed.GetRequiredValue(shards), context));
    }
}
