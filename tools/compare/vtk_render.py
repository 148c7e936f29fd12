"""Draws the views of a dataset with VTK, times it, and writes a JSON summary. Started by 'run', with a DISPLAY.

Variants: 'cheap' draws without anti-aliasing, compresses at level 1, and draws and writes one mask an image. 'shared'
is the same but draws and compresses the mask once a pose, because a colour cannot change it. 'usual' is what people
write: 8x multisampling asked for, default compression, the mask drawn in the same window as the image.
"""
import argparse
import json
import pathlib
import time

import numpy
from vtkmodules.util.numpy_support import numpy_to_vtk, numpy_to_vtkIdTypeArray, vtk_to_numpy
from vtkmodules.vtkCommonCore import vtkPoints, vtkUnsignedCharArray, vtkVersion
from vtkmodules.vtkCommonDataModel import vtkCellArray, vtkImageData, vtkPolyData
from vtkmodules.vtkCommonMath import vtkMatrix4x4
from vtkmodules.vtkIOImage import vtkPNGWriter
from vtkmodules.vtkRenderingCore import vtkActor, vtkLight, vtkPolyDataMapper, vtkRenderer, vtkRenderWindow
import vtkmodules.vtkRenderingOpenGL2  # noqa: F401  registers the OpenGL classes

import views

MULTISAMPLES = 8
WARMUP_POSES = 3
DEFAULT_LEVEL = 5  # vtkPNGWriter's own


class Window:
    """Two scenes of the same mesh in one off-screen window: lit parts, and parts as flat grey."""

    def __init__(self, parts, size, multisamples):
        self.window = vtkRenderWindow()
        self.window.SetOffScreenRendering(1)
        self.window.SetMultiSamples(multisamples)
        self.window.SetSize(*size)
        self.size = size
        self.light = vtkLight()
        self.lit, self.lit_actors = self._scene(parts, True)
        self.flat, self.flat_actors = self._scene(parts, False)
        for index, actor in enumerate(self.flat_actors):
            actor.GetProperty().SetColor(*[views.GREY_STEP * (index + 1) / 255] * 3)

    def _scene(self, parts, lit):
        renderer = vtkRenderer()
        self.window.AddRenderer(renderer)
        renderer.GetCullers().RemoveAllItems()
        renderer.SetAutomaticLightCreation(0)
        camera = renderer.GetActiveCamera()
        camera.SetPosition(0, 0, 0)  # the actors' matrices take them to the camera
        camera.SetFocalPoint(0, 0, -1)
        camera.SetUseExplicitProjectionTransformMatrix(True)
        if lit:
            renderer.AddLight(self.light)
        actors = []
        for part in parts:
            mapper = vtkPolyDataMapper()
            mapper.SetInputData(poly_data(part))
            mapper.ScalarVisibilityOff()
            actor = vtkActor()
            actor.SetMapper(mapper)
            actor.GetProperty().SetLighting(lit)
            actor.GetProperty().SetAmbient(0.3 if lit else 0)
            actor.GetProperty().SetDiffuse(0.7 if lit else 1)
            renderer.AddActor(actor)
            actors.append(actor)
        return renderer, actors

    def look(self, view):
        """Sets both scenes to the pose."""
        self.light.SetPosition(*view.light_direction)
        self.lit.SetBackground(*views.color_of(view.background))
        for renderer in (self.lit, self.flat):
            renderer.GetActiveCamera().SetExplicitProjectionTransformMatrix(matrix(view.projection))
        placed = matrix(view.model_view)
        for actor in self.lit_actors + self.flat_actors:
            actor.SetUserMatrix(placed)

    def draw(self, renderer):
        """Draws one of the scenes and waits until it is drawn."""
        for scene in (self.lit, self.flat):
            scene.SetDraw(scene is renderer)
        self.window.Render()
        self.window.WaitForCompletion()

    def read(self):
        """The drawn pixels as (h * w, 3), from the bottom row upwards."""
        pixels = vtkUnsignedCharArray()
        self.window.GetPixelData(0, 0, self.size[0] - 1, self.size[1] - 1, 0, pixels, 0)
        return pixels


