using System.Buffers;

namespace Serilog.Ecs.Masking.Compliance;

/// <summary>Masks by a redactor of the application.</summary>
/// <remarks>A redactor may write less than its announced length, but a style must know the exact length. So the redactor runs once to measure.</remarks>
internal sealed class RedactorStyle(Microsoft.Extensions.Compliance.Redaction.Redactor redactor) : MaskStyle
{
    public override int GetMaskedLength(ReadOnlySpan<char> value) => value.IsEmpty ? 0 : Run(value, default);

    public override void Mask(ReadOnlySpan<char> value, Span<char> destination)
    {
        if (!value.IsEmpty && Run(value, destination) != destination.Length)
        {
            throw new InvalidOperationException("The redactor does not write the same each time.");
        }
    }

    private int Run(ReadOnlySpan<char> value, Span<char> destination)
    {
        var room = redactor.GetRedactedLength(value);
        var rented = room > 256 ? ArrayPool<char>.Shared.Rent(room) : null;
        var buffer = (rented ?? stackalloc char[256])[..room];
        try
        {
            var length = redactor.Redact(value, buffer);
            if (length <= destination.Length)
            {
                buffer[..length].CopyTo(destination);
            }

            return length;
        }
        finally
        {
            // A redactor may copy the value into its span.
            buffer.Clear();
            if (rented is not null)
            {
                ArrayPool<char>.Shared.Return(rented);
            }
        }
    }
}
