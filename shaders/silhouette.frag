#version 330 core

// One bit a part, gathered by OR without a depth test: where a part would show if nothing stood before it.

// CUT is defined for the parts that a texture cuts out, as in scene.frag.

uniform vec4 bit;
#ifdef CUT
in vec2 uv;
#endif

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

out vec4 bits;

void main()
{
    bits = bit;
#ifdef CUT
    if (isCutOut(uv))
    {
        discard;
    }
#endif
}
