#:property PublishAot=false
#:property JsonSerializerIsReflectionEnabledByDefault=true
#:property NoWarn=$(NoWarn);CS1591
#:property UseSharedCompilation=false

// Writes what JSON needs of a program that is compiled ahead: roots.cs FOLDER FILE. FOLDER holds the assemblies, FILE becomes
// directives for the compiler (rd.xml), which does not see the types that reflection makes while a program runs: all of the
// suite's that may be written or read, and of System.Text.Json the generic ones that the serializer makes for each of them.
using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Xml.Linq;

string folder = Path.GetFullPath(args[0]);
AssemblyLoadContext.Default.Resolving += (context, name) =>
    Path.Combine(folder, name.Name + ".dll") is string path && File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
Assembly[] suite =
[
    .. Directory.GetFiles(folder, "An8Suite.*.dll").Append(Path.Combine(folder, "an8.dll")).Order(StringComparer.Ordinal)
        .Select(AssemblyLoadContext.Default.LoadFromAssemblyPath),
];
var options = (JsonSerializerOptions)suite.Select(assembly => assembly.GetType("An8Suite.Core.Files.SuiteJson"))
    .OfType<Type>().Single().GetProperty("Indented")!.GetValue(null)!;
Assembly json = typeof(JsonSerializer).Assembly;
HashSet<Type> seen = [], roots = [];
HashSet<string> shapes = [];
foreach (Type type in suite.SelectMany(Written).Distinct().Where(IsJson))
{
    foreach (Type shape in (Type[])[type, type.MakeArrayType(), typeof(List<>).MakeGenericType(type),
        typeof(IEnumerable<>).MakeGenericType(type), typeof(IReadOnlyList<>).MakeGenericType(type)])
    {
        Walk(shape);
    }
}

XNamespace space = "http://schemas.microsoft.com/netfx/2013/01/metadata";
new XElement(space + "Directives", new XElement(
    space + "Application",
    roots.GroupBy(root => root.Assembly.GetName().Name!).OrderBy(group => group.Key, StringComparer.Ordinal).Select(
        group => new XElement(
            space + "Assembly",
            new XAttribute("Name", group.Key),
            group.Select(NameOf).Order(StringComparer.Ordinal).Select(name => new XElement(
                space + "Type", new XAttribute("Name", name), new XAttribute("Dynamic", "Required All")))))))
    .Save(args[1]);
Console.WriteLine($"{seen.Count} types of JSON, {roots.Count} directives");

// Records, anonymous types, and what is handed to the serializer by its type.
static IEnumerable<Type> Written(Assembly assembly) =>
[
    .. assembly.GetTypes().Where(IsRecord),
    .. Table(0x1B000001, assembly.ManifestModule.ResolveType).Where(IsAnonymous),
    .. Table(0x2B000001, token => assembly.ManifestModule.ResolveMethod(token)!)
        .Where(method => method.IsGenericMethod && method.DeclaringType!.Name is "JsonSerializer" or "SuiteJson" or "StepRecord")
        .SelectMany(method => method.GetGenericArguments()),
];

static bool IsRecord(Type type) => type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null;

// Not those that a query makes for itself.
static bool IsAnonymous(Type type) => type.Name.StartsWith("<>f__AnonymousType", StringComparison.Ordinal)
    && !type.GetProperties().Any(property => property.Name.StartsWith("<>", StringComparison.Ordinal));

// The rows of one of an assembly's tables, but those that have parameters of what they stand in.
static IEnumerable<T> Table<T>(int first, Func<int, T> resolve)
{
    for (int token = first; ; token++)
    {
        T? row = default;
        try
        {
            row = resolve(token);
        }
        catch (ArgumentOutOfRangeException)
        {
            yield break;
        }
        catch (ArgumentException)
        {
        }

        if (row is not null)
        {
            yield return row;
        }
    }
}

void Walk(Type type)
{
    bool own = suite.Contains(type.Assembly);
    if (!IsJson(type) || !seen.Add(type))
    {
        return;
    }

    JsonTypeInfo contract;
    try
    {
        contract = options.GetTypeInfo(type);
        contract.MakeReadOnly();
    }
    catch (Exception error) when (error is NotSupportedException or InvalidOperationException or ArgumentException)
    {
        return; // no type of JSON
    }

    if (own && !type.IsArray)
    {
        roots.Add(type);
    }

    for (Type? made = contract.Converter.GetType(); made is not null; made = made.BaseType)
    {
        Root(made);
    }

    foreach (string name in (string[])["JsonTypeInfo`1", "JsonPropertyInfo`1", "JsonParameterInfo`1"])
    {
        Root(json.GetType($"System.Text.Json.Serialization.Metadata.{name}")!.MakeGenericType(type));
    }

    foreach (Type part in contract.Properties.Select(property => property.PropertyType)
        .Append(contract.ElementType!).Append(contract.KeyType!).Append(Nullable.GetUnderlyingType(type)!).OfType<Type>())
    {
        Walk(part);
    }
}

bool IsJson(Type type) =>
    type.IsArray ? IsJson(type.GetElementType()!)
    : !(type.ContainsGenericParameters || type.IsByRefLike || type.IsByRef || type.IsPointer)
        && !typeof(Delegate).IsAssignableFrom(type) && type.GetGenericArguments().All(IsJson)
        && (suite.Contains(type.Assembly) || type.Namespace!.StartsWith("System", StringComparison.Ordinal));

void Root(Type made)
{
    if (made.Assembly == json && made.IsConstructedGenericType && shapes.Add(ShapeOf(made)))
    {
        roots.Add(made);
    }
}

// What shares its code: references are as good as each other.
static string ShapeOf(Type made) => $"{made.GetGenericTypeDefinition()} {string.Join(' ', made.GetGenericArguments()
    .Select(part => part.IsValueType ? part.ToString() : "reference"))}";

static string NameOf(Type type) => type.IsConstructedGenericType
    ? $"{type.GetGenericTypeDefinition().FullName}[{string.Join(',', type.GetGenericArguments().Select(
        part => $"[{NameOf(part)}, {part.Assembly.GetName().Name}]"))}]"
    : type.IsArray ? $"{NameOf(type.GetElementType()!)}[]" : type.FullName!;
