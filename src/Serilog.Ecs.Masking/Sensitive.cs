using Serilog.Ecs.Masking.Redaction.Styles;

namespace Serilog.Ecs.Masking;

/// <summary>
/// Wraps a value that must not be logged: its text is <c>***REDACTED***</c> in every log, with the pack in
/// place or without.
/// </summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="value">The value.</param>
public readonly struct Sensitive<T>(T value) : IEquatable<Sensitive<T>>, ISensitive
{
    // A field: capturing and serializing read properties.
    private readonly T _value = value;

    /// <summary>Wraps a value.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Sensitive<T>(T value) => new(value);

    /// <summary>Compares two values.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(Sensitive<T> left, Sensitive<T> right) => left.Equals(right);

    /// <summary>Compares two values.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(Sensitive<T> left, Sensitive<T> right) => !left.Equals(right);

    /// <summary>Returns the value itself.</summary>
    /// <returns>The value; it must not be logged.</returns>
    public T Reveal() => _value;

    /// <inheritdoc/>
    public bool Equals(Sensitive<T> other) => EqualityComparer<T>.Default.Equals(_value, other._value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Sensitive<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _value is null ? 0 : EqualityComparer<T>.Default.GetHashCode(_value);

    /// <summary>Returns <c>***REDACTED***</c>.</summary>
    /// <returns>The mask.</returns>
    public override string ToString() => FullStyle.DefaultPlaceholder;
}

/// <summary>Lets the capturing know a wrapper whatever it wraps.</summary>
internal interface ISensitive;
