#version 330 core

layout(location = 0) in vec3 position;

#ifdef CUT
layout(location = 2) in vec2 texCoord;
#endif

uniform mat4 clipFromModel;

#ifdef CUT
out vec2 uv;
#endif

void main()
{
    gl_Position = clipFromModel * vec4(position, 1.0);
#ifdef CUT
    uv = texCoord;
#endif
}
