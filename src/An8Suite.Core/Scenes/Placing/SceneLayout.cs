using System.Collections.Concurrent;
using System.Numerics;
using An8Suite.Core.Geometry;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Objects;
using An8Suite.Core.Scenes.Poses;
using An8Suite.Core.Scenes.Recipes;

namespace An8Suite.Core.Scenes.Placing;

/// <summary>What the camera of a pose sees: the recipe's mesh, and the objects of its scene where the seed puts them.
/// </summary>
/// <remarks>
/// The camera is placed by the recipe's own mesh, so it is the same at every level of the scene. Objects stand so that
/// no two of them, nor one and the turning mesh, can touch: upright cylinders around them do not. Safe from any thread.
/// </remarks>
public sealed class SceneLayout
{
    /// <summary>How far things may be drawn, in reaches of the mesh; depths are exact enough for much more.</summary>
    private const double SceneReach = 5;

    /// <summary>Light from lower down throws shadows without end.</summary>
    private const float LowestLight = 0.08f;

    /// <summary>How much things darken the ground where they stand.</summary>
    private const float ContactDepth = 0.55f;

    private readonly Recipe _recipe;
    private readonly Framing _framing;
    private readonly ObjectPlacer? _placer;
    private readonly ProbeShape? _plant;
    private readonly byte _groundId;
    private readonly IReadOnlyList<(SceneObject Placed, ProbeShape Shape)> _objects = [];
    private readonly ConcurrentDictionary<int, IReadOnlyList<PlacedObject>> _kept = [];

    /// <summary>Prepares a recipe that has been checked against the mesh, which holds all parts of its scene.</summary>
    public SceneLayout(Recipe recipe, Mesh mesh)
    {
        _recipe = recipe;
        if (!recipe.HasScene)
        {
            _framing = Framing.Of(mesh);
            return;
        }

        _plant = new ProbeShape(mesh, [.. mesh.Parts.Where(part => recipe.RoleOf(part.Name) == PartRole.Plant)]);
        _framing = Framing.Of(_plant.Positions);
        _groundId = mesh.Parts.FirstOrDefault(part => recipe.RoleOf(part.Name) == PartRole.Ground)?.Id ?? 0;
        _objects =
        [
            .. recipe.SceneObjects.Select(placed => (
                placed, new ProbeShape(mesh, [.. mesh.Parts.Where(part => placed.Owns(part.Name)
                    && recipe.RoleOf(part.Name) == placed.Role)]))),
        ];
        HashSet<string> telling = [.. recipe.ClassEntries().SelectMany(entry => entry.Parts)];
        _placer = new ObjectPlacer(
            recipe, _framing, _plant, _objects,
            mesh.Parts.Where(part => recipe.RoleOf(part.Name) == PartRole.Plant && telling.Contains(part.Name))
                .Select(part => part.Id).ToHashSet());
    }

    /// <summary>What the pose shows.</summary>
    /// <exception cref="InputException">An object finds no place; says what was reached.</exception>
    public SceneView View(PlannedPose pose) => View(pose, pose.Camera, (double)_recipe.Width / _recipe.Height);

    /// <summary>What another camera sees of it; objects stay where the pose puts them.</summary>
    /// <param name="pose">Whose objects stand around.</param>
    /// <param name="camera">Where plant, camera and light stand.</param>
    /// <param name="aspect">Width over height.</param>
    public SceneView View(PlannedPose pose, CameraPose camera, double aspect)
    {
        SceneView view = ViewOf(camera, aspect);
        return _placer is null ? view : WithGround(view with
        {
            Objects = _kept.TryGetValue(pose.Index, out IReadOnlyList<PlacedObject>? kept) ? kept : Place(pose),
        });
    }

