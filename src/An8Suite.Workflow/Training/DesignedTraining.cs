using System.Globalization;
using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Files;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Learning.Native;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Networks.Designed;
using An8Suite.Learning.Training;
using An8Suite.Workflow.Steps;

namespace An8Suite.Workflow.Training;

/// <summary>A network of known design in place of a training: its weights follow from the recipe's colours.</summary>
internal static class DesignedTraining
{
    /// <summary>Writes it into a folder of <c>an8 train</c> and tests it as a trained one.</summary>
    /// <exception cref="InputException">
    /// The dataset has no recipe, or one whose classes colours do not tell.
    /// </exception>
    public static void Write(
        TrainingOptions options, Dataset dataset, TrainInput input, string folder, StepContext context)
    {
        if (dataset.Kind != DatasetKind.Generated)
        {
            throw new InputException(
                $"--architecture {options.Architecture}: {dataset.Root} has no recipe, whose colours such a network is "
                + "made of; only datasets of 'an8 generate' have one");
        }

        LibTorch.UseDevice(options.Device);
        FoldSplit split = TrainStep.Split(dataset, input.TestFold);
        ImageSet train = ImageSet.Load(split.Train, dataset.ReadImage, context.Token);
        ImageSet test = ImageSet.Load(split.Test, dataset.ReadImage, context.Token);
        NetworkDescription description = new(
            options.Architecture, dataset.Height, dataset.Width, [.. dataset.Classes.Select(entry => entry.Name)],
            train.MeasureNormalization());
        using Network network = DesignedNetwork.Build(
            description, Colors(dataset, withCues: options.Architecture == DesignedNetwork.Cue),
            input.CueWeight ?? DesignedNetwork.StandardCueWeight);
        Checkpoint.Write(network, Path.Combine(folder, TrainStep.CheckpointName));
        Classification tested = TestFiles.Write(folder, network, test, context.Token);
        TrainingFile file = TrainingFile.OfTested(network, (split, input.TestFold), tested);
        SuiteJson.Write(Path.Combine(folder, TrainingFile.FileName), file);
        context.Reporter.Say(string.Create(
            CultureInfo.InvariantCulture, $"    test accuracy {100 * file.TestAccuracy:0.00} %, by design"));
        context.Reporter.SayIfAny(file.Warning is null ? null : $"WARNING: {file.Warning}");
    }

    /// <summary>
    /// The colours of every class's own parts, and all others that a picture can show; a cue is the last part that a
    /// class names.
    /// </summary>
    private static DesignedColors Colors(Dataset dataset, bool withCues)
    {
        Recipe recipe = RecipeReader.Read(Path.Combine(dataset.Root, DatasetProvenance.RecipeFileName));
        if (recipe.Label is not null)
        {
            throw new InputException($"{recipe.Path}: its classes follow from a rule over parts; a designed network "
                + "tells classes by the colours of their own; use a recipe with 'classes'");
        }

        if (recipe.HasScene || recipe.Backdrops.Count > 0 || recipe.Cue is not null)
        {
            throw new InputException(
                $"{recipe.Path}: has a scene around its mesh; a designed network knows the colours of the "
                + "mesh and of one background alone; use 'an8 generate --level 0'");
        }

        string[] parts = [.. dataset.Parts.Select(part => part.Name)];
        List<IReadOnlyList<SrgbColor>> own = [];
        List<IReadOnlyList<SrgbColor>> cues = [];
        HashSet<SrgbColor> neutral = [recipe.Background];
        foreach (RecipeClass shown in recipe.Classes)
        {
            Dictionary<string, SrgbColor> colors = parts.Zip(recipe.PaletteOf(shown, parts).Parts)
                .ToDictionary(pair => pair.First, pair => pair.Second);
            string[] telling = [.. shown.GroundTruthParts];
            string[] cue = withCues && telling.Length > 1 ? telling[^1..] : [];
            own.Add([.. telling.Except(cue).Select(part => colors[part]).Distinct()]);
            cues.Add([.. cue.Select(part => colors[part])]);
            neutral.UnionWith(parts.Except(telling).Select(part => colors[part]));
        }

        return recipe.PatternShapes.Count == 0 && recipe.TexturedParts.Count == 0
            ? new DesignedColors(own, cues, neutral, recipe.Background)
            : throw new InputException(
                $"{recipe.Path}: has patterns or textures; a designed network tells classes by plain colours");
    }
}
