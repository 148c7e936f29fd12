using An8Suite.Core;
using An8Suite.Core.Selection;

namespace An8Suite.Tests.Selection;

public sealed class LassoTests
{
    // Rows (1,0) and (1,1); targets (1,3) and (0,1).
    private static readonly GramSystem Tiny = GramSystem.Build([1, 0, 1, 1], 2, [[1, 3], [0, 1]]);

    [Theory]
    [InlineData(0.5, 0.5, 0, 6.5)]
    [InlineData(1, 1, 0, 4)]
    [InlineData(2, 1, 1, 1)]
    [InlineData(3, 1, 2, 0)]
    [InlineData(50, 1, 2, 0)]
    public void Golden_fits(double mu, double first, double second, double objective)
    {
        LassoFit fit = Lasso.Fit(Tiny, 0, new LassoOptions { Mu = mu });
        Assert.Equal([first, second], fit.Weights.Select(weight => Math.Round(weight, 12)));
        Assert.Equal(objective, fit.Certificate.Objective, 1e-12);
        Assert.Equal(mu < 3, fit.Certificate.Binding);
        Assert.True(fit.Certificate.Converged);
        Assert.InRange(fit.Certificate.KktResidual, 0, 1e-14);
    }

    [Fact]
    public void Every_class_has_a_budget_of_its_own()
    {
        var options = new LassoOptions { Mu = 1 };
        Assert.Equal([1, 0], Lasso.Fit(Tiny, 0, options).Weights.Select(weight => Math.Round(weight, 12)));
        Assert.Equal([0, 1], Lasso.Fit(Tiny, 1, options).Weights.Select(weight => Math.Round(weight, 12)));
    }

    [Fact]
    public void One_budget_for_both_classes_would_starve_the_weaker()
    {
        // Both regressions of the tiny system as one: the first class takes the whole budget of 2.
        var joint = GramSystem.Build([1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 1, 1], 4, [[1, 3, 0, 1]]);
        LassoFit fit = Lasso.Fit(joint, 0, new LassoOptions { Mu = 2 });
        Assert.Equal([1, 1, 0, 0], fit.Weights.Select(weight => Math.Round(weight, 12)));
        Assert.Equal(2, fit.Certificate.Objective, 1e-12);
    }

    [Fact]
    public void Certificate_of_a_fit_done_by_hand()
    {
        // w = 0: r = (-1, -3), g = 2 (-4, -3), so that lambda = 8 and the gap of mu = 0.5 is 4.
        var certificate = LassoCertificate.Of(Tiny, 0, [0, 0], new LassoOptions { Mu = 0.5 });
        Assert.Equal(10, certificate.Objective);
        Assert.Equal(8, certificate.Lambda);
        Assert.Equal(4, certificate.Gap);
        Assert.Equal(0.4, certificate.RelativeGap);
        Assert.Equal(1, certificate.KktResidual);
        Assert.False(certificate.Binding);
        Assert.False(certificate.Converged);
        Assert.Equal(0, certificate.SupportCount);
    }

    [Theory]
    [InlineData(LassoSign.Free)]
    [InlineData(LassoSign.Nonnegative)]
    public void As_good_as_trying_every_choice_of_signs(LassoSign sign)
    {
        for (ulong seed = 0; seed < 120; seed++)
        {
            GramSystem system = SmallSystem(seed, images: 6, features: 5);
            double mu = new[] { 0.1, 0.5, 1, 3, 20 }[seed % 5];
            LassoFit fit = Lasso.Fit(system, 0, new LassoOptions { Mu = mu, Sign = sign });
            Assert.True(fit.Certificate.Converged, $"seed {seed}: {fit.Certificate}");
            Assert.False(fit.Repaired, $"seed {seed}: the homotopy alone should do here");
            Assert.Equal(PlainLasso.BestObjective(system, 0, mu, sign), fit.Certificate.Objective, 1e-8);
            Assert.Equal(PlainLasso.Objective(system, 0, fit.Weights), fit.Certificate.Objective, 1e-10);
        }
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(100)]
    [InlineData(1000)]
    public void Ill_conditioned_designs_meet_the_certificate(double mu)
    {
        foreach ((ulong seed, int images, int[] layers) in
            new (ulong, int, int[])[] { (1, 60, [16, 16, 8]), (2, 2000, [32, 64, 128, 128, 128]), (3, 150, [96, 96, 128]) })
        {
            var system = GramSystem.Build(ResponseDesigns.Table(seed, images, 6, layers), 6, LassoLabels.GroundTruth);
            foreach (LassoSign sign in Enum.GetValues<LassoSign>())
            {
                LassoFit fit = Lasso.Fit(system, 1, new LassoOptions { Mu = mu, Sign = sign });
                Assert.InRange(fit.Certificate.RelativeGap, 0, mu <= 100 ? 1e-12 : LassoCertificate.GapTolerance);
                Assert.InRange(fit.Certificate.KktResidual, 0, mu <= 100 ? 1e-13 : 1e-9);
                Assert.False(fit.Repaired && mu <= 100);
                Assert.InRange(fit.Weights.Sum(Math.Abs), 0, mu * (1 + 1e-14));
                Assert.True(sign == LassoSign.Free || fit.Weights.All(weight => weight >= 0));
            }
        }
    }

