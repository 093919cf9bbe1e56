using System.Diagnostics.CodeAnalysis;
using Serilog.Core;
using Serilog.Events;

// The namespace and the names are those of Destructurama.Attributed: its attributes are known by them.
#pragma warning disable IDE0130, CA1711
namespace Destructurama.Attributed;

/// <summary>A stub of the interface of Destructurama that captures a member.</summary>
public interface IPropertyDestructuringAttribute
{
    public bool TryCreateLogEventProperty(
        string name, object? value, ILogEventPropertyValueFactory propertyValueFactory, [NotNullWhen(true)] out LogEventProperty? property);
}

/// <summary>A stub of the interface of Destructurama that leaves out a member by its value.</summary>
public interface IPropertyOptionalIgnoreAttribute
{
    public bool ShouldPropertyBeIgnored(string name, object? value, Type type);
}

/// <summary>A stub of the interface of Destructurama that captures values of a type.</summary>
public interface ITypeDestructuringAttribute
{
    public LogEventPropertyValue CreateLogEventPropertyValue(object? value, ILogEventPropertyValueFactory propertyValueFactory);
}
