namespace Serilog.Ecs.Masking;

/// <summary>How property names become keys in <c>labels</c> and <c>data</c>. Keys of dictionaries keep their casing in either case.</summary>
public enum NameCasing
{
    /// <summary><c>UserId</c> becomes <c>user_id</c>.</summary>
    Snake,

    /// <summary><c>UserId</c> stays; only <c>.</c>, <c>*</c> and <c>\</c> become <c>_</c>.</summary>
    Preserve,
}
