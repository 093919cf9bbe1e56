using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Destructurama.Attributed;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Tests.Capturing.Destructurama;

/// <summary>A stub of the policy of Destructurama: takes the types that have one of its attributes, and lets these capture their members.</summary>
internal sealed class AttributedPolicy : IDestructuringPolicy
{
    public bool TryDestructure(object value, ILogEventPropertyValueFactory propertyValueFactory, [NotNullWhen(true)] out LogEventPropertyValue? result)
    {
        result = value.GetType().GetCustomAttributes().OfType<ITypeDestructuringAttribute>().FirstOrDefault() is { } ofType
            ? ofType.CreateLogEventPropertyValue(value, propertyValueFactory)
            : IsMarked(value.GetType()) ? new StructureValue(Members(value, propertyValueFactory), value.GetType().Name) : null;
        return result is not null;
    }

    private static bool IsMarked(Type type) =>
        type.GetProperties().SelectMany(static member => member.GetCustomAttributes()).Any(
            static attribute => attribute is IPropertyDestructuringAttribute or IPropertyOptionalIgnoreAttribute);

    private static IEnumerable<LogEventProperty> Members(object owner, ILogEventPropertyValueFactory factory)
    {
        foreach (var member in owner.GetType().GetProperties())
        {
            var value = member.GetValue(owner);
            var attributes = member.GetCustomAttributes().ToArray();
            if (attributes.OfType<IPropertyOptionalIgnoreAttribute>().Any(attribute => attribute.ShouldPropertyBeIgnored(member.Name, value, member.PropertyType)))
            {
                continue;
            }

            if (attributes.OfType<IPropertyDestructuringAttribute>().FirstOrDefault() is not { } capture)
            {
                yield return new LogEventProperty(member.Name, factory.CreatePropertyValue(value, destructureObjects: true));
            }
            else if (capture.TryCreateLogEventProperty(member.Name, value, factory, out var property))
            {
                yield return property;
            }
        }
    }
}

internal static class AttributedPolicyExtensions
{
    public static LoggerConfiguration UsingAttributes(this LoggerDestructuringConfiguration destructure) => destructure.With<AttributedPolicy>();
}
