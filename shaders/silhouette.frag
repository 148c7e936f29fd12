#version 330 core

// One bit a part, gathered by OR without a depth test: where a part would show if nothing stood before it.

uniform vec4 bit;

out vec4 bits;

void main()
{
    bits = bit;
}
