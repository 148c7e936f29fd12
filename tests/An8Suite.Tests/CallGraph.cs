using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace An8Suite.Tests;

/// <summary>Which methods call which, by their IL, through the suite's assemblies and TorchSharp.</summary>
/// <remarks>
/// A delegate counts as called where it is made, but for those that a type's initializer keeps in a table. What is
/// called through an interface or a base class counts as the method that was named.
/// </remarks>
internal sealed class CallGraph
{
    private const BindingFlags All =
        BindingFlags.Public
        | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<int, OpCode> OpCodesByValue = typeof(OpCodes).GetFields(
        BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value & 0xffff);

    private readonly Dictionary<MethodBase, List<MethodBase>> _callers = [];

    /// <summary>
    /// Follows the calls from <paramref name="start"/>, but none of a method that <paramref name="isClosed"/>.
    /// </summary>
    public CallGraph(IEnumerable<MethodBase> start, Func<MethodBase, bool> isClosed)
    {
        Queue<MethodBase> next = new(start.Distinct());
        foreach (MethodBase method in next)
        {
            _callers.Add(method, []);
        }

        while (next.TryDequeue(out MethodBase? method))
        {
            foreach (MethodBase callee in isClosed(method) ? [] : Read(method).Distinct())
            {
                if (!_callers.TryGetValue(callee, out List<MethodBase>? callers))
                {
                    _callers.Add(callee, callers = []);
                    next.Enqueue(callee);
                }

                callers.Add(method);
            }
        }
    }

    /// <summary>All methods and constructors that a type declares, with those of the types within it.</summary>
    public static IEnumerable<MethodBase> MethodsOf(Type type) =>
        type.GetMembers(All).OfType<MethodBase>().Concat(type.GetNestedTypes(All).SelectMany(MethodsOf));

    /// <summary>
    /// Every method from which calls lead to one that <paramref name="isWanted"/>, with the next on the way; null at
    /// its end.
    /// </summary>
    public IReadOnlyDictionary<MethodBase, MethodBase?> WaysTo(Func<MethodBase, bool> isWanted)
    {
        Dictionary<MethodBase, MethodBase?> ways = _callers.Keys.Where(isWanted)
            .ToDictionary(method => method, _ => (MethodBase?)null);
        Queue<MethodBase> next = new(ways.Keys);
        while (next.TryDequeue(out MethodBase? method))
        {
            foreach (MethodBase caller in _callers[method].Where(caller => ways.TryAdd(caller, method)))
            {
                next.Enqueue(caller);
            }
        }

        return ways;
    }

    private static IEnumerable<MethodBase> Read(MethodBase method)
    {
        if (!IsWalked(method.Module.Assembly) || method.GetMethodBody()?.GetILAsByteArray() is not byte[] il)
        {
            yield break;
        }

        // What 'async' and 'yield' make of a method is a type of its own.
        foreach (StateMachineAttribute machine in method.GetCustomAttributes<StateMachineAttribute>())
        {
            foreach (MethodBase step in MethodsOf(machine.StateMachineType))
            {
                yield return step;
            }
        }

        for (int at = 0; at < il.Length;)
        {
            OpCode code = il[at] == 0xfe ? OpCodesByValue[0xfe00 | il[at + 1]] : OpCodesByValue[il[at]];
            at += code.Size;
            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineField)
            {
                bool keepsDelegate = method is ConstructorInfo { IsStatic: true } && code == OpCodes.Ldftn;
                MemberInfo? member = keepsDelegate ? null
                    : Member(method, BinaryPrimitives.ReadInt32LittleEndian(il.AsSpan(at)));
                if (member is MethodBase called)
                {
                    yield return Definition(called);
                }

                if (member?.DeclaringType?.TypeInitializer is MethodBase initializer)
                {
                    yield return Definition(initializer);
                }
            }

            at += SizeOf(code.OperandType, il, at);
        }
    }

    private static bool IsWalked(Assembly assembly) => assembly.GetName().Name is string name
        && (name.StartsWith("An8Suite.", StringComparison.Ordinal) || name is "an8" or "TorchSharp");

    private static MemberInfo? Member(MethodBase method, int token)
    {
        Type[]? ofType = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
        return method.Module.ResolveMember(token, ofType, method.IsGenericMethod ? method.GetGenericArguments() : null);
    }

    /// <summary>The generic method as it is written, whatever it is called with.</summary>
    private static MethodBase Definition(MethodBase method) =>
        method.DeclaringType is { IsArray: false } && (method.IsGenericMethod || method.DeclaringType.IsGenericType)
            ? method.Module.ResolveMethod(method.MetadataToken)!
            : method;

    private static int SizeOf(OperandType operand, byte[] il, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BinaryPrimitives.ReadInt32LittleEndian(il.AsSpan(at))),
        _ => 4,
    };
}
