using An8Suite.Learning.Explanations;
using An8Suite.Workflow.Explaining;
using An8Suite.Workflow.Progress;

namespace An8Suite.Tests.Cli.Experiments;

/// <summary>Which of all methods a network takes, as <c>an8 reproduce</c> asks.</summary>
[Needs(Needs.Suite)]
public sealed class MethodNeedsTests(TinyRun run)
{
    private static readonly string[] OfOtherNetworks =
        ["cam", "attention-rollout", "attention-relevance", "legrad", "bcos"];

    [Fact]
    public void Methods_that_the_layers_do_not_allow_are_left_out_where_none_was_named() => Assert.Equal(
        ExplanationMethods.Names.Except(OfOtherNetworks),
        MethodNeeds.Resolve(
            ExplanationMethods.Names, named: false, NetworkSubject.Selected(run["select"]), hasMasks: true,
            new Reporter(quiet: true)));

    [Fact]
    public void All_that_were_named_in_vain_are_told_at_once()
    {
        ChildProcess refused = Suite.Run(
            "evaluate", run["select"], "--methods", "attention-rollout,gradient,bcos", "--out", run.Fresh());
        Suite.Refused(refused, "method 'attention-rollout'");
        Suite.Refused(refused, "method 'bcos'");
    }
}
