using An8Suite.Learning.Training;
using TorchSharp;

namespace An8Suite.Tests.Learning;

/// <summary>
/// Each optimiser against its formula in plain double-precision numbers, on f(w) = w^2 / 2, so that g = w.
/// </summary>
[Collection("libtorch")]
public sealed class OptimizerTests
{
    [Fact]
    public void Adam_follows_its_formula()
    {
        (double w, double m, double v) = (2, 0, 0);
        double[] expected = new double[5];
        for (int t = 1; t <= expected.Length; t++)
        {
            double g = w;
            w *= 1 - (0.1 * 0.5);
            m = (0.9 * m) + (0.1 * g);
            v = (0.999 * v) + (0.001 * g * g);
            w -= 0.1 * (m / (1 - Math.Pow(0.9, t))) / (Math.Sqrt(v / (1 - Math.Pow(0.999, t))) + 1e-8);
            expected[t - 1] = w;
        }

        AssertSteps(expected, "adamw");
    }

    [Fact]
    public void Momentum_follows_its_formula()
    {
        (double w, double velocity) = (2, 0);
        double[] expected = new double[5];
        for (int t = 0; t < expected.Length; t++)
        {
            velocity = (0.9 * velocity) + w;
            w = (w * (1 - (0.1 * 0.5))) - (0.1 * velocity);
            expected[t] = w;
        }

        AssertSteps(expected, "sgd");
    }

    [Fact]
    public void Adam_with_coupled_decay_adds_it_to_the_gradient()
    {
        (double w, double m, double v) = (2, 0, 0);
        double[] expected = new double[5];
        for (int t = 1; t <= expected.Length; t++)
        {
            double g = w + (0.5 * w);
            m = (0.9 * m) + (0.1 * g);
            v = (0.999 * v) + (0.001 * g * g);
            w -= 0.1 * (m / (1 - Math.Pow(0.9, t))) / (Math.Sqrt(v / (1 - Math.Pow(0.999, t))) + 1e-8);
            expected[t - 1] = w;
        }

        AssertSteps(expected, "adam");
    }

    [Fact]
    public void A_factor_scales_the_step_and_the_decay()
    {
        using torch.Tensor weight = torch.tensor(new float[] { 2 }).requires_grad_(true);
        using Optimizer optimizer = Optimizer.Of(
            [weight], new TrainingOptions { Optimizer = "sgd", LearningRate = 0.1, WeightDecay = 0.5 });
        using torch.Tensor loss = weight.square().sum().div(2);
        loss.backward();
        optimizer.Step(0.5);
        Assert.Equal((2 * (1 - (0.05 * 0.5))) - (0.05 * 2), weight.detach().item<float>(), 1e-6);
    }

    private static void AssertSteps(double[] expected, string name)
    {
        using torch.Tensor weight = torch.tensor(new float[] { 2 }).requires_grad_(true);
        var options = new TrainingOptions { Optimizer = name, LearningRate = 0.1, WeightDecay = 0.5 };
        using Optimizer optimizer = Optimizer.Of([weight], options);
        foreach (double value in expected)
        {
            using torch.Tensor loss = weight.square().sum().div(2);
            loss.backward();
            optimizer.Step();
            Assert.Equal(value, weight.detach().item<float>(), 1e-5);
        }
    }
}
