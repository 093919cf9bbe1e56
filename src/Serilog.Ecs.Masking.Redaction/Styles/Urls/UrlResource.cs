namespace Serilog.Ecs.Masking.Redaction.Styles.Urls;

/// <summary>
/// What follows the host of a URL: path, query and fragment with the values of sensitive parameters hidden.
/// </summary>
/// <remarks>
/// Parameters are in the query, in the fragment, where OAuth puts access tokens, and in segments of the path,
/// as <c>;jsessionid=</c>.
/// </remarks>
internal sealed class UrlResource(SensitiveKey isSensitive, string placeholder)
{
    public void Write(scoped ReadOnlySpan<char> value, ref MaskWriter writer)
    {
        var hash = value.IndexOf('#');
        var fragment = hash < 0 ? default : value[(hash + 1)..];
        value = hash < 0 ? value : value[..hash];

        WritePathAndQuery(value, ref writer);
        if (hash < 0)
        {
            return;
        }

        // `#access_token=…` is all parameters; `#/route?token=…` has a path of its own.
        writer.Append('#');
        if (fragment.Contains('?') || fragment.StartsWith("/"))
        {
            WritePathAndQuery(fragment, ref writer);
        }
        else
        {
            WriteParameters(fragment, ref writer);
        }
    }

    private void WritePathAndQuery(scoped ReadOnlySpan<char> value, ref MaskWriter writer)
    {
        var mark = value.IndexOf('?');
        WritePath(mark < 0 ? value : value[..mark], ref writer);
        if (mark >= 0)
        {
            writer.Append('?');
            WriteParameters(value[(mark + 1)..], ref writer);
        }
    }

    private void WritePath(scoped ReadOnlySpan<char> path, ref MaskWriter writer)
    {
        // A gateway takes a whole URL in its path, with the user in it.
        if (KeyedValues.HoldsUserInfo(path))
        {
            writer.Append('/');
            writer.Append(placeholder);
            return;
        }

        while (true)
        {
            var end = path.IndexOfAny('/', ';');
            var segment = end < 0 ? path : path[..end];
            if (segment.Contains('='))
            {
                WriteParameter(segment, ref writer);
            }
            else
            {
                writer.Append(segment);
            }

            if (end < 0)
            {
                return;
            }

            writer.Append(path[end]);
            path = path[(end + 1)..];
        }
    }

    private void WriteParameters(scoped ReadOnlySpan<char> parameters, ref MaskWriter writer)
    {
        for (int end; (end = parameters.IndexOfAny('&', ';')) >= 0; parameters = parameters[(end + 1)..])
        {
            WriteParameter(parameters[..end], ref writer);
            writer.Append(parameters[end]);
        }

        WriteParameter(parameters, ref writer);
    }

    private void WriteParameter(scoped ReadOnlySpan<char> parameter, ref MaskWriter writer)
    {
        var equals = parameter.IndexOf('=');
        if (equals < 0)
        {
            writer.Append(KeyedValues.HoldsSensitive(parameter, isSensitive) ? placeholder : parameter);
            return;
        }

        var key = parameter[..equals];
        var value = parameter[(equals + 1)..];

        // What is not a key, because it is too long or holds a pair itself, may be a value that an equals sign follows.
        var hideKey = key.Length > PercentText.MaxLength || KeyedValues.HoldsSensitive(key, isSensitive);
        var hideValue = hideKey
            || KeyedValues.IsSensitive(key, isSensitive)
            || KeyedValues.HoldsSensitive(value, isSensitive);
        writer.Append(hideKey ? placeholder : key);
        writer.Append('=');
        writer.Append(hideValue ? placeholder : value);
    }
}
