using An8Suite.Core.Imaging;

namespace An8Suite.Tests.Imaging;

public sealed class BitmapFontTests
{
    private static readonly SrgbColor Ink = new(255, 0, 0);

    [Fact]
    public void Known_letters()
    {
        Assert.Equal(["#####", "..#..", "..#..", "..#..", "..#..", "..#..", "..#..", "....."], Rows('T'));
        Assert.Equal([".....", ".....", ".####", "#...#", "#...#", ".####", "....#", ".###."], Rows('g'));
    }

    [Fact]
    public void Every_letter_has_dots_of_its_own()
    {
        string[] glyphs = [.. Enumerable.Range('!', '~' - '!' + 1).Select(letter => string.Concat(Rows((char)letter)))];
        Assert.Equal(94, glyphs.Distinct().Count());
        Assert.All(glyphs, glyph => Assert.Contains('#', glyph));
        Assert.DoesNotContain('#', string.Concat(Rows(' ')));
    }

    [Fact]
    public void What_it_lacks_is_a_question_mark() => Assert.Equal(Rows('?'), Rows('µ'));

    [Theory]
    [InlineData("a short line", 20, "a short line")]
    [InlineData("no longer than ten", 10, "no longer|than ten")]
    [InlineData("exactly ten letters", 11, "exactly ten|letters")]
    [InlineData("unbreakable", 4, "unbr|eaka|ble")]
    [InlineData("", 4, "")]
    public void Lines_break_at_spaces(string text, int width, string expected) =>
        Assert.Equal(expected.Split('|'), BitmapFont.Wrap(text, width));

    [Fact]
    public void Writing_sets_the_dots_and_nothing_else()
    {
        Canvas canvas = new(30, 20, new SrgbColor(255, 255, 255));
        canvas.Write("T.", 1, 2, Ink, scale: 2);
        for (int y = 0; y < 20; y++)
        {
            for (int x = 0; x < 30; x++)
            {
                (int column, int row) = ((x - 1) / 2, (y - 2) / 2);
                bool inside = x >= 1 && y >= 2 && row < 8 && column < 11 && column != 5;
                bool set = inside && BitmapFont.IsSet(column < 5 ? 'T' : '.', column % 6, row);
                Assert.Equal(set ? 0 : 255, canvas.Image.Rgb[(((y * 30) + x) * 3) + 1]);
            }
        }
    }

    [Fact]
    public void What_lies_outside_is_left_away()
    {
        Canvas canvas = new(3, 2, new SrgbColor(9, 9, 9));
        canvas.Fill(-5, 1, 6, 10, Ink);
        canvas.Paste(new ColorImage(1, 1, [1, 2, 3]), 2, 0, scale: 4);
        canvas.Write("W", 40, -3, Ink);
        Assert.Equal([9, 9, 9, 9, 9, 9, 1, 2, 3, 255, 0, 0, 9, 9, 9, 1, 2, 3], canvas.Image.Rgb);
    }

    private static string[] Rows(char letter) =>
        [.. Enumerable.Range(0, 8).Select(
            y => string.Concat(Enumerable.Range(0, 5).Select(x => BitmapFont.IsSet(letter, x, y) ? '#' : '.')))];
}
