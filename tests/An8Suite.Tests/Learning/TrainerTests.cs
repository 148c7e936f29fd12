using An8Suite.Core;
using An8Suite.Core.Files;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Networks.Designed;
using An8Suite.Learning.Training;
using TorchSharp;

namespace An8Suite.Tests.Learning;

[Collection("libtorch")]
public sealed class TrainerTests
{
    private static readonly TrainingOptions Quick = new() { Epochs = 12, BatchSize = 16, Threads = 1 };

    [Theory]
    [InlineData("adamw", 1e-3)]
    [InlineData("sgd", 1e-2)]
    public void A_separable_task_is_learnt(string optimizer, double learningRate)
    {
        List<int> progress = [];
        TrainingOptions options = Quick with { Optimizer = optimizer, LearningRate = learningRate };
        using var trainer = new Trainer(SyntheticImages.Data(), options) { Progress = progress.Add };
        List<EpochResult> reported = [];
        TrainingResult result = trainer.Run(reported.Add);
        Assert.Equal(
            Enumerable.Repeat((int[])[16, 32, 48, 64, 80, 96], result.Epochs.Count).SelectMany(done => done), progress);
        Assert.True(result.Test.Accuracy >= 0.99, $"test accuracy {result.Test.Accuracy}");
        Assert.True(result.HasLearnt);
        Assert.Null(result.Warning);
        Assert.Equal(result.Epochs, reported);
        Assert.Equal(
            result.Epochs.MaxBy(epoch => (epoch.ValAccuracy, -epoch.ValLoss)), result.Epochs[result.BestEpoch - 1]);
        Assert.All(trainer.Network.Parameters, parameter => Assert.False(parameter.Value.requires_grad));
    }

    [Fact]
    public void Same_seed_and_threads_give_the_same_bits()
    {
        TrainingData data = SyntheticImages.Data(trainCount: 48);
        TrainingOptions options = Quick with { Epochs = 2, Threads = 2 };
        float[] first = Weights(data, options);
        Assert.Equal(first, Weights(data, options));
        Assert.NotEqual(first, Weights(data, options with { Seed = 1 }));
    }

    [Theory]
    [InlineData("an8net", 32)]
    [InlineData("vgg-f", 67)]
    [InlineData("resnet18", 32)]
    public void Every_kind_of_network_trains_to_the_same_bits_twice(string architecture, int side)
    {
        TrainingData data = SyntheticImages.Data(trainCount: 12, side, otherCount: 3);
        TrainingOptions options =
            Quick with { Epochs = 2, BatchSize = 4, Architecture = architecture, Augment = "flip,shift" };
        float[] first = Weights(data, options);
        Assert.Equal(first, Weights(data, options));
        Assert.All(first, weight => Assert.True(float.IsFinite(weight)));
    }

    [Fact]
    public void Evaluating_drops_nothing_and_moves_no_running_mean()
    {
        ImageSet images = SyntheticImages.Load("test", 4, 67);
        foreach (string name in (string[])["vgg-f", "resnet18"])
        {
            using Network network = Architectures.Build(
                new NetworkDescription(name, 67, 67, SyntheticImages.Classes, Normalization.None), 0);
            Assert.Equal(Evaluator.Logits(network, images), Evaluator.Logits(network, images));
        }
    }

    [Fact]
    public void Training_on_keeps_nothing_of_the_batches_before()
    {
        // What tests before left to the collector counts too, and goes whenever it runs: now, not half-way.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        TrainingOptions options = Quick with { Epochs = 6, BatchSize = 4, Patience = 6, LearningRate = 1e-6 };
        using var trainer = new Trainer(SyntheticImages.Data(trainCount: 24), options);
        List<long> alive = [];
        trainer.Run(_ => alive.Add(torch.Tensor.TotalCount));
        Assert.Equal(6, alive.Count);
        Assert.Single(alive.Skip(1).Distinct());
    }

    [Fact]
    public void Collecting_garbage_all_the_time_changes_nothing()
    {
        TrainingData data = SyntheticImages.Data(trainCount: 48);
        foreach (string optimizer in Optimizer.Names)
        {
            TrainingOptions options = Quick with { Epochs = 2, Optimizer = optimizer };
            float[] quiet = Weights(data, options);
            using var storm = new GarbageStorm();
            Assert.Equal(quiet, Weights(data, options));
        }
    }

    [Fact]
    public void The_kept_weights_are_those_of_the_best_epoch()
    {
        TrainingData data = SyntheticImages.Data() with { Val = SyntheticImages.Mislabelled(30, 32) };
        using var trainer = new Trainer(data, Quick with { Epochs = 6 });
        TrainingResult result = trainer.Run();
        Assert.NotEqual(result.Epochs.Count, result.BestEpoch);
        Classification val = Evaluator.Classify(trainer.Network, data.Val);
        Assert.Equal(result.Epochs[result.BestEpoch - 1].ValLoss, val.Loss);
        Assert.Equal(result.Epochs[result.BestEpoch - 1].ValAccuracy, val.Accuracy);
    }

    [Fact]
    public void Training_ends_when_nothing_gets_better()
    {
        // A learning rate that rounds to no step at all: the first epoch stays the best.
        using var trainer = new Trainer(
            SyntheticImages.Data(trainCount: 16), Quick with { LearningRate = 1e-30, WeightDecay = 0, Patience = 2 });
        TrainingResult result = trainer.Run();
        Assert.Equal(1, result.BestEpoch);
        Assert.Equal(3, result.Epochs.Count);
    }

