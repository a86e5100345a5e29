using System.Globalization;
using StarVideos.PowerShell.Tests.Hosted.Support;

namespace StarVideos.PowerShell.Tests.Hosted;

/// <summary>Tasks that are exported and read back in some culture.</summary>
public sealed class CultureTests : EngineTest
{
    private static readonly string[] Countries = ["en-US", "de-DE", "en-GB", "tr-TR", "th-TH", "fa-IR", "ar-SA", "zh-CN"];

    private static readonly string[] Forms =
    [
        "& { $task | Export-Csv $file; Import-Csv $file }",
        "& { $task | Export-Csv $file -UseCulture; Import-Csv $file -UseCulture }",
        "& { $task | Export-Csv $file -IncludeTypeInformation; Import-Csv $file }",
        "& { $task | Export-Clixml $file; Import-Clixml $file }",
        "($task | ConvertTo-Json | ConvertFrom-Json)",
        "($task | ConvertTo-Json -EnumsAsStrings | ConvertFrom-Json -DateKind String)",
        "($task | ConvertTo-Json | ConvertFrom-Json -AsHashtable)",
        "($task | ConvertTo-Json | ConvertFrom-Json -DateKind Offset)",
        "($task | Select-Object *)",
        "$columns",
    ];

    public static TheoryData<string, string> Copies
    {
        get
        {
            var copies = new TheoryData<string, string>();
            foreach (var country in Countries)
            {
                foreach (var form in Forms)
                {
                    copies.Add(country, form);
                }
            }

            return copies;
        }
    }

    [Theory]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    public async Task Messages_name_the_day_of_a_submission_in_one_calendar(string country)
    {
        var run = await RunAsync($$"""
            [cultureinfo]::CurrentCulture = '{{country}}'
            'a [create:500]' | New-StarVideoTask -Batch run -ErrorAction SilentlyContinue
            'a [create:500]' | New-StarVideoTask -Batch run -Resume
            Get-StarVideoSubmission | Resolve-StarVideoSubmission -NotCreated -WhatIf
            """);

        var year = FormattableString.Invariant($"sent on {DateTime.Now:yyyy-}");
        Assert.Contains(year, run.Errors[^1].ToString(), StringComparison.Ordinal);
        Assert.Contains(Session.Host.Screen.Lines, line => line.Contains(year, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Copies))]
    public async Task A_copy_says_what_the_task_said_and_is_never_paid_for_again(string country, string form)
    {
        using var folder = new TempFolder();
        Session.Set("file", Path.Combine(folder.Path, "tasks"));
        var run = await RunAsync($$"""
            [cultureinfo]::CurrentCulture = '{{country}}'
            $columns = @{
                Id = 'mcp_e36e1f'; Status = 'Completed'; StatusText = 'succeeded'; Prompt = 'a fox'; Name = 'fox'; Duration = 5; Mode = 'Text'
                CreatedAt = [datetime] '2026-11-05T14:03:07'; CheckedAt = [datetime] '2026-11-25T00:59:59'; ActualDuration = 5.04; VideoUrl = 'https://example.com/1.mp4'
            }
            $task = $columns | Wait-StarVideoTask
            $copy = {{form}}
            $copy | Wait-StarVideoTask
            $copy | New-StarVideoTask -WarningAction SilentlyContinue
            """);

        var error = run.OneError("InvalidRequest").IsWellFormed();
        Assert.Contains("submitted already", error.ToString(), StringComparison.Ordinal);
        var task = Assert.Single(run.Tasks);
        Assert.Equal(("mcp_e36e1f", VideoTaskStatus.Completed, VideoMode.Text, 5, 5.04), (task.Id, task.Status, task.Mode, task.Duration, task.ActualDuration));
        Assert.Equal("2026-11-05 14:03:07", task.CreatedAt?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
        Assert.Equal("2026-11-25 00:59:59", task.CheckedAt?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
        AssertNothingSent();
    }
}
