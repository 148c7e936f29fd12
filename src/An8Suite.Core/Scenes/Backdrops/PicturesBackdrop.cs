using An8Suite.Core.Scenes.Yaml;

namespace An8Suite.Core.Scenes.Backdrops;

/// <summary>A cut of a picture of a folder; every pose draws which picture, which place, how large a cut.</summary>
/// <param name="Folder">From the folder of the recipe; pictures at any depth, in text order.</param>
public sealed record PicturesBackdrop(string Folder) : BackdropKind
{
    /// <inheritdoc/>
    public override string Name => "pictures";

    /// <inheritdoc/>
    internal override IEnumerable<string> Keys => [$"folder: {YamlText.Quoted(Folder)}"];
}
