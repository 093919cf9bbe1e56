using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Serilog.Ecs.Masking.Redaction;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Capturing;

/// <summary>How objects of one type are captured under one policy. Compiled once.</summary>
internal sealed class TypePlan
{
    private static readonly TypePlan ByOthers = new(CaptureKind.ByOthers, null, []);
    private static readonly TypePlan AsTable = new(CaptureKind.Table, null, []);

    private readonly string? _tag;
    private readonly MemberPlan[] _members;

    private TypePlan(CaptureKind kind, string? tag, MemberPlan[] members)
    {
        Kind = kind;
        _tag = tag;
        _members = members;
    }

    public CaptureKind Kind { get; }

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "A member that was trimmed away is not logged by anyone.")]
    public static TypePlan Of(Type type, MaskingPolicy policy)
    {
        if (MemberMarks.OfType(type).IsMasked)
        {
            return new TypePlan(CaptureKind.Hidden, null, []);
        }

        if (TableCapture.Takes(type))
        {
            return AsTable;
        }

        if (type.IsPrimitive || type.IsEnum || type.IsPointer || typeof(IEnumerable).IsAssignableFrom(type) || typeof(Delegate).IsAssignableFrom(type)
            || typeof(MemberInfo).IsAssignableFrom(type))
        {
            return ByOthers;
        }

        var members = new List<MemberPlan>();
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            // One that hides another of its name comes first.
            if (property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0 && !property.PropertyType.IsByRefLike && !members.Exists(member => member.Name == property.Name))
            {
                Add(members, type, property, policy);
            }
        }

        var isAnonymous = type.Name.StartsWith("<>", StringComparison.Ordinal) || type.Name.StartsWith("VB$", StringComparison.Ordinal);
        return new TypePlan(CaptureKind.Members, isAnonymous ? null : type.Name, [.. members]);
    }

    public LogEventPropertyValue Capture(object value, Captured captured, MaskingPolicy policy)
    {
        var properties = new List<LogEventProperty>(_members.Length);
        foreach (var member in _members)
        {
            var result = member.IsRead ? captured.Guarded(() => member.Property.GetValue(value)) : new MaskedValue(((FullStyle)policy.Fault.Style).Placeholder, member.IsPersonal);
            properties.Add(new LogEventProperty(member.Name, member.Rule is null || !member.IsRead ? result : MaskedMember.Hide(result, member.Rule, policy)));
        }

        return new StructureValue(properties.Where(static property => property.Value is not MaskedValue { IsDropped: true }), _tag);
    }

    private static void Add(List<MemberPlan> members, Type type, PropertyInfo property, MaskingPolicy policy)
    {
        var marks = MemberMarks.Of(type, property);
        if (marks.IsLeftOut)
        {
            return;
        }

        if (marks.IsMasked)
        {
            var rule = policy.MarkedRule(marks.Style);
            members.Add(new MemberPlan(property.Name, property, rule, IsRead: rule.Style is not FullStyle || policy.Mode == MaskingMode.Audit, IsPersonal: rule.Marks));
            return;
        }

        // What its key hides whole need not be read, unless its type is one that keys do not hide.
        var decision = policy.Decide(property.Name).Key;
        var isHidden = decision.Rule is { Style: FullStyle } && !decision.TextOnly && policy.Mode == MaskingMode.Mask && policy.Paths.Length == 0 && IsText(property.PropertyType);
        members.Add(new MemberPlan(property.Name, property, null, IsRead: !isHidden, IsPersonal: decision.Rule is { Marks: true }));
    }

    private static bool IsText(Type type) => type == typeof(string) || type == typeof(char[]) || type == typeof(byte[]) || type == typeof(ReadOnlyMemory<char>) || type == typeof(System.Security.SecureString);
}
