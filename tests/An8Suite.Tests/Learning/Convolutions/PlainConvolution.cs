namespace An8Suite.Tests.Learning.Convolutions;

/// <summary>A convolution and its three derivatives a second time: scalar loops in double, a product at a time.</summary>
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
        (int channels, int outputs) = (Case.Channels / Case.Groups, Case.Outputs / Case.Groups);
        for (int output = 0; output < Case.OutputCount; output++)
        {
            int x = output % Case.OutputSide;
            int y = output / Case.OutputSide % Case.OutputSide;
            int o = output / (Case.OutputSide * Case.OutputSide) % Case.Outputs;
            int n = output / (Case.OutputSide * Case.OutputSide * Case.Outputs);
            for (int c = 0; c < channels; c++)
            {
                for (int j = 0; j < Case.Kernel * Case.Kernel; j++)
                {
                    int row = (y * Case.Stride) + (j / Case.Kernel) - Case.Padding;
                    int column = (x * Case.Stride) + (j % Case.Kernel) - Case.Padding;
                    if (row >= 0 && row < Case.Side && column >= 0 && column < Case.Side)
                    {
                        int channel = (o / outputs * channels) + c;
                        product(
                            output,
                            (((o * channels) + c) * Case.Kernel * Case.Kernel) + j,
                            (((((n * Case.Channels) + channel) * Case.Side) + row) * Case.Side) + column);
                    }
                }
            }
        }
    }
}
