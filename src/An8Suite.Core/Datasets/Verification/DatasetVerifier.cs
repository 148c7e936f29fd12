using System.Text;
using An8Suite.Core.Datasets.Writing;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Shading;

namespace An8Suite.Core.Datasets.Verification;

/// <summary>Proves what a dataset promises, on all of its files.</summary>
/// <remarks>
/// Rows are read, and poses rendered, one after the other on the calling thread; pictures are read and compared on
/// others, so memory does not grow with the dataset. The samples of every pose are rendered again from its first row:
/// they are what coverage, and the comparison of its classes, are held against.
/// </remarks>
public static class DatasetVerifier
{
    private const string NoRenderer = "needs a renderer";

    /// <summary>Tries every proof; what fails is in the result, not an exception.</summary>
    /// <exception cref="InputException">The folder is no dataset.</exception>
    public static ProofSet Run(string folder, VerifierOptions options, CancellationToken cancellation = default)
    {
        var dataset = VerifiedDataset.Read(folder);
        var proofs = new ProofSet();
        var parallel =
            new ParallelOptions { MaxDegreeOfParallelism = options.ThreadCount, CancellationToken = cancellation };
        ChecksumCheck.Run(folder, proofs.Checksums, parallel);
        CheckPoses(dataset, proofs, options, cancellation);
        TwinFileCheck.Run(dataset, proofs.Twins, parallel);
        if (options.Render is null)
        {
            (proofs.Outside.LeftOut,
                proofs.Inside.LeftOut, proofs.Rerender.LeftOut) = (NoRenderer, NoRenderer, NoRenderer);
            proofs.Coverage.LeftOut = "counting needs a renderer; tried is that maps and masks fit";
            proofs.Renderers.LeftOut = NoRenderer;
            proofs.Metadata.LeftOut = "all but hidden_share, which needs a renderer";
        }

        else if (options.RenderOtherwise is null)
        {
            proofs.Renderers.LeftOut = "nobody asked (verify --other-renderer)";
        }

        return proofs;
    }

    private static void CheckPoses(
        VerifiedDataset dataset, ProofSet proofs, VerifierOptions options, CancellationToken cancellation)
    {
        int images = dataset.Provenance.ImageCount;
        HashSet<int> chosen = [.. new CounterRandom(options.Seed, "rerender", 0)
            .Permutation(images).Take(options.RerenderCount)];
        var rerender = new RerenderCheck(dataset, proofs.Rerender);
        var renderers = new RendererCheck(dataset, proofs.Renderers);
        var classes = new ClassCheck(dataset.Classes, proofs.ClassPairs);
        var cues = new CueCheck(dataset.Recipe.Cue, proofs.Cue);
        int position = 0;
        BoundedPipeline.Run(
            Poses(dataset, proofs).Select(Render),
            (pose, _) =>
            {
                CheckPose(dataset, proofs, (classes, cues), pose.Rows, pose.Rendered);
                foreach ((int index, IReadOnlyList<GBuffer> buffers, IReadOnlyList<GBuffer>? otherwise) in pose.Again)
                {
                    (MetadataRow row, Sample sample) = pose.Rows[index];
                    rerender.Run(row, sample, new ResolvedPose(buffers, dataset.Layers));
                    if (otherwise is not null)
                    {
                        renderers.Run(row, sample, buffers, otherwise);
                    }
                }
            },
            options.ThreadCount,
            Math.Max(1, options.ThreadCount / dataset.Layers.Presence.Sets.Count),
            cancellation);
        classes.Finish();
        cues.Finish();
        if (position != images)
        {
            proofs.Metadata.Fail($"expected {images} rows as {DatasetLayout.Provenance} says, found {position}");
        }

        Pose Render(IReadOnlyList<(MetadataRow Row, Sample Sample)> rows)
        {
            cancellation.ThrowIfCancellationRequested();
            int first = position;
            position += rows.Count;
            options.Progress?.Invoke(position);
            IReadOnlyList<PartSet> sets = dataset.Layers.Presence.Sets;
            (int, IReadOnlyList<GBuffer>, IReadOnlyList<GBuffer>?)[] again = options.Render is null
                ? []
                : [.. Enumerable.Range(0, rows.Count).Where(i => chosen.Contains(first + i))
                    .Select(i => (Index: i, View: RowScene.View(rows[i].Row, dataset)))
                    .Select(one => (
                        one.Index, options.Render(one.View, sets), options.RenderOtherwise?.Invoke(one.View, sets)))];
            return new Pose(rows, options.Render?.Invoke(RowScene.View(rows[0].Row, dataset), sets), again);
        }
    }

