using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Serilog.Ecs.Masking.Fields;
using Serilog.Ecs.Masking.Json;
using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Document.Values;

/// <summary>Appends a value that <see cref="FieldFit"/> accepted, in the form that the field's type wants.</summary>
internal static class FieldValueWriter
{
    public static void Write(CharBuffer line, EcsField field, LogEventPropertyValue value, ValueWriter values)
    {
        switch (value)
        {
            case ScalarValue scalar when field.IsArray:
                line.Append('[');
                WriteScalar(line, field.Type, scalar.Value!, values);
                line.Append(']');
                break;

            case ScalarValue scalar:
                WriteScalar(line, field.Type, scalar.Value!, values);
                break;

            case SequenceValue sequence when field.Type is not (EcsFieldType.Object or EcsFieldType.Nested):
                line.Append('[');
                for (var index = 0; index < sequence.Elements.Count; index++)
                {
                    line.Append(index > 0 ? "," : "");
                    WriteScalar(line, field.Type, ((ScalarValue)sequence.Elements[index]).Value!, values);
                }

                line.Append(']');
                break;

            case StructureValue structure when field.Type is EcsFieldType.Object or EcsFieldType.Nested:
                WriteObject(line, field, structure, values, asArray: field.IsArray);
                break;

            case SequenceValue structures:
                line.Append('[');
                for (var index = 0; index < structures.Elements.Count; index++)
                {
                    line.Append(index > 0 ? "," : "");
                    WriteObject(line, field, (StructureValue)structures.Elements[index], values, asArray: false);
                }

                line.Append(']');
                break;

            default:
                values.Trees.Write(line, value, 1, forMessage: false);
                break;
        }
    }

    private static void WriteObject(CharBuffer line, EcsField field, StructureValue structure, ValueWriter values, bool asArray)
    {
        line.Append(asArray ? "[{" : "{");
        for (var index = 0; index < structure.Properties.Count; index++)
        {
            var member = structure.Properties[index];
            line.Append(index > 0 ? "," : "");
            line.AppendJsonString(member.Name);
            line.Append(':');
            Write(line, EcsFieldTable.Find(field.Name + "." + member.Name)!, member.Value, values);
        }

        line.Append(asArray ? "}]" : "}");
    }

    private static void WriteScalar(CharBuffer line, EcsFieldType type, object value, ValueWriter values)
    {
        switch (type)
        {
            case EcsFieldType.Long or EcsFieldType.Integer or EcsFieldType.Float or EcsFieldType.Double or EcsFieldType.ScaledFloat or EcsFieldType.Boolean:
                values.WriteTyped(line, value);
                break;

            case EcsFieldType.Date when value is DateTime time:
                // Without an offset Elasticsearch reads a time as UTC, which only a local one is not.
                WriteDate(line, time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : DateTime.SpecifyKind(time, DateTimeKind.Utc));
                break;

            case EcsFieldType.Date when value is DateTimeOffset time:
                WriteDate(line, time.UtcDateTime);
                break;

            case EcsFieldType.Ip when value is IPAddress { AddressFamily: AddressFamily.InterNetworkV6 } address:
                var text = address.ToString();
                var zone = text.IndexOf('%', StringComparison.Ordinal);
                values.WriteText(line, zone < 0 ? text : text.AsSpan(0, zone));
                break;

            default:
                values.WriteAsText(line, value);
                break;
        }
    }

    private static void WriteDate(CharBuffer line, DateTime time)
    {
        line.Append('"');
        line.AppendFormatted(time, "O");
        line.Append('"');
    }
}
