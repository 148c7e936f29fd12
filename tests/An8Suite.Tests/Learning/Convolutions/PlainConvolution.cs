namespace An8Suite.Tests.Learning.Convolutions;

/// <summary>
/// A convolution and its three derivatives a second time: scalar loops in double, a product at a time.
/// </summary>
internal sealed record PlainConvolution(ConvolutionCase Case)
{
    private delegate void Product(int output, int weight, int input);

    /// <summary>(N, O, H', W').</summary>
    public double[] Forward(float[] input, float[] weight)
    {
        double[] output = new double[Case.OutputCount];
        ForEachProduct((o, w, i) => output[o] += (double)weight[w] * input[i]);
        return output;
    }

    /// <summary>(N, C, H, W), for a <paramref name="signal"/> (N, O, H', W').</summary>
    public double[] ToInput(float[] signal, float[] weight)
    {
        double[] input = new double[Case.InputCount];
        ForEachProduct((o, w, i) => input[i] += (double)weight[w] * signal[o]);
        return input;
    }

    /// <summary>(O, C / groups, F, F).</summary>
    public double[] ToWeight(float[] signal, float[] input)
    {
        double[] weight = new double[Case.WeightCount];
        ForEachProduct((o, w, i) => weight[w] += (double)signal[o] * input[i]);
        return weight;
    }

    private void ForEachProduct(Product product)
    {
        (int channels, int outputs,
            int kernel, int side) = (Case.Channels / Case.Groups, Case.Outputs / Case.Groups, Case.Kernel, Case.Side);
        for (int output = 0; output < Case.OutputCount; output++)
        {
            int x = output % Case.OutputSide;
            int y = output / Case.OutputSide % Case.OutputSide;
            int o = output / (Case.OutputSide * Case.OutputSide) % Case.Outputs;
            int n = output / (Case.OutputSide * Case.OutputSide * Case.Outputs);
            for (int c = 0; c < channels; c++)
            {
                int channel = (o / outputs * channels) + c;
                for (int j = 0; j < kernel; j++)
                {
                    int row = (y * Case.Stride) + j - Case.Padding;
                    if (row < 0 || row >= side)
                    {
                        continue;
                    }

                    int weights = ((((o * channels) + c) * kernel) + j) * kernel;
                    int inputs = ((((n * Case.Channels) + channel) * side) + row) * side;
                    int left = (x * Case.Stride) - Case.Padding;
                    for (int k = Math.Max(0, -left); k < kernel && left + k < side; k++)
                    {
                        product(output, weights + k, inputs + left + k);
                    }
                }
            }
        }
    }
}
