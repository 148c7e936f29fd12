using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Cameras;

namespace An8Suite.Cli.Looking.Viewing;

/// <summary>What the window shows at one moment; keys turn one state into the next (<see cref="ViewKeys"/>).</summary>
internal sealed record ViewState
{
    /// <summary>How fast the plant turns by itself.</summary>
    public const double DegreesPerSecond = 30;

    /// <summary>What there is to choose from.</summary>
    public required ViewChoices Choices { get; init; }

    /// <summary>The class that is shown.</summary>
    public int Label { get; init; }

    /// <summary>The recipe's pose that the camera began at.</summary>
    public required int Pose { get; init; }

    /// <summary>Where plant, camera and light stand now.</summary>
    public required CameraPose Camera { get; init; }

    /// <summary>Whether the plant turns by itself.</summary>
    public bool IsTurning { get; init; }

    /// <summary>What is shown of the pose.</summary>
    public ViewLayer Layer { get; init; }

    /// <summary>Which of <see cref="ViewChoices.Policies"/> masks and coverage follow.</summary>
    public int PolicyIndex { get; init; }

    /// <summary>0 for the pose's own background, then those of <see cref="ViewChoices.Backgrounds"/>.</summary>
    public int BackgroundIndex { get; init; }

    /// <summary>Whether edges are drawn over what is shown.</summary>
    public bool ShowsWireframe { get; init; }

    /// <summary>Whether the recipe's own size is shown, enlarged, instead of a large one.</summary>
    public bool HasRecipeSize { get; init; }

    /// <summary>Whether the keys are listed.</summary>
    public bool ShowsHelp { get; init; }

    /// <summary>How many screenshots have been asked for.</summary>
    public int Screenshots { get; init; }

    /// <summary>Whether it is time to end.</summary>
    public bool IsOver { get; init; }

    /// <summary>The policy of masks and coverage.</summary>
    public MaskPolicy Policy => Choices.Policies[PolicyIndex];

    /// <summary>What stands behind the plant.</summary>
    public SrgbColor Background =>
        BackgroundIndex == 0 ? Choices.Poses[Pose].Background : Choices.Backgrounds[BackgroundIndex - 1];

    /// <summary>Whether a dataset of the recipe holds exactly what is shown.</summary>
    public bool IsRecipePose => Camera == Choices.Poses[Pose].Camera && BackgroundIndex == 0;

    /// <summary>The first state: the middle pose, turning; or a pose of the recipe that stands still.</summary>
    public static ViewState Of(ViewChoices choices, int? pose = null) => new()
    {
        Choices = choices,
        Pose = pose ?? choices.FirstPose,
        Camera = choices.Poses[pose ?? choices.FirstPose].Camera,
        IsTurning = pose is null,
    };

    /// <summary>The state some time later.</summary>
    public ViewState After(double seconds) => IsTurning ? Turned(seconds * DegreesPerSecond) : this;

    /// <summary>The plant turned further, by degrees.</summary>
    public ViewState Turned(double degrees) =>
        this with { Camera = Camera with { YawDegrees = (((Camera.YawDegrees + degrees) % 360) + 360) % 360 } };

    /// <summary>The camera of another pose of the recipe, standing still.</summary>
    public ViewState AtPose(int pose) =>
        this with { Pose = pose, Camera = Choices.Poses[pose].Camera, IsTurning = false };

    /// <summary>
    /// The same view of a subject that was read again: the class by its name, everything else as far as it still
    /// exists.
    /// </summary>
    public ViewState With(ViewChoices choices)
    {
        int label = choices.Classes.ToList().IndexOf(Choices.Classes[Label]);
        int pose = Math.Min(Pose, choices.Poses.Count - 1);
        return this with
        {
            Choices = choices,
            Label = label >= 0 ? label : Math.Min(Label, choices.Classes.Count - 1),
            Pose = pose,
            Camera = IsRecipePose ? choices.Poses[pose].Camera : Camera,
            PolicyIndex = Math.Max(0, choices.Policies.ToList().IndexOf(Policy)),
        };
    }
}
