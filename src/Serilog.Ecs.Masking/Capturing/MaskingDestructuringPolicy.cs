using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Serilog.Core;
using Serilog.Debugging;
using Serilog.Ecs.Masking.Document;
using Serilog.Ecs.Masking.Redaction;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Capturing;

/// <summary>Captures objects for events with their sensitive members masked; members that show nothing are not read.</summary>
internal sealed class MaskingDestructuringPolicy(MaskingPolicy policy) : IDestructuringPolicy
{
    // Types of one program are few; the bound is for those that make them at run time.
    private const int MaxTypes = 4_096;

    [ThreadStatic]
    private static EventMasking? t_masking;

    private readonly ConcurrentDictionary<Type, TypePlan> _plans = new();

    public bool TryDestructure(object value, ILogEventPropertyValueFactory propertyValueFactory, [NotNullWhen(true)] out LogEventPropertyValue? result)
    {
        try
        {
            result = Capture(value, new Captured(propertyValueFactory));
        }
        catch (Exception fault)
        {
            SelfLog.WriteLine("Capturing a {0} failed: {1}. It is hidden.", value.GetType(), ExceptionText.TypeName(fault));
            result = new MaskedValue(Hidden, isPersonal: false);
        }

        return result is not null;
    }

    private string Hidden => ((FullStyle)policy.Fault.Style).Placeholder;

    private LogEventPropertyValue? Capture(object value, Captured captured)
    {
        if (value is ISensitive)
        {
            return new MaskedValue(Hidden, isPersonal: false);
        }

        if (FrameworkTypes.TryCapture(value, captured, policy) is { } known)
        {
            return Masked(known);
        }

        var plan = PlanOf(value.GetType());
        return plan.Kind switch
        {
            CaptureKind.Hidden => new MaskedValue(Hidden, isPersonal: false),
            CaptureKind.Members => Masked(plan.Capture(value, captured, policy)),
            CaptureKind.Table => TableCapture.TryCapture(value, captured) is { } table ? Masked(table) : null,
            _ => null,
        };
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
        if (Captured.IsNested)
        {
            return value;
        }

        var masking = t_masking ?? new EventMasking();
        t_masking = null;
        try
        {
            masking.Begin(policy);
            var masked = masking.Values.MaskUnder(null, textOnly: false, value);
            if (masking.Echo.Count == 0 || policy.Mode != MaskingMode.Mask)
            {
                return masked;
            }

            // What was hidden because of its name may also stand in a member that came before.
            masking.LooksAgain = true;
            return masking.Values.MaskUnder(null, textOnly: false, value);
        }
        finally
        {
            masking.End();
            t_masking = masking;
        }
    }
}
