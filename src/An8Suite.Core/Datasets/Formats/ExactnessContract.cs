using An8Suite.Core.Labels;

namespace An8Suite.Core.Datasets.Formats;

/// <summary>
/// What every pixel of a dataset's pictures means: the one statement of it, which the dataset card carries.
/// </summary>
public static class ExactnessContract
{
    private const int Columns = 112;

    /// <summary>The contract as Markdown, without a heading; {0} is what each mask policy is.</summary>
    private const string Text = """
        - **Origin.** Row 0 is the top row, column 0 the left one, in every picture. Pixel (x, y) covers the square from
          (x, y) to (x + 1, y + 1); its centre is (x + 0.5, y + 0.5).
        - **Samples.** Every pixel is rendered as 3 x 3 samples on a regular grid, each of which shows one part or the
          background; the middle sample lies on the pixel's centre. Colour is the mean of the nine. Everything below
          comes from the same nine samples, not from a second rendering.
        - **Part ids** (`parts/`, 8-bit): the part the centre sample shows. Ids count from 1 in the order of `parts.json`;
          0 is the background. Ids are never blended.
        - **Hard mask** (`masks/<policy>/`, 1-bit, white inside): the pixels whose part id belongs to the policy.
        - **Coverage** (`coverage/<policy>/`, 8-bit, on request): of the nine samples, n show a part of the policy;
          the value is 255 * n / 9, rounded. 0 means no part of the policy touches a sample of the pixel, 255 all nine.
        {0}
        - **Twins.** The pictures of one pose in all classes share camera, light and samples: they differ in the
          recoloured parts and in nothing else. So every pixel that differs between two twins has coverage above 0 of a
          part that one of the two recolours. All classes of a pose lie in the same split.
        - **Change** (`change/`, 8-bit, on request): how much a pixel changes between the classes of its pose; 0 outside
          the `causal` mask.
        - **Boxes** (`bbox`): [left, top, width, height] in whole pixels around the part's hard pixels. **Centroids**:
          the mean [x, y] of their centres, rounded to thousandths. Both are empty lists where `visible_pixels` is 0.
          `hidden_share`: the share of the pixels that the part would show alone in this picture which other parts
          hide, from a pass that draws every part without the others; 1.0 where the part does not show.
        - **Bytes.** Same recipe, seed and renderer: the same bytes in every file, on any number of threads.
        """;

    /// <summary>What comes on top where classes have patterns or parts show textures.</summary>
    private const string SurfacesText = """
        - **Patterns.** A class with a pattern shows its colour and, in the samples where the pattern's shape says, the
          pattern's. Ground truth is the whole part all the same: the shape is seen in both colours together. Between two
          classes that share a colour only those samples change that show the pattern of one and not of the other, so
          `causal` and `change` leave out what looks the same in every class.
        - **Textures.** A part without a colour in `recipe.yaml` shows the texture that `mesh.glb` has for it, in every
          class that does not recolour it. Where a texel has the very colour of a class, that sample does not change.
        - In the metadata each part's `surface` is its pattern as `recipe.yaml` writes it, `texture`, or nothing.
        """;

    /// <summary>What holds as well where classes show or hide parts.</summary>
    private const string PresenceText = """
        - **Shown and hidden parts.** Not all classes show all parts: `shown` in the metadata's `parts` is 1 or 0, and
          pictures, part ids, boxes, `plant` and `part_<name>` say what the class itself shows. Camera, light and the
          shading of the parts that stay are the same in all classes of a pose. `class_part` are the samples where a part
          is seen that the class colours or shows, and where one would be seen that it hides, with all that it hides put
          back. `candidates` is the union of `class_part` over the classes of the pose. Two twins differ only in pixels
          with a sample, in one of the two, of a part that is recoloured or that the other does not show.
        """;

    /// <summary>What holds as well where classes follow from a rule over parts.</summary>
    private const string LooksText = """
        - **Looks.** A class is a rule over which of its parts are coloured: `looks` in `classes.json` lists what it may
          look like, each pose shows one of them, and the `color` of each of the metadata's `parts` says which. All parts
          that the rule asks are ground truth, coloured or not: `class_part` has them in every picture.
        """;

