using System.Reflection;
using System.Runtime.CompilerServices;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Styles;
using Serilog.Ecs.Masking.Redaction.Values;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Capturing;

/// <summary>How one member of a type is captured under one policy.</summary>
internal sealed class MemberPlan
{
    private readonly PropertyInfo _property;
    private readonly MemberMarks _marks;
    private readonly MaskRule? _rule;
    private readonly bool _textOnly;
    private readonly object? _default;
    private readonly MaskedValue? _unread;

    private MemberPlan(PropertyInfo property, MemberMarks marks, EventPolicy policy)
    {
        _property = property;
        _marks = marks;
        Name = string.IsNullOrWhiteSpace(marks.Name) ? property.Name : marks.Name;
        _default = marks.IsOmittedIfDefault && property.PropertyType.IsValueType && Nullable.GetUnderlyingType(property.PropertyType) is null
            ? DefaultOf(property.PropertyType)
            : null;

        var decision = policy.Decide(property.Name).Key;
        _rule = MarkRules.RuleOf(marks, policy);
        if (_rule is null && Name != property.Name)
        {
            // Another name does not decide about the value.
            (_rule, _textOnly) = (decision.Rule, decision.TextOnly);
        }

        if (policy.Mode == MaskingMode.Mask && !marks.IsOmittedIfNull && !marks.IsOmittedIfDefault && HiddenUnread(decision, policy) is { } hidden)
        {
            _unread = new MaskedValue(((FullStyle)hidden.Style).Placeholder, hidden.Marks);
        }
    }

    /// <summary>The name that is logged.</summary>
    public string Name { get; }

    /// <summary>Plans a member, or returns <see langword="null"/> if its marks leave it out.</summary>
    public static MemberPlan? Of(PropertyInfo property, MemberMarks marks, EventPolicy policy) =>
        marks.IsOmitted ? null : new MemberPlan(property, marks, policy);

    /// <summary>Captures the member of an object, or returns <see langword="null"/> if it is left out.</summary>
    public LogEventProperty? Capture(object owner, ValueCapture capture, EventPolicy policy)
    {
        if (_unread is not null)
        {
            return new LogEventProperty(Name, _unread);
        }

        if (!ValueCapture.TryRead(() => _property.GetValue(owner), out var value, out var fault))
        {
            return new LogEventProperty(Name, fault);
        }

        if (IsOmitted(value))
        {
            return null;
        }

        var property = _marks.Code.CapturesMember
            ? capture.Run(factory => _marks.Code.Capture(_property.Name, value, factory))
            : ValueOf(value, capture, policy) is { } result ? new LogEventProperty(Name, result) : null;
        return property is null || _rule is null ? property : new LogEventProperty(property.Name, MaskedMember.Hide(property.Value, _rule, policy, _textOnly));
    }

    private LogEventPropertyValue? ValueOf(object? value, ValueCapture capture, EventPolicy policy)
    {
        var result = _marks.IsScalar ? capture.Scalar(value) : capture.Value(value);
        return _marks.Replacement is { } replacement ? replacement.Apply(result, ((FullStyle)policy.Fault.Style).Placeholder) : result;
    }

    private bool IsOmitted(object? value) =>
        (value is null && (_marks.IsOmittedIfNull || _marks.IsOmittedIfDefault))
        || (_default is not null && _default.Equals(value))
        || _marks.Code.Omits(_property.Name, value, _property.PropertyType);

    // What shows nothing need not be read, unless its name hides it and its type is one that names do not hide.
    private MaskRule? HiddenUnread(KeyDecision decision, EventPolicy policy)
    {
        if (_marks.IsMasked && _rule is { Style: FullStyle })
        {
            return _marks.KeepsItems && MayHaveItems(_property.PropertyType) ? null : _rule;
        }

        return _rule is null && _marks.Replacement is null && !_marks.Code.CapturesMember
            && decision.Rule is { Style: FullStyle } && !decision.TextOnly && policy.Paths.Length == 0 && IsText(_property.PropertyType)
            ? decision.Rule
            : null;
    }

    private static bool MayHaveItems(Type type) =>
        type != typeof(string) && (type == typeof(object) || typeof(System.Collections.IEnumerable).IsAssignableFrom(type));

    private static bool IsText(Type type) =>
        type == typeof(string)
            || type == typeof(char[])
            || type == typeof(byte[])
            || type == typeof(ReadOnlyMemory<char>)
            || type == typeof(System.Security.SecureString);

    [System.Diagnostics.CodeAnalysis.UnconditionalSuppressMessage("Trimming", "IL2067", Justification = "No constructor is called.")]
    private static object DefaultOf(Type type) => RuntimeHelpers.GetUninitializedObject(type);
}
