using System.Numerics;
using System.Text.Json.Nodes;
using SharpGLTF.Schema2;

namespace An8Suite.Core.Geometry.Gltf;

/// <summary>The joints that move the vertices of a mesh; where its own node stands does not matter then.</summary>
internal sealed class GltfSkin
{
    private readonly Matrix4x4[] _joints;

    private GltfSkin(Matrix4x4[] joints) => _joints = joints;

    /// <summary>Reads a skin as its joints stand in the file.</summary>
    public static GltfSkin Read(JsonNode? skin, ModelRoot model)
    {
        int[] joints = [.. GltfJson.Items(skin, "joints").Select(joint => GltfJson.Value(joint, -1))];
        int inverse = GltfJson.Value(GltfJson.Key(skin, "inverseBindMatrices"), -1);
        Matrix4x4[]? bound = inverse < 0 ? null
            : PrimitiveArrays.Whole(model.LogicalAccessors[inverse], a => a.AsMatrix4x4Array());
        if (joints.Length == 0 || joints.Any(joint => joint < 0 || joint >= model.LogicalNodes.Count)
            || (bound is not null && bound.Length < joints.Length))
        {
            throw new InvalidDataException("its skin has no joints, or names some that the file lacks");
        }

        return new GltfSkin([.. joints.Select((joint, i) => bound is null
            ? model.LogicalNodes[joint].WorldMatrix
            : Placement.Product(bound[i], model.LogicalNodes[joint].WorldMatrix))]);
    }

    /// <summary>The arrays of a primitive where the joints put them.</summary>
    public PrimitiveArrays Moved(PrimitiveArrays arrays, MeshPrimitive primitive)
    {
        List<(Vector4[] Joints, Vector4[] Weights)> sets = [];
        for (int set = 0; primitive.GetVertexAccessor($"JOINTS_{set}") is Accessor joints; set++)
        {
            Vector4[]? weights = PrimitiveArrays.Whole(
                primitive.GetVertexAccessor($"WEIGHTS_{set}"), a => a.AsVector4Array());
            sets.Add((PrimitiveArrays.Whole(joints, a => a.AsVector4Array())!,
                weights ?? throw new InvalidDataException($"JOINTS_{set} stands without WEIGHTS_{set}")));
        }

        int count = arrays.Positions.Length;
        if (sets.Count == 0 || sets.Exists(set => set.Joints.Length != count || set.Weights.Length != count))
        {
            throw new InvalidDataException(
                "its node has a skin, but its vertices have no joints and weights, or others in number");
        }

        Vector3[] positions = new Vector3[count];
        Vector3[]? normals = arrays.Normals is null ? null : new Vector3[count];
        for (int i = 0; i < count; i++)
        {
            (Matrix4x4 Joint, double Weight)[] bones = [.. sets.SelectMany(
                set => Bones(set.Joints[i], set.Weights[i]))];
            positions[i] = Sum(bones, joint => Placement.Point(arrays.Positions[i], joint));
            if (normals is not null)
            {
                normals[i] = SmoothNormals.Unit(Sum(bones, joint => Placement.Normal(arrays.Normals![i], joint)));
            }
        }

        return arrays with { Positions = positions, Normals = normals };
    }

    private IEnumerable<(Matrix4x4 Joint, double Weight)> Bones(Vector4 joints, Vector4 weights)
    {
        for (int k = 0; k < 4; k++)
        {
            if (weights[k] != 0)
            {
                int joint = (int)joints[k];
                yield return joint >= 0 && joint < _joints.Length
                    ? (_joints[joint], weights[k])
                    : throw new InvalidDataException($"a vertex hangs on joint {joints[k]} of {_joints.Length}");
            }
        }
    }

    private Vector3 Sum((Matrix4x4 Joint, double Weight)[] bones, Func<Matrix4x4, Vector3> moved)
    {
        double all = bones.Sum(bone => bone.Weight);
        if (!(all > 0))
        {
            return moved(_joints[0]);
        }

        (double x, double y, double z) = (0, 0, 0);
        foreach ((Matrix4x4 joint, double weight) in bones)
        {
            Vector3 at = moved(joint);
            (x, y, z) = (x + (at.X * weight / all), y + (at.Y * weight / all), z + (at.Z * weight / all));
        }

        return new Vector3((float)x, (float)y, (float)z);
    }
}
