using Serilog.Events;

namespace Serilog.Ecs.Masking.Enrichers.Identity;

/// <summary>
/// The identity as the value of one property. Any sink shows it as the structure that it is; the pack's own formatter
/// recognises it and copies text that it rendered once.
/// </summary>
internal sealed class ServiceIdentityValue(ServiceIdentity identity) : StructureValue(Members(identity))
{
    public const string PropertyName = "ServiceIdentity";

    public ServiceIdentity Identity { get; } = identity;

    private static IEnumerable<LogEventProperty> Members(ServiceIdentity identity) =>
        identity.AllFields.Select(static field => new LogEventProperty(field.Name, ValueOf(field.Value)));

    private static LogEventPropertyValue ValueOf(object value) =>
        value is string[] texts ? new SequenceValue(texts.Select(static text => new ScalarValue(text))) : new ScalarValue(value);
}