    [Theory]
    [InlineData(LassoSign.Free, 1)]
    [InlineData(LassoSign.Free, 10)]
    [InlineData(LassoSign.Free, 300)]
    [InlineData(LassoSign.Nonnegative, 10)]
    public void Coordinate_descent_finds_nothing_better(LassoSign sign, double mu)
    {
        var system = GramSystem.Build(ResponseDesigns.Table(4, 800, 6, 32, 64, 64), 6, LassoLabels.GroundTruth);
        LassoFit fit = Lasso.Fit(system, 2, new LassoOptions { Mu = mu, Sign = sign });
        double lambda = fit.Certificate.Lambda;
        double[] plain = PlainLasso.CoordinateDescent(system, 2, lambda, sign, sweeps: 4000);
        double ours = fit.Certificate.Objective + (lambda * fit.Certificate.L1Norm);
        double theirs = PlainLasso.Objective(system, 2, plain) + (lambda * plain.Sum(Math.Abs));
        double norm = system.TargetNorm(2);
        Assert.InRange((theirs - ours) / norm, -1e-10, mu <= 10 ? 1e-7 : 1e-2);
    }

    [Fact]
    public void Projected_gradient_comes_to_the_same_objective()
    {
        for (ulong seed = 0; seed < 10; seed++)
        {
            GramSystem system = SmallSystem(seed, images: 30, features: 8);
            LassoFit fit = Lasso.Fit(system, 0, new LassoOptions { Mu = 0.3 });
            double[] plain = PlainLasso.ProjectedGradient(system, 0, 0.3, steps: 2000);
            Assert.Equal(PlainLasso.Objective(system, 0, plain), fit.Certificate.Objective, 1e-7);
        }
    }

    [Theory]
    [InlineData(LassoSign.Free)]
    [InlineData(LassoSign.Nonnegative)]
    public void The_gap_bounds_the_distance_to_the_optimum(LassoSign sign)
    {
        var system = GramSystem.Build(ResponseDesigns.Table(5, 300, 3, 20, 30), 3, LassoLabels.GroundTruth);
        var options = new LassoOptions { Mu = 10, Sign = sign };
        double best = Lasso.Fit(system, 0, options).Certificate.Objective;
        var random = new CounterRandom(1, "feasible", 0);
        for (int trial = 0; trial < 200; trial++)
        {
            double[] point = [.. Enumerable.Range(0, 50).Select(_ => Math.Max(
                sign == LassoSign.Free ? double.MinValue : 0, (random.NextDouble() - 0.5) * Math.Pow(10, random.NextInt32(3))))];
            var certificate = LassoCertificate.Of(system, 0, L1Ball.Project(point, 10), options);
            Assert.InRange(certificate.Objective - best, 0, certificate.Gap);
        }
    }

