using System.Numerics;
using An8Suite.Core.Scenes.Cameras;

namespace An8Suite.Rendering.Drawing;

/// <summary>Matrix products that are the same on every processor.</summary>
internal static class ExactMatrices
{
    /// <summary>
    /// Mesh to clip space, upside down: OpenGL's first row is the lowest, so pictures come back the right way up.
    /// </summary>
    public static Matrix4x4 ClipFromModel(SceneView view) => ClipFromModel(view, view.Model);

    /// <summary>The same for what another matrix puts into the world.</summary>
    public static Matrix4x4 ClipFromModel(SceneView view, Matrix4x4 model)
    {
        Matrix4x4 m = Product(Product(model, view.View), view.Projection);
        (m.M12, m.M22, m.M32, m.M42) = (-m.M12, -m.M22, -m.M32, -m.M42);
        return m;
    }

    /// <summary>Where the camera stands, in the world.</summary>
    public static Vector3 Eye(SceneView view)
    {
        Matrix4x4 m = view.View;
        return new Vector3(
            (float)-(((double)m.M41 * m.M11) + ((double)m.M42 * m.M12) + ((double)m.M43 * m.M13)),
            (float)-(((double)m.M41 * m.M21) + ((double)m.M42 * m.M22) + ((double)m.M43 * m.M23)),
            (float)-(((double)m.M41 * m.M31) + ((double)m.M42 * m.M32) + ((double)m.M43 * m.M33)));
    }

    /// <summary>a b in double: Matrix4x4's own product uses fused steps on some processors and not on others.</summary>
    public static Matrix4x4 Product(Matrix4x4 a, Matrix4x4 b)
    {
        Matrix4x4 product = default;
        for (int row = 0; row < 4; row++)
        {
            for (int column = 0; column < 4; column++)
            {
                double sum = 0;
                for (int k = 0; k < 4; k++)
                {
                    sum += (double)a[row, k] * b[k, column];
                }

                product[row, column] = (float)sum;
            }
        }

        return product;
    }
}
