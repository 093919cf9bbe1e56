using Serilog.Ecs.Masking.Tool.Reading.Sources;


namespace Serilog.Ecs.Masking.Tool.Scanning.Hiding;

/// <summary>
/// Writes masked copies: one file for one input, and a folder for several. A copy is written under another name and gets its own
/// when it is whole.
/// </summary>
internal sealed class RedactedCopy : IDisposable
{
    private const string Unfinished = ".unfinished";

    private readonly string _target;
    private readonly bool _isFolder;
    private readonly Func<string, string> _nameOf;
    private string? _source;
    private string? _path;
    private Stream? _stream;

    /// <summary>Prepares copies.</summary>
    /// <param name="target">The file or folder.</param>
    /// <param name="isFolder">Whether there are several inputs.</param>
    /// <param name="nameOf">Returns the name of the copy of an input inside the folder.</param>
    public RedactedCopy(string target, bool isFolder, Func<string, string> nameOf)
    {
        _target = target;
        _isFolder = isFolder;
        _nameOf = nameOf;
        if (!isFolder && Directory.Exists(target))
        {
            throw new InputException($"{target}: is a folder; the copy of one input is a file");
        }
    }

    public void Write(string source, ReadOnlySpan<byte> text)
    {
        try
        {
            if (source != _source)
            {
                Finish();
                Begin(source);
            }

            _stream!.Write(text);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{_path ?? _target}: cannot be written ({fault.GetType().Name})");
        }
    }

    /// <summary>Gives the last copy its name.</summary>
    public void Finish()
    {
        if (_stream is not null)
        {
            _stream.Dispose();
            _stream = null;
            File.Move(_path + Unfinished, _path!, overwrite: true);
        }
    }

    public void Dispose() => _stream?.Dispose();

    private void Begin(string source)
    {
        _source = source;
        _path = _isFolder ? Path.Combine(_target, _nameOf(source)) : _target;
        if (Path.GetDirectoryName(Path.GetFullPath(_path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        _stream = new FileStream(_path + Unfinished, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, BufferSize = 0 });
    }
}
