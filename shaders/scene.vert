#version 330 core

layout(location = 0) in vec3 position;
layout(location = 1) in vec3 normal;
layout(location = 2) in vec2 texCoord;
layout(location = 3) in float occlusion;

uniform mat4 clipFromModel;
uniform mat4 worldFromModel;

out vec3 worldPosition;
out vec3 worldNormal;
out vec3 modelPosition;
out vec2 uv;
out float openSky;

void main()
{
    gl_Position = clipFromModel * vec4(position, 1.0);
    worldPosition = (worldFromModel * vec4(position, 1.0)).xyz;
    worldNormal = mat3(worldFromModel) * normal;
    modelPosition = position;
    uv = texCoord;
    openSky = occlusion;
}
