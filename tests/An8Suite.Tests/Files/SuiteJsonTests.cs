using An8Suite.Core;
using An8Suite.Core.Files;

namespace An8Suite.Tests.Files;

public sealed class SuiteJsonTests
{
    [Theory]
    [InlineData("{\"name\": \"a\", \"parts\": [\"x\"], \"colors\": {\"x\": \"red\"}, \"sizes\": [1, null], "
        + "\"note\": null}", null)]
    [InlineData("{\"name\": null, \"parts\": [], \"colors\": {}, \"sizes\": []}", "name")]
    [InlineData("{\"name\": \"a\", \"parts\": [null], \"colors\": {}, \"sizes\": []}", "found null")]
    [InlineData("{\"name\": \"a\", \"parts\": [], \"colors\": {\"x\": null}, \"sizes\": []}", "found null")]
    [InlineData("{\"name\": \"a\", \"colors\": {}, \"sizes\": []}", "parts")]
    [InlineData("{\"name\": \"a\\u0000\", \"parts\": [], \"colors\": {}, \"sizes\": []}", "a text holds a NUL")]
    [InlineData(
        "{\"name\": \"a\", \"parts\": [], \"colors\": {\"x\\u0000\": \"red\"}, \"sizes\": []}", "a text holds a NUL")]
    [InlineData("null", "found null")]
    public void Nothing_in_place_of_something_is_refused_and_so_is_a_text_that_can_be_no_name(
        string json, string? wrong)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a.json"], json);
        if (wrong is null)
        {
            Assert.Equal([1, null], SuiteJson.Read<JsonShape>(folder["a.json"]).Sizes);
            return;
        }

        string message = Assert.Throws<InputException>(() => SuiteJson.Read<JsonShape>(folder["a.json"])).Message;
        Assert.StartsWith(folder["a.json"], message, StringComparison.Ordinal);
        Assert.Contains(wrong, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused_wherever_they_stand()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["a.json"], [.. "{\"a\": {\"b"u8, 0xff, .. "\": 1}}"u8]);
        Assert.Contains("no UTF-8", Assert.Throws<InputException>(() =>
            SuiteJson.Read<System.Text.Json.Nodes.JsonObject>(folder["a.json"])).Message, StringComparison.Ordinal);
        File.WriteAllBytes(folder["b.json"], [0xef, 0xbb, 0xbf, .. "[1]"u8]);
        Assert.Equal([1], SuiteJson.Read<int[]>(folder["b.json"]));
    }

    [Fact]
    public void A_number_is_no_name()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a.json"], "[7]");
        Assert.Throws<InputException>(() => SuiteJson.Read<An8Suite.Core.Selection.LassoSign[]>(folder["a.json"]));
        File.WriteAllText(folder["a.json"], "[\"nonnegative\"]");
        Assert.Equal(
            [An8Suite.Core.Selection.LassoSign.Nonnegative],
            SuiteJson.Read<An8Suite.Core.Selection.LassoSign[]>(folder["a.json"]));
    }

    [Fact]
    public void What_has_no_properties_is_not_written_as_if_it_had_none_to_write()
    {
        using var folder = new TemporaryFolder();
        string message = Assert.Throws<InvalidOperationException>(
            () => SuiteJson.Write(folder["a.json"], new Nothing())).Message;
        Assert.Contains(nameof(Nothing), message, StringComparison.Ordinal);
    }

    private sealed record Nothing;
}