def poly_data(part):
    """The part as VTK holds meshes."""
    def points(rows):
        return numpy_to_vtk(numpy.ascontiguousarray(rows), deep=True)
    data = vtkPolyData()
    at = vtkPoints()
    at.SetData(points(part.positions))
    data.SetPoints(at)
    data.GetPointData().SetNormals(points(part.normals))
    cells = vtkCellArray()
    cells.SetData(3, numpy_to_vtkIdTypeArray(numpy.ascontiguousarray(part.triangles.ravel()), deep=True))
    data.SetPolys(cells)
    return data


def matrix(rows):
    """A VTK matrix with these rows; it acts on columns."""
    made = vtkMatrix4x4()
    made.DeepCopy(tuple(rows.ravel()))
    return made


def png(pixels, size, level):
    """The bytes of the PNG file; the writer turns VTK's bottom row first into the file's top row first."""
    image = vtkImageData()
    image.SetDimensions(*size, 1)
    image.GetPointData().SetScalars(pixels)
    writer = vtkPNGWriter()
    writer.SetInputData(image)
    writer.SetCompressionLevel(level)
    writer.WriteToMemoryOn()
    writer.Write()
    return writer.GetResult()


class Clock:
    """Processor seconds of the whole process, all threads, by stage."""

    def __init__(self):
        self.seconds = dict.fromkeys(("render", "read back", "png", "write file", "other"), 0.0)
        self.last = time.process_time()

    def stage(self, name):
        now = time.process_time()
        self.seconds[name] += now - self.last
        self.last = now


def draw_pose(window, view, variant, out, clock):
    """Draws, reads, compresses and writes the image and the mask of every class."""
    level = DEFAULT_LEVEL if variant == "usual" else 1
    window.look(view)
    mask = None
    for name, colors, _ in view.classes:
        for actor, color in zip(window.lit_actors, colors):
            actor.GetProperty().SetColor(*views.color_of(color))
        clock.stage("other")
        window.draw(window.lit)
        clock.stage("render")
        pixels = window.read()
        clock.stage("read back")
        image = png(pixels, window.size, level)
        clock.stage("png")
        if mask is None or variant != "shared":
            window.draw(window.flat)
            clock.stage("render")
            pixels = window.read()
            clock.stage("read back")
            grey = numpy_to_vtk(numpy.ascontiguousarray(vtk_to_numpy(pixels)[:, 0]))
            clock.stage("other")
            mask = png(grey, window.size, level)
            clock.stage("png")
        for folder, data in (("images", image), ("parts", mask)):
            with open(out / folder / (name + ".png"), "wb") as file:
                file.write(memoryview(data))
        clock.stage("write file")


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--dataset", type=pathlib.Path, required=True)
    options.add_argument("--out", type=pathlib.Path, required=True)
    options.add_argument("--variant", choices=("cheap", "shared", "usual"), required=True)
    options.add_argument("--poses", type=int, required=True)
    options = options.parse_args()
    seen = views.read_views(options.dataset, options.poses)
    window = Window(views.read_parts(options.dataset / "mesh.glb"), views.read_size(options.dataset),
                    MULTISAMPLES if options.variant == "usual" else 0)
    for view in seen[:WARMUP_POSES]:
        draw_pose(window, view, options.variant, options.out, Clock())
    clock, wall, cpu = Clock(), time.perf_counter(), time.process_time()
    for view in seen:
        draw_pose(window, view, options.variant, options.out, clock)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    count = sum(len(view.classes) for view in seen)
    driver = window.window.ReportCapabilities().partition("OpenGL renderer string:")[2].splitlines()[0].strip()
    summary = {
        "images": count,
        "wall_seconds": wall,
        "cpu_seconds": cpu,
        "driver": f"VTK {vtkVersion.GetVTKVersion()}, {driver}, {window.window.GetMultiSamples()} multisamples, Xvfb",
        "stage_cpu_ms": {name: 1000 * seconds / count for name, seconds in clock.seconds.items()},
    }
    (options.out / "summary.json").write_text(json.dumps(summary), encoding="utf-8")


if __name__ == "__main__":
    main()
