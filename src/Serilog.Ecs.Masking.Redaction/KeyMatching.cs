namespace Serilog.Ecs.Masking;

/// <summary>How names of properties, members and dictionary keys are compared with the sensitive ones.</summary>
public enum KeyMatching
{
    /// <summary>
    /// By their words, whatever the casing and separators: <c>userPassword</c>, <c>db_password</c> and <c>x-api-key</c> are
    /// sensitive, <c>max_tokens</c>, <c>CancellationToken</c> and <c>password_length</c> are not.
    /// </summary>
    Words,

    /// <summary>
    /// As <see cref="Words"/>, and also every name that contains <c>password</c>, <c>secret</c>, <c>token</c>, <c>api_key</c>
    /// or <c>authorization</c>, or a configured name, anywhere and in any casing.
    /// </summary>
    Substring,

    /// <summary>Only names that equal a sensitive word or phrase, or a configured name, whatever the casing and separators.</summary>
    Exact,
}
