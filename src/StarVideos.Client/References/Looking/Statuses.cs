namespace StarVideos.References.Looking;

/// <summary>Turns an HTTP status into a finding.</summary>
internal static class Statuses
{
    /// <param name="status">The status of an answer that has no file.</param>
    /// <param name="mayBeOther">
    /// Whether the refusal may apply to this computer only: because a proxy answered, or because the user name of the address was not sent.
    /// </param>
    internal static LookEndedException Read(int status, bool mayBeOther)
    {
        var value = FormattableString.Invariant($"HTTP {status}");
        switch (status)
        {
            case 404 or 410:
                return new(new(ReferenceFindingKind.NotFound, $"There is nothing: it answers {value}, asked from this computer.") { Value = value, Rule = "must be an address that anyone can fetch" }, true);
            case 408 or 425 or 429 or >= 500:
                return new(new(ReferenceFindingKind.TryLater, $"It answers {value} now, so nothing can be told.") { Value = value }, false);
            case 401 or 403 when mayBeOther:
            case 407:
                return new(new(ReferenceFindingKind.UnexpectedAnswer, $"It answers {value} to this computer, which proves nothing about other computers.") { Value = value }, false);
            case >= 400:
                return new(new(ReferenceFindingKind.Refused, $"It refuses access: {value}, asked from this computer without a log-in.") { Value = value, Rule = "must be an address that anyone can fetch" }, true);
            default:
                return new(new(ReferenceFindingKind.UnexpectedAnswer, $"It answers {value}, so nothing can be told.") { Value = value }, false);
        }
    }
}
