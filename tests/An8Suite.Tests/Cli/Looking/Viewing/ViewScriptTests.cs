using An8Suite.Cli.Looking.Viewing;
using An8Suite.Core;
using An8Suite.Rendering.Display;

namespace An8Suite.Tests.Cli.Looking.Viewing;

public sealed class ViewScriptTests
{
    [Fact]
    public void Characters_and_names_become_inputs_in_order() => Assert.Equal(
        [new TypedInput('c'), new PressedInput(WindowKey.Left), new TypedInput(' '), new TypedInput('w')],
        ViewScript.Parse("c<left><space>w"));

    [Fact]
    public void Nothing_is_no_input() => Assert.Empty(ViewScript.Parse(""));

    [Theory]
    [InlineData("c<lft>", "found '<lft>'")]
    [InlineData("c<left", "found '<left'")]
    [InlineData("c<", "found '<'")]
    [InlineData("c%", "'%' is no key")]
    public void What_is_no_key_is_refused(string keys, string expected) =>
        Assert.Contains(
            expected, Assert.Throws<InputException>(() => ViewScript.Parse(keys)).Message, StringComparison.Ordinal);
}
