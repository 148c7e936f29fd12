using System.Globalization;
using An8Suite.Core.Datasets.Exports;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;

namespace An8Suite.Tests.Datasets.Exports;

public sealed class YoloExportTests
{
    [Fact]
    public void A_line_is_the_part_less_one_and_corners_in_shares_of_the_size()
    {
        // A column of part 2 in a picture of 4 x 8 pixels.
        byte[] ids = new byte[32];
        (ids[9], ids[13]) = (2, 2);
        Assert.Equal("1 0.25 0.25 0.5 0.25 0.5 0.5 0.25 0.5\n", YoloExport.Labels(new PartMask(4, 8, ids)));
    }

    [Fact]
    public void Shares_of_odd_sizes_keep_eight_decimals_and_an_empty_picture_has_no_line()
    {
        Assert.Equal(
            "0 0.33333333 0 0.66666667 0 0.66666667 1 0.33333333 1\n",
            YoloExport.Labels(new PartMask(3, 1, [0, 1, 0])));
        Assert.Equal("", YoloExport.Labels(new PartMask(2, 1, [0, 0])));
    }

    [Fact]
    public void Images_and_labels_lie_side_by_side_and_areas_are_those_of_the_parts()
    {
        using var scene = new ExportedScene();
        string folder = scene.Export("yolo");
        foreach (Sample sample in scene.Dataset.Samples)
        {
            string name = $"{sample.Split.ToString().ToLowerInvariant()}/{sample.Id}";
            Assert.Equal(
                File.ReadAllBytes(Path.Combine(scene.Source, sample.ImagePath)),
                File.ReadAllBytes(Path.Combine(folder, $"images/{name}.png")));
            var areas = new double[5];
            foreach (string line in File.ReadLines(Path.Combine(folder, $"labels/{name}.txt")))
            {
                double[] numbers = [.. line.Split(' ')
                    .Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
                areas[(int)numbers[0] + 1] += Area(numbers[1..]) * 40 * 33;
            }

            byte[] ids = scene.Dataset.ReadParts(sample).Ids;
            Assert.Equal(
                Enumerable.Range(1, 4).Select(id => (double)ids.Count(value => value == id)),
                areas[1..].Select(a => Math.Round(a, 3)));
        }

        Assert.Equal(
            """
            # synthetic; paths are relative to this file
            train: images/train
            val: images/val
            test: images/test
            names:
              0: "disc"
              1: "post"
              2: "base"
              3: "hidden"

            """,
            File.ReadAllText(Path.Combine(folder, "data.yaml")));
    }

    [Fact]
    [Needs(Needs.Process)]
    public void An_image_takes_no_space_twice()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "asks stat for the links");
        using var scene = new ExportedScene();
        string folder = scene.Export("yolo", new ExportOptions { Split = Split.Test, Limit = 1 });
        string image = Assert.Single(Directory.GetFiles(Path.Combine(folder, "images", "test")));
        Assert.Equal("2", ChildProcess.Run("stat", ["--format", "%h", image]).Output.Trim());
    }

    private static double Area(double[] xy)
    {
        double sum = 0;
        for (int i = 0; i < xy.Length; i += 2)
        {
            int next = (i + 2) % xy.Length;
            sum += (xy[i] * xy[next + 1]) - (xy[next] * xy[i + 1]);
        }

        return sum / 2;
    }
}
