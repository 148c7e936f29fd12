using System.Numerics;
using An8Suite.Core;
using An8Suite.Core.Geometry;
using An8Suite.Core.Scenes.Cameras;

namespace An8Suite.Tests.Scenes;

public sealed class CameraTests
{
    private static readonly Mesh House = SmallMesh.House();
    private static readonly Framing Solid = Framing.Of(House);

    public static TheoryData<double, double, double, double> Poses()
    {
        TheoryData<double, double, double, double> poses = [];
        for (ulong i = 0; i < 12; i++)
        {
            var random = new CounterRandom(0, "camera-poses", i);
            poses.Add(
                360 * random.NextDouble(), (160 * random.NextDouble()) - 80, 360 * random.NextDouble(), 0.5 + random.NextDouble());
        }

        poses.Add(0, 90, 0, 1);
        poses.Add(0, -90, 0, 1);
        poses.Add(0, 0, 0, 1);
        return poses;
    }

    [Theory]
    [MemberData(nameof(Poses))]
    public void Axes_are_orthonormal_and_right_handed(double yaw, double elevation, double roll, double aspect)
    {
        SceneView view = View(yaw, elevation, roll, aspect);
        foreach (Matrix4x4 m in new[] { view.View, view.Model })
        {
            var x = new Vector3(m.M11, m.M21, m.M31);
            var y = new Vector3(m.M12, m.M22, m.M32);
            var z = new Vector3(m.M13, m.M23, m.M33);
            Assert.Equal(1, x.Length(), 1e-6);
            Assert.Equal(1, y.Length(), 1e-6);
            Assert.Equal(0, Vector3.Dot(x, y), 1e-6);
            Assert.True((Vector3.Cross(x, y) - z).Length() < 1e-6);
        }

        Assert.Equal(1, view.LightDirection.Length(), 1e-6);
    }

    [Theory]
    [MemberData(nameof(Poses))]
    public void At_distance_1_every_turn_fits_and_the_tightest_side_touches_the_margin(
        double yaw, double elevation, double roll, double aspect)
    {
        double largest = 0;
        for (int turn = 0; turn < 360; turn += 3)
        {
            SceneView view = View(yaw + turn, elevation, roll, aspect);
            foreach (Vector3 position in House.Positions)
            {
                Vector3 seen = Seen(view, position);
                largest = Math.Max(largest, Math.Max(Math.Abs(seen.X), Math.Abs(seen.Y)));
                Assert.InRange(seen.Z, -1, 1);
            }
        }

        Assert.InRange(largest, 0.80, 1 - Camera.Margin + 1e-4);
    }

    [Fact]
    public void Positive_yaw_moves_what_faces_the_camera_to_the_right()
    {
        var front = new Vector3(0, 0.45f, 0.3f);
        Assert.Equal(0, Seen(View(0, 10, 0, 1), front).X, 1e-5);
        Assert.True(Seen(View(30, 10, 0, 1), front).X > 0.1);
        Assert.True(Seen(View(-30, 10, 0, 1), front).X < -0.1);
    }

    [Fact]
    public void Up_is_up_and_roll_turns_the_picture_counter_clockwise()
    {
        var top = new Vector3(0, 0.9f, 0);
        Assert.True(Seen(View(0, 10, 0, 1), top).Y > 0.5);
        Vector3 rolled = Seen(View(0, 10, 90, 1), top);
        Assert.True(rolled.X < -0.5);
    }

    [Fact]
    public void A_raised_camera_sees_the_top()
    {
        Matrix4x4 view = View(0, 30, 0, 1).View;
        Vector3 up = Vector3.TransformNormal(Vector3.UnitY, view);
        Assert.Equal(0.5, up.Z, 1e-6);
    }

    [Fact]
    public void Twice_the_distance_halves_the_picture()
    {
        double Width(double distance)
        {
            SceneView view = Camera.View(Solid, new CameraPose { ElevationDegrees = 0, Distance = distance, FieldOfViewDegrees = 1 }, 1);
            return Seen(view, new Vector3(0.4f, 0.4f, 0)).X - Seen(view, new Vector3(-0.4f, 0.4f, 0)).X;
        }

        Assert.Equal(2, Width(1) / Width(2), 0.02);
    }

