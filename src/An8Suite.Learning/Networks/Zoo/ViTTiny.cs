using An8Suite.Learning.Native;
using An8Suite.Learning.Networks.Graphs;
using An8Suite.Learning.Shapes;
using static TorchSharp.torch;

namespace An8Suite.Learning.Networks.Zoo;

/// <summary>
/// ViT-Tiny with patches of 8 x 8: 12 blocks of 3 heads on 192 channels and a class token, normalised before attention
/// and MLP. A. Dosovitskiy et al., ICLR 2021, arXiv 2010.11929; the size is of H. Touvron et al., 2021, arXiv
/// 2012.12877. State-dict keys are those of timm.
/// </summary>
internal static class ViTTiny
{
    private const int Width = 192;
    private const int Heads = 3;
    private const int Depth = 12;

    internal static LayerStack Build(LayerStack stack, int classes)
    {
        stack.Convolution("patch_embed.proj", Width, kernel: 8, stride: 8, key: "patch_embed.proj");
        (_, Extent grid) = stack.Shape;
        var tokens = new Tokens(stack, ((long)grid.Height * grid.Width) + 1);
        tokens.Embed(grid);
        for (int block = 0; block < Depth; block++)
        {
            string name = $"blocks.{block}";
            string before = stack.Last;
            tokens.Norm($"{name}.norm1").Attend(name);
            stack.Add(new Addition($"{name}.add1", before, stack.Last));
            before = stack.Last;
            tokens.Norm($"{name}.norm2").Linear($"{name}.mlp.fc1", Width, 4 * Width)
                .Apply($"{name}.mlp.act", "gelu", [4 * Width], new() { ["tanh"] = [0] })
                .Linear($"{name}.mlp.fc2", 4 * Width, Width);
            stack.Add(new Addition($"{name}.add2", before, stack.Last));
        }

        tokens.Norm("norm").TakeClassToken();
        return stack.Continue(stack.Last, Width, Extent.Square(1)).Linear("head", classes, key: "head");
    }

    /// <summary>Adds layers that work on (1, T, ...).</summary>
    private sealed class Tokens(LayerStack stack, long count)
    {
        /// <summary>From maps to tokens, the class token before them and the place of each added.</summary>
        public void Embed(Extent grid)
        {
            long patches = (long)grid.Height * grid.Width;
            Add("patch_embed.flatten", "reshape", [([1, Width, grid.Height, grid.Width], null)], [1, Width, patches]);
            Add("patch_embed.transpose", "transpose", [([1, Width, patches], null)], [1, patches, Width],
                new() { ["perm"] = [0, 2, 1] });
            Add(
                "cls_token",
                "concat",
                [([1, 1, Width], stack.Weight("cls_token", 1, Width).reshape(1, 1, Width)),
                    ([1, patches, Width], null)],
                [1, count, Width],
                new() { ["axis"] = [1] },
                [""]);
            Add(
                "pos_embed",
                "add",
                [([1, count, Width], null),
                    ([1, count, Width], stack.Weight("pos_embed", count, Width).reshape(1, count, Width))],
                [1, count, Width],
                learnt: [""]);
        }

        /// <summary>Layer normalisation.</summary>
        public Tokens Norm(string name) => Add(
            name,
            "layer-norm",
            [([1, count, Width], null), ([Width], ones(Width, device: LibTorch.Device)),
                ([Width], zeros(Width, device: LibTorch.Device))],
            [1, count, Width],
            new() { ["axes"] = [1], ["epsilon"] = [1e-6] },
            ["weight", "bias"]);

        /// <summary>A fully connected layer at every token.</summary>
        public Tokens Linear(string name, long inputs, long outputs)
        {
            stack.Add(new Linear(name, stack.Weight(name, outputs, inputs), zeros(outputs, device: LibTorch.Device))
            {
                PerPosition = true,
                StateKey = name,
                Reads = [stack.Last],
            });
            return this;
        }

        /// <summary>softmax(q k^T / sqrt(d)) v a head, and a fully connected layer over all heads.</summary>
        public void Attend(string block)
        {
            string name = $"{block}.attn";
            const int size = Width / Heads;
            Linear($"{name}.qkv", Width, 3 * Width);
            string all = stack.Last;
            string[] parts = [.. "qkv".Select((part, place) => Part($"{name}.{part}", all, place))];
            Add($"{name}.scores", "matmul", [([1, Heads, count, size], null), ([1, Heads, size, count], null)],
                [1, Heads, count, count], reads: [parts[0], parts[1]]);
            Add($"{name}.scale", "mul",
                [([1, Heads, count, count], null),
                    ([1], tensor([(float)(1 / Math.Sqrt(size))], [1], device: LibTorch.Device))],
                [1, Heads, count, count]);
            Add($"{name}.softmax", "softmax", [([1, Heads, count, count], null)], [1, Heads, count, count],
                new() { ["axis"] = [3] });
            Add($"{name}.mix", "matmul", [([1, Heads, count, count], null), ([1, Heads, count, size], null)],
                [1, Heads, count, size], reads: [stack.Last, parts[2]]);
            Add($"{name}.back", "transpose", [([1, Heads, count, size], null)], [1, count, Heads, size],
                new() { ["perm"] = [0, 2, 1, 3] });
            Add($"{name}.join", "reshape", [([1, count, Heads, size], null)], [1, count, Width]);
            Linear($"{name}.proj", Width, Width);
        }

        /// <summary>An operation on (1, T, ...).</summary>
        public Tokens Apply(string name, string kind, long[] channels, Dictionary<string, double[]> numbers) =>
            Add(name, kind, [([1, count, .. channels], null)], [1, count, .. channels], numbers);

        /// <summary>The class token alone, as one row.</summary>
        public void TakeClassToken()
        {
            Add("class.slice", "slice", [([1, count, Width], null)], [1, 1, Width],
                new() { ["axes"] = [1], ["starts"] = [0], ["ends"] = [1], ["steps"] = [1] });
            Add("class.row", "reshape", [([1, 1, Width], null)], [1, Width]);
        }

        /// <summary>Queries, keys or values, (1, heads, T, d); keys as (1, heads, d, T).</summary>
        private string Part(string name, string from, int place)
        {
            const int size = Width / Heads;
            Add($"{name}.slice", "slice", [([1, count, 3 * Width], null)], [1, count, Width],
                new()
                {
                    ["axes"] = [2],
                    ["starts"] = [place * Width],
                    ["ends"] = [(place + 1) * Width],
                    ["steps"] = [1],
                },
                reads: [from]);
            Add($"{name}.heads", "reshape", [([1, count, Width], null)], [1, count, Heads, size]);
            bool keys = place == 1;
            Add(name, "transpose", [([1, count, Heads, size], null)],
                keys ? [1, Heads, size, count] : [1, Heads, count, size],
                new() { ["perm"] = keys ? [0, 2, 3, 1] : [0, 2, 1, 3] });
            return name;
        }

        private Tokens Add(
            string name,
            string kind,
            (long[] Shape, Tensor? Constant)[] operands,
            long[] output,
            Dictionary<string, double[]>? numbers = null,
            string[]? learnt = null,
            string[]? reads = null)
        {
            stack.Add(new Operation(name, OperationKinds.Of(kind), operands, output)
            {
                Numbers = numbers ?? [],
                LearntNames = learnt ?? [],
                Reads = reads ?? [stack.Last],
                StateKey = name,
            });
            return this;
        }
    }
}