    /// <summary>What holds as well where there is more than the mesh.</summary>
    private const string SceneText = """
        - **Scene.** `role` in `parts.json` says what a part is: without one it belongs to the mesh that the classes are
          told by; `instance` to a copy of it, which shows the same class and is ground truth too; `distractor`,
          `occluder`, `cue` and `ground` as the words say. `object_matrices` of a row are 16 numbers an object, in the
          order of `recipe.yaml`, that put its parts of `mesh.glb` into the world, all 0 where it is not there; `shown`
          of a part says the same. `occluded_share`: the share of the pixels a part would show alone that show an
          occluder. Objects and backdrop are the same in all classes of a pose.
        - **Shadows** fall on the ground alone. They have its part id and no colour: what a part's shadow changes when
          the part is hidden is in `causal`, not in the part's mask.
        - **Backdrop** (`backdrop/`): what stands behind the picture, before a cue tints it. A pixel's background samples
          all have the colour of that pixel of it.
        - **Cue** (`cue_label`): the class whose cue the picture shows; `causal` and `change` compare the classes with one
          and the same cue. A tint multiplies the light of every part and of the backdrop, but not of highlights.
        - **Amodal** masks and their coverage come from a rendering of the class's parts alone, at the same samples: the
          visible part lies inside, and what it has beside is hidden.
        """;

    /// <summary>What holds as well where images have layers; one item a layer.</summary>
    private static readonly Dictionary<PictureLayer, string> LayerTexts = new()
    {
        [PictureLayer.Depth] = """
            - **Depth** (`depth/`, 16-bit): the distance along the camera's axis of what the centre sample shows, as
              value / 65535 * `depth_range` of the metadata row, in units of the mesh; 0 where no part shows. It and
              normals come from a pass with one sample a pixel. Where that rounds an edge to another part than the
              centre sample's, the pixel has the mean of its neighbours of the right part, 0 without any.
            """,
        [PictureLayer.Normals] = """
            - **Normals** (`normals/`, 16-bit RGB): the unit normal of what the centre sample shows, on the side that is
              seen, as n = value / 65535 * 2 - 1 in camera coordinates: x right, y up, z towards the camera. (0, 0, 0)
              where no part shows.
            """,
        [PictureLayer.Instances] = """
            - **Instances** (`instances/`, 8-bit): what the part id belongs to. 0 is the background or the ground, 1 the
              mesh of the recipe, 2 and above the further objects in the order of `recipe.yaml`, a sticker last.
            """,
    };

    /// <summary>The contract of a dataset, as Markdown without a heading.</summary>
    /// <param name="classes">The dataset's.</param>
    /// <param name="hasSurfaces">Whether there are patterns or textures.</param>
    /// <param name="policies">The mask policies there are; null for <see cref="MaskPolicy.Standard"/>.</param>
    /// <param name="hasScene">Whether there are further objects, a backdrop or a cue.</param>
    /// <param name="layers">The layers that its images have; null for none.</param>
    public static string Of(
        IReadOnlyList<ClassEntry> classes, bool hasSurfaces, IReadOnlyList<MaskPolicy>? policies = null,
        bool hasScene = false, IEnumerable<PictureLayer>? layers = null) =>
        string.Join('\n', (string[])
        [
            Text.Replace("{0}", PoliciesText(policies ?? MaskPolicy.Standard), StringComparison.Ordinal),
            .. hasSurfaces ? [SurfacesText] : Array.Empty<string>(),
            .. HasPresence(classes) ? [PresenceText] : Array.Empty<string>(),
            .. classes.Any(c => c.Looks is not null) ? [LooksText] : Array.Empty<string>(),
            .. hasScene ? [SceneText] : Array.Empty<string>(),
            .. (layers ?? []).Select(layer => LayerTexts[layer]),
        ]);

    /// <summary>Whether some class shows or hides parts.</summary>
    public static bool HasPresence(IReadOnlyList<ClassEntry> classes) =>
        classes.Any(c => c.Shows is not null || c.Hides is not null);

    /// <summary>The policies that are read off parts, then those that are measured.</summary>
    private static string PoliciesText(IReadOnlyList<MaskPolicy> policies)
    {
        IEnumerable<string> sentences = policies.Append(MaskPolicy.Part("<name>")).OrderBy(policy => policy.IsMeasured)
            .Select(policy => $"`{policy.Folder}`: {policy.Words}.");
        return Wrapped($"- **Policies.** {string.Join(' ', sentences)}");
    }

    private static string Wrapped(string item)
    {
        List<string> lines = [];
        foreach (string word in item.Split(' '))
        {
            if (lines.Count > 0 && lines[^1].Length + 1 + word.Length <= Columns)
            {
                lines[^1] += $" {word}";
            }
            else
            {
                lines.Add(lines.Count > 0 ? $"  {word}" : word);
            }
        }

        return string.Join('\n', lines);
    }
}
