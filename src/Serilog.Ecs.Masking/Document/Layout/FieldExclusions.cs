using Serilog.Ecs.Masking.Fields;

namespace Serilog.Ecs.Masking.Document.Layout;

/// <summary>The fields that no document has.</summary>
internal sealed class FieldExclusions(IEnumerable<string> names)
{
    private readonly HashSet<string> _names = new(names, StringComparer.Ordinal);

    public bool Label(string key) => _names.Count > 0 && (_names.Contains("labels") || _names.Contains(FieldTarget.Labels + key));

    public bool Data(string key) => _names.Count > 0 && (_names.Contains("data") || _names.Contains(FieldTarget.Data + key));

    /// <summary>Returns whether the field, or a set of fields around it, is excluded.</summary>
    public bool Field(FieldSlot slot)
    {
        if (_names.Count == 0)
        {
            return false;
        }

        var name = slot.Name;
        while (true)
        {
            if (_names.Contains(name))
            {
                return true;
            }

            var dot = name.LastIndexOf('.');
            if (dot < 0)
            {
                return false;
            }

            name = name[..dot];
        }
    }
}
