using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Styles;
using Serilog.Ecs.Masking.Redaction.Values;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Capturing;

/// <summary>How objects of one type are captured under one policy. Compiled once.</summary>
internal sealed class TypePlan
{
    private static readonly TypePlan ByOthers = new(CaptureKind.ByOthers);
    private static readonly TypePlan AsTable = new(CaptureKind.Table);

    private readonly string? _tag;
    private readonly MemberPlan[] _members = [];
    private readonly AttributeCode? _code;

    private TypePlan(CaptureKind kind) => Kind = kind;

    private TypePlan(string? tag, MemberPlan[] members)
    {
        Kind = CaptureKind.Members;
        _tag = tag;
        _members = members;
    }

    private TypePlan(AttributeCode code)
    {
        Kind = CaptureKind.Code;
        _code = code;
    }

    public CaptureKind Kind { get; }

    /// <summary>How every value of the type is hidden, or <see langword="null"/>.</summary>
    public MaskRule? Rule { get; private init; }

    /// <summary>Whether the type has marks that no policy of another package knows.</summary>
    public bool IsMarked { get; private init; }

    public static TypePlan Of(Type type, EventPolicy policy)
    {
        var marks = AttributeReader.OfType(type);
        var rule = MarkRules.RuleOf(marks, policy);
        if (marks.IsOmitted || rule is { Style: FullStyle })
        {
            return new TypePlan(CaptureKind.Hidden) { Rule = rule ?? policy.MarkedRule(null), IsMarked = marks.IsOurs };
        }

        if (marks.Code.CapturesType)
        {
            return new TypePlan(marks.Code) { Rule = rule, IsMarked = marks.IsOurs };
        }

        return marks.IsScalar ? new TypePlan(CaptureKind.Scalar) { Rule = rule, IsMarked = marks.IsOurs }
            : TableCapture.Takes(type) ? AsTable
            : HasMembers(type) ? OfMembers(type, marks, rule, policy)
            : rule is null ? ByOthers
            : new TypePlan(CaptureKind.Scalar) { Rule = rule, IsMarked = marks.IsOurs };
    }

    /// <summary>Captures the members of an object.</summary>
    public StructureValue CaptureMembers(object value, ValueCapture capture, EventPolicy policy)
    {
        var properties = new List<LogEventProperty>(_members.Length);
        foreach (var member in _members)
        {
            if (member.Capture(value, capture, policy) is { Value: not MaskedValue { IsDropped: true } } property)
            {
                properties.Add(property);
            }
        }

        return new StructureValue(properties, _tag);
    }

    /// <summary>Lets the attribute of the type capture an object.</summary>
    public LogEventPropertyValue RunCode(object value, ValueCapture capture) => capture.Run(factory => _code!.Capture(value, factory));

    private static bool HasMembers(Type type) =>
        !(type.IsPrimitive || type.IsEnum || type.IsPointer || typeof(IEnumerable).IsAssignableFrom(type) || typeof(Delegate).IsAssignableFrom(type)
            || typeof(MemberInfo).IsAssignableFrom(type));

    private static bool IsAnonymous(Type type) => type.Name.StartsWith("<>", StringComparison.Ordinal) || type.Name.StartsWith("VB$", StringComparison.Ordinal);

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "An object whose members were trimmed away is logged as its text.")]
    private static TypePlan OfMembers(Type type, MemberMarks ofType, MaskRule? rule, EventPolicy policy)
    {
        var members = new List<MemberPlan>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var isMarked = ofType.IsOurs;
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            // One that hides another of its name comes first.
            if (property.GetMethod is not { IsPublic: true }
                || property.GetIndexParameters().Length > 0
                || property.PropertyType.IsByRefLike
                || !names.Add(property.Name))
            {
                continue;
            }

            var marks = AttributeReader.OfMember(type, property);
            isMarked |= marks.IsOurs;
            if ((!ofType.OmitsUnmarked || marks.IsAny) && MemberPlan.Of(property, marks, policy) is { } member)
            {
                members.Add(member);
            }
        }

        return names.Count > 0
            ? new TypePlan(IsAnonymous(type) ? null : type.Name, [.. members]) { Rule = rule, IsMarked = isMarked }
            : new TypePlan(CaptureKind.Scalar) { Rule = rule, IsMarked = isMarked };
    }
}
