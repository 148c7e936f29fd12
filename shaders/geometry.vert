#version 330 core

layout(location = 0) in vec3 position;
layout(location = 1) in vec3 normal;

#ifdef CUT
layout(location = 2) in vec2 texCoord;
#endif

uniform mat4 clipFromModel;
uniform mat4 cameraFromModel;

out vec3 cameraPosition;
out vec3 cameraNormal;
#ifdef CUT
out vec2 uv;
#endif

void main()
{
    gl_Position = clipFromModel * vec4(position, 1.0);
    cameraPosition = (cameraFromModel * vec4(position, 1.0)).xyz;
    cameraNormal = mat3(cameraFromModel) * normal;
#ifdef CUT
    uv = texCoord;
#endif
}
