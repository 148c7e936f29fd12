using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Files;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Poses;
using An8Suite.Core.Scenes.Shading;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Training;
using An8Suite.Workflow.Rerendering;

namespace An8Suite.Workflow.Experiments.Parts;

/// <summary>Renders every subset of the parts of a view and asks the network about it.</summary>
/// <remarks>
/// Pictures that are alike byte for byte pass the network once a pose and share its answer: a part that cannot be seen
/// then changes nothing exactly, whatever the batch does to the last digits. Nothing is written.
/// </remarks>
internal sealed class PartGames(Network network, Dataset dataset, PartPlayers players, RerenderedDataset rendered)
{
    /// <summary>
    /// How far a picture's values may be from the dataset's: another driver's last steps, but no other mesh.
    /// </summary>
    private const int DriverTolerance = 8;

    /// <summary>How far the background's values are moved, to see whether the network minds.</summary>
    private const int BackgroundStep = 26;

    /// <summary>Sets of parts that are rendered together: their samples lie in memory at once.</summary>
    private const int RenderedTogether = 8;

    /// <summary>How many pictures were made.</summary>
    public int PictureCount { get; private set; }

    /// <summary>How many passed the network.</summary>
    public int PassedCount { get; private set; }

    /// <summary>The games of one pose's images.</summary>
    /// <exception cref="InputException">A picture rendered again is not that of the dataset.</exception>
    public IReadOnlyList<PartGame> Of(IReadOnlyList<Sample> samplesOfPose)
    {
        PlannedPose pose = rendered.PoseOf(samplesOfPose[0]);
        Answers answers = new(network);
        Dictionary<Sample, (PartMask Parts, string[] Pictures, string[] Backgrounds)> asked = [];
        foreach (IGrouping<int, Sample> alike in samplesOfPose.GroupBy(s => rendered.Plant.SetOf(s.Label)))
        {
            Ask([.. alike], pose, answers, asked);
        }

        answers.Finish();
        PassedCount += answers.Count;
        return [.. samplesOfPose.Select(sample =>
        {
            (PartMask parts, string[] pictures, string[] backgrounds) = asked[sample];
            float[][] logits = Array.ConvertAll(pictures, answers.Of);
            return new PartGame(sample, PartGame.ClassOf(logits[^1]), parts, players.Sums(parts, null), logits)
            {
                OtherBackgrounds = Array.ConvertAll(backgrounds, answers.Of),
            };
        })];
    }

    private void Ask(
        Sample[] samples, PlannedPose pose, Answers answers,
        Dictionary<Sample, (PartMask Parts, string[] Pictures, string[] Backgrounds)> asked)
    {
        PartSet whole = rendered.Plant.PartsOf(rendered.Plant.SetOf(samples[0].Label));
        string[][] pictures = [.. samples.Select(_ => new string[players.Coalitions])];
        foreach (int[] coalitions in Enumerable.Range(0, players.Coalitions).Chunk(RenderedTogether))
        {
            IReadOnlyList<GBuffer> buffers = rendered.Plant.Render(
                pose, [.. coalitions.Select(coalition => players.Showing(whole, coalition))]);
            for (int place = 0; place < coalitions.Length; place++)
            {
                PoseResolver view = new(buffers[place]);
                for (int i = 0; i < samples.Length; i++)
                {
                    Palette palette = rendered.Plant.PaletteOf(samples[i].Label, pose);
                    ColorImage picture = view.Resolve(palette);
                    pictures[i][coalitions[place]] = answers.Ask(picture);
                    if (coalitions[place] == players.Coalitions - 1)
                    {
                        RequireSame(picture, samples[i]);
                        string[] others = [.. Backgrounds(palette).Select(other => answers.Ask(view.Resolve(other)))];
                        asked.Add(samples[i], (view.Parts, pictures[i], others));
                        PictureCount += others.Length;
                    }
                }

                buffers[place].Release();
            }
        }

        PictureCount += samples.Length * players.Coalitions;
    }

    private static IEnumerable<Palette> Backgrounds(Palette palette) => new[] { -BackgroundStep, BackgroundStep }
        .Select(step => palette with
        {
            Background = new SrgbColor(
                Moved(palette.Background.R, step),
                Moved(palette.Background.G, step),
                Moved(palette.Background.B, step)),
            Backdrop = palette.Backdrop is not { } picture ? null : new ColorImage(
                picture.Width, picture.Height, Array.ConvertAll(picture.Rgb, value => Moved(value, step))),
        });

    // At the ends of the range the other way, so that every value changes.
    private static byte Moved(byte value, int step) =>
        (byte)(value + step is < 0 or > byte.MaxValue ? value - (2 * step) : value + step);

    private void RequireSame(ColorImage picture, Sample sample)
    {
        ColorImage original = dataset.ReadImage(sample);
        int differing = original.Rgb.Zip(picture.Rgb)
            .Count(pair => Math.Abs(pair.First - pair.Second) > DriverTolerance);
        if (differing > original.Rgb.Length / 1000)
        {
            throw new InputException(
                $"{Path.Combine(dataset.Root, sample.ImagePath)}: the same view rendered again differs in {differing} of "
                + $"{original.Rgb.Length} values; the picture was changed, or the dataset is of another version: generate it anew");
        }
    }

    /// <summary>Pictures that wait to be passed, by their hash, and what was answered.</summary>
    private sealed class Answers(Network network)
    {
        private const int PassedTogether = 64;
        private readonly Dictionary<string, float[]> _answers = [];
        private readonly Dictionary<string, ColorImage> _waiting = [];

        public int Count => _answers.Count;

        public string Ask(ColorImage picture)
        {
            string hash = Convert.ToHexString(Checksum.Of(picture.Rgb));
            if (!_answers.ContainsKey(hash) && _waiting.TryAdd(hash, picture) && _waiting.Count == PassedTogether)
            {
                Finish();
            }

            return hash;
        }

        public float[] Of(string hash) => _answers[hash];

        public void Finish()
        {
            if (_waiting.Count == 0)
            {
                return;
            }

            string[] hashes = [.. _waiting.Keys];
            float[][] rows = [.. Evaluator.Logits(network, [.. _waiting.Values])
                .Chunk(network.Description.Classes.Count)];
            for (int i = 0; i < hashes.Length; i++)
            {
                _answers.Add(hashes[i], rows[i]);
            }

            _waiting.Clear();
        }
    }
}
