using Serilog.Ecs.Masking.Document;
using Serilog.Ecs.Masking.Document.Layout;
using Serilog.Ecs.Masking.Enrichers;
using Serilog.Ecs.Masking.Fields;
using Serilog.Ecs.Masking.Fields.Routes;
using Serilog.Events;

namespace Serilog.Ecs.Masking.DevConsole;

/// <summary>Leaves out what the first line shows, what only programs read, and on the line of a request all that describes the request.</summary>
internal sealed class CompactPropertyFilter(DocumentPlan plan) : PropertyFilter
{
    private static readonly HashSet<FieldSlot> Elsewhere =
    [
        KnownFields.LogLogger, KnownFields.TraceId, KnownFields.ErrorType, KnownFields.ErrorMessage, KnownFields.ErrorStackTrace,
    ];

    // Properties without a field: the trace context, the connection and the endpoint.
    private static readonly string[] Hidden = [SpanPosition.TraceFlagsName, SpanPosition.ParentIdName, "ConnectionId", "HttpRoute", "ActionId"];

    private readonly string[] _hiddenKeys = [.. Hidden.Select(name => plan.Properties.Get(name).Key)];
    private readonly ReferenceCache<MessageTemplate, PropertyPlan[]> _properties = new(1_024, takesOver: true);

    public override FirstLineContent ReadFirstLine(DocumentWriter writer)
    {
        var template = writer.Event.Template;
        var message = new FirstLineContent(
            _properties.Find(template) ?? _properties.Remember(template, PropertiesOf(template)), IsRequest: false, HasTrace: false);
        return message with
        {
            IsRequest = ShowsField(writer, KnownFields.HttpRequestMethod, message) && ShowsField(writer, KnownFields.UrlPath, message),
            HasTrace = ViewFields.Find(writer, KnownFields.TraceId) >= 0,
        };
    }

    public override bool ShowsField(in FieldEntry entry, in FirstLineContent firstLine) =>
        !Elsewhere.Contains(entry.Slot)
        && !CompactFields.Hidden.Contains(entry.Slot.Name)
        && !firstLine.Shows(entry.Source)
        && !IsOfEventId(entry)
        && !(firstLine.HasTrace && ReferenceEquals(entry.Slot, KnownFields.UrlPath))
        && !(firstLine.IsRequest && CompactFields.DescribesRequest(entry.Slot.Name));

    public override bool ShowsKey(string key, in FirstLineContent firstLine) => !firstLine.ShowsKey(key) && !_hiddenKeys.AsSpan().Contains(key);

    // The id and the name of Microsoft.Extensions.Logging's EventId. The name has no source: only the id becomes a label where its field is taken.
    private static bool IsOfEventId(in FieldEntry entry) =>
        entry.Source?.Name == KnownRoutes.EventIdName || (entry.Source is null && ReferenceEquals(entry.Slot, KnownFields.EventAction));

    private static bool ShowsField(DocumentWriter writer, FieldSlot field, FirstLineContent message) =>
        ViewFields.Find(writer, field) is >= 0 and var position && message.Shows(writer.Fields.Fields.Entries[position].Source);

    private PropertyPlan[] PropertiesOf(MessageTemplate template) =>
        [.. plan.Template(template).Parts.Where(static part => part.Property is not null).Select(part => plan.Properties.Get(part.Property!))];
}
