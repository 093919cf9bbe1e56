using System.Reflection;

namespace Serilog.Ecs.Masking.Redaction.Tests.Surface;

/// <summary>Collects the text that objects, and the static fields of the engine, keep reachable.</summary>
internal static class ReachableText
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
    private const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static IReadOnlyCollection<string> From(params object[] roots)
    {
        var texts = new List<string>();
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<object?>(roots);
        foreach (var type in typeof(Redactor).Assembly.GetTypes().Where(static type => !type.ContainsGenericParameters))
        {
            foreach (var field in type.GetFields(Static).Where(static field => !field.IsLiteral))
            {
                open.Push(field.FieldType.IsPointer || field.FieldType.IsByRefLike ? null : field.GetValue(null));
            }
        }

        while (open.TryPop(out var item))
        {
            if (item is string text)
            {
                texts.Add(text);
            }
            else if (item is char[] characters)
            {
                texts.Add(new string(characters));
            }
            else if (item is not null and not Type and not Delegate && (item.GetType().IsValueType || seen.Add(item)))
            {
                Open(item, open);
            }
        }

        return texts;
    }

    private static void Open(object item, Stack<object?> open)
    {
        if (item is Array array)
        {
            var element = array.GetType().GetElementType()!;
            for (var index = 0; !element.IsPrimitive && index < array.Length && array.Rank == 1; index++)
            {
                open.Push(array.GetValue(index));
            }

            return;
        }

        for (var type = item.GetType(); type is not null && !type.IsPrimitive && !type.IsEnum; type = type.BaseType)
        {
            foreach (var field in type.GetFields(Instance).Where(static field => !field.FieldType.IsPrimitive && !field.FieldType.IsPointer && !field.FieldType.IsByRefLike))
            {
                open.Push(field.GetValue(item));
            }
        }
    }
}
