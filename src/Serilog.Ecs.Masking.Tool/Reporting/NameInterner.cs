using System.Text;
using Serilog.Ecs.Masking.Tool.Reading.Events;

namespace Serilog.Ecs.Masking.Tool.Reporting;

/// <summary>Returns one string for equal bytes, for values that come again and again.</summary>
internal sealed class NameInterner
{
    private const int Most = 10_000;
    private const int Longest = 128;

    private readonly NameTable _numbers = new();
    private readonly List<string> _texts = [""];

    public string Of(ReadOnlySpan<byte> value)
    {
        if (value.Length > Longest)
        {
            return Encoding.UTF8.GetString(value);
        }

        if (_numbers.Find(value) is > 0 and var number)
        {
            return _texts[number];
        }

        var text = Encoding.UTF8.GetString(value);
        // Bytes that are not UTF-8 become the same text as others, and have no entry of their own.
        if (_texts.Count < Most && text.Length > 0 && _numbers.Find(Encoding.UTF8.GetBytes(text)) == 0)
        {
            _numbers.Add(text, _texts.Count);
            _texts.Add(text);
        }

        return text;
    }
}
