namespace An8Suite.Modeller;

/// <summary>A toy car: about one unit long, on y = 0, its nose towards +z, to be turned on the y axis.</summary>
internal static class ToyCar
{
    /// <summary>Its parts, in the order of their ids.</summary>
    public static IReadOnlyList<ModelPart> Build(ulong seed)
    {
        _ = seed; // nothing of a car is left to chance
        ModelPart body = new("body"), windows = new("windows"), wheels = new("wheels");
        ModelPart hubs = new("hubs"), bumpers = new("bumpers"), lights = new("lights");
        CarBody.Build(body);
        CarCabin.Build(body, windows);
        CarWheels.Build(wheels, hubs);
        CarTrim.Build(bumpers, lights);
        return [body, windows, wheels, hubs, bumpers, lights];
    }

    /// <summary>A base colour a part (linear RGBA) for viewers that know nothing of recipes.</summary>
    public static double[][] Colors { get; } =
    [
        [0.7, 0.05, 0.05, 1], [0.05, 0.09, 0.13, 1], [0.03, 0.03, 0.035, 1],
        [0.5, 0.5, 0.5, 1], [0.35, 0.36, 0.38, 1], [0.9, 0.8, 0.45, 1],
    ];
}