    [Fact]
    public void Degenerate_designs_meet_the_certificate_and_some_need_the_repair()
    {
        // Entries of -1, 0 and 1 tie all the time: features join and drop at once, duplicates and opposites abound.
        int repaired = 0;
        for (ulong seed = 0; seed < 1500; seed++)
        {
            var random = new CounterRandom(seed, "degenerate", 0);
            int images = 1 + random.NextInt32(40);
            int features = 1 + random.NextInt32(60);
            float[] values = [.. Enumerable.Range(0, images * features).Select(_ => (float)(random.NextInt32(3) - 1))];
            double[] target = [.. Enumerable.Range(0, images).Select(_ => random.NextInt32(4) == 0 ? 1.0 : 0)];
            double mu = Math.Pow(10, (4 * random.NextDouble()) - 1);
            LassoFit fit = Lasso.Fit(GramSystem.Build(values, features, [target]), 0, new LassoOptions { Mu = mu });
            Assert.True(fit.Certificate.Converged, $"seed {seed}: {fit.Certificate}");
            repaired += fit.Repaired ? 1 : 0;
        }

        Assert.InRange(repaired, 1, 100);
    }

    [Fact]
    public void Nearly_equal_features_meet_the_certificate()
    {
        // Pairs that differ in the last bit of a float: their Gram matrix is singular up to the rounding of a double.
        for (ulong seed = 0; seed < 100; seed++)
        {
            var random = new CounterRandom(seed, "nearly equal", 0);
            float[] values = new float[30 * 20];
            for (int i = 0; i < values.Length; i += 2)
            {
                values[i] = (float)random.NextDouble();
                values[i + 1] = random.NextInt32(2) == 0 ? values[i] : MathF.BitIncrement(values[i]);
            }

            double[] target = [.. Enumerable.Range(0, 30).Select(image => image % 4 == 0 ? 1.0 : 0)];
            LassoFit fit = Lasso.Fit(GramSystem.Build(values, 20, [target]), 0, new LassoOptions { Mu = 30 });
            Assert.True(fit.Certificate.Converged, $"seed {seed}: {fit.Certificate}");
        }
    }

    [Fact]
    public void A_budget_beyond_least_squares_does_not_bind()
    {
        GramSystem system = SmallSystem(7, images: 40, features: 6);
        LassoFit fit = Lasso.Fit(system, 0, new LassoOptions { Mu = 1e6 });
        Assert.False(fit.Certificate.Binding);
        Assert.Equal(6, fit.Certificate.SupportCount);
        Assert.Equal(PlainLasso.BestObjective(system, 0, 1e6, LassoSign.Free), fit.Certificate.Objective, 1e-9);
        double[] descent = PlainLasso.CoordinateDescent(system, 0, 0, LassoSign.Free, 20_000);
        Assert.All(fit.Weights.Zip(descent), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
    }

    [Fact]
    public void Nothing_to_explain_and_nothing_to_explain_with_give_zero_weights()
    {
        foreach (GramSystem system in new[] { GramSystem.Build(new float[12], 3, [[1, 0, 0, 1]]), GramSystem.Build([1, 2, 3, 4], 2, [[0, 0]]) })
        {
            foreach (LassoSign sign in Enum.GetValues<LassoSign>())
            {
                LassoFit fit = Lasso.Fit(system, 0, new LassoOptions { Sign = sign });
                Assert.All(fit.Weights, weight => Assert.Equal(0, weight));
                Assert.Equal(system.TargetNorm(0), fit.Certificate.Objective);
                Assert.Equal(0, fit.Certificate.Gap);
                Assert.True(fit.Certificate.Converged);
                Assert.False(fit.Certificate.Binding);
            }
        }
    }

    [Fact]
    public void Features_that_speak_against_a_class_have_no_nonnegative_weight()
    {
        LassoFit fit = Lasso.Fit(GramSystem.Build([-1, -2, -3], 1, [[1, 1, 1]]), 0, new LassoOptions { Sign = LassoSign.Nonnegative });
        Assert.Equal([0], fit.Weights);
        Assert.True(fit.Certificate.Converged);
    }

    private static GramSystem SmallSystem(ulong seed, int images, int features)
    {
        var random = new CounterRandom(seed, "small system", 0);
        float[] values = [.. Enumerable.Range(0, images * features).Select(_ => (float)random.NextDouble())];
        return GramSystem.Build(values, features, [[.. Enumerable.Range(0, images).Select(image => image % 3 == 0 ? 1.0 : 0)]]);
    }
}