    [Fact]
    public void All_epochs_are_run_and_the_last_weights_kept_where_that_is_asked_for()
    {
        TrainingData data = SyntheticImages.Data() with { Val = SyntheticImages.Mislabelled(30, 32) };
        using var trainer = new Trainer(data, Quick with { Epochs = 6, Patience = 1, AllEpochs = true });
        TrainingResult result = trainer.Run();
        Assert.Equal((6, 6), (result.Epochs.Count, result.BestEpoch));
        Assert.Contains(result.Epochs, epoch => epoch.IsBetterThan(result.Epochs[^1]));
        Assert.Equal(result.Epochs[^1].ValLoss, Evaluator.Classify(trainer.Network, data.Val).Loss);
    }

    [Fact]
    public void A_network_that_has_not_learnt_says_so()
    {
        using var trainer = new Trainer(
            SyntheticImages.Data(trainCount: 16), Quick with { Epochs = 1, LearningRate = 1e-30, WeightDecay = 0 });
        TrainingResult result = trainer.Run();
        Assert.False(result.HasLearnt);
        Assert.EndsWith("is below the target of 99.0 %: explanations are of a network that has not learnt its task",
            result.Warning, StringComparison.Ordinal);
    }

    [Fact]
    public void A_loss_that_is_no_number_ends_the_training()
    {
        using var trainer = new Trainer(
            SyntheticImages.Data(trainCount: 48), Quick with { Optimizer = "sgd", LearningRate = 1e20 });
        DivergenceException error = Assert.Throws<DivergenceException>(() => trainer.Run());
        Assert.StartsWith("training diverged in epoch 1: the loss is ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("try a learning rate below 1E+20", error.Message, StringComparison.Ordinal);
        Assert.All(trainer.Network.Parameters, parameter => Assert.False(parameter.Value.requires_grad));
    }

    [Fact]
    public void Results_come_back_from_their_file()
    {
        using var trainer = new Trainer(SyntheticImages.Data(trainCount: 16), Quick with { Epochs = 1 });
        TrainingResult result = trainer.Run();
        string path = Path.Combine(Directory.CreateTempSubdirectory("an8").FullName, "training.json");
        SuiteJson.Write(path, result);
        TrainingResult copy = SuiteJson.Read<TrainingResult>(path);
        Assert.Equal(result.Options, copy.Options);
        Assert.Equal(result.Epochs, copy.Epochs);
        Assert.Equal(result.Test.Confusion, copy.Test.Confusion);
        Assert.Equal(result.Warning, copy.Warning);
        Assert.Contains("\"best_epoch\": 1", File.ReadAllText(path), StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    [Fact]
    public void Training_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        using var trainer = new Trainer(SyntheticImages.Data(trainCount: 16), Quick with { LearningRate = 1e-9 });
        int epochs = 0;
        Assert.ThrowsAny<OperationCanceledException>(() => trainer.Run(
            _ =>
            {
                epochs++;
                source.Cancel();
            },
            source.Token));
        Assert.Equal(1, epochs);
    }

    [Fact]
    public void All_wrong_options_are_reported_at_once()
    {
        var options = new TrainingOptions
        {
            Architecture = "smoll",
            Optimizer = "adamv",
            Schedule = "cosin",
            Augment = "flip,shfit",
            Epochs = 0,
            BatchSize = 0,
            LearningRate = double.NaN,
            WeightDecay = -1,
            Patience = 0,
            TargetAccuracy = 2,
            Threads = 0,
        };
        InputException error = Assert.Throws<InputException>(options.Validate);
        string[] lines = error.Message.Split('\n');
        Assert.Equal(11, lines.Length);
        Assert.Equal(
            "unknown architecture 'smoll'; did you mean 'small'? valid: "
                + string.Join(", ", Architectures.Names.Concat(DesignedNetwork.Names)),
            lines[0]);
        Assert.Equal("unknown optimizer 'adamv'; did you mean 'adamw'? valid: adamw, adam, sgd", lines[1]);
        Assert.Equal("unknown schedule 'cosin'; did you mean 'cosine'? valid: constant, cosine, step", lines[2]);
        Assert.Equal("learning rate must be above 0, found NaN", lines[5]);
        Assert.Equal(
            "unknown augmentation 'shfit'; did you mean 'shift'? valid: none, flip, shift, brightness", lines[10]);
    }

    [Fact]
    public void Sets_that_do_not_fit_are_refused()
    {
        TrainingData data = SyntheticImages.Data(trainCount: 6);
        InputException label = Assert.Throws<InputException>(() => (data with { Classes = ["a", "b"] }).Validate());
        Assert.Equal("image image2 has label 2; expected 0 to 1", label.Message);
        InputException size = Assert.Throws<InputException>(
            () => (data with { Val = SyntheticImages.Load("val", 3, 40) }).Validate());
        Assert.Equal("the val images have 40 x 40 pixels, those for training 32 x 32", size.Message);
    }

    [Fact]
    public void Images_of_another_size_than_the_network_s_are_refused()
    {
        using Network network = Architectures.Build(
            new NetworkDescription("small", 32, 32, SyntheticImages.Classes, Normalization.None), 0);
        InputException error = Assert.Throws<InputException>(
            () => Evaluator.Logits(network, SyntheticImages.Load("test", 3, 40)));
        Assert.Equal(
            "the network takes images of 32 x 32 pixels; those of the dataset have 40 x 40", error.Message);
    }

    private static float[] Weights(TrainingData data, TrainingOptions options)
    {
        using var trainer = new Trainer(data, options);
        trainer.Run();
        return [.. trainer.Network.Parameters.SelectMany(parameter => parameter.Value.data<float>().ToArray())];
    }
}
