using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using Serilog.Core;
using Serilog.Events;

#pragma warning disable IDE0130
namespace Destructurama.Attributed;

/// <summary>What the attributes of Destructurama do where its policy runs them; they are known by their names where it does not.</summary>
[AttributeUsage(AttributeTargets.Property)]
public class LogMaskedAttribute : Attribute, IPropertyDestructuringAttribute
{
    public string Text { get; set; } = "***";

    public int ShowFirst { get; set; }

    public int ShowLast { get; set; }

    public bool PreserveLength { get; set; }

    public bool TryCreateLogEventProperty(
        string name, object? value, ILogEventPropertyValueFactory propertyValueFactory, [NotNullWhen(true)] out LogEventProperty? property)
    {
        property = new LogEventProperty(name, value switch
        {
            null => ScalarValue.Null,
            IEnumerable<string> texts => new SequenceValue(texts.Select(text => new ScalarValue(Mask(text)))),
            _ => new ScalarValue(Mask(Convert.ToString(value, CultureInfo.InvariantCulture)!)),
        });
        return true;
    }

    private string Mask(string text)
    {
        var hidden = text.Length - ShowFirst - ShowLast;
        return hidden <= 0 ? text : text[..ShowFirst] + (PreserveLength && Text == "***" ? new string('*', hidden) : Text) + text[(text.Length - ShowLast)..];
    }
}

[AttributeUsage(AttributeTargets.Property)]
public sealed class LogReplacedAttribute(string pattern, string replacement) : Attribute, IPropertyDestructuringAttribute
{
    public RegexOptions Options { get; set; }

    public bool TryCreateLogEventProperty(
        string name, object? value, ILogEventPropertyValueFactory propertyValueFactory, [NotNullWhen(true)] out LogEventProperty? property)
    {
        property = value is string text ? new LogEventProperty(name, new ScalarValue(Regex.Replace(text, pattern, replacement, Options))) : null;
        return property is not null;
    }
}

[AttributeUsage(AttributeTargets.Property)]
public sealed class LogWithNameAttribute(string newName) : Attribute, IPropertyDestructuringAttribute
{
    public bool TryCreateLogEventProperty(
        string name, object? value, ILogEventPropertyValueFactory propertyValueFactory, [NotNullWhen(true)] out LogEventProperty? property)
    {
        property = new LogEventProperty(newName, propertyValueFactory.CreatePropertyValue(value, destructureObjects: true));
        return true;
    }
}

[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Property)]
public sealed class LogAsScalarAttribute(bool isMutable = false) : Attribute, IPropertyDestructuringAttribute, ITypeDestructuringAttribute
{
    public LogEventPropertyValue CreateLogEventPropertyValue(object? value, ILogEventPropertyValueFactory propertyValueFactory) =>
        new ScalarValue(isMutable ? value?.ToString() : value);

    public bool TryCreateLogEventProperty(
        string name, object? value, ILogEventPropertyValueFactory propertyValueFactory, [NotNullWhen(true)] out LogEventProperty? property)
    {
        property = new LogEventProperty(name, CreateLogEventPropertyValue(value, propertyValueFactory));
        return true;
    }
}

[AttributeUsage(AttributeTargets.Property)]
public sealed class NotLoggedAttribute : Attribute, IPropertyDestructuringAttribute
{
    public bool TryCreateLogEventProperty(
        string name, object? value, ILogEventPropertyValueFactory propertyValueFactory, [NotNullWhen(true)] out LogEventProperty? property)
    {
        property = null;
        return false;
    }
}

[AttributeUsage(AttributeTargets.Property)]
public sealed class NotLoggedIfNullAttribute : Attribute, IPropertyOptionalIgnoreAttribute
{
    public bool ShouldPropertyBeIgnored(string name, object? value, Type type) => value is null;
}

[AttributeUsage(AttributeTargets.Property)]
public sealed class NotLoggedIfDefaultAttribute : Attribute, IPropertyOptionalIgnoreAttribute
{
    public bool ShouldPropertyBeIgnored(string name, object? value, Type type) =>
        value is null || (type.IsValueType && Equals(value, Activator.CreateInstance(type)));
}