    /// <summary>Finds the places of all poses, on several threads, before the first of them is rendered.</summary>
    /// <exception cref="InputException">An object finds no place; says what was reached.</exception>
    public void PlaceAll(IReadOnlyList<PlannedPose> poses, int threads, CancellationToken token)
    {
        if (_objects.Count == 0)
        {
            return;
        }

        InputException? first = null;
        Parallel.ForEach(
            poses,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = token },
            (pose, state) =>
            {
                try
                {
                    _kept[pose.Index] = Place(pose);
                }
                catch (InputException error)
                {
                    first = error;
                    state.Stop();
                }
            });
        if (first is not null)
        {
            throw first;
        }
    }

    /// <summary>Where objects stand by the numbers that a dataset has of them.</summary>
    /// <param name="matrices">Sixteen numbers an object; all 0 where it is not there.</param>
    /// <exception cref="InputException">There are not so many.</exception>
    public IReadOnlyList<PlacedObject> Placed(IReadOnlyList<float> matrices)
    {
        if (matrices.Count != 16 * _objects.Count)
        {
            throw new InputException(
                $"object_matrices: expected 16 numbers for each of {_objects.Count} objects, found {matrices.Count}");
        }

        return [.. _objects.Select((o, i) =>
        {
            float[] n = [.. matrices.Skip(16 * i).Take(16)];
            Matrix4x4? world = n.All(value => value == 0) ? null : new Matrix4x4(
                n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8], n[9], n[10], n[11], n[12], n[13], n[14], n[15]);
            return new PlacedObject(o.Shape.FirstId, o.Shape.LastId, world);
        })];
    }

    /// <summary>A view read from a file, with the ground that its objects shade.</summary>
    public SceneView WithGround(SceneView view)
    {
        if (_recipe.Ground is not { } ground || _groundId == 0)
        {
            return view;
        }

        double height = _framing.High - _framing.Low;
        float level = (float)_framing.Low;
        Vector3 light = view.LightDirection;
        return view with
        {
            Objects = [.. view.Objects.Where(placed => placed.FirstId != _groundId),
                new PlacedObject(_groundId, _groundId, Disc(ground.Radius * _framing.Radius, level))],
            Ground = new GroundView(
                _groundId, level, (float)(ground.Radius * _framing.Radius),
                ground.CastsShadows && light.Y >= LowestLight ? Along(light, level + (float)(0.0008 * height)) : null)
            {
                Feet = [.. Feet(view).Take(GroundView.MostFeet)],
            },
        };
    }

    private IReadOnlyList<PlacedObject> Place(PlannedPose pose) =>
        _placer!.Place(ViewOf(pose.Camera, (double)_recipe.Width / _recipe.Height), pose.Index);

    private SceneView ViewOf(CameraPose camera, double aspect) => Camera.View(
        _framing, camera, aspect,
        _recipe.HasScene
            ? Math.Max(SceneReach, 1.1 * (_recipe.Ground?.Radius ?? 0)) * _framing.Reach
            : null);

    private IEnumerable<Vector4> Feet(SceneView view)
    {
        (double x, _, double z) = Moved(_plant!.Foot, view.Model);
        yield return new Vector4((float)x, (float)z, (float)_plant.FootRadius, ContactDepth);
        foreach ((_, ProbeShape shape) in _objects)
        {
            if (view.ModelOf(shape.FirstId) is not { } world)
            {
                continue;
            }

            (double left, double up, double near) = Moved(shape.Foot, world);
            double scale = Math.Sqrt(
                ((double)world.M11 * world.M11) + ((double)world.M12 * world.M12) + ((double)world.M13 * world.M13));
            double depth = ContactDepth * (1 - (4 * Math.Max(0, up - _framing.Low) / (scale * shape.Extent)));
            if (depth > 0)
            {
                yield return new Vector4((float)left, (float)near, (float)(scale * shape.FootRadius), (float)depth);
            }
        }
    }

    /// <summary>A point where a matrix puts it; the library's product is not the same on every processor.</summary>
    private static (double X, double Y, double Z) Moved(Vector3 p, Matrix4x4 m) => (
        ((double)p.X * m.M11) + ((double)p.Y * m.M21) + ((double)p.Z * m.M31) + m.M41,
        ((double)p.X * m.M12) + ((double)p.Y * m.M22) + ((double)p.Z * m.M32) + m.M42,
        ((double)p.X * m.M13) + ((double)p.Y * m.M23) + ((double)p.Z * m.M33) + m.M43);

    private static Matrix4x4 Disc(double radius, float level) => new(
        (float)(2 * radius), 0, 0, 0, 0, 1, 0, 0, 0, 0, (float)(2 * radius), 0, 0, level, 0, 1);

    /// <summary>Moves points along the light to a level.</summary>
    private static Matrix4x4 Along(Vector3 light, float level)
    {
        (float x, float z) = (light.X / light.Y, light.Z / light.Y);
        return new Matrix4x4(
            1, 0, 0, 0, -x, 0, -z, 0, 0, 0, 1, 0, x * level, level, z * level, 1);
    }
}
