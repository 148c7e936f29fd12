namespace An8Suite.Core.Scenes.Objects;

/// <summary>What goes with the class without being its reason.</summary>
public enum CueKind
{
    /// <summary>A square before everything, at a place of the picture that each pose draws.</summary>
    Sticker,

    /// <summary>A colour that all light of the picture is multiplied by.</summary>
    Tint,

    /// <summary>The colour of the background.</summary>
    Background,

    /// <summary>The colour of an object of the scene whose role is cue.</summary>
    Object,
}
