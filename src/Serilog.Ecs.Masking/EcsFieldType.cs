namespace Serilog.Ecs.Masking;

/// <summary>The type of a field in Elasticsearch, which decides what values the field takes. A value of another type goes to <c>labels</c>.</summary>
public enum EcsFieldType
{
    /// <summary><c>keyword</c>: text that is found as a whole.</summary>
    Keyword,

    /// <summary><c>constant_keyword</c>: the same text in all documents of an index.</summary>
    ConstantKeyword,

    /// <summary><c>wildcard</c>: text of which parts are found.</summary>
    Wildcard,

    /// <summary><c>match_only_text</c>: text that is found by its words.</summary>
    MatchOnlyText,

    /// <summary><c>long</c>: a whole number of 64 bits.</summary>
    Long,

    /// <summary><c>integer</c>: a whole number of 32 bits.</summary>
    Integer,

    /// <summary><c>double</c>: a number.</summary>
    Double,

    /// <summary><c>float</c>: a number of single precision.</summary>
    Float,

    /// <summary><c>scaled_float</c>: a number with a fixed number of digits.</summary>
    ScaledFloat,

    /// <summary><c>boolean</c>: true or false.</summary>
    Boolean,

    /// <summary><c>date</c>: a time, or its text in ISO 8601.</summary>
    Date,

    /// <summary><c>ip</c>: an address of IPv4 or IPv6.</summary>
    Ip,

    /// <summary><c>geo_point</c>: <c>lat,lon</c>.</summary>
    GeoPoint,

    /// <summary><c>object</c>: a structure whose members are fields of ECS.</summary>
    Object,

    /// <summary><c>flattened</c>: any structure.</summary>
    Flattened,

    /// <summary><c>nested</c>: a list of structures whose members are fields of ECS.</summary>
    Nested,
}
