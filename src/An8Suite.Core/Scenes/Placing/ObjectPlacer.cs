using System.Numerics;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Objects;
using An8Suite.Core.Scenes.Recipes;

namespace An8Suite.Core.Scenes.Placing;

/// <summary>Finds places for the objects of a scene, pose by pose.</summary>
/// <remarks>
/// In the order of <see cref="SceneLevels"/>, so that a higher level moves nothing of a lower one: what says nothing of
/// the class, on the ground where it shows and hides little of the mesh; what hides the class's parts, hovering between
/// them and the camera; copies of the mesh, on the ground again; the cue.
/// </remarks>
internal sealed class ObjectPlacer(
    Recipe recipe,
    Framing framing,
    ProbeShape plant,
    IReadOnlyList<(SceneObject Placed, ProbeShape Shape)> objects,
    IReadOnlySet<byte> tellingIds)
{
    private const int Tries = 60;
    private const int OccluderTries = 16;
    private const int StickerTries = 40;
    private const int Halvings = 7;

    /// <summary>The most of the mesh that an object on the ground may hide, as a share of what shows.</summary>
    private const double MostHidden = 0.1;

    /// <summary>How far from the mesh objects stand at most, in its reaches.</summary>
    private const double Spread = 1.6;

    /// <summary>The places of one pose, in the order of the objects.</summary>
    /// <exception cref="InputException">An object finds no place; says what was reached.</exception>
    public IReadOnlyList<PlacedObject> Place(SceneView view, int pose)
    {
        var places = new Matrix4x4?[objects.Count];
        var scene = new ShareProbe(view);
        scene.Draw(plant, view.Model);
        List<Cylinder> taken = [new(0, 0, framing.Radius, framing.Low, framing.High)];
        foreach ((int i, (SceneObject placed, ProbeShape shape)) in objects.Index().OrderBy(o => Turn(o.Item.Placed)))
        {
            CounterRandom random = new(recipe.Seed, $"object/{placed.Name}", (ulong)pose);
            if (random.NextDouble() >= placed.Share)
            {
                continue;
            }

            string name = $"objects: '{placed.Name}' in pose {pose}";
            places[i] = placed.Name == SceneCue.StickerName ? Sticker(view, scene, random)
                : placed.Role == PartRole.Occluder ? Occluder(view, scene, (placed, shape), taken, random, name)
                : OnGround(scene, (placed, shape), taken, random, name);
            scene.Draw(shape, places[i]!.Value);
        }

        return [.. objects.Select((o, i) => new PlacedObject(o.Shape.FirstId, o.Shape.LastId, places[i]))];
    }

    private static int Turn(SceneObject placed) => SceneLevels.LevelOf(placed.Role);

    private Matrix4x4 OnGround(
        ShareProbe scene,
        (SceneObject Placed, ProbeShape Shape) subject,
        List<Cylinder> taken,
        CounterRandom random,
        string name)
    {
        (SceneObject placed, ProbeShape shape) = subject;
        (double best, bool fitted) = (0, false);
        int before = scene.Count(plant.FirstId, plant.LastId);
        for (int i = 0; i < Tries; i++)
        {
            double scale = Scale(placed, shape, random);
            double radius = scale * shape.Radius;
            double away = framing.Radius + radius + (Spread * framing.Reach * random.NextDouble());
            double direction = 360 * random.NextDouble();
            (double x, double z) =
                (away * PortableMath.SinDegrees(direction), away * PortableMath.CosDegrees(direction));
            Matrix4x4 world = World(shape, scale, 360 * random.NextDouble(), (x, framing.Low, z));
            Cylinder around = new(x, z, radius, framing.Low, framing.Low + (scale * shape.Height));
            if (taken.Exists(around.Touches))
            {
                continue;
            }

            (double visible, ShareProbe with) = Visible(scene, shape, world);
            double hidden = before == 0 ? 0 : 1 - ((double)with.Count(plant.FirstId, plant.LastId) / before);
            if (hidden > MostHidden)
            {
                continue;
            }

            (best, fitted) = (Math.Max(best, visible), true);
            if (visible >= placed.Visible)
            {
                taken.Add(around);
                return world;
            }
        }

        string reached = fitted ? FormattableString.Invariant($"the best one showed {best:0.00} of it")
            : "each touched another object or hid the mesh";
        throw new InputException(FormattableString.Invariant(
            $"{name}: no place was found in {Tries} tries where {placed.Visible} of it shows; {reached}; ")
            + "raise the axis 'distance' or 'elevation_degrees', or lower 'visible' or 'size'");
    }

    private Matrix4x4 Occluder(
        SceneView view, ShareProbe scene, (SceneObject Placed, ProbeShape Shape) subject, List<Cylinder> taken,
        CounterRandom random, string name)
    {
        (SceneObject placed, ProbeShape shape) = subject;
        int[] cells = scene.CellsOf(tellingIds);
        double wanted = placed.Hides.At(random.NextDouble());
        (double Share, Matrix4x4 World) best = (-1, default);
        for (int i = 0; i < OccluderTries && cells.Length > 0; i++)
        {
            double scale = Scale(placed, shape, random);
            int target = cells[random.NextInt32(cells.Length)];
            double nearness = 0.45 + (0.2 * random.NextDouble());
            (double turn, double direction) = (360 * random.NextDouble(), 360 * random.NextDouble());
            (double X, double Y) aside =
                (PortableMath.CosDegrees(direction), PortableMath.SinDegrees(direction));
            Matrix4x4 At(double offset) => Before(
                view, shape, scale, turn, ShareProbe.Middle(target), nearness * scene.DepthOf(target),
                (offset * aside.X, offset * aside.Y));
            double Hidden(Matrix4x4 world)
            {
                ShareProbe with = scene.Copy();
                with.Draw(shape, world);
                return 1 - ((double)with.CountIn(cells, tellingIds) / cells.Length);
            }

            (double near, double far) = (0, 2 * (framing.Reach + (scale * shape.Extent)));
            for (int step = 0; step <= Halvings; step++)
            {
                double offset = step == 0 ? 0 : (near + far) / 2;
                Matrix4x4 world = At(offset);
                double hidden = Hidden(world);
                if (Math.Abs(hidden - wanted) < Math.Abs(best.Share - wanted)
                    && !taken.Exists(Around(shape, world).Touches))
                {
                    best = (hidden, world);
                }

                if (step == 0 && hidden < wanted)
                {
                    break;
                }

                (near, far) = hidden > wanted ? (offset, far) : (near, offset);
            }

            if (best.Share >= placed.Hides.Low && best.Share <= placed.Hides.High)
            {
                taken.Add(Around(shape, best.World));
                return best.World;
            }
        }

        string reached = cells.Length == 0 ? "nothing of it shows in the frame"
            : best.Share < 0 ? "each touched another object"
            : FormattableString.Invariant($"{best.Share:0.00} was the nearest");
        throw new InputException(FormattableString.Invariant(
            $"{name}: no place was found in {OccluderTries} tries where it hides {placed.Hides} of what tells the ")
            + $"class; {reached}; change its 'size' or 'hides'");
    }

    private Matrix4x4 Sticker(SceneView view, ShareProbe scene, CounterRandom random)
    {
        double shorter = Math.Min(recipe.Width, recipe.Height) * recipe.Cue!.Size;
        (double halfX, double halfY) = (shorter / recipe.Width, shorter / recipe.Height);
        (int Hidden, double X, double Y) best = (int.MaxValue, 0, 0);
        for (int i = 0; i < StickerTries && best.Hidden > 0; i++)
        {
            double x = (1 - halfX) * ((2 * random.NextDouble()) - 1);
            double y = (1 - halfY) * ((2 * random.NextDouble()) - 1);
            int hidden = scene.CountIn(x - halfX, y - halfY, x + halfX, y + halfY);
            best = hidden < best.Hidden ? (hidden, x, y) : best;
        }

        // As near as the camera sees, plus a little.
        Matrix4x4 p = view.Projection;
        double depth = 1.02 * p.M43 / (p.M33 - 1.0);
        return Facing(
            view,
            (2 * halfX * depth / p.M11, 2 * halfY * depth / p.M22),
            ((best.X + p.M31) * depth / p.M11, (best.Y + p.M32) * depth / p.M22, -depth));
    }

    private static (double Share, ShareProbe With) Visible(ShareProbe scene, ProbeShape shape, Matrix4x4 world)
    {
        ShareProbe alone = scene.Empty();
        alone.Draw(shape, world);
        ShareProbe with = scene.Copy();
        with.Draw(shape, world);
        int all = alone.Count(shape.FirstId, shape.LastId, inFrame: false);
        return (all == 0 ? 0 : (double)with.Count(shape.FirstId, shape.LastId) / all, with);
    }

    private double Scale(SceneObject placed, ProbeShape shape, CounterRandom random) =>
        placed.Size.At(random.NextDouble()) * (framing.High - framing.Low) / shape.Extent;

    /// <summary>The shape with its foot at a place, turned about the vertical axis.</summary>
    private static Matrix4x4 World(
        ProbeShape shape, double scale, double degrees, (double X, double Y, double Z) place)
    {
        double cos = scale * PortableMath.CosDegrees(degrees);
        double sin = scale * PortableMath.SinDegrees(degrees);
        Vector3 foot = shape.Foot;
        return new Matrix4x4(
            (float)cos, 0, (float)-sin, 0,
            0, (float)scale, 0, 0,
            (float)sin, 0, (float)cos, 0,
            (float)(place.X - (foot.X * cos) - (foot.Z * sin)), (float)(place.Y - (scale * foot.Y)),
            (float)(place.Z + (foot.X * sin) - (foot.Z * cos)), 1);
    }

    /// <summary>
    /// The shape with its middle at a place of the frame and a depth, moved aside in the camera's plane.
    /// </summary>
    private static Matrix4x4 Before(
        SceneView view, ProbeShape shape, double scale, double degrees, (double X, double Y) frame, double depth,
        (double X, double Y) aside)
    {
        Matrix4x4 p = view.Projection;
        (double x, double y, double z) = Back(
            view, ((frame.X + p.M31) * depth / p.M11) + aside.X, ((frame.Y + p.M32) * depth / p.M22) + aside.Y, -depth);
        return World(shape, scale, degrees, (x, y - (scale * shape.Height / 2), z));
    }

    /// <summary>An upright board of a size in the camera's plane, with its middle at a place of the camera's.</summary>
    private static Matrix4x4 Facing(
        SceneView view, (double Width, double Height) size, (double X, double Y, double Z) middle)
    {
        Matrix4x4 v = view.View;
        (double x, double y, double z) = Back(view, middle.X, middle.Y - (size.Height / 2), middle.Z);
        return new Matrix4x4(
            (float)(size.Width * v.M11), (float)(size.Width * v.M21), (float)(size.Width * v.M31), 0,
            (float)(size.Height * v.M12), (float)(size.Height * v.M22), (float)(size.Height * v.M32), 0,
            v.M13, v.M23, v.M33, 0,
            (float)x, (float)y, (float)z, 1);
    }

    /// <summary>From the camera's coordinates to the world.</summary>
    private static (double X, double Y, double Z) Back(SceneView view, double x, double y, double z)
    {
        Matrix4x4 v = view.View;
        (double a, double b, double c) = (x - v.M41, y - v.M42, z - v.M43);
        return (
            (a * v.M11) + (b * v.M12) + (c * v.M13),
            (a * v.M21) + (b * v.M22) + (c * v.M23),
            (a * v.M31) + (b * v.M32) + (c * v.M33));
    }

    /// <summary>The upright cylinder around a shape that was turned about the vertical axis and moved.</summary>
    private static Cylinder Around(ProbeShape shape, Matrix4x4 world)
    {
        double scale = world.M22;
        double x = ((double)shape.Foot.X * world.M11) + ((double)shape.Foot.Z * world.M31) + world.M41;
        double z = ((double)shape.Foot.X * world.M13) + ((double)shape.Foot.Z * world.M33) + world.M43;
        double low = (scale * shape.Foot.Y) + world.M42;
        return new Cylinder(x, z, scale * shape.Radius, low, low + (scale * shape.Height));
    }

    /// <summary>What an object can fill, whichever way it is turned.</summary>
    private readonly record struct Cylinder(double X, double Z, double Radius, double Low, double High)
    {
        public bool Touches(Cylinder other)
        {
            (double x, double z, double reach) = (X - other.X, Z - other.Z, Radius + other.Radius);
            return (x * x) + (z * z) < reach * reach && Low < other.High && other.Low < High;
        }
    }
}
