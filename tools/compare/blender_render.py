"""Draws views of a dataset with Blender, times it, and writes a JSON summary. Started by 'run' through 'blender -b'.

Variants: 'cycles' traces 16 samples a pixel on the processor and takes the mask from the object index pass of the same
render. 'workbench' draws 8 samples with OpenGL and the mask as a second scene in flat grey without anti-aliasing.
Meshes are handed over as arrays, not imported: Debian's glTF importer stops at numpy 1.24. The Blender camera stands at
the origin and looks along -z with y up, as OpenGL's does, so parts need only their model-view matrix.
"""
import argparse
import json
import math
import os
import pathlib
import sys
import time

import bpy
import mathutils

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import views  # noqa: E402  lies beside this file, where Blender does not look

SAMPLES = 16


def linear(text):
    """The colour "#rrggbb" as linear light with an alpha of 1."""
    channels = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in views.color_of(text))
    return (*channels, 1)


def add_part(scene, part, part_id):
    """An object with the part's triangles, normals and a matt material of its own."""
    mesh = bpy.data.meshes.new(part.name)
    mesh.from_pydata(part.positions.tolist(), [], part.triangles.tolist())
    mesh.polygons.foreach_set("use_smooth", [True] * len(mesh.polygons))
    mesh.use_auto_smooth = True
    mesh.normals_split_custom_set_from_vertices(part.normals.tolist())
    material = bpy.data.materials.new(part.name)
    material.use_nodes = True
    material.node_tree.nodes["Principled BSDF"].inputs["Roughness"].default_value = 0.8
    mesh.materials.append(material)
    made = bpy.data.objects.new(part.name, mesh)
    made.pass_index = part_id
    scene.collection.objects.link(made)
    return made


def build(dataset, view):
    """The scene with its parts, camera and sun; gives the scene, the parts' objects and the sun."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    scene = bpy.context.scene
    objects = [add_part(scene, part, n + 1) for n, part in enumerate(views.read_parts(dataset / "mesh.glb"))]
    scene.camera = bpy.data.objects.new("camera", bpy.data.cameras.new("camera"))
    scene.camera.data.sensor_fit = "VERTICAL"
    scene.camera.data.angle_y = math.radians(view.field_of_view_degrees)
    scene.camera.data.clip_start, scene.camera.data.clip_end = 0.01, 100
    sun = bpy.data.objects.new("sun", bpy.data.lights.new("sun", "SUN"))
    sun.data.energy = 2
    scene.collection.objects.link(scene.camera)
    scene.collection.objects.link(sun)
    scene.world = bpy.data.worlds.new("world")
    scene.world.color = linear(view.background)[:3]
    scene.world.use_nodes = True
    scene.world.node_tree.nodes["Background"].inputs["Color"].default_value = linear(view.background)
    return scene, objects, sun


def settle(scene, size):
    """Picture size, samples, and plain sRGB out."""
    render = scene.render
    render.resolution_x, render.resolution_y = size
    render.resolution_percentage = 100
    render.use_persistent_data = True
    render.image_settings.file_format = "PNG"
    render.image_settings.color_mode = "RGB"
    scene.cycles.samples = SAMPLES
    scene.cycles.use_adaptive_sampling = scene.cycles.use_denoising = False
    scene.view_settings.view_transform = "Standard"


def index_pass(scene, out):
    """Cycles: the compositor writes the object index pass as flat grey to out/parts/now0001.png."""
    scene.view_layers[0].use_pass_object_index = True
    scene.use_nodes = True
    tree = scene.node_tree
    layers = tree.nodes.new("CompositorNodeRLayers")
    scale = tree.nodes.new("CompositorNodeMath")
    scale.operation = "MULTIPLY"
    scale.inputs[1].default_value = views.GREY_STEP / 255
    file = tree.nodes.new("CompositorNodeOutputFile")
    file.base_path = str(out / "parts")
    file.file_slots[0].path = "now"
    file.format.file_format, file.format.color_mode = "PNG", "BW"
    file.format.color_management = "OVERRIDE"
    file.format.view_settings.view_transform = "Raw"
    tree.links.new(layers.outputs["IndexOB"], scale.inputs[0])
    tree.links.new(scale.outputs[0], file.inputs[0])
    tree.links.new(layers.outputs["Image"], tree.nodes.new("CompositorNodeComposite").inputs[0])


def flat_scene(scene):
    """Workbench: a second scene of the same objects in which each shows its index as flat grey on black."""
    masks = scene.copy()
    scene.display.shading.light, masks.display.shading.light = "STUDIO", "FLAT"
    scene.display.shading.color_type, masks.display.shading.color_type = "MATERIAL", "OBJECT"
    scene.display.render_aa, masks.display.render_aa = "8", "OFF"
    for made in scene.objects:
        made.color = (*[views.GREY_STEP * made.pass_index / 255] * 3, 1)
    masks.world = bpy.data.worlds.new("black")
    masks.world.color = (0, 0, 0)
    masks.render.dither_intensity = 0
    masks.view_settings.view_transform = "Raw"
    masks.render.image_settings.color_mode = "BW"
    return masks


def draw(scene, masks, out, name):
    """Renders and writes the image and the mask of the scene as it stands."""
    scene.render.filepath = str(out / "images" / (name + ".png"))
    bpy.ops.render.render(write_still=True, scene=scene.name)
    if masks is None:
        os.replace(out / "parts" / f"now{scene.frame_current:04d}.png", out / "parts" / (name + ".png"))
    else:
        masks.render.filepath = str(out / "parts" / (name + ".png"))
        bpy.ops.render.render(write_still=True, scene=masks.name)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--dataset", type=pathlib.Path, required=True)
    options.add_argument("--out", type=pathlib.Path, required=True)
    options.add_argument("--variant", choices=("cycles", "workbench"), required=True)
    options.add_argument("--poses", type=int, required=True)
    options = options.parse_args(sys.argv[sys.argv.index("--") + 1:])
    options.out = options.out.absolute()
    seen = views.read_views(options.dataset, options.poses)
    scene, objects, sun = build(options.dataset, seen[0])
    settle(scene, views.read_size(options.dataset))
    scene.render.engine = {"cycles": "CYCLES", "workbench": "BLENDER_WORKBENCH"}[options.variant]
    masks = None
    if options.variant == "cycles":
        index_pass(scene, options.out)
    else:
        masks = flat_scene(scene)
    draw(scene, masks, options.out, "warmup")
    wall, cpu = time.perf_counter(), time.process_time()
    for view in seen:
        sun.rotation_mode = "QUATERNION"
        sun.rotation_quaternion = mathutils.Vector(view.light_direction).to_track_quat("Z", "Y")
        for made in objects:
            made.matrix_world = mathutils.Matrix(view.model_view.tolist())
        for name, colors, _ in view.classes:
            for made, color in zip(objects, colors):
                shader = made.data.materials[0].node_tree.nodes["Principled BSDF"]
                shader.inputs["Base Color"].default_value = linear(color)
                made.data.materials[0].diffuse_color = linear(color)
            draw(scene, masks, options.out, name)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    for folder in ("images", "parts"):
        (options.out / folder / "warmup.png").unlink()
    summary = {
        "images": sum(len(view.classes) for view in seen),
        "wall_seconds": wall,
        "cpu_seconds": cpu,
        "driver": f"Blender {bpy.app.version_string}, {options.variant}",
    }
    (options.out / "summary.json").write_text(json.dumps(summary), encoding="utf-8")


main()