    [Theory]
    [InlineData(0.2, 0)]
    [InlineData(-0.1, 0.3)]
    public void Position_shifts_the_whole_picture_right_and_up_by_shares_of_it(double x, double y)
    {
        var pose = new CameraPose { YawDegrees = 40, RollDegrees = 20 };
        SceneView middle = Camera.View(Solid, pose, 1.5);
        SceneView shifted = Camera.View(Solid, pose with { PositionX = x, PositionY = y }, 1.5);
        foreach (Vector3 position in House.Positions)
        {
            Vector3 move = Seen(shifted, position) - Seen(middle, position);
            Assert.Equal(2 * x, move.X, 1e-5);
            Assert.Equal(2 * y, move.Y, 1e-5);
            Assert.Equal(0, move.Z, 1e-6);
        }
    }

    [Fact]
    public void No_position_leaves_the_projection_as_it_was()
    {
        Matrix4x4 projection = View(0, 10, 0, 1).Projection;
        Assert.Equal((0L, 0L), (BitConverter.SingleToInt32Bits(projection.M31), BitConverter.SingleToInt32Bits(projection.M32)));
    }

    [Fact]
    public void Matrices_have_the_bits_of_the_nearest_numbers()
    {
        SceneView view = Camera.View(Solid, new CameraPose { YawDegrees = 25, RollDegrees = 7, ElevationDegrees = 33 }, 1.25);
        string bits = string.Join(' ', new[]
        {
            view.Model.M11, view.Model.M13, view.View.M11, view.View.M21, view.View.M31, view.View.M23,
            view.Projection.M11, view.Projection.M22, view.LightDirection.X, view.LightDirection.Y, view.LightDirection.Z,
        }.Select(value => $"{BitConverter.SingleToUInt32Bits(value):x8}"));

        // Computed with 80 decimal digits by other means and rounded once.
        Assert.Equal("3f6803ca bed8616c 3f7e1781 bdd1528d 3d87ef83 3f0b6d77 404d5a1c 40805851 bec4811d 3f3e3ebd 3f0c5193", bits);
    }

    [Fact]
    public void The_light_stands_where_its_angles_say()
    {
        SceneView view = Camera.View(Solid, new CameraPose { LightAzimuthDegrees = 90, LightElevationDegrees = 30, LightStrength = 0.5 }, 1);
        Assert.Equal(Math.Sqrt(0.75), view.LightDirection.X, 1e-6);
        Assert.Equal(0.5, view.LightDirection.Y, 1e-6);
        Assert.Equal(0, view.LightDirection.Z, 1e-6);
        Assert.Equal(0.5f, view.LightStrength);
    }

    [Fact]
    public void A_pose_out_of_range_reports_every_value()
    {
        var pose = new CameraPose { ElevationDegrees = 91, Distance = 0, FieldOfViewDegrees = double.NaN };
        InputException error = Assert.Throws<InputException>(() => Camera.View(Solid, pose, 1));
        Assert.Equal(
            "camera pose: elevation_degrees: expected -90 to 90, found 91; distance: expected 0.1 to 20, found 0; "
            + "field_of_view_degrees: expected 1 to 120, found NaN",
            error.Message);
    }

    [Fact]
    public void A_mesh_without_extent_cannot_be_framed()
    {
        InputException error = Assert.Throws<InputException>(() => Framing.Of(new SmallMesh().Mesh()));
        Assert.Equal("mesh: expected vertices that span a finite volume, found 0 vertices that do not", error.Message);
    }

    private static SceneView View(double yaw, double elevation, double roll, double aspect) => Camera.View(
        Solid, new CameraPose { YawDegrees = yaw, ElevationDegrees = elevation, RollDegrees = roll }, aspect);

    /// <summary>Where a vertex lies in the picture: x to the right, y up, z into it, each from -1 to 1.</summary>
    private static Vector3 Seen(SceneView view, Vector3 position)
    {
        var clip = Vector4.Transform(new Vector4(position, 1), view.Model * view.View * view.Projection);
        return new Vector3(clip.X, clip.Y, clip.Z) / clip.W;
    }
}
