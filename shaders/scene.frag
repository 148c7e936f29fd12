#version 330 core

// Writes the texels that GBuffer describes: shade, tint and specular as square roots, and the part's id. Nothing here
// depends on a colour, neither this part's nor a neighbour's. PARALLEL_VEINS, PINNATE_VEINS and GRAIN are defined for the
// parts that have them: a software renderer computes both sides of every branch, so what a part lacks must not be there.
// SURFACE is defined for all parts where some class has a pattern or shows a texture; PATTERN_BITS, a sum of the functions
// below, for the parts that carry a pattern; TEXTURED for those that show the mesh's texture; CUT for those that a texture cuts out.

// GROUND_DISC is defined for the disc that everything stands on, which is flat and plain; SHADOW as well where the light does not reach it.
// UNLIT for what shows its colour as it is.

in vec3 worldPosition;
in vec3 worldNormal;
in vec3 modelPosition;
in vec2 uv;
in float openSky;

#ifndef UNLIT
uniform vec4 light;       // xyz towards the light, w its strength
#endif
#ifdef GROUND_DISC
const int MOST_FEET = 24;
uniform float groundRadius;
uniform vec4 feet[MOST_FEET]; // where things stand: x, z, radius, how much they darken the ground
#elif !defined(UNLIT)
uniform vec3 eye;
uniform vec4 reflection;  // wrap, translucency, specular, shininess
uniform vec2 gradient;    // tint at the root, tint at the tip
#endif
#ifdef PARALLEL_VEINS
uniform float parallelVeinDepth;
#endif
#ifdef PINNATE_VEINS
uniform float pinnateVeinDepth;
#endif
#ifdef GRAIN
uniform float grainDepth;
#endif
uniform vec2 codeRange;   // shade and tint that byte 255 stands for
uniform float partId;
#ifdef TEXTURED
uniform sampler2D baseTexture;
uniform vec3 baseFactor; // in linear light
uniform vec3 textureU;   // (u, v, 1) of the mesh to u of the picture
uniform vec3 textureV;
#endif
#ifdef PATTERN_BITS
uniform vec4 patternFrame; // xyz the point that patterns are measured from, w shares of the mesh's height in a unit of the model
#endif

layout(location = 0) out vec4 texel;
#ifdef SURFACE
layout(location = 1) out vec4 surface;
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

const float SKY = 0.54;
const float GROUND = 0.42;
const float SUN = 0.64;
const float PI = 3.14159265;

#ifdef GROUND_DISC
// How much of the sky the ground sees: less around the feet of things.
float openGround()
{
    float open = 1.0;
    for (int i = 0; i < MOST_FEET; i++)
    {
        float away = distance(worldPosition.xz, feet[i].xy) / max(feet[i].z, 1e-6);
        open *= 1.0 - feet[i].w * (1.0 - smoothstep(0.7, 1.9, away));
    }
    return open;
}

vec3 groundCodes()
{
    if (length(worldPosition.xz) > groundRadius)
    {
        discard; // a shadow ends where the ground does
    }
    float open = openGround();
    float shade = SKY * open;
#ifndef SHADOW
    shade += SUN * light.w * mix(0.5, 1.0, open) * max(light.y, 0.0);
#endif
    return vec3(shade / codeRange.x, 1.0 / codeRange.y, 0.0);
}
#elif !defined(UNLIT)

// The normal on the side that is seen: sheets are lit from both sides, whichever way their triangles wind.
vec3 facingNormal(vec3 toEye)
{
    vec3 plane = cross(dFdx(worldPosition), dFdy(worldPosition));
    plane = dot(plane, toEye) < 0.0 ? -plane : plane;
    vec3 n = normalize(worldNormal);
    return dot(n, plane) < 0.0 ? -n : n;
}

// A bright line of the given half-width at whole numbers of x, fading out where it is finer than the samples.
float line(float x, float halfWidth)
{
    float away = abs(x - floor(x + 0.5));
    float blur = fwidth(x);
    float fade = 1.0 - smoothstep(0.35, 0.8, blur);
    return fade * (1.0 - smoothstep(halfWidth, halfWidth + 0.12 + blur, away));
}

#ifdef PARALLEL_VEINS
float parallelVeins()
{
    float across = uv.x - 0.5;
    float crease = 1.0 - smoothstep(0.0, 0.09 + fwidth(uv.x), abs(across));
    float side = line(across * 7.0 + 0.5, 0.10) * (1.0 - smoothstep(0.75, 1.0, uv.y));
    return -max(crease, 0.8 * side);
}
#endif

#ifdef PINNATE_VEINS
float pinnateVeins()
{
    float across = abs(uv.x - 0.5);
    float midrib = 1.0 - smoothstep(0.02, 0.05 + fwidth(uv.x), across);
    float side = line(uv.y * 8.0 - across * 7.0, 0.04) * (1.0 - smoothstep(0.35, 0.5, across));
    return max(midrib, 0.45 * side);
}
#endif

