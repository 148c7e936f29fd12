#version 330 core

layout(location = 0) in vec3 position;

uniform mat4 clipFromModel;

void main()
{
    gl_Position = clipFromModel * vec4(position, 1.0);
}
