#version 330 core

// Writes what PixelGeometry describes: a normal in camera coordinates as long as the part's id, and the distance along the
// camera's axis.

// CUT is defined for the parts that a texture cuts out, as in scene.frag.

in vec3 cameraPosition;
in vec3 cameraNormal;
#ifdef CUT
in vec2 uv;
#endif

uniform float partId;
#ifdef CUT
uniform sampler2D cutTexture;
uniform vec2 cut;  // the smallest alpha that stays, and what multiplies the texture's
uniform vec3 cutU; // (u, v, 1) of the mesh to u of the texture
uniform vec3 cutV;

bool isCutOut(vec2 at)
{
    vec3 place = vec3(at, 1.0);
    return textureLod(cutTexture, vec2(dot(cutU, place), dot(cutV, place)), 0.0).r * cut.y < cut.x;
}
#endif

out vec4 geometry;

// The normal on the side that is seen, whichever way the triangles wind: as in scene.frag.
vec3 facingNormal()
{
    vec3 plane = cross(dFdx(cameraPosition), dFdy(cameraPosition));
    plane = dot(plane, cameraPosition) > 0.0 ? -plane : plane;
    vec3 n = normalize(cameraNormal);
    return dot(n, plane) < 0.0 ? -n : n;
}

void main()
{
    geometry = vec4(partId * facingNormal(), -cameraPosition.z);
#ifdef CUT
    // Last, because derivatives need the neighbours that are cut out as well.
    if (isCutOut(uv))
    {
        discard;
    }
#endif
}
