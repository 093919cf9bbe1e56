using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Debugging;
using Serilog.Ecs.Masking.Redacted;
using Serilog.Ecs.Masking.Redaction.Events;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Styles;
using Serilog.Ecs.Masking.Redaction.Values;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Capturing;

/// <summary>Captures objects for events with their sensitive members masked; members that show nothing are not read.</summary>
/// <param name="policy">What is masked, and how.</param>
/// <param name="onlyMarked">Whether only types with marks are taken that no policy of another package knows.</param>
internal sealed class MaskingDestructuringPolicy(EventPolicy policy, bool onlyMarked = false) : IDestructuringPolicy
{
    // Types of one program are few; the bound is for those that make them at run time.
    private const int MaxTypes = 4_096;

    private readonly ConcurrentDictionary<Type, TypePlan> _plans = new();

    /// <summary>
    /// Lets the pack capture the types that carry its marks, whatever policies come after. The policy of Destructurama takes every type with
    /// an attribute of its own, and would write the members that only the pack hides.
    /// </summary>
    public static void AddFirst(LoggerDestructuringConfiguration destructure, MaskingOptions options)
    {
        if (MaskingPolicies.Checked(options) is { } policy)
        {
            destructure.With(new MaskingDestructuringPolicy(policy, onlyMarked: true));
        }
    }

    /// <summary>Adds the capture of a policy, or nothing if masking is off.</summary>
    public static LoggerConfiguration Add(LoggerDestructuringConfiguration destructure, EventPolicy? policy) =>
        policy is null ? destructure.With([]) : destructure.With(new MaskingDestructuringPolicy(policy));

    public bool TryDestructure(object value, ILogEventPropertyValueFactory propertyValueFactory, [NotNullWhen(true)] out LogEventPropertyValue? result)
    {
        try
        {
            result = Capture(value, new ValueCapture(propertyValueFactory));
        }
        catch (Exception fault)
        {
            SelfLog.WriteLine("Capturing a {0} failed: {1}. It is hidden.", value.GetType(), ExceptionText.TypeName(fault));
            result = new MaskedValue(Hidden, isPersonal: false);
        }

        return result is not null;
    }

    private string Hidden => ((FullStyle)policy.Fault.Style).Placeholder;

    private LogEventPropertyValue? Capture(object value, ValueCapture capture)
    {
        if (value is ISensitive)
        {
            return new MaskedValue(Hidden, isPersonal: false);
        }

        if (onlyMarked && !PlanOf(value.GetType()).IsMarked)
        {
            return null;
        }

        if (FrameworkTypes.TryCapture(value, capture, policy) is { } known)
        {
            return Masked(known);
        }

        var plan = PlanOf(value.GetType());
        LogEventPropertyValue? result = plan.Kind switch
        {
            CaptureKind.Hidden => new MaskedValue(((FullStyle)plan.Rule!.Style).Placeholder, plan.Rule.Marks),
            CaptureKind.Members => plan.CaptureMembers(value, capture, policy),
            CaptureKind.Scalar => capture.Scalar(value),
            CaptureKind.Table => TableCapture.TryCapture(value, capture),
            CaptureKind.Code => plan.RunCode(value, capture),
            _ => null,
        };
        return result is null ? null : Masked(plan.Rule is { } rule ? MaskedMember.Hide(result, rule, policy) : result);
    }

    private TypePlan PlanOf(Type type)
    {
        if (!_plans.TryGetValue(type, out var plan))
        {
            plan = TypePlan.Of(type, policy);
            if (_plans.Count < MaxTypes)
            {
                _plans.TryAdd(type, plan);
            }
        }

        return plan;
    }

    // The outermost object is masked with all that is in it; the inner ones need not be, a second time.
    private LogEventPropertyValue Masked(LogEventPropertyValue value)
    {
        if (ValueCapture.IsNested)
        {
            return value;
        }

        var masking = EventMasking.Take(policy);
        try
        {
            var masked = masking.Values.MaskUnder(null, textOnly: false, value);
            masking.AddFoundEchoes();
            if (masking.Echo.Count == 0 || policy.Mode != MaskingMode.Mask || !new EchoSearch(masking.Echo).MayHold(value, masked))
            {
                return masked;
            }

            // What was hidden because of its name may also be in a member that came before.
            masking.LooksAgain = true;
            return masking.Values.MaskUnder(null, textOnly: false, value);
        }
        finally
        {
            masking.End();
        }
    }
}
