using System.Reflection;
using System.Text;
using An8Suite.Core.Files;
using An8Suite.Core.Scenes;

namespace An8Suite.Core.Datasets;

/// <summary>Writes a recipe as a dataset folder: images, masks, part ids, metadata, and what made them.</summary>
/// <remarks>
/// Poses are rendered on the calling thread, one after the other, since a GL context belongs to a thread; colouring,
/// encoding and writing happen on others behind a short queue, so memory does not grow with the dataset. Same recipe, seed
/// and renderer, same bytes, on any number of threads.
/// </remarks>
public static class DatasetWriter
{
    /// <summary>How much may wait between renderer and writers; a pose of 2048 x 2048 pixels takes 144 MB.</summary>
    private const long QueueBytes = 256L << 20;

    /// <summary>Renders and writes every pose; when it throws, the folder is unfinished and must not be used.</summary>
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
        IReadOnlyList<PlannedPose> poses = PosePlan.Of(resolved, options.PoseCount);
        WriteDescription(resolved, parts, poses.Count, options);
        WriteMetadata(options.Folder, poses, WriteImages(resolved, parts, poses, render, options, cancellation));
    }

    private static Dictionary<int, IReadOnlyList<string>> WriteImages(
        Recipe recipe,
        IReadOnlyList<PartEntry> parts,
        IReadOnlyList<PlannedPose> poses,
        Func<PlannedPose, RenderedPose> render,
        DatasetWriterOptions options,
        CancellationToken cancellation)
    {
        var writer = new PoseWriter(recipe, parts, options.Folder);
        writer.CreateFolders(poses);
        Dictionary<int, IReadOnlyList<string>> lines = [];
        BoundedPipeline.Run(
            poses.Select(pose => (Pose: pose, Rendered: Render(pose))),
            (item, stop) =>
            {
                IReadOnlyList<string> written = writer.Write(item.Pose, item.Rendered, stop);
                lock (lines)
                {
                    lines.Add(item.Pose.Index, written);
                    options.Progress?.Invoke(lines.Count * written.Count, poses.Count * written.Count);
                }
            },
            options.ThreadCount,
            (int)Math.Clamp(QueueBytes / (36L * recipe.Width * recipe.Height), 1, options.ThreadCount),
            cancellation);
        return lines;

        RenderedPose Render(PlannedPose pose)
        {
            cancellation.ThrowIfCancellationRequested();
            RenderedPose rendered = render(pose);
            return (rendered.Buffer.Width, rendered.Buffer.Height) == (recipe.Width, recipe.Height)
                ? rendered
                : throw new ArgumentException(
                    $"rendered {rendered.Buffer.Width} x {rendered.Buffer.Height}, the recipe says {recipe.Width} x {recipe.Height}",
                    nameof(render));
        }
    }

    private static void WriteMetadata(
        string folder, IReadOnlyList<PlannedPose> poses, Dictionary<int, IReadOnlyList<string>> lines)
    {
        foreach (IGrouping<Split, PlannedPose> split in poses.GroupBy(p => p.Split))
        {
            var text = new StringBuilder();
            foreach (string line in split.SelectMany(pose => lines[pose.Index]))
            {
                text.Append(line).Append('\n');
            }

            FinishedFile.WriteText(
                Path.Combine(folder, DatasetLayout.Folder(split.Key), DatasetLayout.Metadata), text.ToString());
        }
    }

    private static void WriteDescription(
        Recipe recipe, IReadOnlyList<PartEntry> parts, int poseCount, DatasetWriterOptions options)
    {
        SuiteJson.Write(Path.Combine(options.Folder, DatasetLayout.Classes), recipe.ClassEntries());
        SuiteJson.Write(Path.Combine(options.Folder, DatasetLayout.Parts), parts);
        FinishedFile.WriteText(Path.Combine(options.Folder, DatasetLayout.Recipe), RecipeWriter.ToYaml(recipe));
        SuiteJson.Write(Path.Combine(options.Folder, DatasetLayout.Provenance), new DatasetProvenance
        {
            Name = recipe.Name,
            SuiteVersion = typeof(DatasetWriter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
                .InformationalVersion.Split('+')[0],
            Driver = options.Driver,
            Seed = recipe.Seed,
            Width = recipe.Width,
            Height = recipe.Height,
            PoseCount = poseCount,
            ImageCount = poseCount * recipe.Classes.Count,
            FoldCount = recipe.FoldCount,
        });
    }
}
