using System.Text;
using An8Suite.Core.Files;

namespace An8Suite.Tests.Files;

/// <summary><c>tools/convert_checkpoint.py</c> on what people save; skipped where PyTorch is not installed.</summary>
[Needs(Needs.Process)]
public sealed class ConvertCheckpointTests
{
    private static readonly (string Name, string Saved, string Said)[] Taken =
    [
        ("plain", "state", ""),
        ("old", "state", ""),
        ("nested", "{'epoch': 3, 'lr': 0.1, 'best': torch.tensor(0.9), 'state_dict': state}",
            "taking the tensors under 'state_dict'"),
        ("two", "{'model': state, 'ema': state, 'optimizer': {'state': {0: {'m': torch.ones(3)}}}}",
            "not those under ema (--key)"),
        ("ddp", "{'weights': {'module.' + k: v for k, v in state.items()}}",
            "left out the prefix 'module.' of every key"),
        ("compiled",
            "{'_orig_mod.module.' + k: v for k, v in state.items()}", "left out the prefix '_orig_mod.' of every key"),
        ("whole", "net", ""),
        ("parallel", "nn.DataParallel(net)", "left out the prefix 'module.' of every key"),
        ("named", "{'net': net, 'args': argparse.Namespace(lr=0.1)}", "taking the tensors under 'net'"),
        ("parameters", "{k: nn.Parameter(v) for k, v in state.items()}", ""),
        ("double", "{k: v.double() for k, v in state.items()}", ""),
        ("half", "{k: v.half() for k, v in state.items()}", ""),
        ("bfloat", "{k: v.bfloat16() for k, v in state.items()}", ""),
        ("views", "{'conv.weight': state['conv.weight'].expand(3, 2, 1, 1, 1)[1], 'conv.bias': torch.tensor([[0.25, "
            + "9], [0.5, 9]])[:, 0], 'epoch': 3}",
            "left out, as they are no tensors: epoch"),
        ("code", "{'state_dict': state, 'runs': Runs()}", "taking the tensors under 'state_dict'"),
    ];

    private static readonly (string Name, string Saved, string Why)[] Refused =
    [
        ("several", "{'a': state, 'b': state}", "several keys hold tensors: a, b; choose one with --key"),
        ("none", "{'epoch': 3}", "expected a state dict, found no tensor in it (keys: epoch)"),
        ("list", "[1, 2]", "expected a state dict, found list"),
        ("complex", "{'c': torch.tensor([1j])}", "tensor 'c' is torch.complex64"),
        ("sparse", "{'c': torch.eye(3).to_sparse()}", "torch.sparse_coo"),
        ("text", Raw("hello"), "torch.load cannot read it"),
        ("empty", Raw(""), "torch.load cannot read it"),
        ("zip", Raw("PK\u0003\u0004 and no more"), "torch.load cannot read it"),
        ("safe", Raw("\u0002\0\0\0\0\0\0\0{}"), "is safetensors already; give it to 'an8 import'"),
    ];

    private const string Odd = "{'flag': torch.tensor([True, False]), 'small': torch.tensor([-1], dtype=torch.int8), "
        + "'count': torch.tensor(7), 'no': torch.zeros(0, 3)}";

    [Fact]
    public void Tensors_come_out_whatever_holds_them_code_never_runs_and_anything_else_is_one_line()
    {
        using var converted = new ConvertedCheckpoints(
            Taken.Concat(Refused).Append(("odd", Odd, "")).ToDictionary(c => c.Item1, c => c.Item2));
        Assert.False(converted.AnyRan);
        foreach ((string name, _, string said) in Taken)
        {
            Assert.True(converted[name].Code == 0, $"{name}: {converted[name].Said}");
            Assert.Contains(said, converted[name].Said, StringComparison.Ordinal);
            Assert.Equal(said.Length == 0, converted[name].Said.Length == 0);
            var arrays = SafetensorsFile.Read(converted.PathOf(name)).Arrays.ToDictionary(array => array.Name);
            Assert.Equal(["conv.bias", "conv.weight"], arrays.Keys.Order(StringComparer.Ordinal));
            Assert.Equal([2, 1, 1, 1], arrays["conv.weight"].Shape);
            Assert.Equal([1.5f, -2], arrays["conv.weight"].Values);
            Assert.Equal([0.25f, 0.5f], arrays["conv.bias"].Values);
        }

        foreach ((string name, _, string why) in Refused)
        {
            Assert.Equal(2, converted[name].Code);
            string line = Assert.Single(converted[name].Said.TrimEnd().Split('\n'));
            Assert.StartsWith($"convert_checkpoint: {name}: ", line, StringComparison.Ordinal);
            Assert.Contains(why, line, StringComparison.Ordinal);
            Assert.False(File.Exists(converted.PathOf(name)));
        }

        var odd = SafetensorsFile.Read(converted.PathOf("odd")).Arrays
            .ToDictionary(array => array.Name, array => array.Values);
        Assert.Equal([1, 0], odd["flag"]);
        Assert.Equal([-1], odd["small"]);
        Assert.Equal([7], odd["count"]);
        Assert.Empty(odd["no"]);
    }

    private static string Raw(string text) => "raw " + Convert.ToHexString(Encoding.Latin1.GetBytes(text));
}