#ifdef GRAIN
float hash(ivec3 cell)
{
    uint h = uint(cell.x) * 0x8da6b343u ^ uint(cell.y) * 0xd8163841u ^ uint(cell.z) * 0xcb1ab31fu;
    h = (h ^ (h >> 15)) * 0x2c1b3c6du;
    h = (h ^ (h >> 12)) * 0x297a2d39u;
    return float((h ^ (h >> 15)) >> 8) / 16777216.0;
}

float noise(vec3 p)
{
    vec3 cell = floor(p);
    vec3 f = p - cell;
    f = f * f * (3.0 - 2.0 * f);
    ivec3 c = ivec3(cell);
    vec4 low = vec4(hash(c), hash(c + ivec3(1, 0, 0)), hash(c + ivec3(0, 1, 0)), hash(c + ivec3(1, 1, 0)));
    vec4 high = vec4(hash(c + ivec3(0, 0, 1)), hash(c + ivec3(1, 0, 1)), hash(c + ivec3(0, 1, 1)), hash(c + ivec3(1, 1, 1)));
    vec4 z = mix(low, high, f.z);
    vec2 y = mix(z.xy, z.zw, f.y);
    return 2.0 * mix(y.x, y.y, f.x) - 1.0;
}
#endif

#ifdef PATTERN_BITS
// Stripes and cells begin so many periods before the foot of the mesh: PatternShape.Phase.
const float PHASE = 0.31;

vec3 patternPosition()
{
    return (modelPosition - patternFrame.xyz) * patternFrame.w;
}

float stripes(vec3 direction, vec2 acrossSheet, float period)
{
    float along = dot(patternPosition(), direction) + dot(uv, acrossSheet);
    return fract(along / period + PHASE) < 0.5 ? 1.0 : 0.0;
}

float dots(float period, float radius)
{
    vec3 p = patternPosition() / period;
    vec3 fromCorner = p - floor(p + 0.5);
    vec3 fromMiddle = p - floor(p) - 0.5;
    float square = min(dot(fromCorner, fromCorner), dot(fromMiddle, fromMiddle));
    return sqrt(square) * period < radius ? 1.0 : 0.0;
}

float checker(float period)
{
    vec3 cell = floor(2.0 * patternPosition() / period + PHASE);
    return mod(cell.x + cell.y + cell.z, 2.0);
}
#endif

#ifdef TEXTURED
// The texture's colour as sRGB, which spends the bytes where eyes see steps.
vec3 baseColor()
{
    vec3 place = vec3(uv, 1.0);
    vec3 light = texture(baseTexture, vec2(dot(textureU, place), dot(textureV, place))).rgb * baseFactor;
    vec3 curve = 1.055 * pow(light, vec3(1.0 / 2.4)) - 0.055;
    return mix(curve, 12.92 * light, lessThanEqual(light, vec3(0.0031308)));
}
#endif

float surfaceTint()
{
    float tint = mix(gradient.x, gradient.y, smoothstep(0.0, 0.75, uv.y));
#ifdef PARALLEL_VEINS
    tint *= 1.0 + parallelVeinDepth * parallelVeins();
#endif
#ifdef PINNATE_VEINS
    tint *= 1.0 + pinnateVeinDepth * pinnateVeins();
#endif
#ifdef GRAIN
    tint *= 1.0 + grainDepth * (0.6 * noise(modelPosition * 30.0) + 0.4 * noise(modelPosition * 75.0));
#endif
    return tint;
}

float shade(vec3 n)
{
    float sky = mix(GROUND, SKY, 0.5 + 0.5 * n.y) * openSky;
    float towards = dot(n, light.xyz);
    float lit = max((towards + reflection.x) / (1.0 + reflection.x), 0.0);
    float through = reflection.y * max(-towards, 0.0);
    float reached = mix(0.5, 1.0, openSky);
    return sky + SUN * light.w * reached * (lit + through);
}

// Schlick's rational stand-in for the highlight's power, which costs a tenth of the pass less.
float specular(vec3 n, vec3 toEye)
{
    float facing = max(dot(n, normalize(toEye + light.xyz)), 0.0);
    return reflection.z * light.w * openSky * facing / (reflection.w - reflection.w * facing + facing);
}

#endif

void main()
{
#ifdef GROUND_DISC
    vec3 codes = groundCodes();
#elif defined(UNLIT)
    vec3 codes = vec3(1.0 / codeRange, 0.0);
#else
    vec3 toEye = normalize(eye - worldPosition);
    vec3 n = facingNormal(toEye);
    vec3 codes = vec3(shade(n), surfaceTint(), specular(n, toEye)) / vec3(codeRange, 1.0);
#endif
    texel = vec4(sqrt(clamp(codes, 0.0, 1.0)), partId);
#ifdef SURFACE
    surface = vec4(0.0);
#endif
#ifdef TEXTURED
    surface.rgb = baseColor();
#endif
#ifdef PATTERN_BITS
    surface.a = PATTERN_BITS / 255.0;
#endif
#ifdef CUT
    // Last, because derivatives need the neighbours that are cut out as well.
    if (isCutOut(uv))
    {
        discard;
    }
#endif
}
