namespace An8Suite.Learning.Training;

/// <summary>How the learning rate changes while training goes on: a factor for every step.</summary>
/// <remarks>
/// With warm-up, step n (from 0) of the W steps it takes has the factor (n + 1) / W. After that, with t from 0 to 1
/// over the steps that are left: <c>constant</c> 1; <c>cosine</c> (1 + cos(pi t)) / 2 (Loshchilov and Hutter 2017,
/// without restarts); <c>step</c> 1, from t = 1/2 on 0.1, from t = 3/4 on 0.01 (as He et al. 2016 for CIFAR-10).
/// </remarks>
public sealed class LearningRateSchedule
{
    private static readonly Dictionary<string, Func<double, double>> Kinds = new(StringComparer.Ordinal)
    {
        ["constant"] = _ => 1,
        ["cosine"] = t => (1 + Math.Cos(Math.PI * t)) / 2,
        ["step"] = t => t < 0.5 ? 1 : t < 0.75 ? 0.1 : 0.01,
    };

    private readonly Func<double, double> _kind;
    private readonly long _warmUpSteps;
    private readonly long _steps;

    /// <summary>The schedule that <paramref name="options"/> name, for so many steps an epoch.</summary>
    public LearningRateSchedule(TrainingOptions options, int stepsPerEpoch)
    {
        _kind = Kinds[options.Schedule];
        (_warmUpSteps, _steps) = ((long)options.WarmUpEpochs * stepsPerEpoch, (long)options.Epochs * stepsPerEpoch);
    }

    /// <summary>The valid names.</summary>
    public static IReadOnlyCollection<string> Names => Kinds.Keys;

    /// <summary>
    /// What the learning rate is multiplied with in step <paramref name="step"/>, from 0 over all epochs.
    /// </summary>
    public double Factor(long step) => step < _warmUpSteps
        ? (step + 1.0) / _warmUpSteps
        : _kind((double)(step - _warmUpSteps) / (_steps - _warmUpSteps));
}
