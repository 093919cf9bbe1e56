namespace Serilog.Ecs.Masking;

/// <summary>Where structures, dictionaries and arrays of them are written.</summary>
public enum StructurePlacement
{
    /// <summary>As JSON objects under <c>data</c>, which the shipped index template maps as <c>flattened</c>.</summary>
    Data,

    /// <summary>Each member as a label of its own, its path joined by <c>_</c>: <c>labels.order_customer_name</c>.</summary>
    Labels,

    /// <summary>As one label that holds the JSON text.</summary>
    Json,
}
