using System.Buffers;
using System.Text;
using System.Text.Json;
using Serilog.Ecs.Masking.Tool.Reading.Blocks;
using Serilog.Ecs.Masking.Tool.Scanning.Hiding;

namespace Serilog.Ecs.Masking.Tool.Scanning;

/// <summary>Searches blocks of text. One thread at a time uses it.</summary>
internal sealed class ScanWorker
{
    private readonly ScanOptions _options;
    private readonly Redactor _redactor;
    private readonly Lazy<ValueHider> _hider;
    private readonly JsonLineMasker _lineMasker;
    private readonly List<Finding> _findings = [];
    private readonly List<Finding> _inner = [];
    private readonly ArrayBufferWriter<char> _masked = new();
    private char[] _text = [];

    public ScanWorker(ScanOptions options)
    {
        _options = options;
        _redactor = options.CreateRedactor();
        _hider = new Lazy<ValueHider>(() => new ValueHider(options.CreateHider()));
        _lineMasker = new JsonLineMasker(_redactor);
    }

    public ScanPart Scan(Block block)
    {
        var part = new ScanPart(block.Source)
        {
            Bytes = block.Length,
            Lines = block.Text.Count((byte)'\n') + (block.Text is [.., not (byte)'\n'] ? 1 : 0),
            Redacted = _options.WritesCopy ? new ByteBuffer(block.Length + 1024) : null,
        };
        if (_text.Length < block.Length)
        {
            _text = new char[block.Length];
        }

        var text = _text.AsSpan(0, Encoding.UTF8.GetChars(block.Text, _text));
        var groups = new TextGroups(text);
        var line = block.FirstLine;
        var counted = 0;
        while (groups.MoveNext())
        {
            _findings.Clear();
            _redactor.Find(groups.Current, _findings);
            if (groups.IsJson && _findings.Count > 0)
            {
                TraceIds.Remove(groups.Current, _findings);
            }

            if (groups.IsJson && groups.Current.Contains('\\'))
            {
                AddFromEscaped(groups.Current);
            }

            if (_findings.Count > 0)
            {
                line += text[counted..groups.Start].Count('\n');
                counted = groups.Start;
                Report(part, groups.Current, line, groups.IsJson);
            }

            if (part.Redacted is { } redacted)
            {
                WriteCopy(redacted, groups.Current, groups.IsJson);
            }
        }

        // Nothing of the input stays in memory longer than its block.
        text.Clear();
        return part;
    }

    // A value with escapes is also searched unescaped: {"message":"Login\npassword: x"}.
    private void AddFromEscaped(ReadOnlySpan<char> line)
    {
        var bytes = Encoding.UTF8.GetBytes(line.ToString());
        var reader = new Utf8JsonReader(bytes);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.String && reader.ValueIsEscaped)
                {
                    AddFromEscaped(bytes, (int)reader.TokenStartIndex, (int)reader.BytesConsumed, reader.GetString()!);
                }
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // Not JSON after all: the line was searched as text.
        }
    }

    private void AddFromEscaped(byte[] bytes, int start, int end, string value)
    {
        _inner.Clear();
        _redactor.Find(value, _inner);
        if (_inner.Count == 0)
        {
            return;
        }

        var first = Encoding.UTF8.GetCharCount(bytes.AsSpan(0, start));
        var last = first + Encoding.UTF8.GetCharCount(bytes.AsSpan(start, end - start));
        if (!_findings.Exists(finding => finding.Start < last && finding.End > first))
        {
            // Where in the escaped text is not known: the whole of it is hidden.
            _findings.Add(new Finding(first + 1, last - first - 2, _inner[0].Rule, _inner[0].Confidence));
        }
    }

    private void Report(ScanPart part, ReadOnlySpan<char> group, long line, bool isJson)
    {
        var counted = 0;
        foreach (var finding in _findings)
        {
            line += group[counted..Math.Max(counted, finding.Start)].Count('\n');
            counted = Math.Max(counted, finding.Start);
            _options.Values.Add(group.Slice(finding.Start, finding.Length));
            var fingerprint = _options.Fingerprinter?.Hash(finding.Rule.Id, group.Slice(finding.Start, finding.Length));
            var isKnown = fingerprint is not null && _options.Known?.Contains(fingerprint) == true;
            if (_options.CollectsFingerprints && fingerprint is not null)
            {
                part.Fingerprints.Add((finding.Rule.Id, fingerprint));
            }

            if (part.Count(finding.Rule, isKnown))
            {
                part.Findings.Add(Listed(part, group, finding, line, isJson, fingerprint, isKnown));
            }
        }
    }

    private ScanFinding Listed(ScanPart part, ReadOnlySpan<char> group, Finding finding, long line, bool isJson, string? fingerprint, bool isKnown)
    {
        var start = group[..finding.Start].LastIndexOf('\n') + 1;
        var end = group[finding.End..].IndexOf('\n');
        end = end < 0 ? group.Length : finding.End + end;

        // The line of the finding alone: of the others in the group, those that are in it.
        var inLine = _findings
            .Where(one => one.Start < end && one.End > start)
            .Select(one => one with { Start = Math.Max(one.Start, start) - start, Length = Math.Min(one.End, end) - Math.Max(one.Start, start) })
            .ToList();
        var shown = finding with { Start = finding.Start - start };
        var text = group[start..end].TrimEnd('\r');
        return new ScanFinding(
            finding.Rule, finding.Confidence, _hider.Value.Hide(part.Source), line, shown.Start + 1,
            isJson && JsonFieldPath.Find(text, shown.Start) is { } path ? _hider.Value.Hide(path) : null,
            _hider.Value.Excerpt(text, inLine, shown), fingerprint, isKnown);
    }

    private void WriteCopy(ByteBuffer copy, ReadOnlySpan<char> group, bool isJson)
    {
        if (_findings.Count == 0)
        {
            Append(copy, group);
            return;
        }

        _masked.Clear();
        var isMasked = _redactor.TryRedact(group, _masked);
        if (isJson && (!isMasked || !IsJson(_masked.WrittenSpan)) && IsJson(group) && _lineMasker.TryMask(group) is { } line)
        {
            copy.Append(line);
            copy.Append(group.EndsWith("\r\n") ? "\r\n"u8 : group.EndsWith("\n") ? "\n"u8 : ""u8);
            return;
        }

        Append(copy, isMasked ? _masked.WrittenSpan : group);
    }

    private static void Append(ByteBuffer copy, ReadOnlySpan<char> text) =>
        copy.Advance(Encoding.UTF8.GetBytes(text, copy.Reserve(Encoding.UTF8.GetMaxByteCount(text.Length))));

    private static bool IsJson(ReadOnlySpan<char> text)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text.ToString()));
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
