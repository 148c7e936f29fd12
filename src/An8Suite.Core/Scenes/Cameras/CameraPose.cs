using System.Text;

namespace An8Suite.Core.Scenes.Cameras;

/// <summary>Where plant, camera and light stand in one picture: a value for every axis, or its default.</summary>
/// <remarks>
/// Range and meaning of a value stand in its <see cref="PoseAxis"/>; the properties are short names for code.
/// </remarks>
public sealed record CameraPose
{
    /// <summary>The most poses a recipe may have.</summary>
    public const int MaximumCount = 100_000;

    /// <summary>See <see cref="PoseAxes.View"/>.</summary>
    public double YawDegrees
    {
        get => At(PoseAxes.View);
        init => Said = Changed(PoseAxes.View, value);
    }

    /// <summary>See <see cref="PoseAxes.Elevation"/>.</summary>
    public double ElevationDegrees
    {
        get => At(PoseAxes.Elevation);
        init => Said = Changed(PoseAxes.Elevation, value);
    }

    /// <summary>See <see cref="PoseAxes.Distance"/>.</summary>
    public double Distance
    {
        get => At(PoseAxes.Distance);
        init => Said = Changed(PoseAxes.Distance, value);
    }

    /// <summary>See <see cref="PoseAxes.Roll"/>.</summary>
    public double RollDegrees
    {
        get => At(PoseAxes.Roll);
        init => Said = Changed(PoseAxes.Roll, value);
    }

    /// <summary>See <see cref="PoseAxes.PositionX"/>.</summary>
    public double PositionX
    {
        get => At(PoseAxes.PositionX);
        init => Said = Changed(PoseAxes.PositionX, value);
    }

    /// <summary>See <see cref="PoseAxes.PositionY"/>.</summary>
    public double PositionY
    {
        get => At(PoseAxes.PositionY);
        init => Said = Changed(PoseAxes.PositionY, value);
    }

    /// <summary>See <see cref="PoseAxes.FieldOfView"/>.</summary>
    public double FieldOfViewDegrees
    {
        get => At(PoseAxes.FieldOfView);
        init => Said = Changed(PoseAxes.FieldOfView, value);
    }

    /// <summary>See <see cref="PoseAxes.LightAzimuth"/>.</summary>
    public double LightAzimuthDegrees
    {
        get => At(PoseAxes.LightAzimuth);
        init => Said = Changed(PoseAxes.LightAzimuth, value);
    }

    /// <summary>See <see cref="PoseAxes.LightElevation"/>.</summary>
    public double LightElevationDegrees
    {
        get => At(PoseAxes.LightElevation);
        init => Said = Changed(PoseAxes.LightElevation, value);
    }

    /// <summary>See <see cref="PoseAxes.LightStrength"/>.</summary>
    public double LightStrength
    {
        get => At(PoseAxes.LightStrength);
        init => Said = Changed(PoseAxes.LightStrength, value);
    }

    private (PoseAxis Axis, double Value)[] Said { get; init; } = [];

    /// <summary>The pose with these values; each axis stands once.</summary>
    public static CameraPose Of(IEnumerable<(PoseAxis Axis, double Value)> values) => new() { Said = [.. values] };

    /// <summary>The value on an axis.</summary>
    public double At(PoseAxis axis)
    {
        int place = PlaceOf(axis);
        return place < 0 ? axis.Default : Said[place].Value;
    }

    /// <summary>The same pose with another value on an axis.</summary>
    public CameraPose With(PoseAxis axis, double value) => this with { Said = Changed(axis, value) };

    /// <summary>Every value that is out of range, one sentence each; empty when all are fine.</summary>
    public IReadOnlyList<string> Validate() =>
    [
        .. Columns.Select(axis => (axis.Column, Problem: axis.Problem(At(axis))))
            .Where(found => found.Problem is not null).Select(found => $"{found.Column}: {found.Problem}"),
    ];

    /// <inheritdoc/>
    public bool Equals(CameraPose? other) =>
        other is not null && Said.Concat(other.Said).All(said => At(said.Axis).Equals(other.At(said.Axis)));

    /// <inheritdoc/>
    public override int GetHashCode() => Said.Where(said => !said.Value.Equals(said.Axis.Default))
        .Aggregate(0, (hash, said) => hash ^ HashCode.Combine(said.Axis.Key, said.Value));

    private IReadOnlyList<PoseAxis> Columns =>
        PoseAxis.InColumns(PoseAxes.All.Concat(Said.Select(said => said.Axis)).DistinctBy(axis => axis.Key));

    private int PlaceOf(PoseAxis axis) => Array.FindIndex(Said, said => said.Axis.Key == axis.Key);

    private (PoseAxis Axis, double Value)[] Changed(PoseAxis axis, double value)
    {
        int place = PlaceOf(axis);
        (PoseAxis, double)[] changed = place < 0 ? [.. Said, default] : [.. Said];
        changed[place < 0 ? ^1 : place] = (axis, value);
        return changed;
    }

    /// <summary>The text is that of a record whose properties are the columns.</summary>
    private bool PrintMembers(StringBuilder text)
    {
        text.AppendJoin(", ", Columns.Select(axis => FormattableString.Invariant($"{NameOf(axis)} = {At(axis)}")));
        return true;
    }

    /// <summary><c>field_of_view_degrees</c> as <c>FieldOfViewDegrees</c>.</summary>
    private static string NameOf(PoseAxis axis) =>
        string.Concat(axis.Column.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
