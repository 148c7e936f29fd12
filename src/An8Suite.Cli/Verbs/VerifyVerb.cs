using System.CommandLine;
using System.Globalization;
using An8Suite.Core.Datasets.Verification;
using An8Suite.Workflow.Flags;
using An8Suite.Workflow.Generating;
using An8Suite.Workflow.Progress;
using An8Suite.Workflow.Steps;

namespace An8Suite.Cli.Verbs;

/// <summary><c>an8 verify</c>: proves what a dataset promises.</summary>
internal static class VerifyVerb
{
    private const int FailuresShown = 20;

    /// <summary>The command.</summary>
    public static Command Create(string name)
    {
        Argument<string> dataset =
            new("dataset-dir") { Description = "A folder made by 'an8 generate' or 'an8 merge', or a shard." };
        Option<int> rerender = Options.AtLeast(0, new Option<int>("--rerender")
        {
            Description = "Render so many random images again from their metadata rows alone and compare bytes.",
            DefaultValueFactory = _ => 20,
            HelpName = "number",
        });
        Option<ulong> seed = new("--seed") { Description = "Chooses the images to render again.", HelpName = "number" };
        Option<bool> noRender = new("--no-render")
        {
            Description = "Do not render: leaves out what needs the samples, and needs no OpenGL.",
        };
        Option<string> device = Options.Renderer();
        Option<bool> other = new("--other-renderer")
        {
            Description = "Render the images that are rendered again by the other renderer too (OpenGL's and our own "
                + "check each other), and compare parts and colours.",
        };
        Option<int> threads = Options.AtLeast(1, new Option<int>("--threads")
        {
            Description = "Processor threads.",
            DefaultValueFactory = _ => Environment.ProcessorCount,
        });
        Command command = new(
            name,
            "Proves that a dataset is what it promises: checksums, masks, part ids, twins, rows, "
            + "and rendering again.\n\n"
                + "Example: an8 verify out/dataset --rerender 100")
        {
            dataset, rerender, seed, noRender, device, other, threads,
        };
        Options.Exclusive(command, noRender, other);
        OutputFlags flags = new(command);
        command.SetAction((parsed, token) => Task.Run(() =>
        {
            using VerbOutput output = flags.Of(parsed);
            string folder = parsed.GetRequiredValue(dataset);
            ProofSet proofs = VerifyStep.Run(
                folder,
                parsed.GetValue(noRender) ? null : Options.DeviceOf(parsed, device),
                parsed.GetValue(other),
                new VerifierOptions
                {
                    RerenderCount = parsed.GetValue(rerender),
                    Seed = parsed.GetValue(seed),
                    ThreadCount = parsed.GetValue(threads),
                },
                output.Reporter,
                token);
            Show(proofs);
            output.Write(() => new { Dataset = folder, proofs.Holds, output.Seconds, Proofs = proofs.All });
            output.Next(proofs.Holds ? NextCommand.OfNetworks(StepNames.Train, GenerateVerb.IsWhole)(folder) : null);
            return proofs.Holds ? ExitCode.Done : ExitCode.StepFailed;
        }));
        return command;
    }

    private static void Show(ProofSet proofs)
    {
        foreach (Proof proof in proofs.All)
        {
            string verdict = proof.Failures.Count > 0 ? "FAILED" : proof.CheckedCount > 0 ? "holds" : "-";
            string counted = proof.LeftOut
                ?? string.Create(CultureInfo.InvariantCulture, $"{proof.CheckedCount:N0} {proof.Unit}");
            Console.WriteLine($"{verdict,-7} {proof.Name,-15} {proof.Claim}: {counted}");
            foreach (string failure in proof.Failures.Take(FailuresShown))
            {
                Console.WriteLine($"          {failure}");
            }

            if (proof.Failures.Count > FailuresShown)
            {
                Console.WriteLine($"          and {proof.Failures.Count - FailuresShown} more");
            }
        }

        int failures = proofs.All.Sum(proof => proof.Failures.Count);
        Console.WriteLine(proofs.Holds ? "verified" : $"{failures} failures");
    }
}
