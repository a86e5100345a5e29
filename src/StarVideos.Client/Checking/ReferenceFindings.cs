namespace StarVideos.Checking;

/// <summary>Adds the findings about the references of a row to its check.</summary>
internal static class ReferenceFindings
{
    /// <summary>Checks the references of a row that keeps the rules.</summary>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    internal static async Task<RequestCheck> AddAsync(RequestCheck check, VideoRow row, ReferenceChecker checker, CancellationToken stop)
    {
        if (check.Request is not { } request || RequestReferences.Of(request) is not { Count: > 0 } references)
        {
            return check;
        }

        var reports = await checker.CheckAsync(request, stop).ConfigureAwait(false);
        return check with
        {
            References = reports,
            Problems = Findings(row, references, reports, static report => report.Problems),
            Unknowns = Findings(row, references, reports, static report => report.Unknowns),
            Warnings = [.. check.Warnings, .. Findings(row, references, reports, static report => report.Warnings)],
        };
    }

    /// <summary>The first proven problem of a request's references, as the error of its row; null if there is none.</summary>
    internal static async Task<InvalidRequestException?> RefusalAsync(VideoRow row, VideoRequest request, ReferenceChecker checker, Action<string> warn, CancellationToken stop)
    {
        var references = RequestReferences.Of(request);
        var reports = references.Count == 0 ? [] : await checker.CheckAsync(request, stop).ConfigureAwait(false);
        for (var i = 0; i < reports.Count; i++)
        {
            if (reports[i].Problems is { Count: > 0 } problems)
            {
                return new InvalidRequestException(row.Heading(references[i].Field), reports[i].Address, Sentence(problems[0]));
            }
        }

        foreach (var finding in Findings(row, references, reports, static report => [.. report.Unknowns, .. report.Warnings]))
        {
            warn(finding.ToString());
        }

        return null;
    }

    private static CheckFinding[] Findings(VideoRow row, IReadOnlyList<Reference> references, IReadOnlyList<ReferenceReport> reports, Func<ReferenceReport, IReadOnlyList<ReferenceFinding>> of) =>
        [.. reports.SelectMany((report, i) => of(report).Select(finding => new CheckFinding(row.Heading(references[i].Field), report.Address, finding.Rule, Sentence(finding))))];

    /// <summary>A finding as a part of a sentence.</summary>
    private static string Sentence(ReferenceFinding finding)
    {
        var words = finding.Message.TrimEnd('.');
        return char.ToLowerInvariant(words[0]) + words.Substring(1);
    }
}
