using Serilog.Ecs.Masking.Tool.Reading.Events;


namespace Serilog.Ecs.Masking.Tool.Reporting;

/// <summary>The fields that the report reads besides those of every command, as flags of the name table.</summary>
internal static class ReportFields
{
    public const int Duration = 1 << 8;
    public const int Status = 1 << 9;
    public const int Route = 1 << 10;
    public const int Path = 1 << 11;
    public const int Client = 1 << 12;

    public static NameTable CreateTable()
    {
        var table = KnownFields.CreateTable();
        table.Add("event.duration", Duration);
        table.Add("http.response.status_code", Status);
        table.Add("http.route", Route);
        table.Add("labels.route", Route);
        table.Add("labels.http_route", Route);
        table.Add("labels.request_route", Route);
        table.Add("url.path", Path);
        table.Add("client.ip", Client);
        table.Add("client.address", Client);
        return table;
    }
}
