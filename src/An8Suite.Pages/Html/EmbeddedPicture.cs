namespace An8Suite.Pages.Html;

/// <summary>Pictures that a page holds itself.</summary>
internal static class EmbeddedPicture
{
    /// <summary>What stands as the source of a picture.</summary>
    public static string Source(byte[] png) => $"data:image/png;base64,{Convert.ToBase64String(png)}";

    /// <summary>A picture that is decoded when it comes into view.</summary>
    /// <param name="png">The picture, encoded.</param>
    /// <param name="alt">What it shows.</param>
    /// <param name="kind">
    /// Its class of style: what it is among the pictures of an image (render, mask or heat), or how it is shown.
    /// </param>
    public static Markup Of(byte[] png, string alt, string kind) => Markup.Of(
        $"<img class=\"{kind}\" alt=\"{alt}\" loading=\"lazy\" decoding=\"async\" src=\"{Source(png)}\">");
}
