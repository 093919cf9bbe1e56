using System.Text;

namespace Serilog.Ecs.Masking.DevConsole;

/// <summary>
/// Standard output or standard error for whole lines, each in one write of the operating system. The writer of <see cref="Console"/> has
/// room for 256 characters and writes as often as they are full, which costs several calls for each event.
/// </summary>
/// <remarks>
/// Where <see cref="Console.SetOut"/> or <see cref="Console.SetError"/> put another writer in place, before or after, that one gets the
/// line. The lock is the one that the writer of <see cref="Console"/> takes, so that no line is torn by what the application prints.
/// </remarks>
internal sealed class ConsoleLines : TextWriter
{
    private const int KeptBytes = 256 * 1024;

    private static readonly object Gate = new();

    private readonly Func<TextWriter> _current;
    private readonly Func<Stream> _open;
    private TextWriter? _standard;
    private Stream? _stream;
    private byte[] _bytes = new byte[8 * 1024];

    private ConsoleLines(Func<TextWriter> current, Func<Stream> open) => (_current, _open) = (current, open);

    /// <summary>Gets standard output.</summary>
    public static ConsoleLines Out { get; } = new(static () => Console.Out, Console.OpenStandardOutput);

    /// <summary>Gets standard error.</summary>
    public static ConsoleLines Error { get; } = new(static () => Console.Error, Console.OpenStandardError);

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>
    /// Determines whether lines may go past the writer of <see cref="Console"/>: it writes UTF-8 to a file or a pipe, and it has not been replaced.
    /// </summary>
    /// <param name="isReplacedBy">Makes <see cref="Console"/> replace its own writers, and no others.</param>
    public static void FindStandard(Action isReplacedBy)
    {
        lock (Gate)
        {
            if (Out.IsKnown && Error.IsKnown)
            {
                return;
            }

            var (output, error) = (Console.Out, Console.Error);
            isReplacedBy();
            Out.Learn(output);
            Error.Learn(error);
        }
    }

    public override void Write(char value) => _current().Write(value);

    public override void Write(char[] buffer, int index, int count)
    {
        var current = _current();
        if (!ReferenceEquals(current, _standard))
        {
            current.Write(buffer, index, count);
            current.Flush();
            return;
        }

        lock (current)
        {
            WriteBytes(buffer.AsSpan(index, count));
        }
    }

    private bool IsKnown => _standard is not null && ReferenceEquals(_standard, _current());

    private void Learn(TextWriter before)
    {
        var after = _current();
        _stream ??= _open();
        _standard = ReferenceEquals(before, after) ? null : after;
    }

    private void WriteBytes(ReadOnlySpan<char> line)
    {
        var most = Encoding.UTF8.GetMaxByteCount(line.Length);
        var bytes = most <= _bytes.Length ? _bytes : new byte[most];
        _stream!.Write(bytes, 0, Encoding.UTF8.GetBytes(line, bytes));
        _bytes = most <= KeptBytes ? bytes : _bytes;
    }
}
