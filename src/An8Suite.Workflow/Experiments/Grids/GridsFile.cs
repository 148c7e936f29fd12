using System.Text.Json.Serialization;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Networks.Grids;

namespace An8Suite.Workflow.Experiments.Grids;

/// <summary><c>grids.json</c>: how much of the heat lies in the cell that was asked about.</summary>
public sealed record GridsFile : ExperimentFile
{
    /// <summary>Images across and down.</summary>
    public required int Side { get; init; }

    /// <summary>What a map that knows nothing scores: 1 over the number of cells.</summary>
    public required double Chance { get; init; }

    /// <summary>Test images that the network recognises, of which the grids are made.</summary>
    public required int Recognised { get; init; }

    /// <summary>The settings that the network allows.</summary>
    public required IReadOnlyList<GridsSetting> Settings { get; init; }

    /// <summary>What was left out and why, a line each.</summary>
    public required IReadOnlyList<string> LeftOut { get; init; }
}

/// <summary>One setting.</summary>
/// <param name="Setting">What of the network sees what of the grid.</param>
/// <param name="Found">
/// The share of cells whose class has one of the largest logits of the grid, as many as there are cells; or the largest
/// of its own cell, where cells have logits of their own.
/// </param>
/// <param name="Methods">Methods, then controls.</param>
public sealed record GridsSetting(
    [property: JsonConverter(typeof(JsonStringEnumConverter<GridSetting>))] GridSetting Setting,
    double Found,
    IReadOnlyList<GridsMethod> Methods)
{
    /// <summary>As people write it.</summary>
    [JsonIgnore]
    public string Title => Setting switch
    {
        GridSetting.GridPg => "GridPG",
        GridSetting.DiFull => "DiFull",
        GridSetting.DiPart => "DiPart",
        _ => throw new NotSupportedException($"{Setting}"),
    };
}

/// <summary>One method in one setting.</summary>
public sealed record GridsMethod
{
    /// <summary>The method.</summary>
    public required string Method { get; init; }

    /// <summary>Maps: grids times cells.</summary>
    public required int Maps { get; init; }

    /// <summary>Those without heat, which have no score.</summary>
    public required int WithoutHeat { get; init; }

    /// <summary>
    /// The share of heat in the asked cell, in [0, 1]: over the cells of a grid, then over grids; null where undefined.
    /// </summary>
    public required double? Share { get; init; }

    /// <summary>The lower end of its 95 % interval, of draws of the grids; null of one grid.</summary>
    public required double? Low { get; init; }

    /// <summary>The upper end, likewise.</summary>
    public required double? High { get; init; }

    /// <summary>
    /// The share of maps whose hottest cell is the asked one; n that tie count 1 / n, those without heat not at all.
    /// </summary>
    public required double? Hottest { get; init; }

    /// <summary>The mean share by the place of the asked cell, row by row.</summary>
    public required IReadOnlyList<double?> ByCell { get; init; }

    /// <summary>Whether it looks at no network.</summary>
    internal bool IsControl => MethodTitle.Of(Method).IsControl;
}
