namespace Serilog.Ecs.Masking.Fields;

/// <summary>The Elasticsearch type of an ECS field; it decides which values the field can take.</summary>
internal enum EcsFieldType
{
    /// <summary><c>keyword</c>.</summary>
    Keyword,

    /// <summary><c>constant_keyword</c>.</summary>
    ConstantKeyword,

    /// <summary><c>wildcard</c>.</summary>
    Wildcard,

    /// <summary><c>match_only_text</c>.</summary>
    MatchOnlyText,

    /// <summary><c>long</c>.</summary>
    Long,

    /// <summary><c>integer</c>.</summary>
    Integer,

    /// <summary><c>double</c>.</summary>
    Double,

    /// <summary><c>float</c>.</summary>
    Float,

    /// <summary><c>scaled_float</c>.</summary>
    ScaledFloat,

    /// <summary><c>boolean</c>.</summary>
    Boolean,

    /// <summary><c>date</c>.</summary>
    Date,

    /// <summary><c>ip</c>.</summary>
    Ip,

    /// <summary><c>geo_point</c>.</summary>
    GeoPoint,

    /// <summary><c>object</c>.</summary>
    Object,

    /// <summary><c>flattened</c>.</summary>
    Flattened,

    /// <summary><c>nested</c>.</summary>
    Nested,
}
