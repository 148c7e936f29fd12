using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Poses;
using An8Suite.Core.Scenes.Shading;
using An8Suite.Rendering.Contexts;
using An8Suite.Workflow.Rerendering;
using An8Suite.Workflow.Steps;

namespace An8Suite.Workflow.Training;

/// <summary>Training images of a generated dataset rendered again with some of their parts missing.</summary>
/// <remarks>
/// So that a network has seen views without parts before it is asked about them, as FunnyBirds trains too. An image
/// keeps its label as long as one part that tells its class is left; others are not used, nor those that lose no part.
/// </remarks>
internal static class DroppedParts
{
    /// <summary>The samples that lost a part, under names of their own, and their pictures by name.</summary>
    /// <param name="dataset">Of <c>an8 generate</c>.</param>
    /// <param name="samples">Its training images.</param>
    /// <param name="draw">How likely each part is missing, in (0, 1), and the seed.</param>
    /// <param name="context">What is said, and how it is broken off.</param>
    /// <exception cref="InputException">The dataset is another, or no longer what was rendered.</exception>
    public static (IReadOnlyList<Sample> Samples, IReadOnlyDictionary<string, ColorImage> Pictures) Of(
        Dataset dataset, IReadOnlyList<Sample> samples, (double Share, ulong Seed) draw, StepContext context)
    {
        if (dataset.Kind != DatasetKind.Generated)
        {
            throw new InputException(
                $"--drop-parts: {dataset.Root} has pictures alone; only views of 'an8 generate' can be rendered again");
        }

        using var rendered = RerenderedDataset.Open(dataset, RenderDevice.Software, context.Reporter);
        List<Sample> kept = [];
        Dictionary<string, ColorImage> pictures = [];
        context.Reporter.Track("views without parts", samples.Count, "images", report =>
        {
            for (int i = 0; i < samples.Count; i++)
            {
                context.Token.ThrowIfCancellationRequested();
                if (Missing(dataset, samples[i], draw) is { Count: > 0 } missing)
                {
                    Sample dropped = samples[i] with { Id = $"{samples[i].Id}-without-{string.Join('-', missing)}" };
                    kept.Add(dropped);
                    pictures.Add(dropped.Id, Render(rendered, samples[i], missing));
                }

                report(i + 1);
            }
        });
        return (kept, pictures);
    }

    /// <summary>The parts that an image loses, by id; none where it would lose all that tell its class.</summary>
    internal static IReadOnlyList<byte> Missing(Dataset dataset, Sample sample, (double Share, ulong Seed) draw)
    {
        CounterRandom random = new(draw.Seed, $"drop-parts/{sample.Id}", 0);
        PartEntry[] missing = [.. dataset.Parts.Where(_ => random.NextDouble() < draw.Share)];
        IReadOnlyList<string> telling = dataset.Classes[sample.Label].Parts;
        return telling.All(part => missing.Any(gone => gone.Name == part))
            ? []
            : [.. missing.Select(part => (byte)part.Id)];
    }

    private static ColorImage Render(RerenderedDataset rendered, Sample sample, IReadOnlyList<byte> missing)
    {
        PlannedPose pose = rendered.PoseOf(sample);
        PartSet whole = rendered.Plant.PartsOf(rendered.Plant.SetOf(sample.Label));
        GBuffer buffer = rendered.Plant.Render(pose, [missing.Aggregate(whole, (rest, id) => rest.Without(id))])[0];
        ColorImage picture = new PoseResolver(buffer).Resolve(rendered.Plant.PaletteOf(sample.Label, pose));
        buffer.Release();
        return picture;
    }
}
