namespace Serilog.Ecs.Masking.Redacted;

/// <summary>The parts of a rendered message that were searched before, as values of properties, and need not be again.</summary>
internal sealed class MessageParts
{
    /// <summary>A text of at least this length counts: its middle was searched, its ends may belong to what is around it.</summary>
    public const int LongText = 1_024;

    private const int Overlap = 128;

    private readonly EntryList<Part> _parts = new();
    private int _textStart = -1;
    private int _textEnd;

    public ReadOnlySpan<Part> All => _parts.Entries;

    public void Clear()
    {
        _parts.Clear();
        _textStart = -1;
    }

    /// <summary>Returns whether a message is one text and nothing else.</summary>
    public bool CoverWhole(int length) => _textStart == 0 && _textEnd == length;

    /// <summary>Adds a structure, all of which was searched, or a value that is never touched.</summary>
    public void AddWhole(int start, int end) => Add(start, end, isWhole: true);

    /// <summary>Adds a text, of which the middle needs no second search if it is long.</summary>
    public void AddText(int start, int end)
    {
        (_textStart, _textEnd) = (start, end);
        if (end - start >= LongText)
        {
            Add(start + Overlap, end - Overlap, isWhole: false);
        }
    }

    private void Add(int start, int end, bool isWhole)
    {
        ref var part = ref _parts.Add();
        part = new Part(start, end, isWhole);
    }

    /// <summary>One part.</summary>
    /// <param name="Start">Where it starts in the message.</param>
    /// <param name="End">Where it ends.</param>
    /// <param name="IsWhole">Whether nothing of it reaches into what is around it.</param>
    public readonly record struct Part(int Start, int End, bool IsWhole);
}
