using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Poses;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Core.Scenes.Shading;

namespace An8Suite.Core.Datasets.Writing;

/// <summary>Writes a recipe as a dataset folder: images, masks, part ids, metadata, and what made them.</summary>
/// <remarks>
/// Poses are rendered on the calling thread, one after the other, since a GL context belongs to a thread; colouring,
/// encoding and writing happen on others behind a short queue, and a pose is entered in the logs when all before it
/// are, so memory does not grow with the dataset. Same recipe, seed and renderer, same bytes: on any number of threads,
/// in one run or after any number of interrupted ones, whole or merged from shards.
/// </remarks>
public static class DatasetWriter
{
    /// <summary>
    /// How much may wait between renderer and writers; a pose of 2048 x 2048 pixels takes 144 MB for each set of parts.
    /// </summary>
    private const long QueueBytes = 256L << 20;

    /// <summary>
    /// Renders and writes every pose; when it throws, the folder is unfinished and the same call goes on with it.
    /// </summary>
    /// <param name="recipe">Validated and checked against <paramref name="parts"/> again.</param>
    /// <param name="parts">The mesh's parts with the ids 1, 2, ... in order.</param>
    /// <param name="render">Called on the calling thread only.</param>
    /// <param name="options">Where and how.</param>
    /// <param name="cancellation">Ends within about one pose, with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InputException">The recipe does not fit the mesh, or the options are wrong.</exception>
    /// <exception cref="IOException">A file cannot be written, such as on a full disk.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static void Write(
        Recipe recipe,
        IReadOnlyList<PartEntry> parts,
        Func<PlannedPose, RenderedPose> render,
        DatasetWriterOptions options,
        CancellationToken cancellation = default)
    {
        if (!parts.Select(p => p.Id).SequenceEqual(Enumerable.Range(1, parts.Count)))
        {
            throw new ArgumentException("part ids must be 1, 2, ... in order", nameof(parts));
        }

        options.Validate();
        Recipe resolved = recipe with { Seed = options.Seed ?? recipe.Seed };
        resolved.Validate();
        resolved.Check([.. parts.Select(p => p.Name)]);
        if (!DatasetFinish.IsDone(options.Folder))
        {
            IReadOnlyList<PlannedPose> poses = Poses(resolved, options);
            DatasetProvenance provenance = DescriptionFiles.Write(resolved, parts, poses, options);
            var writer = new PoseWriter(resolved, parts, options);
            using (var run = new PoseRun(writer, poses, options, cancellation))
            {
                run.Write(
                    pose => Checked(resolved, writer.SetCount, render(pose)),
                    QueueLength(resolved, writer.SetCount, options.ThreadCount));
            }

            DatasetFinish.Run(options.Folder, provenance);
        }

        DatasetFinish.RemoveLogs(options.Folder);
    }

    /// <summary>The poses that these options write, in order of index.</summary>
    public static IReadOnlyList<PlannedPose> Poses(Recipe recipe, DatasetWriterOptions options)
    {
        IReadOnlyList<PlannedPose> poses = PosePlan.Of(recipe, options.PoseCount);
        return options.Shard?.Of(poses) ?? poses;
    }

    private static int QueueLength(Recipe recipe, int setCount, int threads) =>
        (int)Math.Clamp(QueueBytes / (setCount * recipe.SampleBytes), 1, threads);

    private static RenderedPose Checked(Recipe recipe, int setCount, RenderedPose rendered)
    {
        if (rendered.Buffers.Count != setCount)
        {
            throw new ArgumentException(
                $"rendered {rendered.Buffers.Count} sets of parts, the recipe's classes need {setCount}",
                nameof(rendered));
        }

        GBuffer? other = rendered.Buffers.FirstOrDefault(b => (b.Width, b.Height) != (recipe.Width, recipe.Height));
        return other is null
            ? rendered
            : throw new ArgumentException(
                $"rendered {other.Width} x {other.Height}, the recipe says {recipe.Width} x {recipe.Height}",
                nameof(rendered));
    }
}
