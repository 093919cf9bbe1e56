namespace Serilog.Ecs.Masking.Fields;

/// <summary>The Elasticsearch type of an ECS field; it decides which values the field can take.</summary>
internal enum EcsFieldType : byte
{
    Keyword,
    ConstantKeyword,
    Wildcard,
    MatchOnlyText,
    Long,
    Integer,
    Double,
    Float,
    ScaledFloat,
    Boolean,
    Date,
    Ip,
    GeoPoint,
    Object,
    Flattened,
    Nested,
}
