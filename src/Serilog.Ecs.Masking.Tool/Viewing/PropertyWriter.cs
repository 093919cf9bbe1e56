using System.Buffers;
using System.IO.Enumeration;
using System.Text;
using System.Text.Json;
using Serilog.Ecs.Masking.DevConsole;
using Serilog.Ecs.Masking.Tool.Reading.Blocks;
using Serilog.Ecs.Masking.Tool.Reading.Events;

namespace Serilog.Ecs.Masking.Tool.Viewing;

/// <summary>Writes the fields of an event that its first line does not show, on one line below it.</summary>
internal sealed class PropertyWriter(ViewOptions options, ViewColors colors)
{
    private static readonly SearchValues<byte> Quoted = SearchValues.Create(Encoding.ASCII.GetBytes(ViewLayout.Quoted));
    private static readonly byte[] Indent = Encoding.ASCII.GetBytes(ViewLayout.Indent);

    public void Write(ByteBuffer output, EventReader reader)
    {
        var start = output.Length;
        foreach (ref readonly var member in reader.Members)
        {
            if (!IsShown(reader, member))
            {
                continue;
            }

            if (output.Length == start)
            {
                output.Append(Indent);
                colors.Begin(output, ViewRole.Faint);
            }
            else
            {
                output.Append((byte)' ');
            }

            WriteName(output, ShortName(reader.NameOf(member)));
            output.Append((byte)'=');
            WriteValue(output, reader.ValueOf(member), member);
        }

        if (output.Length > start)
        {
            colors.End(output);
            output.Append((byte)'\n');
        }
    }

    private bool IsShown(EventReader reader, in EventMember member)
    {
        if (options.Fields is { } fields)
        {
            var name = Encoding.UTF8.GetString(reader.NameOf(member));
            foreach (var field in fields)
            {
                if (FileSystemName.MatchesSimpleExpression(field, name, ignoreCase: false)
                    || FileSystemName.MatchesSimpleExpression(field, Encoding.UTF8.GetString(ShortName(reader.NameOf(member))), ignoreCase: false))
                {
                    return true;
                }
            }

            return false;
        }

        return member.Kind != JsonTokenType.Null && member.Field switch
        {
            KnownField.None => true,
            KnownField.Minor => options.ShowsAll,
            KnownField.Service => options.ShowsAll || options.ShowsService,

            // Shown below, or shortened above.
            KnownField.TraceId => options.ShowsAll,
            KnownField.ErrorType or KnownField.ErrorMessage => options.ShowsAll && reader.IndexOf(KnownField.StackTrace) >= 0,
            _ => false,
        };
    }

    // As the console view: labels and data are where properties without a field are, which a reader knows by their own names.
    private static ReadOnlySpan<byte> ShortName(ReadOnlySpan<byte> name) =>
        name.StartsWith("labels."u8) ? name["labels.".Length..] : name.StartsWith("data."u8) ? name["data.".Length..] : name;

    private static void WriteName(ByteBuffer output, ReadOnlySpan<byte> name)
    {
        if (!name.IsEmpty && !name.ContainsAny(Quoted))
        {
            VisibleBytes.Append(output, name);
            return;
        }

        output.Append((byte)'"');
        VisibleBytes.Append(
            output, Encoding.UTF8.GetBytes(JsonEncodedText.Encode(name, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString()));
        output.Append((byte)'"');
    }

    private static void WriteValue(ByteBuffer output, ReadOnlySpan<byte> value, in EventMember member)
    {
        if (member.Kind != JsonTokenType.String || (!value.IsEmpty && !value.ContainsAny(Quoted)))
        {
            VisibleBytes.Append(output, value);
            return;
        }

        output.Append((byte)'"');
        VisibleBytes.Append(output, value);
        output.Append((byte)'"');
    }
}
