using An8Suite.Core;

namespace An8Suite.Learning.Onnx;

/// <summary>What the suite reads of an ONNX file.</summary>
/// <remarks>
/// Format: https://github.com/onnx/onnx/blob/main/docs/IR.md; the numbers of its fields are those of onnx.proto.
/// </remarks>
/// <param name="Opset">The version of the standard's operators; 0 where the file names none.</param>
/// <param name="Graph">The network.</param>
/// <param name="Functions">Operators that the file itself defines, by domain and name.</param>
internal sealed record OnnxModel(
    long Opset, OnnxGraph Graph, IReadOnlyDictionary<(string Domain, string Name), OnnxFunction> Functions)
{
    /// <summary>Reads a model.</summary>
    /// <exception cref="InputException">The bytes are not one.</exception>
    public static OnnxModel Parse(ReadOnlyMemory<byte> bytes)
    {
        long opset = 0;
        OnnxGraph? graph = null;
        Dictionary<(string, string), OnnxFunction> functions = [];
        var reader = new WireReader(bytes);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 7:
                    graph = OnnxGraph.Parse(reader.Bytes());
                    break;
                case 8:
                    (string domain, long version) = OperatorSet(reader.Bytes());
                    opset = domain is "" or "ai.onnx" ? version : opset;
                    break;
                case 25:
                    OnnxFunction function = OnnxFunction.Parse(reader.Bytes());
                    functions[(function.Domain, function.Name)] = function;
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return new OnnxModel(
            opset, graph ?? throw new InputException("not an ONNX model, or damaged: it has no graph"), functions);
    }

    private static (string Domain, long Version) OperatorSet(ReadOnlyMemory<byte> bytes)
    {
        (string domain, long version) = ("", 0);
        var reader = new WireReader(bytes);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    domain = reader.Text();
                    break;
                case 2:
                    version = reader.Whole();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return (domain, version);
    }
}
