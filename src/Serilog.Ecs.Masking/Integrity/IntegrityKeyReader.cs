using System.Text;
using Serilog.Ecs.Masking.Settings;

namespace Serilog.Ecs.Masking.Integrity;

/// <summary>Reads the key that options name, or returns the fault.</summary>
internal static class IntegrityKeyReader
{
    private const int MaxFileLength = 64 * 1024;

    /// <summary>Returns the key; <paramref name="fault"/> is the reason if there is none.</summary>
    public static IntegrityKey? Read(EcsIntegrityOptions options, EnvironmentReader environment, out string? fault)
    {
        var hasFile = !string.IsNullOrWhiteSpace(options.KeyFile);
        var hasVariable = !string.IsNullOrWhiteSpace(options.KeyVariable);
        fault = (hasFile, hasVariable) switch
        {
            (true, true) => "keyFile and keyVariable are both set; a key comes from one of them.",
            (false, false) => "HmacSha256 needs a key; set keyFile or keyVariable.",
            _ => IntegrityKey.IdFault(options.KeyId) is { } idFault ? "keyId: " + idFault : null,
        };
        if (fault is not null)
        {
            return null;
        }

        var bytes = hasFile ? TryReadFile(options.KeyFile!, out fault) : TryReadVariable(options.KeyVariable!, environment, out fault);
        if (bytes is not null && IntegrityKey.BytesFault(bytes) is { } bytesFault)
        {
            fault = (hasFile ? $"the key in the file '{options.KeyFile}' " : $"the key in the variable '{options.KeyVariable}' ") + bytesFault;
        }

        return fault is null ? new IntegrityKey(options.KeyId, bytes!) : null;
    }

    public static byte[] ReadFile(string path)
    {
        using var file = File.OpenRead(path);
        if (file.Length > MaxFileLength)
        {
            throw new IOException("The file is too long to be a key.");
        }

        using var content = new MemoryStream();
        file.CopyTo(content);
        var bytes = content.ToArray();
        var text = bytes.AsSpan().TrimEnd("\r\n"u8);

        // A line break at the end of random bytes is a part of them; at the end of a text it comes from the editor.
        return text.ContainsAnyExceptInRange((byte)' ', (byte)'~') ? bytes : text.ToArray();
    }

    private static byte[]? TryReadFile(string path, out string? fault)
    {
        try
        {
            fault = null;
            return ReadFile(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            fault = $"the key file '{path}' cannot be read: {exception.GetType().Name}.";
            return null;
        }
    }

    private static byte[]? TryReadVariable(string name, EnvironmentReader environment, out string? fault)
    {
        var text = environment(name);
        fault = text is null ? $"the variable '{name}' of the key is not set." : null;
        return text is null ? null : Encoding.UTF8.GetBytes(text);
    }
}
