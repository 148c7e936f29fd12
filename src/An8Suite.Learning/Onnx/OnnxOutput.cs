namespace An8Suite.Learning.Onnx;

/// <summary>The value of a graph that holds the logits.</summary>
/// <param name="Name">The value's name.</param>
/// <param name="Type">The number of its type of elements; 0 where none is said.</param>
internal sealed record OnnxOutput(string Name, long Type)
{
    private static readonly string[] Layouts = ["Identity", "Flatten", "Reshape", "Squeeze", "Unsqueeze"];

    /// <summary>
    /// Of the output that is wanted, or what goes into a softmax or sigmoid that makes it, since logits are explained.
    /// </summary>
    public static OnnxOutput Of(OnnxGraph graph, OnnxRequest request)
    {
        OnnxValue output = graph.Output(request.Output);
        OnnxNode? maker = MakerOf(graph, output.Name);
        for (int i = 0; i < Layouts.Length && maker is { Domain: "" } && Layouts.Contains(maker.Operator); i++)
        {
            maker = MakerOf(graph, maker.Inputs.FirstOrDefault(""));
        }

        if (maker is not { Domain: "", Operator: "Softmax" or "LogSoftmax" or "Sigmoid", Inputs: [var before] })
        {
            return new OnnxOutput(output.Name, output.Type);
        }

        request.Note($"{maker} at the end was cut off: logits are explained");
        return new OnnxOutput(before, output.Type);
    }

    private static OnnxNode? MakerOf(OnnxGraph graph, string value) =>
        graph.Nodes.LastOrDefault(node => value.Length > 0 && node.Outputs.Contains(value));
}
