using System.Diagnostics;
using An8Suite.Core;
using An8Suite.Learning.Native;
using An8Suite.Learning.Networks;
using static TorchSharp.torch;

namespace An8Suite.Learning.Training;

/// <summary>Fits a network's weights to labelled images.</summary>
/// <remarks>
/// The same options and images give bit-identical weights, in any process: the order of images comes from
/// <see cref="CounterRandom"/>, the number of threads is fixed, and nothing draws from libtorch's own generator.
/// </remarks>
public sealed class Trainer : IDisposable
{
    // Two such epochs end the training: what is left to learn no longer shows in any table.
    private const double EnoughAccuracy = 0.999;

    private readonly TrainingData _data;
    private readonly TrainingOptions _options;
    private readonly Tensor[] _parameters;
    private readonly Optimizer _optimizer;
    private readonly LearningRateSchedule _schedule;
    private readonly Augmentation _augmentation;
    private long _step;

    /// <summary>Builds the network with its first weights.</summary>
    /// <exception cref="InputException">Options out of range or images that do not fit.</exception>
    public Trainer(TrainingData data, TrainingOptions options)
    {
        options.Validate();
        data.Validate();
        LibTorch.UseDevice(options.Device);
        LibTorch.SetThreads(options.Threads);
        var description = new NetworkDescription(
            options.Architecture, data.Train.Height, data.Train.Width, data.Classes, data.Train.MeasureNormalization())
        {
            ShorterSide = data.ShorterSide,
        };
        (_data, _options) = (data, options);
        Network = Architectures.Build(description, options.Seed);
        _parameters = [.. Network.Parameters.Select(p => p.Value)];
        _optimizer = Optimizer.Of(_parameters, options);
        _schedule = new LearningRateSchedule(options, (data.Train.Count + options.BatchSize - 1) / options.BatchSize);
        _augmentation = new Augmentation(options);
    }

    /// <summary>
    /// The network, disposed with the trainer; after <see cref="Run"/> with the weights of the best epoch.
    /// </summary>
    public Network Network { get; }

    /// <summary>Called after every batch with the number of images of the running epoch that are done.</summary>
    public Action<int>? Progress { get; init; }

    /// <summary>Trains, then tests with the weights of the best epoch. To be called once.</summary>
    /// <param name="report">Called after every epoch, on the calling thread.</param>
    /// <param name="cancellation">Looked at between batches.</param>
    /// <exception cref="DivergenceException">The loss is no longer a number.</exception>
    public TrainingResult Run(Action<EpochResult>? report = null, CancellationToken cancellation = default)
    {
        LibTorch.SetThreads(_options.Threads);
        List<EpochResult> epochs = [];
        EpochResult? best = null;
        using var kept = new WeightSnapshot([.. Network.State.Select(entry => entry.Value)]);
        for (int epoch = 1; epoch <= _options.Epochs && !IsDone(epochs, best); epoch++)
        {
            EpochResult result = RunEpoch(epoch, cancellation);
            epochs.Add(result);
            if (_options.AllEpochs || result.IsBetterThan(best))
            {
                best = result;
                kept.Take();
            }

            report?.Invoke(result);
        }

        kept.Restore();
        return new TrainingResult
        {
            Options = _options,
            Classes = _data.Classes,
            ParameterCount = _parameters.Sum(parameter => parameter.numel()),
            TrainCount = _data.Train.Count,
            ValCount = _data.Val.Count,
            TestCount = _data.Test.Count,
            Epochs = epochs,
            BestEpoch = best!.Epoch,
            Test = Evaluator.Classify(Network, _data.Test, cancellation),
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _optimizer.Dispose();
        Network.Dispose();
    }

    private bool IsDone(List<EpochResult> epochs, EpochResult? best) =>
        !_options.AllEpochs
        && ((epochs.Count >= 2 && epochs.TakeLast(2).All(epoch => epoch.ValAccuracy >= EnoughAccuracy))
            || (best is not null && epochs.Count - best.Epoch >= _options.Patience));

    private EpochResult RunEpoch(int epoch, CancellationToken cancellation)
    {
        int[] order = new CounterRandom(_options.Seed, "shuffle", (ulong)epoch).Permutation(_data.Train.Count);
        var clock = Stopwatch.StartNew();
        (double loss, int right, int done) = (0, 0, 0);
        SetGradients(true);
        try
        {
            foreach (int[] batch in order.Chunk(_options.BatchSize))
            {
                cancellation.ThrowIfCancellationRequested();
                (double batchLoss, int batchRight) = Step(epoch, batch);
                loss += batchLoss * batch.Length;
                right += batchRight;
                done += batch.Length;
                Progress?.Invoke(done);
            }
        }
        finally
        {
            SetGradients(false);
        }

        double rate = order.Length / clock.Elapsed.TotalSeconds;
        Classification val = Evaluator.Classify(Network, _data.Val, cancellation);
        RequireFinite(epoch, val.Loss);
        return new EpochResult(
            epoch, loss / order.Length, (double)right / order.Length, val.Loss, val.Accuracy, rate);
    }

    private (double Loss, int Right) Step(int epoch, int[] batch)
    {
        using IDisposable scope = NewDisposeScope();
        int[] truth = Array.ConvertAll(batch, image => _data.Train.Labels[image]);
        Tensor labels = tensor(Array.ConvertAll(truth, label => (long)label), device: LibTorch.Device);
        Tensor bytes = _data.Train.Batch(batch, (image, number) => _augmentation.Apply(image, epoch, number));
        Tensor logits = Network.Train(Network.Normalize(bytes), new TrainingPass(_options.Seed, (ulong)_step));
        Tensor loss = nn.functional.cross_entropy(logits, labels);
        float value = loss.cpu().data<float>()[0];
        RequireFinite(epoch, value);
        loss.backward();
        _optimizer.Step(_schedule.Factor(_step++));
        int[] predictions = Classification.Predictions(logits.cpu().data<float>().ToArray(), _data.Classes.Count);
        return (value, predictions.Zip(truth).Count(pair => pair.First == pair.Second));
    }

    private void RequireFinite(int epoch, double loss)
    {
        if (!double.IsFinite(loss))
        {
            throw new DivergenceException(FormattableString.Invariant(
                $"training diverged in epoch {epoch}: the loss is {loss}; try a learning rate below ")
                + FormattableString.Invariant($"{_options.LearningRate}"));
        }
    }

    private void SetGradients(bool wanted)
    {
        foreach (Tensor parameter in _parameters)
        {
            parameter.requires_grad = wanted;
        }
    }
}
