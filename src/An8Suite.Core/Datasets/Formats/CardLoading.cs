namespace An8Suite.Core.Datasets.Formats;

/// <summary>The part of a dataset card that says how the usual libraries load it.</summary>
internal static class CardLoading
{
    /// <summary>The section's Markdown.</summary>
    public static string Of(DatasetDescription dataset)
    {
        string split = dataset.FilledSplits.First().Folder;
        string names = string.Join(", ", dataset.Classes.Select(c => $"\"{c.Name}\""));
        string[] pictures = [.. dataset.Pictures.Select(p => p.Key)];
        string parts = pictures.First(p => p.StartsWith("part", StringComparison.Ordinal));
        string mask = pictures.First(p => p.StartsWith(MetadataRow.MaskPrefix, StringComparison.Ordinal));
        return $"""
            torchvision; the folders' order is the labels' order:

            ```python
            from torchvision.datasets import ImageFolder
            {split} = ImageFolder("{split}/images")
            ```

            Hugging Face `datasets`; from version 3.4 on masks and part ids are image columns as well, before that their paths:

            ```python
            from datasets import ClassLabel, load_dataset
            data = load_dataset("PATH/TO/THIS/FOLDER")
            data = data.cast_column("label", ClassLabel(names=[{names}]))
            ```

            COCO, one annotation a visible part; the run lengths are uncompressed, which `annToMask` understands:

            ```python
            from pycocotools.coco import COCO
            coco = COCO("annotations/instances_{split}.json")
            image = coco.loadImgs(coco.getImgIds()[:1])[0]        # lies at {split}/images/ + image["file_name"]
            mask = coco.annToMask(coco.loadAnns(coco.getAnnIds(image["id"]))[0])
            ```

            NumPy; every picture's masks have its own relative path and name in another folder:

            ```python
            import json, numpy as np
            from PIL import Image
            row = json.loads(open("{split}/metadata.jsonl").readline())
            image = np.asarray(Image.open("{split}/" + row["file_name"]))      # (H, W, 3) uint8
            mask = np.asarray(Image.open("{split}/" + row["{mask}"]))          # (H, W) bool
            parts = np.asarray(Image.open("{split}/" + row["{parts}"]))        # (H, W) uint8
            ```

            `an8 export . --format webdataset` (or `parquet`, for the Hub; `fiftyone`; `quantus`, an .npz; `yolo`; `an8flower`, the
            published layout) writes it for other software. `parts/` is a `feature_mask` for Captum as it stands; the .npz holds it, and the background as `baselines`.
            """;
    }
}