    private static void CheckPose(
        VerifiedDataset dataset,
        ProofSet proofs,
        (ClassCheck Classes, CueCheck Cues) counted,
        IReadOnlyList<(MetadataRow Row, Sample Sample)> rows,
        IReadOnlyList<GBuffer>? rendered)
    {
        ResolvedPose? resolved = rendered is null ? null : new ResolvedPose(rendered, dataset.Layers);
        if (VerifiedPose.Read(dataset, rows, resolved, proofs) is not { } pose)
        {
            return;
        }

        new RowCheck(dataset, proofs.Metadata).Run(pose);
        new MaskCheck(dataset, proofs).Run(pose);
        FrameCheck.Run(pose, dataset.Parts, proofs.Frames);
        counted.Classes.Run(pose);
        counted.Cues.Run(pose);
        if (resolved is not null)
        {
            new TwinCheck(dataset, proofs).Run(pose);
        }
    }

    /// <summary>
    /// The rows, one pose after the other; a row that cannot be read ends its split and is a failure.
    /// </summary>
    private static IEnumerable<IReadOnlyList<(MetadataRow Row, Sample Sample)>> Poses(
        VerifiedDataset dataset, ProofSet proofs)
    {
        var reader = new MetadataReader(dataset.Classes, dataset.Provenance.FoldCount, dataset.Recipe.Axes.Known);
        foreach (Split split in DatasetLayout.Splits)
        {
            string name = $"{DatasetLayout.Folder(split)}/{DatasetLayout.Metadata}";
            string path = Path.Combine(dataset.Root, name);
            if (!File.Exists(path))
            {
                proofs.Metadata.Fail($"{name}: is missing");
                continue;
            }

            using var text = new StreamReader(path, Encoding.UTF8);
            List<(MetadataRow Row, Sample Sample)> pose = [];
            using IEnumerator<(MetadataRow Row, Sample Sample)> rows = reader.Rows(text, name, split).GetEnumerator();
            while (Next(rows, proofs.Metadata))
            {
                if (RowScene.Problem(rows.Current.Row, dataset) is string problem)
                {
                    proofs.Metadata.Fail($"{name}: {problem}");
                    continue;
                }

                if (pose.Count > 0 && pose[0].Row.Pose != rows.Current.Row.Pose)
                {
                    yield return pose;
                    pose = [];
                }

                pose.Add(rows.Current);
            }

            if (pose.Count > 0)
            {
                yield return pose;
            }
        }
    }

    private static bool Next(IEnumerator<(MetadataRow Row, Sample Sample)> rows, Proof metadata)
    {
        try
        {
            return rows.MoveNext();
        }
        catch (InputException error)
        {
            metadata.Fail(error.Message);
            return false;
        }
    }

    /// <summary>A pose on its way to the threads that check it.</summary>
    private sealed record Pose(
        IReadOnlyList<(MetadataRow Row, Sample Sample)> Rows,
        IReadOnlyList<GBuffer>? Rendered,
        IReadOnlyList<(int Index, IReadOnlyList<GBuffer> Buffers, IReadOnlyList<GBuffer>? Otherwise)> Again);
}
